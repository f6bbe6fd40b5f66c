// Suggestions for a document that is not on the desk.

import type { Node } from 'prosemirror-model';
import { useEffect, useState } from 'react';
import { columnWidthOf, Linter } from '../core/checks/lint.ts';
import type { Suggestion } from '../core/checks/types.ts';

/** All suggestions for a document as it was imported; null until they are found. */
export function useSuggestionsOf(doc: Node | null): readonly Suggestion[] | null {
  const [found, setFound] = useState<{
    readonly doc: Node;
    readonly suggestions: readonly Suggestion[];
  } | null>(null);
  useEffect(() => {
    if (!doc) return;
    const stop = new AbortController();
    void suggestionsOf(doc, stop.signal).then((suggestions) => {
      if (suggestions && !stop.signal.aborted) setFound({ doc, suggestions });
    });
    return () => stop.abort();
  }, [doc]);
  return found && found.doc === doc ? found.suggestions : null;
}

/** Found in slices so that the page stays alive; null: nobody waits any more. */
async function suggestionsOf(doc: Node, signal: AbortSignal): Promise<readonly Suggestion[] | null> {
  const run = new Linter({ now: () => performance.now(), columnWidth: columnWidthOf(doc) }).run(doc);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value.suggestions;
    // oxlint-disable-next-line no-await-in-loop -- that is the pause
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return null;
  }
}
