// What a search found, marked in the text: kept in plugin state and mapped through every transaction, so that a hit never
// points at other words than those that it was made for.

import { closeHistory } from 'prosemirror-history';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state';
import type { StepMap } from 'prosemirror-transform';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { MoveMap } from '../core/document/steps.ts';
import { replaceLabel } from '../core/history/change.ts';
import { type Hit, type Replaced, replaceHits } from '../core/search/replace.ts';
import { setChange } from './change-meta.ts';
import type { DeskEditor } from './desk-editor.ts';
import { isBatch } from './suggestions.ts';

export interface FoundHit extends Hit {
  /** Its number in the search. */
  readonly id: number;
}

interface Found {
  readonly hits: readonly FoundHit[];
  /** Numbers of those that are not ticked. */
  readonly off: ReadonlySet<number>;
  readonly at: number | null;
  readonly drawn: DecorationSet;
  /** Whether the text is still the one that was searched. */
  readonly fresh: boolean;
  /** Whether the hits are marked in the text: only while the search stands beside it. */
  readonly shown: boolean;
}

const nothing: Found = {
  hits: [],
  off: new Set(),
  at: null,
  drawn: DecorationSet.empty,
  fresh: true,
  shown: false,
};
const key = new PluginKey<Found>('found');

/** So many are marked in the text; the list holds all. */
const mostDrawn = 2000;

type Said =
  | { readonly hits: readonly Hit[] }
  | { readonly at: number }
  | { readonly off: ReadonlySet<number> }
  | { readonly shown: boolean };

export const foundIn = (state: EditorState): Found => key.getState(state) ?? nothing;

/** The hits of a search, in reading order; those that stand where an unticked one stood stay unticked. */
export function setFound(tr: Transaction, hits: readonly Hit[]): Transaction {
  return tr.setMeta(key, { hits } satisfies Said).setMeta('addToHistory', false);
}

export function setTicks(tr: Transaction, off: ReadonlySet<number>): Transaction {
  return tr.setMeta(key, { off } satisfies Said);
}

export function showFound(tr: Transaction, shown: boolean): Transaction {
  return tr.setMeta(key, { shown } satisfies Said);
}

/** Puts the caret at a hit; the list keeps the focus. */
export function goToHit(desk: DeskEditor, hit: FoundHit): void {
  const tr = desk.state.tr;
  tr.setSelection(TextSelection.create(tr.doc, hit.from, hit.to)).setMeta(key, { at: hit.id } satisfies Said);
  desk.dispatch(tr.scrollIntoView());
  desk.keepInSight();
}

/** Replaces the ticked hits: one transaction, one undo. */
export function replaceTicked(desk: DeskEditor, find: string): Replaced {
  const { hits, off } = foundIn(desk.state);
  const tr = desk.state.tr;
  const answer = replaceHits(
    tr,
    hits.filter(({ id }) => !off.has(id)),
  );
  if (!tr.docChanged) return answer;
  setChange(tr, { intent: 'edit', label: replaceLabel, payload: { find, count: answer.done } });
  desk.dispatch(closeHistory(tr));
  desk.dispatch(closeHistory(desk.state.tr));
  return answer;
}

export const foundPlugin = new Plugin<Found>({
  key,
  state: {
    init: () => nothing,
    apply(tr, was) {
      const said = tr.getMeta(key) as Said | undefined;
      let now = tr.docChanged && was.hits.length > 0 ? mapped(tr, was) : was;
      if (said && 'hits' in said) now = searched(tr, now, said.hits);
      else if (said && 'off' in said) now = drawnAnew(tr, { ...now, off: said.off });
      else if (said && 'shown' in said) now = { ...now, shown: said.shown };
      else if (said) now = drawnAnew(tr, { ...now, at: said.at });
      return now;
    },
  },
  props: { decorations: (state) => (foundIn(state).shown ? foundIn(state).drawn : null) },
});

function searched(tr: Transaction, was: Found, hits: readonly Hit[]): Found {
  const place = ({ from, to }: Hit): string => `${from} ${to}`;
  const unticked = new Set(was.hits.filter(({ id }) => was.off.has(id)).map(place));
  const here = was.hits.find(({ id }) => id === was.at);
  const numbered = hits.map((hit, id): FoundHit => ({ ...hit, id }));
  return drawnAnew(tr, {
    ...was,
    hits: numbered,
    off: new Set(numbered.filter((hit) => unticked.has(place(hit))).map(({ id }) => id)),
    at: (here && numbered.find((hit) => place(hit) === place(here))?.id) ?? null,
    fresh: true,
  });
}

/** A hit whose words are no longer as long as they were is none. */
function mapped(tr: Transaction, was: Found): Found {
  const { maps } = tr.mapping;
  const moves = maps.some((map) => map instanceof MoveMap);
  const places = moves
    ? was.hits.flatMap(({ from, to }) => [tr.mapping.map(from, 1), tr.mapping.map(to, -1)])
    : movedPlaces(Int32Array.from(was.hits.flatMap(({ from, to }) => [from, to])), maps);
  const hits = was.hits.flatMap((hit, i): FoundHit[] => {
    const [from = 0, to = 0] = [places[i * 2], places[i * 2 + 1]];
    return to - from === hit.actual.length ? [{ ...hit, from, to }] : [];
  });
  // moved words stand elsewhere in reading order
  const now: Found = { ...was, hits: moves ? hits.toSorted((a, b) => a.from - b.from) : hits, fresh: false };
  return moves || isBatch(tr) ? drawnAnew(tr, now) : { ...now, drawn: was.drawn.map(tr.mapping, tr.doc) };
}

/**
 * Where places in reading order, from and to by turns, are after these changes. Ten thousand hits and as many changes are a
 * hundred million pairs: what lies behind a change is only shifted.
 */
function movedPlaces(places: Int32Array, maps: readonly StepMap[]): Int32Array {
  for (const map of maps) {
    let first = Infinity;
    let last = -Infinity;
    let grown = 0;
    map.forEach((from, to, newFrom, newTo) => {
      first = Math.min(first, from);
      last = Math.max(last, to);
      grown += newTo - newFrom - (to - from);
    });
    let i = firstFrom(places, first);
    for (; i < places.length && places[i]! <= last; i += 1)
      // words that were taken out leave no room between their ends
      places[i] = i % 2 === 0 ? map.map(places[i]!, 1) : Math.max(places[i - 1]!, map.map(places[i]!, -1));
    if (grown !== 0) for (; i < places.length; i += 1) places[i]! += grown;
  }
  return places;
}

/** The index of the first place that is not before `pos`. */
function firstFrom(places: Int32Array, pos: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < pos) low = middle + 1;
    else high = middle;
  }
  return low;
}

function drawnAnew(tr: Transaction, now: Found): Found {
  const marks = now.hits
    .slice(0, mostDrawn)
    .filter(({ from, to }) => from < to)
    .map(({ id, from, to }) =>
      Decoration.inline(from, to, {
        class: ['found', ...(now.off.has(id) ? ['left'] : []), ...(id === now.at ? ['here'] : [])].join(' '),
      }),
    );
  return { ...now, drawn: DecorationSet.create(tr.doc, marks) };
}
