// The error rate in the foot: of the latest round that mended anything, read while nobody types.

import { useEffect, useState } from 'react';
import { count } from '../../core/document/queries.ts';
import { errorRate } from '../../core/history/error-rate.ts';
import { errorTable } from '../../core/history/error-table.ts';
import { useText } from '../../i18n/index.ts';
import { settledIn, useDesk, useDeskState } from '../../panels/desk.ts';
import { useJournal } from '../../panels/journal.ts';
import { allEdits } from '../../panels/redline/use-edits.ts';
import { sitting } from '../../sitting/sitting.ts';
import styles from './desk.module.css';

/** Milliseconds of rest before it is read again. */
const rest = 4000;
const rounds = ['third', 'second', 'first'] as const;

export function Rate() {
  const { t } = useText();
  const { editor } = useDesk();
  const journal = useJournal(useDeskState(settledIn));
  const [rate, setRate] = useState<number | null>(null);
  useEffect(() => {
    if (!journal) return;
    let gone = false;
    const read = async (): Promise<void> => {
      const all = await allEdits(journal);
      if (!all || gone) return;
      const characters = count(editor.state.doc);
      const found = rounds.map((round) =>
        errorRate(
          all.filter((edit) => edit.round === round),
          characters,
          journal.marks,
        ),
      );
      setRate(found.find(({ counted }) => counted.length > 0)?.rate ?? null);
    };
    const timer = setTimeout(() => void read(), rest);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [editor, journal]);
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
