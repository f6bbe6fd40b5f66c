// One issue on the shelf: how far it is, who was at it last, and the way on.

import { Pencil, Send, Trash2 } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../components/Button.tsx';
import { Meter } from '../../components/Meter.tsx';
import { errorTable } from '../../core/history/error-table.ts';
import { type Language, useText } from '../../i18n/index.ts';
import { Keys } from '../../panels/Keys.tsx';
import type { StoredIssue, Summary } from '../../store/database.ts';
import { useRename } from '../../store/queries.ts';
import { record } from '../record.ts';
import { nameOf } from './name-of.ts';
import styles from './shelf.module.css';
import { since } from './since.ts';

interface IssueRowProps {
  readonly issue: StoredIssue;
  readonly language: Language;
  /** The one that Enter opens. */
  readonly first: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly renaming: boolean;
  readonly onRename: (on: boolean) => void;
  readonly onHand: () => void;
  readonly onRemove: () => void;
}

const signs = ['first', 'second', 'third', 'passed'] as const;

export function IssueRow({
  issue,
  language,
  first,
  now,
  renaming,
  onRename,
  onHand,
  onRemove,
}: IssueRowProps) {
  const { t } = useText();
  const { id, summary } = issue;
  const name = nameOf(issue) || t('shelf:untitled');
  const passed = summary.articles > 0 && summary.signed[3] === summary.articles;
  return (
    <tr>
      <td className={styles['issue']}>
        {renaming ? (
          <Rename issue={issue} onDone={() => onRename(false)} />
        ) : (
          <Link href={`/issue/${id}`} data-issue={id} title={name}>
            <strong>{issue.paper ?? t('shelf:untitled')}</strong> <span>{issue.date}</span>
          </Link>
        )}
      </td>
      <td className={styles['right']}>{summary.pages.toLocaleString(language)}</td>
      <td className={styles['right']}>{summary.characters.toLocaleString(language)}</td>
      <td className={styles['open']}>
        <Open summary={summary} />
      </td>
      <td className={styles['rounds']}>
        <span aria-hidden="true">
          {signs.map((sign, i) => (
            <i
              key={sign}
              data-how={
                summary.signed[i] === 0 ? 'none' : summary.signed[i] === summary.articles ? 'all' : 'some'
              }
            >
              {t(`shelf:sign.${sign}`)}
            </i>
          ))}
        </span>
        <span
          className={styles['quiet']}
          title={t('shelf:signed', {
            first: summary.signed[0],
            second: summary.signed[1],
            third: summary.signed[2],
            passed: summary.signed[3],
            all: summary.articles,
          })}
        >
          {summary.signed.join(' · ')}
        </span>
      </td>
      <Found found={summary.found ?? null} language={language} />
      <td className={styles['quiet']}>
        {summary.by === '' ? t('shelf:nobody') : summary.by} · {since(summary.at, now, language)}
      </td>
      <td className={styles['actions']}>
        <Button
          look="quiet"
          aria-label={t('shelf:rename', { name })}
          title={t('shelf:rename', { name: '' })}
          onClick={() => onRename(true)}
        >
          <Pencil size={14} strokeWidth={1.6} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          aria-label={t('shelf:hand', { name })}
          title={t('shelf:hand', { name: '' })}
          onClick={onHand}
        >
          <Send size={14} strokeWidth={1.6} aria-hidden="true" />
        </Button>
        <Button
          look="quiet"
          aria-label={t('shelf:remove', { name })}
          title={t('shelf:remove', { name: '' })}
          onClick={onRemove}
        >
          <Trash2 size={14} strokeWidth={1.6} aria-hidden="true" />
        </Button>
        <Link href={`/issue/${id}`} className={styles['go']} aria-label={t('shelf:goOnWith', { name })}>
          {passed ? t('shelf:passed') : t('shelf:goOn')}
          {first && <Keys of={['Enter']} />}
        </Link>
      </td>
    </tr>
  );
}

/** What the last round found, as the desk told it when it was left. */
function Found({
  found,
  language,
}: {
  readonly found: NonNullable<Summary['found']> | null;
  readonly language: Language;
}) {
  const { t } = useText();
  return (
    <td
      className={styles['found']}
      data-over={found ? found.rate > errorTable.bar : undefined}
      title={
        found
          ? t('shelf:rate', { round: t(`app:round.${found.round}`), bar: errorTable.bar })
          : t('shelf:noRate')
      }
    >
      {found ? (
        <>
          {found.rate.toLocaleString(language, { maximumFractionDigits: 1 })}
          <small>{t(`app:round.${found.round}`)}</small>
        </>
      ) : (
        '—'
      )}
    </td>
  );
}

function Open({ summary: { open, most } }: { readonly summary: Summary }) {
  const { t } = useText();
  if (open === null) return <span className={styles['quiet']}>{t('shelf:unseen')}</span>;
  const all = Math.max(most, open);
  return (
    <>
      <Meter value={all === 0 ? 1 : (all - open) / all} label={t('shelf:progress')} />
      <span data-none={open === 0}>{t('shelf:left', { count: open })}</span>
    </>
  );
}

function Rename({ issue, onDone }: { readonly issue: StoredIssue; readonly onDone: () => void }) {
  const { t } = useText();
  const rename = useRename();
  const [paper, setPaper] = useState(issue.paper ?? '');
  const [date, setDate] = useState(issue.date ?? '');
  const first = useRef<HTMLInputElement>(null);
  // the field loses the focus once more when it goes
  const over = useRef(false);
  useEffect(() => first.current?.select(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (over.current) return;
    over.current = true;
    const named = { paper: paper.trim() || null, date: date || null };
    const steps = (['paper', 'date'] as const)
      .filter((attr) => named[attr] !== issue[attr])
      .map((attr) => ({ stepType: 'docAttr', attr, value: named[attr] }));
    if (steps.length > 0) {
      rename.mutate({ id: issue.id, ...named });
      void record(issue.id, { intent: 'edit', label: 'rename', steps });
    }
    onDone();
  };
  return (
    <form
      className={styles['rename']}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        over.current = true;
        onDone();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) submit(event);
      }}
    >
      <input
        ref={first}
        aria-label={t('shelf:paper')}
        placeholder={t('shelf:paper')}
        maxLength={40}
        value={paper}
        onChange={(event) => setPaper(event.target.value)}
      />
      <input
        type="date"
        aria-label={t('shelf:date')}
        value={date}
        onChange={(event) => setDate(event.target.value)}
      />
      <button type="submit" className={styles['hidden']} tabIndex={-1}>
        {t('shelf:renameDone')}
      </button>
    </form>
  );
}
