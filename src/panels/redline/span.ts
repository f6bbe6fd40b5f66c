// Between which two versions: the source, the end of a round, now. A round of an article ends when it is signed; that of
// the issue when the last of its articles is.

import type { Change } from '../../core/history/change.ts';
import type { Edit, Span } from '../../core/history/edits.ts';

export const marks = ['source', 'first', 'second', 'third', 'now'] as const;
export type Mark = (typeof marks)[number];

/** How many changes had been made; null: the round has not been signed. `article`: its own end of the round. */
export function versionOf(mark: Mark, changes: readonly Change[], article: string | null): number | null {
  if (mark === 'source') return 0;
  if (mark === 'now') return changes.length;
  for (let i = changes.length - 1; i >= 0; i -= 1) {
    const change = changes[i];
    if (change?.intent !== 'sign') continue;
    for (const step of change.steps)
      if (isSigned(step) && step.to === mark && (article === null || step.id === article)) return i + 1;
  }
  return null;
}

function isSigned(step: unknown): step is { readonly id: string; readonly to: string } {
  return (
    typeof step === 'object' &&
    step !== null &&
    'stepType' in step &&
    step.stepType === 'status' &&
    'id' in step &&
    'to' in step
  );
}

/** null: one of the two is not there yet, or they stand the wrong way round. */
export function spanOf(
  from: Mark,
  to: Mark,
  changes: readonly Change[],
  article: string | null,
): Span | null {
  const [start, end] = [versionOf(from, changes, article), versionOf(to, changes, article)];
  return start === null || end === null || start > end ? null : { from: start, to: end };
}

/** What is shown of the edits. */
export function filtered(
  all: readonly Edit[],
  {
    article,
    by,
    kind,
  }: { readonly article: string | null; readonly by: string | null; readonly kind: string | null },
): readonly Edit[] {
  return all.filter(
    (edit) =>
      (article === null || edit.article === article) &&
      (by === null || edit.by === by) &&
      (kind === null || edit.kind === kind),
  );
}
