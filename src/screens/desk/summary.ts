// What the shelf shows of this issue without opening it: written while the desk is at rest.

import { useEffect, useState } from 'react';
import type { Node } from 'prosemirror-model';
import { articleAttrs, articles, count } from '../../core/document/queries.ts';
import { statuses } from '../../core/document/schema.ts';
import { settledIn, useDesk, useDeskState, useLater, useSuggestions } from '../../panels/desk.ts';
import { sitting } from '../../sitting/sitting.ts';
import { store } from '../../store/queries.ts';
import type { Summary } from '../../store/database.ts';

/** Milliseconds of rest before it is written. */
const rest = 1500;

export function countsOf(
  doc: Node,
): Pick<Summary, 'pages' | 'articles' | 'characters' | 'untagged' | 'signed'> {
  const all = articles(doc)
    .map(({ node }) => articleAttrs(node))
    .filter(({ kind }) => kind !== 'furniture');
  const from = (status: (typeof statuses)[number]): number =>
    all.filter((article) => statuses.indexOf(article.status) >= statuses.indexOf(status)).length;
  return {
    pages: doc.childCount,
    articles: all.length,
    characters: count(doc),
    untagged: all.filter(({ sections }) => sections.length === 0).length,
    signed: [from('first'), from('second'), from('third'), from('passed')],
  };
}

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
