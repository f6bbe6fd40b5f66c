// Current = original + journal.

import { Node, type Schema } from 'prosemirror-model';
import { Step, Transform } from 'prosemirror-transform';
import '../document/steps.ts'; // our own steps are read from JSON too
import type { Change } from './change.ts';

export interface Replayed {
  /** All changes up to the first that does not fit. */
  readonly tr: Transform;
  /** Per step of `tr`, the place of its change in the list. */
  readonly changeOf: readonly number[];
  /** The first change that could not be replayed, and why; null: all of them were. Nothing behind it was tried. */
  readonly broken: { readonly at: number; readonly seq: number; readonly reason: string } | null;
}

/** The document of a stored JSON. Throws RangeError if it does not fit the schema. */
export function documentOf(schema: Schema, json: unknown): Node {
  const doc = Node.fromJSON(schema, json);
  doc.check();
  return doc;
}

export function replay(doc: Node, changes: readonly Pick<Change, 'steps' | 'seq'>[]): Replayed {
  const tr = new Transform(doc);
  const changeOf: number[] = [];
  const { schema } = doc.type;
  for (const [at, change] of changes.entries()) {
    for (const json of change.steps) {
      const reason = tryStep(tr, schema, json);
      if (reason !== null) return { tr, changeOf, broken: { at, seq: change.seq, reason } };
      changeOf.push(at);
    }
  }
  return { tr, changeOf, broken: null };
}

function tryStep(tr: Transform, schema: Schema, json: unknown): string | null {
  try {
    return tr.maybeStep(Step.fromJSON(schema, json)).failed;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}
