// The error rate in the foot: of the last round that has read anything, read while nobody types.

import { useEffect, useState } from 'react';
import { lastRate } from '../../core/history/error-rate.ts';
import { errorTable } from '../../core/history/error-table.ts';
import { useText } from '../../i18n/index.ts';
import { settledIn, useDesk, useDeskState } from '../../panels/desk.ts';
import { useJournal } from '../../panels/journal.ts';
import { allEdits } from '../../panels/redline/use-edits.ts';
import { sitting } from '../../sitting/sitting.ts';
import { store } from '../../store/queries.ts';
import styles from './desk.module.css';

/** Milliseconds of rest before it is read again. */
const rest = 4000;

export function Rate() {
  const { t } = useText();
  const { issue, editor } = useDesk();
  const journal = useJournal(useDeskState(settledIn));
  const [rate, setRate] = useState<number | null>(null);
  useEffect(() => {
    if (!journal) return;
    let gone = false;
    const read = async (): Promise<void> => {
      const all = await allEdits(journal);
      if (!all || gone) return;
      const found = lastRate(editor.state.doc, all, journal.marks);
      setRate(found?.rate ?? null);
      // for the shelf, which replays nothing; a cache, as its other figures are
      store.summarize(issue, { found }).catch(() => undefined);
    };
    const timer = setTimeout(() => void read(), rest);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [issue, editor, journal]);
  if (rate === null) return null;
  return (
    <button
      type="button"
      className={styles['rate']}
      data-over={rate > errorTable.bar}
      title={t('redline:rate.title')}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => sitting().set({ panel: 'quality' })}
    >
      {t('redline:rate.foot', { rate: rate.toFixed(1) })}
    </button>
  );
}
