// How many suggestions of each kind were offered, taken and dismissed, in this issue and for this paper so far.

import type { Suggestion } from '../../core/checks/types.ts';
import type { Decided } from '../../core/history/decisions.ts';
import type { KindTally } from '../../store/database.ts';

export interface Figures {
  readonly offered: number;
  readonly taken: number;
  readonly dismissed: number;
}

const none: Figures = { offered: 0, taken: 0, dismissed: 0 };

/** Offered is what is open now and what was decided; what went away by itself is not counted. */
export function tallyOf(
  open: readonly Suggestion[],
  decided: ReadonlyMap<string, Decided>,
): Readonly<Record<string, Figures>> {
  const tally: Record<string, Figures> = {};
  for (const [code, { taken, dismissed }] of decided)
    if (taken + dismissed > 0) tally[code] = { offered: taken + dismissed, taken, dismissed };
  for (const { code } of open) {
    const was = tally[code] ?? none;
    tally[code] = { ...was, offered: was.offered + 1 };
  }
  return tally;
}

/** All issues of the paper, this one by its figures of now. */
export function ofPaper(
  code: string,
  issues: Readonly<Record<string, KindTally>>,
  issue: string,
  now: KindTally,
): Figures {
  const before = Object.entries(issues).flatMap(([id, tally]) => (id === issue ? [] : [tally[code]]));
  return [...before, now[code]].reduce<Figures>(
    (sum, one = none) => ({
      offered: sum.offered + one.offered,
      taken: sum.taken + one.taken,
      dismissed: sum.dismissed + one.dismissed,
    }),
    none,
  );
}

/** Fewer decisions than these say nothing of a paper's taste. */
const few = 6;

/** Two of three were no help. */
export function mostlyDismissed({ taken, dismissed }: Figures): boolean {
  return taken + dismissed >= few && dismissed >= 2 * taken;
}
