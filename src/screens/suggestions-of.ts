// Suggestions for a document that is not on the desk.

import type { Node } from 'prosemirror-model';
import { Linter } from '../core/checks/lint.ts';
import type { Suggestion } from '../core/checks/types.ts';

/** All of them, found in slices so that the page stays alive; null: `signal` says that nobody waits any more. */
export async function suggestionsOf(
  doc: Node,
  signal: AbortSignal,
  offKinds: readonly string[] = [],
): Promise<readonly Suggestion[] | null> {
  const run = new Linter({ now: () => performance.now(), offKinds }).run(doc);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value.suggestions;
    // oxlint-disable-next-line no-await-in-loop -- that is the pause
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return null;
  }
}
