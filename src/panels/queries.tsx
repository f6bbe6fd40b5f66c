// 存疑: every query of the issue with what was said to it. ↑↓ go from one to the next, Enter to its words, where the
// answering key answers.

import { type KeyboardEvent, useRef } from 'react';
import { titleOf } from '../core/document/queries.ts';
import { type Thread, threads } from '../core/document/remarks.ts';
import { findById } from '../core/document/steps.ts';
import { answerQuery, goToThread, threadAt } from '../editor/remarks.ts';
import { useText } from '../i18n/index.ts';
import { useSitting } from '../sitting/sitting.ts';
import { useCommand, useDesk, useDeskState, useLater } from './desk.ts';
import { Keys } from './Keys.tsx';
import styles from './queries.module.css';

const here = (state: Parameters<typeof threadAt>[0]): string | null => threadAt(state)?.query.id ?? null;

export function Queries() {
  const { t } = useText();
  const { name } = useSitting();
  const all = useLater((state) => threads(state.doc));
  const at = useDeskState(here);
  const ask = useCommand('query.ask');
  const panel = useRef<HTMLDivElement>(null);
  const open = all.filter(({ closed }) => closed === null);
  const closed = all.filter((thread) => thread.closed !== null);
  const mine = name === '' ? 0 : open.filter(({ query }) => query.to === name).length;

  const key = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = Array.from(panel.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []);
    const now = rows.findIndex((row) => row.contains(document.activeElement));
    rows[Math.max(0, Math.min(rows.length - 1, now + step))]?.focus();
    event.preventDefault();
  };

  if (all.length === 0)
    return (
      <div className={styles['none']}>
        <p>{t('rounds:query.none')}</p>
        <p>
          {t('rounds:query.noneText', { keys: '' })} <Keys of={ask.keys} />
        </p>
      </div>
    );
  return (
    <div ref={panel} className={styles['panel']} onKeyDown={key}>
      {mine > 0 && <p className={styles['mine']}>{t('rounds:query.mine', { count: mine })}</p>}
      <ul aria-label={t('rounds:query.open')}>
        {open.map((thread) => (
          <Row key={thread.query.id} thread={thread} here={thread.query.id === at} />
        ))}
      </ul>
      {closed.length > 0 && (
        <details className={styles['closed']}>
          <summary data-row>{t('rounds:query.closedTitle', { count: closed.length })}</summary>
          <ul aria-label={t('rounds:query.closedTitle', { count: closed.length })}>
            {closed.map((thread) => (
              <Row key={thread.query.id} thread={thread} here={false} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Characters of the words that a row shows. */
const shown = 20;

function Row({ thread, here: isHere }: { readonly thread: Thread; readonly here: boolean }) {
  const { t, language } = useText();
  const { editor } = useDesk();
  const { name } = useSitting();
  const ask = useCommand('query.ask');
  const { query, answers, closed, place, article } = thread;
  const time = (at: number): string =>
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(at);
  const who = (by: string): string => (by === '' ? t('app:who.nobody') : by);
  const title = article === null ? null : findById(editor.state.doc, article)?.node;
  const words = Array.from(query.words.replaceAll('\n', '　'));
  const go = (): void => {
    goToThread(editor, query.id);
    editor.focus();
  };
  return (
    <li
      className={styles['thread']}
      data-here={isHere || undefined}
      data-closed={closed !== null || undefined}
    >
      <button type="button" data-row className={styles['row']} onClick={go} disabled={place === null}>
        <span className={styles['words']}>
          “{words.slice(0, shown).join('')}
          {words.length > shown ? '…' : ''}”
        </span>
        <span className={styles['text']}>{query.text}</span>
        <small>
          {t('rounds:query.said', { name: who(query.by), time: time(query.at) })}
          {query.to !== '' && ` · ${t('rounds:query.toName', { name: query.to })}`}
          {' · '}
          {place !== null
            ? title && titleOf(title, 14)
            : article === null
              ? t('rounds:query.orphan')
              : `${t('rounds:query.gone')} · ${title ? titleOf(title, 14) : ''}`}
        </small>
      </button>
      {answers
        .filter(({ text }) => text !== '')
        .map((answer) => (
          <p key={answer.id} className={styles['answer']}>
            <b>{who(answer.by)}</b> {answer.text}
          </p>
        ))}
      {closed && (
        <small className={styles['end']}>
          {t('rounds:query.closed', { name: who(closed.by), time: time(closed.at) })}
        </small>
      )}
      {(isHere || place === null || closed !== null) && (
        <span className={styles['acts']}>
          {isHere && (
            <button type="button" onClick={ask.run}>
              {t('rounds:query.reply')} <Keys of={ask.keys} />
            </button>
          )}
          <button
            type="button"
            onClick={() =>
              answerQuery(editor, {
                query: query.id,
                act: closed === null ? 'close' : 'open',
                text: '',
                by: name,
              })
            }
          >
            {closed === null ? t('rounds:query.close') : t('rounds:query.reopen')}
          </button>
        </span>
      )}
    </li>
  );
}
