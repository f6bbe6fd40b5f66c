// Suggestions beside the text: kept in plugin state, mapped through every transaction, asked anew when typing pauses.
// While an input method composes nothing is asked and nothing is drawn anew.

import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Node } from 'prosemirror-model';
import type { Linter, LintResult } from '../core/checks/lint.ts';
import { checks } from '../core/checks/registry.ts';
import type { Suggestion } from '../core/checks/types.ts';

interface State {
  /** As the linter gave them, on the document of then. */
  readonly base: readonly Suggestion[];
  /** From that document to this one. */
  readonly mapping: Mapping;
  /** Ids whose words changed since. */
  readonly dropped: ReadonlySet<string>;
  readonly dismissed: number;
  /** Id of the open suggestion. */
  readonly open: string | null;
  /** Whether the list is of this very document, and not only mapped to it. */
  readonly settled: boolean;
  readonly drawn: DecorationSet;
}

export const suggestionsKey = new PluginKey<State>('suggestions');

type Said = { readonly result: LintResult } | { readonly open: string | null };

const lists = new WeakMap<State, readonly Suggestion[]>();

/** The open suggestions in reading order, at their places in this document. Kept per state. */
export function suggestions(state: EditorState): readonly Suggestion[] {
  const now = suggestionsKey.getState(state);
  if (!now) return [];
  const known = lists.get(now);
  if (known) return known;
  const list = now.mapping.maps.length === 0 && now.dropped.size === 0 ? now.base : now.base.filter(({ id }) => !now.dropped.has(id)).map((one) => mapped(one, now.mapping));
  lists.set(now, list);
  return list;
}

function mapped(one: Suggestion, mapping: Mapping): Suggestion {
  const from = mapping.map(one.from, 1);
  const to = Math.max(from, mapping.map(one.to, -1));
  const related = one.related?.map((place) => ({ from: mapping.map(place.from, 1), to: mapping.map(place.to, -1) }));
  return { ...one, from, to, ...(related ? { related } : {}) };
}

export function openSuggestion(state: EditorState): Suggestion | null {
  const id = suggestionsKey.getState(state)?.open ?? null;
  return id === null ? null : (suggestions(state).find((one) => one.id === id) ?? null);
}

/** How many suggestions somebody said no to; whether the list is up to date. */
export function suggestionsStatus(state: EditorState): { readonly dismissed: number; readonly settled: boolean } {
  const now = suggestionsKey.getState(state);
  return { dismissed: now?.dismissed ?? 0, settled: now?.settled ?? false };
}

export function setOpen(tr: Transaction, id: string | null): Transaction {
  return tr.setMeta(suggestionsKey, { open: id } satisfies Said).setMeta('addToHistory', false);
}

export function setResult(tr: Transaction, result: LintResult): Transaction {
  return tr.setMeta(suggestionsKey, { result } satisfies Said).setMeta('addToHistory', false);
}

const seals = new Map(checks.map(({ code, seal }) => [code, seal]));

/** The one character on a check's seal. */
export function sealOf(code: string): string {
  return seals.get(code) ?? '？';
}

const breaks = new Set(['split-paragraph', 'split-headline']);

/** The marks of one suggestion: under its words; for a break, the ends that belong together. */
function marks(doc: Node, one: Suggestion, open: boolean): Decoration[] {
  const spec = { id: one.id, actual: one.actual };
  const classes = `mark ${one.severity}${open ? ' open' : ''}`;
  if (one.from === one.to) return [];
  const out: Decoration[] = [];
  // an inline decoration over a block border would be drawn in both blocks as one: each gets its own piece
  doc.nodesBetween(one.from, one.to, (node, pos) => {
    if (!node.isTextblock) return true;
    const from = Math.max(one.from, pos + 1);
    const to = Math.min(one.to, pos + 1 + node.content.size);
    if (from >= to) return false;
    const first = one.from >= pos && one.to > pos + 1 + node.content.size;
    const last = one.from < pos && one.to <= pos + node.nodeSize;
    const half = !breaks.has(one.code) ? '' : first ? ' runs-on' : last ? ' goes-on' : '';
    out.push(Decoration.inline(from, to, { class: classes + half }, spec));
    return false;
  });
  return out;
}

const rank = { sure: 2, doubt: 1, ask: 0 } as const;

/** The seals of all suggestions that begin in one block, one decoration a block: an attribute, drawn in the margin by the style sheet. */
function margins(doc: Node, list: readonly Suggestion[], openId: string | null): Decoration[] {
  const blocks = new Map<number, Suggestion[]>();
  for (const one of list) {
    const $from = doc.resolve(one.from);
    const pos = $from.depth >= 3 ? $from.before(3) : one.from;
    blocks.set(pos, [...(blocks.get(pos) ?? []), one]);
  }
  const out: Decoration[] = [];
  for (const [pos, there] of blocks) {
    const node = doc.nodeAt(pos);
    if (!node?.isTextblock) continue;
    const sealed = [...new Set(there.map(({ code }) => sealOf(code)))].slice(0, 4).join('\n');
    const strongest = there.reduce<'sure' | 'doubt' | 'ask'>((most, { severity }) => (rank[severity] > rank[most] ? severity : most), 'ask');
    const open = there.some(({ id }) => id === openId);
    out.push(Decoration.node(pos, pos + node.nodeSize, { 'data-seals': sealed, class: `sealed ${strongest}${open ? ' open-seal' : ''}` }, { seals: true }));
  }
  return out;
}

function drawing(doc: Node, list: readonly Suggestion[], open: string | null): DecorationSet {
  return DecorationSet.create(doc, [...list.flatMap((one) => marks(doc, one, one.id === open)), ...margins(doc, list, open)]);
}

const sameDrawing = (a: readonly Suggestion[], b: readonly Suggestion[]): boolean =>
  a.length === b.length && a.every((one, i) => one.id === b[i]?.id && one.from === b[i]?.from && one.to === b[i]?.to && one.severity === b[i]?.severity);

function apply(tr: Transaction, was: State, old: EditorState): State {
  let now = was;
  if (tr.docChanged) {
    const mapping = new Mapping(was.mapping.maps);
    for (const map of tr.mapping.maps) mapping.appendMap(map);
    const drawn = was.drawn.map(tr.mapping, tr.doc);
    const gone = touched(tr, drawn);
    const dropped = gone.length === 0 ? was.dropped : new Set([...was.dropped, ...gone.map(({ spec }) => String(spec.id))]);
    now = { ...was, mapping, dropped, settled: false, drawn: gone.length === 0 ? drawn : drawn.remove(gone) };
  }
  const said = tr.getMeta(suggestionsKey) as Said | undefined;
  if (!said) return now;
  if ('result' in said) {
    const { suggestions: base, dismissed } = said.result;
    const same = sameDrawing(base, suggestions(old)) && now.drawn !== DecorationSet.empty;
    const open = now.open !== null && base.some(({ id }) => id === now.open) ? now.open : null;
    return { base, mapping: new Mapping(), dropped: new Set(), dismissed, open, settled: true, drawn: same && open === now.open ? now.drawn : drawing(tr.doc, base, open) };
  }
  if (said.open === now.open) return now;
  const list = now.base.filter(({ id }) => !now.dropped.has(id)).map((one) => mapped(one, now.mapping));
  return { ...now, open: said.open, drawn: drawing(tr.doc, list, said.open) };
}

/** The drawn marks in the changed ranges whose words are no longer there: they are void at once. */
function touched(tr: Transaction, drawn: DecorationSet): Decoration[] {
  const gone = new Set<Decoration>();
  for (const [index, map] of tr.mapping.maps.entries())
    map.forEach((_from, _to, newFrom, newTo) => {
      const rest = tr.mapping.slice(index + 1);
      for (const one of drawn.find(rest.map(newFrom, -1), rest.map(newTo, 1), (spec) => 'id' in spec)) {
        const actual = String(one.spec.actual);
        const words = tr.doc.textBetween(one.from, one.to, '\n');
        if (words !== actual && !actual.split('\n').includes(words)) gone.add(one);
      }
    });
  return [...gone];
}

/** Milliseconds after the last keystroke until the checks look again. */
const pause = 250;

/** `linter` looks again when typing pauses, in slices of a few milliseconds. */
export function suggestionsPlugin(linter: Linter): Plugin<State> {
  return new Plugin<State>({
    key: suggestionsKey,
    state: {
      init: () => ({ base: [], mapping: new Mapping(), dropped: new Set(), dismissed: 0, open: null, settled: false, drawn: DecorationSet.empty }),
      apply,
    },
    props: {
      decorations: (state) => suggestionsKey.getState(state)?.drawn,
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
    if (this.#view.state.doc !== before.doc) this.#later();
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
