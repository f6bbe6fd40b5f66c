// 核红: every edit of the round before, to be ticked off one by one: was it really made? Space ticks and goes on.

import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Meter } from '../components/Meter.tsx';
import { Rows } from '../components/Rows.tsx';
import { type Marks, tickLabel } from '../core/history/error-rate.ts';
import type { Edit } from '../core/history/edits.ts';
import type { Round } from '../core/history/change.ts';
import { useText } from '../i18n/index.ts';
import { useSitting } from '../sitting/sitting.ts';
import { useDesk } from './desk.ts';
import { EditLine } from './redline/EditLine.tsx';
import { goToEdit } from './redline/go.ts';
import styles from './redline/redline.module.css';
import { useRedline } from './redline/state.ts';
import { useAllEdits } from './redline/use-edits.ts';

const rowHeight = 62;
const rounds: readonly Round[] = ['first', 'second', 'third'];

export function Ticks() {
  const { t, language } = useText();
  const { editor, collab } = useDesk();
  const { round: now } = useSitting();
  const before = rounds[Math.max(0, rounds.indexOf(now) - 1)] ?? 'first';
  const [round, setRound] = useState<Round>(before);
  const read = useAllEdits();
  const at = useRedline((state) => state.at);
  const list = useRef<HTMLDivElement>(null);
  // what was tagged is not on the page
  const rows = useMemo(
    () => (read?.all ?? []).filter((edit) => edit.round === round && edit.kind !== 'sections'),
    [read, round],
  );
  const ticked = read?.journal.marks.ticked;
  // what was pressed holds from then on, however long it takes until it is stored and read
  const [said, setSaid] = useState<{ readonly of: unknown; readonly on: ReadonlyMap<string, boolean> }>({
    of: ticked,
    on: new Map(),
  });
  const waiting = said.of === ticked ? said.on : stillWaiting(said.on, ticked);
  const isTicked = (id: string): boolean => waiting.get(id) ?? ticked?.has(id) ?? false;
  const done = rows.filter(({ id }) => isTicked(id)).length;
  const index = rows.findIndex(({ id }) => id === at);
  const tick = ({ id }: Edit): void => {
    const on = !isTicked(id);
    setSaid({ of: ticked, on: new Map(waiting).set(id, on) });
    collab.record({ intent: 'check', label: tickLabel, payload: { edit: id, on } });
  };
  const go = (to: number): void => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (next) goToEdit(editor, next);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Node)) return;
    if (!list.current?.contains(event.target)) return;
    const one = rows[index];
    if (event.key === 'ArrowDown') go(index + 1);
    else if (event.key === 'ArrowUp') go(index - 1);
    else if (event.key === ' ') {
      if (one) tick(one);
      go(index + 1);
    } else if (event.key === 'Enter') editor.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles['panel']} onKeyDown={keys}>
      <div className={styles['bar']}>
        <select
          aria-label={t('redline:tick.round')}
          value={round}
          onChange={({ target }) => setRound(rounds.find((one) => one === target.value) ?? round)}
        >
          {rounds.map((one) => (
            <option key={one} value={one}>
              {t('redline:tick.of', { round: t(`app:round.${one}`) })}
            </option>
          ))}
        </select>
        <Meter value={rows.length === 0 ? 1 : done / rows.length} label={t('redline:tick.progress')} />
      </div>
      <p className={styles['said']} role="status">
        {read === null
          ? t('redline:reading')
          : rows.length === 0
            ? t('redline:tick.none')
            : t('redline:tick.count', { done, count: rows.length })}
      </p>
      <div ref={list} className={styles['list']}>
        <Rows
          items={rows}
          rowHeight={rowHeight}
          label={t('redline:tick.list')}
          top={Math.max(0, index - 2)}
          keyOf={({ id }) => id}
          render={(edit) => {
            const by = ticked?.get(edit.id);
            return (
              <div className={styles['row']} data-here={edit.id === at} data-done={isTicked(edit.id)}>
                <input
                  type="checkbox"
                  tabIndex={-1}
                  checked={isTicked(edit.id)}
                  aria-label={t('redline:tick.one', { words: edit.after || edit.before })}
                  title={
                    by &&
                    t('redline:tick.by', {
                      name: by.by || t('redline:nobody'),
                      time: new Intl.DateTimeFormat(language === 'en' ? 'en' : 'zh-CN', {
                        timeStyle: 'short',
                        dateStyle: 'short',
                      }).format(by.at),
                    })
                  }
                  onChange={() => tick(edit)}
                />
                <EditLine edit={edit} onGo={() => goToEdit(editor, edit)} />
              </div>
            );
          }}
        />
      </div>
    </div>
  );
}

/** Of what was pressed, what the journal that is read by now does not say yet. */
function stillWaiting(
  on: ReadonlyMap<string, boolean>,
  ticked: Marks['ticked'] | undefined,
): ReadonlyMap<string, boolean> {
  return new Map([...on].filter(([id, to]) => (ticked?.has(id) ?? false) !== to));
}
