// Current = original + journal.

import { Node, type Schema } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import { applied } from '../document/apply.ts';
import '../document/steps.ts'; // our own steps are read from JSON too
import type { Change } from './change.ts';

export interface Replayed {
  /** After all changes up to the first that does not fit. */
  readonly doc: Node;
  /** The first change that could not be replayed, and why; null: all of them were. Nothing of it and behind it was done. */
  readonly broken: { readonly at: number; readonly seq: number; readonly reason: string } | null;
}

/** The document of a stored JSON. Throws RangeError if it does not fit the schema. */
export function documentOf(schema: Schema, json: unknown): Node {
  const doc = Node.fromJSON(schema, json);
  doc.check();
  return doc;
}

export function replay(start: Node, changes: readonly Pick<Change, 'steps' | 'seq'>[]): Replayed {
  let doc = start;
  for (const [at, { steps, seq }] of changes.entries()) {
    const { after, reason } = done(doc, steps);
    if (!after) return { doc, broken: { at, seq, reason } };
    doc = after;
  }
  return { doc, broken: null };
}

/** The document after the steps; null and why, where one does not fit. */
function done(
  doc: Node,
  steps: readonly unknown[],
): { readonly after: Node | null; readonly reason: string } {
  try {
    let after = doc;
    for (const json of steps) {
      const result = applied(after, Step.fromJSON(doc.type.schema, json));
      if (!result.doc) return { after: null, reason: result.failed ?? '' };
      after = result.doc;
    }
    return { after, reason: '' };
  } catch (error) {
    if (error instanceof RangeError) return { after: null, reason: error.message };
    throw error;
  }
}
