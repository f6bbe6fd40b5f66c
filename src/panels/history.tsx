// 改动: the journal as people read it, newest first. Typing in one place is one line, not one per key.

import { useEffect, useMemo, useState } from 'react';
import { Rows } from '../components/Rows.tsx';
import type { Change } from '../core/history/change.ts';
import { collabState } from '../editor/collab.ts';
import { useText } from '../i18n/index.ts';
import { authority } from '../store/queries.ts';
import { useDesk, useDeskState } from './desk.ts';
import { type Entry, entries } from './history/entries.ts';
import { nameOf } from './label-name.ts';
import styles from './history/history.module.css';

const rowHeight = 44;

export function History() {
  const { t } = useText();
  const { issue } = useDesk();
  const version = useDeskState((state) => collabState(state)?.version ?? 0);
  const [changes, setChanges] = useState<readonly Change[]>([]);
  useEffect(() => {
    if (version <= changes.length) return;
    let gone = false;
    // what is known is not read again
    const read = async (): Promise<void> => {
      const more = await authority.since(issue, changes.length);
      if (!gone && more.length > 0) setChanges([...changes, ...more]);
    };
    const wait = setTimeout(() => void read(), 200);
    return () => {
      gone = true;
      clearTimeout(wait);
    };
  }, [issue, version, changes]);
  const list = useMemo(() => entries(changes), [changes]);
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
  const at = new Date(entry.at);
  const [now] = useState(() => new Date());
  const today = at.toDateString() === now.toDateString();
  const time = new Intl.DateTimeFormat(
    language === 'zh' ? 'zh-CN' : 'en',
    today ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' },
  );
  // a repair is told by what was wrong; its own words have gaps that only the suggestion could fill
  const what = [
    entry.check && nameOf(`checks:kind.${entry.check}.name`),
    entry.label.includes(':') ? null : nameOf(entry.label),
  ]
    .filter(Boolean)
    .join('：');
  return (
    <div className={styles['line']} data-undone={entry.undone || undefined}>
      <span className={styles['what']}>
        {what}
        {entry.inserted !== '' && <ins>{entry.inserted}</ins>}
        {entry.undone && <small>{t('desk:history.undone')}</small>}
      </span>
      <span className={styles['who']}>
        {time.format(at)} {entry.by === '' ? t('app:who.nobody') : entry.by}
        {entry.count > 1 && ` · ${t('desk:history.steps', { count: entry.count })}`}
      </span>
    </div>
  );
}
