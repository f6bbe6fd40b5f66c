// Suggestions beside the text: kept in plugin state, mapped through every transaction, asked anew when typing pauses.
// While an input method composes nothing is asked, nothing is dropped and nothing is drawn anew.

import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { ReplaceStep, type StepMap } from 'prosemirror-transform';
import { DecorationSet, type EditorView } from 'prosemirror-view';
import type { Node } from 'prosemirror-model';
import type { Linter, LintResult } from '../core/checks/lint.ts';
import type { Suggestion } from '../core/checks/types.ts';
import { type BlockAt, blocks } from '../core/document/queries.ts';
import { MoveMap } from '../core/document/steps.ts';
import { drawing, redrawn } from './marks.ts';

interface State {
  /** As the linter gave them, on the document of then. */
  readonly base: readonly Suggestion[];
  /** Where they stand now: of each its from and to, then those of the places that it speaks of. */
  readonly places: Int32Array;
  /** Ids whose words changed since. */
  readonly dropped: ReadonlySet<string>;
  readonly dismissed: number;
  /** Id of the open suggestion. */
  readonly open: string | null;
  /** Whether the list is of this very document, and not only mapped to it. */
  readonly settled: boolean;
  /** Whether repairs are being looked for that will be applied all at once. */
  readonly fixing: boolean;
  readonly drawn: DecorationSet;
  /** Blocks came, went or moved since: what is drawn may lack a mark, and all of it is drawn anew after the next look. */
  readonly rough: boolean;
}

export const suggestionsKey = new PluginKey<State>('suggestions');

type Said =
  | { readonly result: LintResult }
  | { readonly again: true }
  | { readonly fixing: boolean }
  | { readonly open: string | null; readonly gone: ReadonlySet<string> };

const none: ReadonlySet<string> = new Set();

const lists = new WeakMap<State, readonly Suggestion[]>();

/** The open suggestions in reading order, at their places in this document. Kept per state. */
export function suggestions(state: EditorState): readonly Suggestion[] {
  const now = suggestionsKey.getState(state);
  return now ? listOf(now) : [];
}

function listOf(now: State): readonly Suggestion[] {
  const known = lists.get(now);
  if (known) return known;
  let list = now.base;
  if (!now.settled || now.dropped.size > 0) {
    const moved: Suggestion[] = [];
    let at = 0;
    for (const one of now.base) {
      const place = (): number => now.places[at++] ?? 0;
      const from = place();
      const to = place();
      const related = one.related?.map(() => ({ from: place(), to: place() }));
      if (!now.dropped.has(one.id)) moved.push({ ...one, from, to, ...(related ? { related } : {}) });
    }
    list = moved;
  }
  lists.set(now, list);
  return list;
}

function placesOf(base: readonly Suggestion[]): Int32Array {
  return Int32Array.from(
    base.flatMap(({ from, to, related = [] }) => [
      from,
      to,
      ...related.flatMap((place) => [place.from, place.to]),
    ]),
  );
}

/** The range that a step changed, in the document before it, and by how much it grew. What lies outside is only shifted. */
interface Hull {
  from: number;
  to: number;
  grown: number;
}

function hullOf(map: StepMap): Hull {
  const hull: Hull = { from: Infinity, to: -Infinity, grown: 0 };
  map.forEach((from, to, newFrom, newTo) => {
    hull.from = Math.min(hull.from, from);
    hull.to = Math.max(hull.to, to);
    hull.grown += newTo - newFrom - (to - from);
  });
  return hull;
}

/** Ends hold on to their words: what is typed before or behind them is outside. Thousands at every keystroke: most are only shifted. */
function mapped(places: Int32Array, map: StepMap): Int32Array {
  const { from, to, grown } = hullOf(map);
  const now = new Int32Array(places);
  for (let i = 0; i < now.length; i += 1) {
    const pos = now[i] ?? 0;
    if (pos < from) continue;
    now[i] = pos > to ? pos + grown : map.map(pos, i % 2 === 0 ? 1 : -1);
  }
  // words that were deleted leave no room between their ends
  for (let i = 0; i < now.length; i += 2) now[i + 1] = Math.max(now[i] ?? 0, now[i + 1] ?? 0);
  return now;
}

export function openSuggestion(state: EditorState): Suggestion | null {
  const id = suggestionsKey.getState(state)?.open ?? null;
  return id === null ? null : (suggestions(state).find((one) => one.id === id) ?? null);
}

/** How many suggestions somebody said no to; whether the list is up to date. */
export function suggestionsStatus(state: EditorState): {
  readonly dismissed: number;
  readonly settled: boolean;
} {
  const now = suggestionsKey.getState(state);
  return { dismissed: now?.dismissed ?? 0, settled: now?.settled ?? false };
}

/** Opens a suggestion (null: none). `gone`: ids of those that are dealt with, and are not shown any more. */
export function setOpen(tr: Transaction, id: string | null, gone = none): Transaction {
  return tr.setMeta(suggestionsKey, { open: id, gone } satisfies Said);
}

/** The checks look at all of it again: what they go by has changed. */
export function lookAgain(tr: Transaction): Transaction {
  return tr.setMeta(suggestionsKey, { again: true } satisfies Said);
}

/** Repairs are being looked for that will be applied all at once; or no more. */
export function setFixing(tr: Transaction, fixing: boolean): Transaction {
  return tr.setMeta(suggestionsKey, { fixing } satisfies Said);
}

export function setResult(tr: Transaction, result: LintResult): Transaction {
  return tr.setMeta(suggestionsKey, { result } satisfies Said);
}

function apply(tr: Transaction, was: State): State {
  const now = tr.docChanged ? moved(tr, was) : was;
  const said = tr.getMeta(suggestionsKey) as Said | undefined;
  if (!said) return now;
  if ('result' in said) return asked(tr, now, said.result);
  if ('fixing' in said) return { ...now, fixing: said.fixing };
  if ('again' in said) return { ...now, settled: false };
  const { open, gone } = said;
  if (open === now.open && gone.size === 0) return now;
  const turned = listOf(now).filter(({ id }) => id === now.open || id === open || gone.has(id));
  const next = { ...now, open, dropped: gone.size === 0 ? now.dropped : new Set([...now.dropped, ...gone]) };
  return { ...next, drawn: redrawn(now.drawn, tr.doc, turned, listOf(next), open) };
}

/** From so many steps on it is quicker to look where the blocks are now than to move thousands of places through each of them. */
const manySteps = 50;

/** Whether a transaction makes so many steps that nothing is moved through them one by one. */
export const isBatch = (tr: Transaction): boolean =>
  tr.steps.length > manySteps && tr.getMeta('composition') === undefined;

const nowhere = -1;

/** The suggestions whose blocks came through a batch unchanged are where those blocks are now; the others are void, and found again when the checks have looked. */
function carried(tr: Transaction, was: State): State {
  const now = new Map(blocks(tr.doc).map(({ node, pos }) => [node, pos]));
  const before = blocks(tr.before);
  /** The block that holds a position of the document before. */
  const holding = (pos: number): BlockAt | undefined => {
    let low = 0;
    let high = before.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((before[middle]?.pos ?? 0) <= pos) low = middle;
      else high = middle - 1;
    }
    const block = before[low];
    return block && block.pos < pos && pos < block.pos + block.node.nodeSize ? block : undefined;
  };
  const places = was.places.map((pos) => {
    const block = holding(pos);
    const moved = block && now.get(block.node);
    return block && moved !== undefined ? moved + pos - block.pos : nowhere;
  });
  const dropped = new Set(was.dropped);
  let at = 0;
  for (const { id, actual, related = [] } of was.base) {
    const own = places.subarray(at, (at += 2 + 2 * related.length));
    const [from = nowhere, to = nowhere] = own;
    if (own.includes(nowhere) || from > to || tr.doc.textBetween(from, to, '\n') !== actual) dropped.add(id);
  }
  return { ...was, places, dropped };
}

/** After a change: every suggestion is where its words are; those whose words changed are void at once. */
function moved(tr: Transaction, was: State): State {
  if (isBatch(tr)) {
    const now = { ...carried(tr, was), settled: false, rough: true };
    return { ...now, drawn: drawing(tr.doc, listOf(now), now.open) };
  }
  const composed = tr.getMeta('composition') !== undefined;
  const now = {
    ...was,
    places: tr.mapping.maps.reduce(mapped, was.places),
    settled: false,
    drawn: was.drawn.map(tr.mapping, tr.doc),
    rough: was.rough || !typed(tr),
  };
  // what is being composed is not looked at: it is no word yet
  if (composed) return now;
  const gone = voided(tr, now);
  const next =
    gone.length === 0 ? now : { ...now, dropped: new Set([...now.dropped, ...gone.map(({ id }) => id)]) };
  // a move takes the words along, but ProseMirror's decorations take it for a deletion
  if (tr.mapping.maps.some((map) => map instanceof MoveMap))
    return { ...next, drawn: drawing(tr.doc, listOf(next), next.open) };
  return gone.length === 0
    ? next
    : { ...next, drawn: redrawn(now.drawn, tr.doc, gone, listOf(next), next.open) };
}

/** Whether only text inside of blocks changed. */
function typed(tr: Transaction): boolean {
  return tr.steps.every((step, index) => {
    const doc = tr.docs[index];
    if (!(step instanceof ReplaceStep) || !doc || step.slice.content.firstChild?.isInline === false)
      return false;
    return doc.resolve(step.from).sameParent(doc.resolve(step.to));
  });
}

/** The suggestions that touch a changed range and whose words no longer stand there, at the places where they would be. */
function voided(tr: Transaction, { base, places, dropped }: State): readonly Suggestion[] {
  const changes: { readonly from: number; readonly to: number }[] = [];
  for (const [index, map] of tr.mapping.maps.entries()) {
    const rest = tr.mapping.slice(index + 1);
    map.forEach((_from, _to, from, to) => changes.push({ from: rest.map(from, -1), to: rest.map(to, 1) }));
  }
  const first = Math.min(...changes.map(({ from }) => from));
  const last = Math.max(...changes.map(({ to }) => to));
  const gone: Suggestion[] = [];
  let at = 0;
  for (const one of base) {
    const from = places[at] ?? 0;
    const to = places[at + 1] ?? 0;
    at += 2 + 2 * (one.related?.length ?? 0);
    if (dropped.has(one.id)) continue;
    // ends that were moved past each other hold nothing any more, wherever that was
    const crossed = from === to && one.actual !== '';
    if (!crossed && (from > last || to < first)) continue;
    if (!crossed && !changes.some((change) => from <= change.to && to >= change.from)) continue;
    if (tr.doc.textBetween(from, to, '\n') !== one.actual) gone.push({ ...one, from, to });
  }
  return gone;
}

/** The checks have looked: what is new, gone or different is drawn anew, and nothing else. */
function asked(tr: Transaction, was: State, { suggestions: base, dismissed }: LintResult): State {
  const before = new Map(listOf(was).map((one) => [one.id, one]));
  const changed: Suggestion[] = [];
  for (const one of base) {
    const known = before.get(one.id);
    if (known && known.from === one.from && known.to === one.to && known.severity === one.severity)
      before.delete(one.id);
    else changed.push(one);
  }
  changed.push(...before.values());
  let { open } = was;
  if (open !== null && !base.some(({ id }) => id === open)) {
    // the open one is dealt with: what stands at the caret takes its place, so that the list does not close
    const { head } = tr.selection;
    const next = base.find(({ from, to }) => from <= head && head <= to);
    if (next) changed.push(next);
    open = next?.id ?? null;
  }
  // most of them new (the first look): one drawing of all costs less than many small ones
  const drawn =
    was.rough || changed.length * 4 > base.length
      ? drawing(tr.doc, base, open)
      : redrawn(was.drawn, tr.doc, changed, base, open);
  return {
    ...was,
    base,
    places: placesOf(base),
    dropped: new Set(),
    dismissed,
    open,
    settled: true,
    drawn,
    rough: false,
  };
}

/** Milliseconds after the last keystroke until the checks look again. */
const pause = 250;

/** `linter` looks again when typing pauses, in slices of a few milliseconds. */
export function suggestionsPlugin(linter: Linter): Plugin<State> {
  return new Plugin<State>({
    key: suggestionsKey,
    state: {
      init: () => ({
        base: [],
        places: new Int32Array(),
        dropped: new Set(),
        dismissed: 0,
        open: null,
        settled: false,
        fixing: false,
        drawn: DecorationSet.empty,
        rough: true,
      }),
      apply,
    },
    props: {
      decorations: (state) => suggestionsKey.getState(state)?.drawn,
      // busy: the list is mapped to this text, but the checks have not looked at it yet
      attributes: (state) => {
        const { settled, fixing } = suggestionsKey.getState(state) ?? {};
        return { 'aria-busy': String(!settled || fixing === true) };
      },
    },
    view: (view) => new Looking(view, linter),
  });
}
class Looking {
  readonly #view: EditorView;
  readonly #linter: Linter;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #run: { readonly doc: Node; readonly steps: Generator<void, LintResult> } | null = null;
  #channel = new MessageChannel();

  constructor(view: EditorView, linter: Linter) {
    this.#view = view;
    this.#linter = linter;
    this.#channel.port1.addEventListener('message', this.#slice);
    this.#channel.port1.start();
    view.dom.addEventListener('compositionend', this.#later);
    this.#timer = setTimeout(this.#begin, 0);
  }

  update(_view: EditorView, before: EditorState): void {
    const { state } = this.#view;
    if (
      state.doc !== before.doc ||
      (suggestionsKey.getState(before)?.settled && !suggestionsKey.getState(state)?.settled)
    )
      this.#later();
  }

  readonly #later = (): void => {
    this.#run = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#begin, pause);
  };

  readonly #begin = (): void => {
    this.#timer = null;
    if (this.#view.isDestroyed) return;
    // asked again at compositionend
    if (this.#view.composing) return;
    const { doc } = this.#view.state;
    this.#run = { doc, steps: this.#linter.run(doc) };
    this.#slice();
  };

  readonly #slice = (): void => {
    const run = this.#run;
    if (!run || this.#view.isDestroyed) return;
    if (this.#view.state.doc !== run.doc || this.#view.composing) {
      this.#later();
      return;
    }
    const { done, value } = run.steps.next();
    if (!done) {
      this.#channel.port2.postMessage(null);
      return;
    }
    this.#run = null;
    this.#view.dispatch(setResult(this.#view.state.tr, value));
  };

  destroy(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#run = null;
    this.#channel.port1.close();
    this.#view.dom.removeEventListener('compositionend', this.#later);
  }
}
