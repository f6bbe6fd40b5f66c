// The edits between two versions, read anew when the journal has grown.

import { useMemo } from 'react';
import { type Edit, edits } from '../../core/history/edits.ts';
import { articleIdAt, useLater } from '../desk.ts';
import { type Journal, useJournal } from '../journal.ts';
import { filtered, spanOf } from './span.ts';
import { useRedline } from './state.ts';

export interface Shown {
  readonly journal: Journal;
  /** All between the two versions; null: one of them is not there yet. */
  readonly all: readonly Edit[] | null;
  /** Those that are wanted. */
  readonly list: readonly Edit[];
}

/** null: the journal is being read. */
export function useEdits(wanted = true): Shown | null {
  const journal = useJournal(wanted);
  const here = useLater(articleIdAt);
  const { from, to, article, by, kind } = useRedline();
  const only = article ? here : null;
  const all = useMemo(() => {
    if (!journal) return null;
    const span = spanOf(from, to, journal.changes, only);
    return span && edits(journal.strip, journal.changes, span);
  }, [journal, from, to, only]);
  return useMemo(
    () => journal && { journal, all, list: all ? filtered(all, { article: only, by, kind }) : [] },
    [journal, all, only, by, kind],
  );
}

/** Every edit since the source; null: the journal is being read. */
export function useAllEdits(wanted = true): AllEdits | null {
  const journal = useJournal(wanted);
  return useMemo(() => journal && allEdits(journal), [journal]);
}

export interface AllEdits {
  readonly journal: Journal;
  readonly all: readonly Edit[];
}

const known = new WeakMap<Journal, AllEdits>();

/** Kept per journal: panel, foot and redline ask for the same. */
export function allEdits(journal: Journal): AllEdits {
  const kept = known.get(journal) ?? {
    journal,
    all: edits(journal.strip, journal.changes, { from: 0, to: journal.changes.length }),
  };
  known.set(journal, kept);
  return kept;
}
