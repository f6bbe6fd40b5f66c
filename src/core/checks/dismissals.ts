// A suggestion that somebody said no to does not come back while its own words stand: not after a reload, not after edits
// elsewhere, not when its block was joined or moved. Block and neighbours only choose between equal places.

import type { Node } from 'prosemirror-model';
import type { Dismissal } from '../document/schema.ts';
import type { Suggestion } from './types.ts';

const reach = 24;

/** The words of the same block right before and behind a suggestion, at most 24 UTF-16 code units each. */
function neighbours(
  doc: Node,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly before: string; readonly after: string } {
  const $from = doc.resolve(from);
  const $to = doc.resolve(to);
  return {
    before: $from.parent.isTextblock
      ? $from.parent.textContent.slice(Math.max(0, $from.parentOffset - reach), $from.parentOffset)
      : '',
    after: $to.parent.isTextblock
      ? $to.parent.textContent.slice($to.parentOffset, $to.parentOffset + reach)
      : '',
  };
}

/** The dismissal of a suggestion that stands in `doc`. `id` is new. */
export function dismissalOf(
  suggestion: Suggestion,
  scope: Dismissal['scope'],
  doc: Node,
  id: string,
): Dismissal {
  const here = scope === 'here';
  return {
    id,
    code: suggestion.code,
    fingerprint: scope === 'kind' ? '' : suggestion.fingerprint,
    scope,
    block: here ? suggestion.block : null,
    ...(here ? neighbours(doc, suggestion) : { before: '', after: '' }),
  };
}

/** The suggestions that nobody said no to, in the same order. */
export function standing(
  suggestions: readonly Suggestion[],
  dismissals: readonly Dismissal[],
  doc: Node,
): readonly Suggestion[] {
  if (dismissals.length === 0) return suggestions;
  const kinds = new Set<string>();
  const words = new Set<string>();
  const places = new Map<string, Dismissal[]>();
  for (const dismissal of dismissals) {
    if (dismissal.scope === 'kind') kinds.add(dismissal.code);
    else if (dismissal.scope === 'issue') words.add(dismissal.fingerprint);
    else places.set(dismissal.fingerprint, [...(places.get(dismissal.fingerprint) ?? []), dismissal]);
  }
  const equal = new Map<string, Suggestion[]>();
  for (const suggestion of suggestions)
    if (places.has(suggestion.fingerprint))
      equal.set(suggestion.fingerprint, [...(equal.get(suggestion.fingerprint) ?? []), suggestion]);
  const gone = new Set<Suggestion>();
  for (const [fingerprint, there] of equal)
    for (const one of chosen(there, places.get(fingerprint) ?? [], doc)) gone.add(one);
  return suggestions.filter((one) => !kinds.has(one.code) && !words.has(one.fingerprint) && !gone.has(one));
}

/** Each dismissal takes one of the equal places, the closest likeness first. */
function chosen(
  places: readonly Suggestion[],
  dismissals: readonly Dismissal[],
  doc: Node,
): readonly Suggestion[] {
  if (places.length <= dismissals.length) return places;
  const pairs = places.flatMap((place) => {
    const around = neighbours(doc, place);
    return dismissals.map((dismissal) => ({
      place,
      dismissal,
      likeness: likeness(dismissal, place, around),
    }));
  });
  pairs.sort((a, b) => b.likeness - a.likeness);
  const taken = new Set<Suggestion>();
  const spent = new Set<Dismissal>();
  for (const { place, dismissal } of pairs) {
    if (taken.has(place) || spent.has(dismissal)) continue;
    taken.add(place);
    spent.add(dismissal);
  }
  return [...taken];
}

function likeness(
  dismissal: Dismissal,
  place: Suggestion,
  around: { readonly before: string; readonly after: string },
): number {
  let n = dismissal.block === place.block ? 2 : 0;
  for (let i = 1; i <= dismissal.before.length && dismissal.before.at(-i) === around.before.at(-i); i += 1)
    n += 1;
  for (let i = 0; i < dismissal.after.length && dismissal.after[i] === around.after[i]; i += 1) n += 1;
  return n;
}
