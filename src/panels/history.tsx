// 改动: the journal as people read it, newest first. Typing in one place is one line, not one per key.

import { useMemo, useState } from 'react';
import { Rows } from '../components/Rows.tsx';
import { titleOf } from '../core/document/queries.ts';
import { findById } from '../core/document/steps.ts';
import { goToId } from '../editor/commands.ts';
import { useText } from '../i18n/index.ts';
import { useDesk } from './desk.ts';
import { type Entry, entries } from './history/entries.ts';
import { nameOf } from './label-name.ts';
import styles from './history/history.module.css';
import { useJournal } from './journal.ts';

const rowHeight = 52;

export function History() {
  const { t } = useText();
  const journal = useJournal();
  const list = useMemo(() => (journal ? entries(journal.changes, journal.told) : null), [journal]);
  if (list === null) return <p className={styles['none']}>{t('redline:reading')}</p>;
  if (list.length === 0) return <p className={styles['none']}>{t('desk:history.none')}</p>;
  return (
    <div className={styles['panel']}>
      <Rows
        items={list}
        rowHeight={rowHeight}
        label={t('desk:history.title')}
        keyOf={({ id }) => id}
        render={(entry) => <Line entry={entry} />}
      />
    </div>
  );
}

function Line({ entry }: { readonly entry: Entry }) {
  const { t, language } = useText();
  const { editor } = useDesk();
  const { told } = entry;
  const at = new Date(entry.at);
  const [now] = useState(() => new Date());
  const today = at.toDateString() === now.toDateString();
  const time = new Intl.DateTimeFormat(
    language === 'zh' ? 'zh-CN' : 'en',
    today ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' },
  );
  // a repair is told by what was wrong
  const what = [
    entry.check && nameOf(`checks:kind.${entry.check}.name`),
    entry.label.includes(':') ? null : nameOf(entry.label),
  ]
    .filter(Boolean)
    .join('：');
  const { doc } = editor.state;
  const there = [told.block, told.article].find((id) => id !== null && findById(doc, id) !== null) ?? null;
  const article = told.article === null ? null : findById(doc, told.article)?.node;
  const wordless = told.before + told.after + told.lead + told.trail === '';
  return (
    <button
      type="button"
      className={styles['line']}
      tabIndex={-1}
      disabled={there === null}
      data-undone={entry.undone || undefined}
      onClick={() => {
        if (there !== null && goToId(editor, there)) editor.focus();
      }}
    >
      <span className={styles['words']}>
        {wordless ? (
          (article && titleOf(article, 24)) || what
        ) : (
          <>
            {told.lead}
            {told.before !== '' && <del>{told.before}</del>}
            {told.after !== '' && <ins>{told.after}</ins>}
            {told.trail}
          </>
        )}
      </span>
      <small>
        {what}
        {told.places > 1 && entry.count === 1 && ` ${t('desk:history.places', { count: told.places })}`}
        {entry.undone && ` · ${t('desk:history.undone')}`}
        {' · '}
        {t(`app:round.${entry.round}`)} {entry.by === '' ? t('app:who.nobody') : entry.by} {time.format(at)}
        {entry.count > 1 && ` · ${t('desk:history.steps', { count: entry.count })}`}
      </small>
    </button>
  );
}
