// Suggestions for a document that is not on the desk.

import type { Node } from 'prosemirror-model';
import { useEffect, useState } from 'react';
import { faintInPieces, nothingFaint, type Placed } from '../core/checks/faint.ts';
import { columnWidthOf, Linter } from '../core/checks/lint.ts';
import { noLists, type PaperLists } from '../core/checks/lists.ts';
import type { Doubt } from '../core/import/types.ts';
import type { Suggestion } from '../core/checks/types.ts';

const none: readonly string[] = [];
const noDoubts: readonly Doubt[] = [];

/**
 * All suggestions; null until they are found. `original`: the document before any repair, which shows how wide the
 * columns were. It and the paper's kinds and lists have to stand still between two drawings. `placed`: tells what the OCR
 * engine was not sure of.
 */
export function useSuggestionsOf(
  doc: Node | null,
  original = doc,
  offKinds = none,
  onKinds = none,
  lists = noLists,
  doubts: readonly Doubt[] = noDoubts,
  placed: Placed | null = null,
): readonly Suggestion[] | null {
  const [found, setFound] = useState<{
    readonly doc: Node;
    readonly suggestions: readonly Suggestion[];
  } | null>(null);
  useEffect(() => {
    if (!doc) return;
    const stop = new AbortController();
    void suggestionsOf(doc, original ?? doc, stop.signal, { offKinds, onKinds, lists, doubts }, placed).then(
      (suggestions) => {
        if (suggestions && !stop.signal.aborted) setFound({ doc, suggestions });
      },
    );
    return () => stop.abort();
  }, [doc, original, offKinds, onKinds, lists, doubts, placed]);
  return found && found.doc === doc ? found.suggestions : null;
}

/** Found in slices so that the page stays alive; null: nobody waits any more. */
async function suggestionsOf(
  doc: Node,
  original: Node,
  signal: AbortSignal,
  paper: {
    readonly offKinds: readonly string[];
    readonly onKinds: readonly string[];
    readonly lists: PaperLists;
    readonly doubts: readonly Doubt[];
  },
  placed: Placed | null,
): Promise<readonly Suggestion[] | null> {
  const faint = placed?.places ? await inSlices(faintInPieces(placed), signal) : nothingFaint;
  if (faint === null) return null;
  const run = new Linter({
    now: () => performance.now(),
    ...paper,
    faint,
    columnWidth: columnWidthOf(original),
  }).run(doc);
  return (await inSlices(run, signal))?.suggestions ?? null;
}

/** null: nobody waits any more. */
async function inSlices<T>(run: Generator<void, T>, signal: AbortSignal): Promise<T | null> {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    // oxlint-disable-next-line no-await-in-loop -- that is the pause
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return null;
  }
}
