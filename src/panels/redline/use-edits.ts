// The edits between two versions, read anew when the journal has grown: in slices beside the typing, so that a key never
// waits for them. Until they are there, those of the journal before are shown with that journal.

import { useEffect, useMemo, useState } from 'react';
import { type Edit, editsInPieces, type Span } from '../../core/history/edits.ts';
import { articleIdAt, useLater } from '../desk.ts';
import { type Journal, useJournal } from '../journal.ts';
import { inSlices } from './slices.ts';
import { filtered, spanOf } from './span.ts';
import { useRedline } from './state.ts';

export interface Shown {
  readonly journal: Journal;
  /** All between the two versions; null: one of them is not there yet. */
  readonly all: readonly Edit[] | null;
  /** Those that are wanted. */
  readonly list: readonly Edit[];
}

/** null: they are being read. */
export function useEdits(wanted = true): Shown | null {
  const journal = useJournal(wanted);
  const here = useLater(articleIdAt);
  const { from, to, article, by, kind } = useRedline();
  const only = article ? here : null;
  const span = useMemo(() => journal && spanOf(from, to, journal.changes, only), [journal, from, to, only]);
  const read = useRead(journal, span, `${from} ${to} ${only ?? ''}`);
  return useMemo(() => {
    if (journal && !span) return { journal, all: null, list: [] };
    return read && { ...read, list: filtered(read.all, { article: only, by, kind }) };
  }, [journal, span, read, only, by, kind]);
}

/** Every edit since the source; null: they are being read. */
export function useAllEdits(wanted = true): AllEdits | null {
  const journal = useJournal(wanted);
  const span = useMemo(() => journal && sinceSource(journal), [journal]);
  return useRead(journal, span, '');
}

export interface AllEdits {
  readonly journal: Journal;
  readonly all: readonly Edit[];
}

const sinceSource = ({ changes }: Journal): Span => ({ from: 0, to: changes.length });

/** Every edit since the source; null: the journal has grown meanwhile. */
export const allEdits = (journal: Journal): Promise<readonly Edit[] | null> =>
  reading(journal, sinceSource(journal));

/** `kind`: which two versions are meant, as their numbers grow. What was read of other two is not shown for these. */
function useRead(journal: Journal | null, span: Span | null, kind: string): AllEdits | null {
  const [read, setRead] = useState<(AllEdits & { readonly kind: string }) | null>(null);
  useEffect(() => {
    if (!journal || !span) return;
    let gone = false;
    void reading(journal, span).then((all) => {
      if (all && !gone) setRead({ journal, all, kind });
    });
    return () => {
      gone = true;
    };
  }, [journal, span, kind]);
  return journal && read?.kind === kind ? read : null;
}

const readings = new WeakMap<Journal, Map<string, Promise<readonly Edit[] | null>>>();

/** Kept per journal: panel, foot and redline ask for the same. */
function reading(journal: Journal, span: Span): Promise<readonly Edit[] | null> {
  const known = readings.get(journal) ?? new Map<string, Promise<readonly Edit[] | null>>();
  readings.set(journal, known);
  const key = `${span.from} ${span.to}`;
  const { strip, changes } = journal;
  const made =
    known.get(key) ?? inSlices(editsInPieces(strip, changes, span), () => strip.version === changes.length);
  known.set(key, made);
  return made;
}
