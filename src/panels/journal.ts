// The whole journal of the open issue as the redline reads it: fetched when it is first asked for, in pieces beside the
// typing, and kept up with it from then on.

import { useSyncExternalStore } from 'react';
import { schema } from '../core/document/schema.ts';
import type { Change } from '../core/history/change.ts';
import { type Marks, marksOf } from '../core/history/error-rate.ts';
import { documentOf } from '../core/history/replay.ts';
import { Strip } from '../core/history/strip.ts';
import { nothingTold, type Told, told } from '../core/history/told.ts';
import { collabState } from '../editor/collab.ts';
import type { DeskEditor } from '../editor/desk-editor.ts';
import { authority, store } from '../store/queries.ts';
import { useDesk } from './desk.ts';

export interface Journal {
  readonly strip: Strip;
  /** From the beginning. */
  readonly changes: readonly Change[];
  readonly marks: Marks;
  /** What each change did, in words. */
  readonly told: readonly Told[];
}

/** Changes laid at once: some milliseconds. */
const piece = 400;
/** Milliseconds after a change until it is read. */
const pause = 300;

class Reader {
  readonly #issue: string;
  readonly #editor: DeskEditor;
  readonly #listeners = new Set<() => void>();
  #journal: Journal | null = null;
  /** Kept when nobody looks any more half way: the next reading goes on behind it. */
  #strip: Strip | null = null;
  /** What the strip holds. */
  readonly #laid: Change[] = [];
  readonly #told: Told[] = [];
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #stop: (() => void) | null = null;

  constructor(issue: string, editor: DeskEditor) {
    this.#issue = issue;
    this.#editor = editor;
  }

  /** null: not read yet. Another object whenever it has grown. */
  readonly journal = (): Journal | null => this.#journal;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#stop ??= this.#editor.subscribe(() => this.#later());
    this.#later();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = null;
    };
  };

  #later(): void {
    const version = collabState(this.#editor.state)?.version ?? 0;
    if (this.#busy || this.#timer !== null || version === (this.#journal?.changes.length ?? -1)) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#read();
    }, pause);
  }

  async #read(): Promise<void> {
    this.#busy = true;
    try {
      if (!this.#strip) {
        const opened = await store.open(this.#issue);
        if (!opened) return;
        this.#strip = new Strip(documentOf(schema, opened.original.doc));
      }
      const strip = this.#strip;
      const more = await authority.since(this.#issue, strip.version);
      for (let i = 0; i < more.length; i += piece) {
        const some = more.slice(i, i + piece);
        const words = some.map(() => nothingTold);
        strip.add(some, (n, step, before) => {
          words[n] = told(words[n]!, step, before);
        });
        this.#laid.push(...some);
        this.#told.push(...words);
        // oxlint-disable-next-line no-await-in-loop -- the page paints between two pieces
        await new Promise((done) => setTimeout(done));
        if (this.#listeners.size === 0) return;
      }
      const changes = [...this.#laid];
      this.#journal = { strip, changes, marks: marksOf(changes), told: [...this.#told] };
    } catch {
      // the store is gone: the foot says so, and the redline stays as it was
      return;
    } finally {
      this.#busy = false;
    }
    for (const listener of this.#listeners) listener();
    this.#later();
  }
}

const readers = new WeakMap<DeskEditor, Reader>();

function readerOf(issue: string, editor: DeskEditor): Reader {
  const known = readers.get(editor) ?? new Reader(issue, editor);
  readers.set(editor, known);
  return known;
}

const never = (): (() => void) => () => undefined;
const nothing = (): null => null;

/** null: it is being read, or not wanted now. */
export function useJournal(wanted = true): Journal | null {
  const { issue, editor } = useDesk();
  const reader = readerOf(issue, editor);
  return useSyncExternalStore(wanted ? reader.subscribe : never, wanted ? reader.journal : nothing);
}

/** The journal as soon as it is read up to now. */
export function journalOf(issue: string, editor: DeskEditor): Promise<Journal> {
  const reader = readerOf(issue, editor);
  return new Promise((resolve) => {
    const look = (): void => {
      const journal = reader.journal();
      if (!journal || !isOfNow(editor, journal)) return;
      stop();
      resolve(journal);
    };
    const stop = reader.subscribe(look);
    look();
  });
}

/** Whether the journal is of the very document on the screen: only then its places are those of the text. */
export function isOfNow(editor: DeskEditor, journal: Journal): boolean {
  const now = collabState(editor.state);
  return now !== null && now.pending.length === 0 && now.version === journal.changes.length;
}
