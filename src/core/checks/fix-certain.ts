// Applies fixes: one, those that were ticked, or all certain ones until none is left.

import { Transform } from 'prosemirror-transform';
import { lockedBy } from '../document/locks.ts';
import type { Linter } from './lint.ts';
import { certain, type Fix, type Reason, type Suggestion } from './types.ts';

/** A fix that was applied. */
export interface Applied {
  readonly code: string;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly actual: string;
  readonly fingerprint: string;
  /** Where the words began. */
  readonly block: string;
  readonly article: string;
  /** The steps of the transform that it took: steps[first] up to, not with, steps[end]. The account reads from them why a character went. */
  readonly first: number;
  readonly end: number;
}

/** The fix that the accept key takes, if there is one. */
export function preferredFix(suggestion: Suggestion): Fix | null {
  return suggestion.fixes.find((fix) => fix.preferred) ?? null;
}

/** The words in from…to as suggestions tell them: a block border is '\n'. */
function words(tr: Transform, from: number, to: number): string | null {
  return from >= 0 && from <= to && to <= tr.doc.content.size ? tr.doc.textBetween(from, to, '\n') : null;
}

/**
 * Applies one fix, if the words that it was made for still stand there; false: refused, nothing changed.
 * `linted`: how many steps `tr` had when the suggestion was made; its place is mapped through those that came since.
 */
export function applyFix(
  tr: Transform,
  suggestion: Suggestion,
  fix: Fix,
  newId: () => string,
  linted = 0,
): boolean {
  const since = tr.mapping.slice(linted);
  const from = since.map(suggestion.from, 1);
  const to = since.map(suggestion.to, -1);
  if (words(tr, from, to) !== suggestion.actual) return false;
  // tried beside the document first: a repair that finds out half way that it cannot be done leaves no trace
  const trial = new Transform(tr.doc);
  if (!fix.apply(trial, { from, to }, newId)) return false;
  // 付印: it waits until somebody sends the article back
  if (lockedBy(tr.doc, trial.steps, trial.doc).length > 0) return false;
  for (const step of trial.steps) tr.step(step);
  return true;
}

/** Applies the preferred fixes of these suggestions and of no others, from the end of the document to its start. */
export function applyAll(
  tr: Transform,
  suggestions: readonly Suggestion[],
  newId: () => string,
): readonly Applied[] {
  return toTheEnd(applying(tr, suggestions, newId));
}

function* applying(
  tr: Transform,
  suggestions: readonly Suggestion[],
  newId: () => string,
): Generator<void, readonly Applied[]> {
  const linted = tr.steps.length;
  const applied: Applied[] = [];
  for (const suggestion of suggestions.toSorted((a, b) => b.from - a.from || b.to - a.to)) {
    yield;
    const fix = preferredFix(suggestion);
    const first = tr.steps.length;
    if (!fix || !applyFix(tr, suggestion, fix, newId, linted)) continue;
    const { code, confidence, reasons, actual, fingerprint, block, article } = suggestion;
    applied.push({
      code,
      confidence,
      reasons,
      actual,
      fingerprint,
      block,
      article,
      first,
      end: tr.steps.length,
    });
  }
  return applied;
}

/** What a repair uncovers (a join behind a duplicated run) is rarely deeper than three; hostile text shall not keep us for ever. */
const mostRounds = 50;

/**
 * Applies every fix of at least `floor` (default: certain), looks again, and goes on until none is left.
 * A second call on the result does nothing.
 */
export function fixCertain(
  tr: Transform,
  linter: Linter,
  newId: () => string,
  floor: number = certain,
): readonly Applied[] {
  return toTheEnd(fixingCertain(tr, linter, newId, floor));
}

/** The same in small pieces, so that a page can paint in between. `tr` is of use when it is done. */
export function* fixingCertain(
  tr: Transform,
  linter: Linter,
  newId: () => string,
  floor: number = certain,
): Generator<void, readonly Applied[]> {
  const all: Applied[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    linter.renew();
    const { suggestions } = yield* linter.run(tr.doc);
    const sure = suggestions.filter((one) => one.confidence >= floor && one.severity !== 'ask');
    const applied = yield* applying(tr, sure, newId);
    if (applied.length === 0) return all;
    all.push(...applied);
  }
  return all;
}

function toTheEnd<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
