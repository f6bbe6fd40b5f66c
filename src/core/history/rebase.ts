// Changes that were made on an old version, done anew on top of what came in between. prosemirror-collab's way (take the
// local steps back, do the remote ones, do the local ones mapped), with a stricter hand: nothing is dropped silently, and
// nothing that a colleague typed meanwhile is swept away.

import type { Node, Slice } from 'prosemirror-model';
import { type Mappable, type Mapping, ReplaceStep, Step, type Transform } from 'prosemirror-transform';
import { MoveStep } from '../document/steps.ts';
import type { Change, NewChange, Unplaced } from './change.ts';

/** A change that is not in the journal yet, with its steps alive. */
export interface LocalChange {
  readonly change: Omit<NewChange, 'steps'>;
  readonly steps: readonly Step[];
  /** inverted[i] takes steps[i] back in the document that it left. */
  readonly inverted: readonly Step[];
}

export interface Rebased {
  readonly local: readonly LocalChange[];
  readonly unplaced: readonly Unplaced[];
}

/** Of prosemirror-transform, left out of its published types: two maps that undo each other. */
interface Mirrors {
  setMirror(of: number, at: number): void;
}

/** How many local steps were taken back at the beginning of `tr`: prosemirror-history wants to know. */
export const stepCount = (local: readonly LocalChange[]): number =>
  local.reduce((n, { steps }) => n + steps.length, 0);

/**
 * `tr` starts on the document with the local changes applied; afterwards it holds the remote ones and, on top, the local
 * ones. Local changes that are among the remote ones (told by id) are confirmed and no longer local. A remote change that does not fit the document throws: the journal's own changes always fit.
 */
export function rebase(
  tr: Transform,
  local: readonly LocalChange[],
  remote: readonly Pick<Change, 'id' | 'steps' | 'fingerprints'>[],
): Rebased {
  const flat = local.flatMap(({ change, steps, inverted }, of) =>
    steps.map((step, i) => ({ change, step, inverse: inverted[i], of, i })),
  );
  const befores: Node[] = [];
  for (let i = flat.length - 1; i >= 0; i -= 1) {
    const inverse = flat[i]?.inverse;
    if (!inverse) throw new RangeError('rebase expects an inverse for every local step');
    tr.step(inverse);
    befores[i] = tr.doc;
  }
  const schema = tr.doc.type.schema;
  // ours that came back: the answer to them was lost
  const returned = new Map<string, number>();
  for (const { id, steps } of remote) {
    returned.set(id, tr.steps.length);
    for (const json of steps) tr.step(Step.fromJSON(schema, json));
  }
  const mirror = (of: number, at: number): void => (tr.mapping as Mapping & Mirrors).setMirror(of, at);

  const done = new Set(remote.flatMap(({ fingerprints = [] }) => fingerprints));
  const kept: { step: Step; inverted: Step; of: number }[] = [];
  const unplaced: Unplaced[] = [];
  for (let i = 0, mapFrom = flat.length; i < flat.length; i += 1) {
    const one = flat[i];
    const before = befores[i];
    if (!one || !before) continue;
    const over = tr.mapping.slice(mapFrom);
    mapFrom -= 1;
    const at = returned.get(one.change.id);
    if (at !== undefined) {
      mirror(mapFrom, at + one.i);
      continue;
    }
    // two people who accept the same suggestion at once get it once
    if (sameFix(one.change, one.i, done)) continue;
    const placed = place(tr, one.step, over, before);
    if (placed === null) {
      mirror(mapFrom, tr.steps.length - 1);
      const step = tr.steps.at(-1);
      const doc = tr.docs.at(-1);
      if (step && doc) kept.push({ step, inverted: step.invert(doc), of: one.of });
    } else if (placed !== 'done') unplaced.push(unplacedStep(one.change, one.i, one.step, before, placed));
  }
  return {
    local: local.flatMap(({ change }, of) => {
      if (returned.has(change.id)) return [];
      const mine = kept.filter((step) => step.of === of);
      // a change without steps (signed, exported) stands by itself
      if (mine.length === 0 && (local[of]?.steps.length ?? 0) > 0) return [];
      return [
        { change, steps: mine.map(({ step }) => step), inverted: mine.map(({ inverted }) => inverted) },
      ];
    }),
    unplaced,
  };
}

/** Where a batch's fixes stand among its steps: [first, end). */
interface FixRange {
  readonly fingerprint: string;
  readonly first: number;
  readonly end: number;
}

/** The fixes of a batch, as its payload tells them; a single fix owns all steps of its change. */
export function fixesOf({
  payload,
  fingerprints = [],
}: Pick<NewChange, 'payload' | 'fingerprints'>): readonly (FixRange & { readonly check?: string })[] {
  if (typeof payload === 'object' && payload !== null && 'fixes' in payload && Array.isArray(payload.fixes))
    return payload.fixes.filter(
      (fix: unknown): fix is FixRange =>
        typeof fix === 'object' && fix !== null && 'fingerprint' in fix && 'first' in fix && 'end' in fix,
    );
  const [only] = fingerprints;
  return only !== undefined && fingerprints.length === 1
    ? [{ fingerprint: only, first: 0, end: Number.MAX_SAFE_INTEGER }]
    : [];
}

function sameFix(change: Omit<NewChange, 'steps'>, index: number, done: ReadonlySet<string>): boolean {
  if (done.size === 0 || change.intent !== 'fix') return false;
  return fixesOf(change).some(
    ({ fingerprint, first, end }) => index >= first && index < end && done.has(fingerprint),
  );
}

/** null: it stands. 'done': somebody else did the very same. Else: the reason why it cannot be placed. */
function place(tr: Transform, step: Step, over: Mappable, before: Node): string | null {
  const mapped = step.map(over);
  const inserted = insertedText(step);
  if (!mapped) return inserted === '' && !(step instanceof MoveStep) ? 'done' : 'its place is gone';
  if (step instanceof ReplaceStep && mapped instanceof ReplaceStep) {
    const then = before.slice(step.from, step.to);
    const now = tr.doc.slice(mapped.from, mapped.to);
    if (then.size > 0 && now.size === 0 && step.slice.size === 0) return 'done';
    // what it takes out must be what it took out when it was made: else it would sweep away what was typed in between,
    // or what lies between two places of which one was moved
    if (!sameWords(then, now)) return 'what it takes out is no longer the same';
  }
  const { failed } = tr.maybeStep(mapped);
  return failed;
}

function sameWords(then: Slice, now: Slice): boolean {
  if (then.size !== now.size || then.openStart !== now.openStart || then.openEnd !== now.openEnd)
    return false;
  return (
    then.content.textBetween(0, then.content.size, '\n', '\n') ===
    now.content.textBetween(0, now.content.size, '\n', '\n')
  );
}

function insertedText(step: Step): string {
  return step instanceof ReplaceStep ? step.slice.content.textBetween(0, step.slice.content.size, '\n') : '';
}

const words = 12;

function unplacedStep(
  change: Omit<NewChange, 'steps'>,
  index: number,
  step: Step,
  before: Node,
  reason: string,
): Unplaced {
  const replace = step instanceof ReplaceStep ? step : null;
  const from = replace?.from ?? 0;
  const to = replace?.to ?? 0;
  return {
    id: `${change.id}.${index}`,
    change,
    step: step.toJSON() as unknown,
    inserted: insertedText(step),
    removed: replace ? before.textBetween(from, to, '\n') : '',
    context: replace ? contextOf(before, from, to) : '',
    reason,
  };
}

/** The words before and behind, of the same block. */
function contextOf(doc: Node, from: number, to: number): string {
  const left = doc.resolve(from);
  const right = doc.resolve(to);
  const before = left.parent.isTextblock
    ? left.parent.textContent.slice(Math.max(0, left.parentOffset - words), left.parentOffset)
    : '';
  const behind = right.parent.isTextblock
    ? right.parent.textContent.slice(right.parentOffset, right.parentOffset + words)
    : '';
  return `${before}…${behind}`;
}
