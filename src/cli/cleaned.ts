// An issue after its certain fixes, as exporters want it: what the command line, the benches and the tests share.

import { Transform } from 'prosemirror-transform';
import { fixCertain } from '../core/checks/fix-certain.ts';
import { type House, Linter } from '../core/checks/lint.ts';
import { schema } from '../core/document/schema.ts';
import { exportInput, payloadOf } from '../core/export/gather.ts';
import type { ExportInput } from '../core/export/types.ts';
import type { Original } from '../core/import/types.ts';
import { taxonomies } from '../core/sections/registry.ts';

const sectionNames = Object.fromEntries(
  taxonomies.flatMap(({ sections }) => sections.map(({ code, name }) => [code, name])),
);

/** `floor`: fixes of at least this confidence are applied (default: certain ones); above 1: none. `house`: the paper's words and kinds. */
export function cleaned(original: Original, floor?: number, house: House = {}): ExportInput {
  const doc = schema.nodeFromJSON(original.doc);
  doc.check();
  const tr = new Transform(doc);
  const linter = new Linter({ doubts: original.doubts, ...house });
  const taken = new Set<unknown>();
  doc.descendants((node) => void taken.add(node.attrs['id']));
  let ids = 0;
  const newId = (): string => {
    do ids += 1;
    while (taken.has(`c${ids}`)); // an issue that came in as JSON keeps its ids
    return `c${ids}`;
  };
  const fixes = fixCertain(tr, linter, newId, floor);
  const change = { intent: 'fix', label: 'fix-certain', steps: tr.steps, payload: payloadOf(fixes) } as const;
  return exportInput(original, doc, [change], { sectionNames, suggestions: linter.lint(tr.doc).suggestions });
}
