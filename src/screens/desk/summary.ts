// What the shelf shows of this issue without opening it: written while the desk is at rest.

import { useEffect, useState } from 'react';
import { settledIn, useDesk, useDeskState, useLater, useSuggestions } from '../../panels/desk.ts';
import { sitting } from '../../sitting/sitting.ts';
import { store } from '../../store/queries.ts';
import { countsOf } from './counts.ts';

/** Milliseconds of rest before it is written. */
const rest = 1500;

/** Most suggestions that were open at once in this sitting or before: the whole of the work. */
export function useMost(open: number): number {
  const { most } = useDesk();
  const [highest, setHighest] = useState(most);
  if (open > highest) setHighest(open);
  return Math.max(open, highest);
}

export function useSummary(): void {
  const { issue, most } = useDesk();
  const doc = useLater((state) => state.doc, rest);
  const settled = useDeskState(settledIn);
  const open = useSuggestions().filter(({ code }) => code !== 'untagged').length;
  const highest = useMost(open);
  useEffect(() => {
    if (!settled) return;
    const timer = setTimeout(() => {
      // a cache: where it cannot be written the shelf tells old figures, and the foot says why nothing is stored
      store
        .summarize(issue, {
          ...countsOf(doc),
          open,
          most: Math.max(most, highest),
          by: sitting().name,
          at: Date.now(),
        })
        .catch(() => undefined);
    }, rest);
    return () => clearTimeout(timer);
  }, [issue, doc, settled, open, most, highest]);
}
