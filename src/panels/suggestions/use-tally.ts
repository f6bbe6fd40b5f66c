// The figures of the kinds, read from the journal as it grows: beside the typing, in small pieces, each change once.

import type { EditorState } from 'prosemirror-state';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type Decided, Decisions } from '../../core/history/decisions.ts';
import { collabState } from '../../editor/collab.ts';
import { store, useTallyOf } from '../../store/queries.ts';
import { type Desk, paperIn, useDesk, useDeskState, useSuggestions } from '../desk.ts';
import { type Figures, ofPaper, tallyOf } from './tally.ts';

/** Milliseconds after a change until it is read. */
const pause = 200;
/** Changes read at once: some milliseconds. */
const piece = 500;

const versionIn = (state: EditorState): number => collabState(state)?.version ?? 0;

class Reader {
  readonly #desk: Desk;
  readonly #decisions = new Decisions();
  readonly #listeners = new Set<() => void>();
  #read = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #busy = false;
  #stop: (() => void) | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get kinds(): ReadonlyMap<string, Decided> {
    return this.#decisions.kinds;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#stop ??= this.#desk.editor.subscribe(this.#later);
    this.#later();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = null;
    };
  }

  readonly #later = (): void => {
    if (this.#busy || this.#timer !== null || versionIn(this.#desk.editor.state) <= this.#read) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#grow();
    }, pause);
  };

  async #grow(): Promise<void> {
    this.#busy = true;
    const { issue, editor } = this.#desk;
    const to = Math.min(this.#read + piece, versionIn(editor.state));
    // a store that is gone is said in the foot; the figures stay as they were
    const changes = await store.changesBetween(issue, this.#read, to).catch(() => []);
    this.#busy = false;
    if (changes.length === 0) return;
    const before = this.kinds;
    this.#decisions.add(changes);
    this.#read += changes.length;
    if (this.kinds !== before) for (const listener of this.#listeners) listener();
    if (this.#stop) this.#later();
  }
}

const readers = new WeakMap<Desk['collab'], Reader>();

/** What became of the suggestions of this issue, by kind. */
function useDecided(): ReadonlyMap<string, Decided> {
  const desk = useDesk();
  let reader = readers.get(desk.collab);
  if (!reader) readers.set(desk.collab, (reader = new Reader(desk)));
  const one = reader;
  const subscribe = useCallback((listener: () => void) => one.subscribe(listener), [one]);
  return useSyncExternalStore(subscribe, () => one.kinds);
}

export function useTally(): Readonly<Record<string, Figures>> {
  const open = useSuggestions();
  const decided = useDecided();
  return useMemo(() => tallyOf(open, decided), [open, decided]);
}

export interface KindFigures {
  readonly here: Figures;
  readonly paper: Figures;
}

const none: Figures = { offered: 0, taken: 0, dismissed: 0 };
const noIssues = {};

/** The figures of a kind, in this issue and for its paper so far. */
export function useFigures(): (code: string) => KindFigures {
  const { issue } = useDesk();
  const tally = useTally();
  const { data: issues = noIssues } = useTallyOf(useDeskState(paperIn));
  return useCallback(
    (code) => ({ here: tally[code] ?? none, paper: ofPaper(code, issues, issue, tally) }),
    [tally, issues, issue],
  );
}
