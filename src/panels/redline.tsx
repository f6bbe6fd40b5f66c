// 红样: what differs between two versions, edit by edit, with who and when; one, or all of a person or kind, can be taken back.

import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { Button } from '../components/Button.tsx';
import { Rows } from '../components/Rows.tsx';
import type { Edit } from '../core/history/edits.ts';
import { takeAllBack } from '../core/history/take-back.ts';
import { newId } from '../editor/ids.ts';
import { useText } from '../i18n/index.ts';
import { articleIdAt, change, useDesk, useDeskState } from './desk.ts';
import { EditLine } from './redline/EditLine.tsx';
import { goToEdit } from './redline/go.ts';
import { type Journal, journalOf } from './journal.ts';
import styles from './redline/redline.module.css';
import { type Mark, marks, spanOf } from './redline/span.ts';
import { useRedline } from './redline/state.ts';
import { useEdits } from './redline/use-edits.ts';
import { edits } from '../core/history/edits.ts';

const rowHeight = 62;
/** Milliseconds, until it is said that something is waited for. */
const patience = 1000;

export function Redline() {
  const { t } = useText();
  const { issue, editor } = useDesk();
  const here = useDeskState(articleIdAt);
  const shown = useEdits();
  const { on, from, to, article, by, kind, at, set } = useRedline();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!on) set({ on: true });
    // drawn as soon as the panel is looked at
    // oxlint-disable-next-line react/exhaustive-deps -- once
  }, []);
  const all = shown?.all ?? null;
  const people = useMemo(() => [...new Set((all ?? []).map((edit) => edit.by))], [all]);
  const kinds = useMemo(() => [...new Set((all ?? []).map((edit) => edit.kind))], [all]);
  const rows = shown?.list ?? [];
  const index = rows.findIndex(({ id }) => id === at);

  /** Once all that was typed is stored: only then are the places of edits those of the text. */
  const ofNow = async (): Promise<Journal> => {
    const slow = setTimeout(() => editor.tell({ code: 'redline:wait' }), patience);
    const journal = await journalOf(issue, editor);
    clearTimeout(slow);
    return journal;
  };
  const back = async (wanted: readonly Edit[]): Promise<void> => {
    if (!shown || wanted.length === 0) return;
    const journal = await ofNow();
    const span = spanOf(from, to, journal.changes, article ? here : null);
    const ids = new Set(wanted.map(({ id }) => id));
    takeBack(
      journal === shown.journal || !span
        ? wanted
        : edits(journal.strip, journal.changes, span).filter(({ id }) => ids.has(id)),
    );
  };
  const takeBack = (which: readonly Edit[]): void => {
    if (which.length === 0) return;
    let left: readonly string[] = [];
    const payload: { count: number; checks: readonly string[] } = { count: which.length, checks: [] };
    change(editor, { intent: 'revert', label: 'revert', payload }, (tr) => {
      const answers = takeAllBack(tr, which, newId);
      left = answers.flatMap(({ cannot }) => cannot ?? []);
      payload.checks = checksOf(answers.flatMap(({ edit, cannot }) => (cannot === null ? edit : [])));
      return left.length < which.length;
    });
    const done = which.length - left.length;
    const [why] = left;
    editor.tell(
      why === undefined
        ? { code: 'redline:taken', params: { count: done } }
        : { code: `redline:cannot.${why}`, params: { count: left.length, done } },
    );
    editor.focus();
  };
  /** The caret's article reads as it did when the round was signed. */
  const setBack = async (mark: Mark): Promise<void> => {
    if (here === null) return;
    const { strip, changes } = await ofNow();
    const span = spanOf(mark, 'now', changes, here);
    if (!span) {
      editor.tell({ code: 'redline:unsigned' });
      return;
    }
    takeBack(edits(strip, changes, span).filter((edit) => edit.article === here));
  };
  const go = (by_: 1 | -1): void => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + by_))];
    if (next) goToEdit(editor, next);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Node)) return;
    if (!list.current?.contains(event.target)) return;
    const one = rows[index];
    if (event.key === 'ArrowDown') go(1);
    else if (event.key === 'ArrowUp') go(-1);
    else if (event.key === 'Enter') editor.focus();
    else if (event.key === 'Delete' && one) void back([one]);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles['panel']} onKeyDown={keys}>
      <div className={styles['bar']}>
        <Pick
          label={t('redline:from')}
          value={from}
          options={marks.slice(0, -1)}
          onPick={(mark) => set({ from: mark })}
        />
        <span aria-hidden="true">→</span>
        <Pick
          label={t('redline:to')}
          value={to}
          options={marks.slice(1)}
          onPick={(mark) => set({ to: mark })}
        />
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={article}
            onChange={({ target }) => set({ article: target.checked })}
          />
          {t('redline:article')}
        </label>
      </div>
      <div className={styles['bar']}>
        <select
          aria-label={t('redline:who')}
          value={by ?? ''}
          onChange={({ target }) => set({ by: target.value === '' ? null : target.value })}
        >
          <option value="">{t('redline:everybody')}</option>
          {people.map((name) => (
            <option key={name} value={name}>
              {name === '' ? t('redline:nobody') : name}
            </option>
          ))}
        </select>
        <select
          aria-label={t('redline:what')}
          value={kind ?? ''}
          onChange={({ target }) => set({ kind: target.value === '' ? null : target.value })}
        >
          <option value="">{t('redline:everything')}</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`redline:kind.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <p className={styles['said']} role="status">
        {shown === null
          ? t('redline:reading')
          : shown.all === null
            ? t('redline:unsigned')
            : t('redline:count', { count: rows.length })}
      </p>
      <div ref={list} className={styles['list']}>
        <Rows
          items={rows}
          rowHeight={rowHeight}
          label={t('redline:list')}
          top={Math.max(0, index - 2)}
          keyOf={({ id }) => id}
          render={(edit) => (
            <div className={styles['row']} data-here={edit.id === at}>
              <EditLine edit={edit} onGo={() => goToEdit(editor, edit)} />
              <button
                type="button"
                className={styles['back']}
                tabIndex={-1}
                title={t('redline:backThis')}
                onClick={() => void back([edit])}
              >
                {t('redline:back')}
              </button>
            </div>
          )}
        />
      </div>
      <div className={styles['foot']}>
        <Button disabled={index < 0} onClick={() => void back(rows.slice(index, index + 1))}>
          {t('redline:backThis')}
        </Button>
        {(by !== null || kind !== null) && (
          <Button disabled={rows.length === 0} onClick={() => void back(rows)}>
            {t('redline:backAll', { count: rows.length })}
          </Button>
        )}
        <select
          aria-label={t('redline:setBack')}
          value=""
          disabled={shown === null}
          onChange={({ target }) => {
            const mark = marks.find((one) => one === target.value);
            if (mark) void setBack(mark);
          }}
        >
          <option value="">{t('redline:setBack')}</option>
          {marks.slice(0, -1).map((mark) => (
            <option key={mark} value={mark}>
              {t(`redline:mark.${mark}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

function Pick({
  label,
  value,
  options,
  onPick,
}: {
  readonly label: string;
  readonly value: Mark;
  readonly options: readonly Mark[];
  readonly onPick: (mark: Mark) => void;
}) {
  const { t } = useText();
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => onPick(marks.find((mark) => mark === target.value) ?? value)}
    >
      {options.map((mark) => (
        <option key={mark} value={mark}>
          {t(`redline:mark.${mark}`)}
        </option>
      ))}
    </select>
  );
}

/** Of the repairs among edits: one that made two edits in a block (a pair of brackets) is one. */
function checksOf(done: readonly Edit[]): readonly string[] {
  const repairs = new Map<string, string>();
  for (const { check, changes, block } of done)
    if (check !== null) repairs.set(`${changes.join()} ${block ?? ''} ${check}`, check);
  return [...repairs.values()];
}
