// Core's schema as Tiptap extensions: the same names, contents, attributes and marks. The editor's schema is its own
// instance; what goes between the two is JSON.

import { type AnyExtension, Mark, Node } from '@tiptap/core';
import { schema } from '../core/document/schema.ts';

// attributes are never written to or read from HTML: nothing that is pasted can set one
function attributes(attrs: object | undefined) {
  return Object.fromEntries(
    Object.entries(attrs ?? {}).map(
      ([name, spec]: [string, { default?: unknown; validate?: (value: unknown) => void }]) => [
        name,
        { default: spec.default, rendered: false, ...(spec.validate ? { validate: spec.validate } : {}) },
      ],
    ),
  );
}

const nodes: AnyExtension[] = Object.entries(schema.nodes).map(([name, { spec }]) =>
  Node.create({
    name,
    topNode: name === 'doc',
    content: spec.content ?? '',
    ...(spec.group ? { group: spec.group } : {}),
    ...(spec.marks === undefined ? {} : { marks: spec.marks }),
    ...(spec.whitespace ? { whitespace: spec.whitespace } : {}),
    isolating: spec.isolating ?? false,
    // as prosemirror-model's own list puts it first where a block must be and none is named
    priority: name === 'body' ? 200 : 100,
    addAttributes: () => attributes(spec.attrs),
    ...(spec.toDOM && name !== 'text' ? { renderHTML: ({ node }) => spec.toDOM?.(node) ?? ['div', 0] } : {}),
  }),
);

const marks: AnyExtension[] = Object.entries(schema.marks).map(([name, { spec }]) =>
  Mark.create({
    name,
    inclusive: spec.inclusive ?? true,
    excludes: spec.excludes ?? '',
    addAttributes: () => attributes(spec.attrs),
    renderHTML: () => ['span', { class: name }, 0],
  }),
);

export const schemaExtensions: readonly AnyExtension[] = [...nodes, ...marks];
