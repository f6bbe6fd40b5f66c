// Changes that were made on an old version, done anew on top of what came in between. prosemirror-collab's way (take the
// local steps back, do the remote ones, do the local ones mapped), with a stricter hand: nothing is dropped silently, and
// nothing that a colleague typed meanwhile is swept away.

import type { Node, Slice } from 'prosemirror-model';
import {
  AddMarkStep,
  type Mappable,
  Mapping,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  Step,
  type Transform,
} from 'prosemirror-transform';
import { around, idOf } from '../document/queries.ts';
import { findById, MemberStep, MoveStep, StatusStep } from '../document/steps.ts';
import { type Change, type NewChange, replaceLabel, type Unplaced } from './change.ts';

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

/** Of prosemirror-transform, left out of its published types: pairs of maps that undo each other. */
interface Mirrors {
  mirror?: number[];
  setMirror(of: number, at: number): void;
}

/** How many local steps were taken back at the beginning of `tr`: prosemirror-history wants to know. */
export const stepCount = (local: readonly LocalChange[]): number =>
  local.reduce((n, { steps }) => n + steps.length, 0);

/** A local step with what it needs to be done anew. */
interface Flat {
  readonly change: Omit<NewChange, 'steps'>;
  readonly step: Step;
  readonly inverse: Step | undefined;
  /** Which of the local changes, and which of its steps. */
  readonly of: number;
  readonly i: number;
  /** Steps of one unit are done together or not at all: half a move of words would leave them there twice. */
  readonly unit: string;
}

function flatten(local: readonly LocalChange[]): Flat[] {
  return local.flatMap(({ change, steps, inverted }, of) => {
    const fixes = fixesOf(change);
    return steps.map((step, i) => {
      const fix = fixes.findIndex(({ first, end }) => i >= first && i < end);
      // words that were replaced in many places at once have nothing to do with each other
      const unit = change.label === replaceLabel ? i : fix;
      return { change, step, inverse: inverted[i], of, i, unit: `${of}.${unit}` };
    });
  });
}

/**
 * `tr` starts on the document with the local changes applied; afterwards it holds the remote ones and, on top, the local
 * ones. Local changes that are among the remote ones (told by id) are confirmed and no longer local. A change is done
 * whole or goes to the tray whole; of a batch of fixes, each fix by itself. A remote change that does not fit the
 * document throws: the journal's own changes always fit.
 */
export function rebase(
  tr: Transform,
  local: readonly LocalChange[],
  remote: readonly Pick<Change, 'id' | 'steps' | 'fingerprints'>[],
): Rebased {
  const flat = flatten(local);
  // docs[i]: before the i-th local step; the last: with all of them
  const docs: Node[] = [];
  docs[flat.length] = tr.doc;
  for (let i = flat.length - 1; i >= 0; i -= 1) {
    const inverse = flat[i]?.inverse;
    if (!inverse) throw new RangeError('rebase expects an inverse for every local step');
    tr.step(inverse);
    docs[i] = tr.doc;
  }
  const schema = tr.doc.type.schema;
  // ours that came back: the answer to them was lost, or another machine put them in its journal
  const returned = new Map<string, { readonly at: number; readonly count: number }>();
  for (const { id, steps } of remote) {
    returned.set(id, { at: tr.steps.length, count: steps.length });
    for (const json of steps) tr.step(Step.fromJSON(schema, json));
  }
  const mapping = tr.mapping as Mapping & Mirrors;

  const done = new Set(remote.flatMap(({ fingerprints = [] }) => fingerprints));
  const kept: { step: Step; inverted: Step; of: number }[] = [];
  const unplaced: Unplaced[] = [];
  for (let start = 0, end = 0; start < flat.length; start = end) {
    const first = flat[start]!;
    while (end < flat.length && flat[end]!.unit === first.unit) end += 1;
    const unit = flat.slice(start, end);
    const back = returned.get(first.change.id);
    if (back) {
      // where a part of it lies in that machine's tray, its steps can no longer be told apart
      if (back.count === local[first.of]?.steps.length)
        for (const [n, { i }] of unit.entries()) mapping.setMirror(flat.length - 1 - start - n, back.at + i);
      continue;
    }
    // two people who accept the same suggestion at once get it once
    if (sameFix(first.change, first.i, done)) continue;
    const base = tr.steps.length;
    const mirrors = mapping.mirror?.length ?? 0;
    let failed: string | null = null;
    let gone = false;
    for (const [n, { step }] of unit.entries()) {
      // the inverse of the flat[k] is the map flat.length − 1 − k
      const own = flat.length - 1 - start - n;
      const placed = place(tr, step, tr.mapping.slice(own + 1), docs[start + n]!);
      if (placed === null) mapping.setMirror(own, tr.steps.length - 1);
      else if (placed !== 'done') {
        failed = placed;
        break;
      } else gone = true;
    }
    // both dragged the same words away: what the other took out must not be put in a second time
    if (gone && failed === null && tr.steps.slice(base).some(putsIn)) failed = 'what it takes out is gone';
    if (failed === null) {
      for (let k = base; k < tr.steps.length; k += 1)
        kept.push({ step: tr.steps[k]!, inverted: tr.steps[k]!.invert(tr.docs[k]!), of: first.of });
      continue;
    }
    if (mapping.mirror) mapping.mirror.length = mirrors;
    for (let k = tr.steps.length - 1; k >= base; k -= 1) {
      tr.step(tr.steps[k]!.invert(tr.docs[k]!));
      mapping.setMirror(k, tr.steps.length - 1);
    }
    unplaced.push(unplacedUnit(unit, docs.slice(start, end + 1), failed));
  }
  return {
    local: local.flatMap(({ change, steps }, of) => {
      if (returned.has(change.id)) return [];
      const mine = kept.filter((step) => step.of === of);
      // a change without steps (signed, exported) stands by itself
      if (mine.length === 0 && steps.length > 0) return [];
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
  if (step instanceof ReplaceStep) {
    const then = before.slice(step.from, step.to);
    if (step.slice.size === 0 && then.size > 0 && allGone(over, step.from, step.to)) return 'done';
    if (mapped instanceof ReplaceStep) {
      // what it takes out must be what it took out when it was made: else it would sweep away what was typed in between,
      // or what lies between two places of which one was moved
      if (!sameWords(then, tr.doc.slice(mapped.from, mapped.to)))
        return 'what it takes out is no longer the same';
    }
  }
  // what was asked about words that somebody took out is asked all the same, of their article
  if (!mapped && (step instanceof AddMarkStep || step instanceof RemoveMarkStep)) return 'done';
  const at = mapped ?? (step instanceof MemberStep ? onWhole(tr.doc, step, before) : null);
  return at ? tr.maybeStep(at).failed : 'its place is gone';
}

/** A tag for an article that somebody made part of another: the other gets it, as it gets those that were there. */
function onWhole(doc: Node, { pos, attr, member, act }: MemberStep, before: Node): MemberStep | null {
  const first = pos === null || act !== 'add' ? null : before.nodeAt(pos)?.firstChild;
  const found = first && findById(doc, idOf(first));
  const whole = found && around(doc, found.pos + 1).article;
  return whole ? new MemberStep(whole.pos, attr, member, act) : null;
}

const putsIn = (step: Step): boolean => step instanceof ReplaceStep && step.slice.size > 0;

/** Whether everything that stood in from…to was taken out; where two ends meet by a move, nothing was. */
function allGone(over: Mappable, from: number, to: number): boolean {
  for (let pos = from; pos < to; pos += 1) if (!over.mapResult(pos, 1).deletedAfter) return false;
  return true;
}

function sameWords(then: Slice, now: Slice): boolean {
  if (then.size !== now.size || then.openStart !== now.openStart || then.openEnd !== now.openEnd)
    return false;
  return (
    then.content.textBetween(0, then.content.size, '\n', '\n') ===
    now.content.textBetween(0, now.content.size, '\n', '\n')
  );
}

const words = 12;

/** What the unit put in and took out on the whole. `docs`: before each of its steps, and after the last. */
function unplacedUnit(unit: readonly Flat[], docs: readonly Node[], reason: string): Unplaced {
  const first = unit[0]!;
  const before = docs[0]!;
  const maps = unit.map(({ step, inverse }) => ({ there: step.getMap(), back: inverse?.getMap() }));
  const put: [number, number][] = [];
  const taken: [number, number][] = [];
  for (const [n, { step }] of unit.entries()) {
    if (step instanceof MoveStep) continue; // it takes nothing out
    maps[n]!.there.forEach((from, to, newFrom, newTo) => {
      const after = new Mapping(maps.slice(n + 1).map(({ there }) => there));
      put.push([after.map(newFrom, 1), after.map(newTo, -1)]);
      const until = new Mapping(
        maps
          .slice(0, n)
          .reverse()
          .flatMap(({ back }) => back ?? []),
      );
      taken.push([until.map(from, 1), until.map(to, -1)]);
    });
  }
  return {
    id: `${first.change.id}.${first.i}`,
    change: first.change,
    step: (unit.length === 1
      ? first.step.toJSON()
      : unit.map(({ step }) => step.toJSON() as unknown)) as unknown,
    inserted: wordsIn(docs.at(-1)!, put),
    removed: wordsIn(before, taken),
    context: contextOf(before, first.step),
    ...wantedOf(before, docs.at(-1)!, first.step),
    reason,
  };
}

/** The block in which it was to be, and how it would have read; none for what is about more than the words of one block. */
function wantedOf(before: Node, after: Node, step: Step): Pick<Unplaced, 'block' | 'wanted'> {
  if (!(step instanceof ReplaceStep)) return {};
  const { block } = around(before, step.from);
  if (!block || step.to > block.pos + block.node.nodeSize - 1) return {};
  const then = findById(after, idOf(block.node));
  return then ? { block: idOf(block.node), wanted: then.node.textContent } : {};
}

/** The text of these ranges, each character once, in reading order. */
function wordsIn(doc: Node, ranges: readonly [number, number][]): string {
  let end = 0;
  let text = '';
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const start = Math.max(from, end);
    if (to <= start) continue;
    text += `${text !== '' && start > end ? '\n' : ''}${doc.textBetween(start, to, '\n')}`;
    end = to;
  }
  return text.replace(/^\n+|\n+$/gu, '');
}

/** The words before and behind, of the same block; for what has no place in the text, the first words of what it was about. */
function contextOf(doc: Node, step: Step): string {
  if (step instanceof ReplaceStep) {
    const left = doc.resolve(step.from);
    const right = doc.resolve(step.to);
    const before = left.parent.isTextblock ? left.parent.textContent.slice(0, left.parentOffset) : '';
    const behind = right.parent.isTextblock ? right.parent.textContent.slice(right.parentOffset) : '';
    return `${before.slice(-words)}…${behind.slice(0, words)}`;
  }
  const about =
    step instanceof MoveStep || step instanceof StatusStep
      ? findById(doc, step.id)?.node
      : doc.nodeAt(
          step instanceof ReplaceAroundStep
            ? step.from
            : 'pos' in step && typeof step.pos === 'number'
              ? step.pos
              : doc.content.size,
        );
  return about ? `${about.textContent.slice(0, words)}…` : '';
}
