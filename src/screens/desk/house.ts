// What a paper decided for itself takes hold while its issue is open; what became of suggestions is kept for the paper.

import { useEffect } from 'react';
import { noLists } from '../../core/checks/lists.ts';
import { paperIn, settledIn, useDesk, useDeskState } from '../../panels/desk.ts';
import { useTagging } from '../../panels/section-names.ts';
import { useTally } from '../../panels/suggestions/use-tally.ts';
import { usePaper, useSetTally, useTallyOf } from '../../store/queries.ts';

/** Milliseconds of rest before the figures are written. */
const rest = 1500;

export function useHouse(): void {
  const { editor, issue } = useDesk();
  const name = useDeskState(paperIn);
  const settled = useDeskState(settledIn);
  const { data: paper } = usePaper(name);
  const tagging = useTagging();
  const tally = useTally();
  const { data: issues } = useTallyOf(name);
  const { mutate } = useSetTally();
  useEffect(() => {
    if (paper)
      editor.heed({ lists: paper.lists ?? noLists, onKinds: paper.on ?? [], offKinds: paper.off, tagging });
  }, [editor, paper, tagging]);
  useEffect(() => {
    if (!settled || !issues || same(issues[issue] ?? {}, tally)) return;
    const timer = setTimeout(() => mutate({ paper: name, issue, tally }), rest);
    return () => clearTimeout(timer);
  }, [issue, name, settled, issues, tally, mutate]);
}

type Tally = ReturnType<typeof useTally>;

const same = (a: Tally, b: Tally): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(
    ([code, one]) =>
      one.offered === b[code]?.offered && one.taken === b[code].taken && one.dismissed === b[code].dismissed,
  );
