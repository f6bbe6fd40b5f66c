// 字账: every character of the source is in the copy, or it is told why not.

import type { Remote } from 'comlink';
import { Fragment, useState } from 'react';
import { Box } from '../../components/Box.tsx';
import { Button } from '../../components/Button.tsx';
import { safeName } from '../../core/export/files.ts';
import { useText } from '../../i18n/index.ts';
import { saveFile } from '../../components/choose.ts';
import styles from './export.module.css';
import { type BookedSum, type Exporting, mostShown } from './exporting.ts';
import type { Keeper } from './keeper.worker.ts';
import { reasonName } from './reason-name.ts';

/** So many reasons have a figure of their own; the others are one sum. */
const apart = 3;

interface AccountBoxProps {
  readonly data: Exporting;
  readonly keeper: Remote<Keeper>;
}

export function AccountBox({ data: { account, paper, date }, keeper }: AccountBoxProps) {
  const { t, language } = useText();
  const [shown, setShown] = useState<'removed' | 'added' | null>(null);
  const { removed, added } = account;
  const n = (value: number): string => value.toLocaleString(language);
  const save = async (as: 'csv' | 'json'): Promise<void> => {
    const names = Object.fromEntries(
      [...removed, ...added].map(({ reason }) => [reason, reasonName(reason)]),
    );
    saveFile(
      new Blob([await keeper.account(as, names)], { type: as === 'csv' ? 'text/csv' : 'application/json' }),
      safeName(`${[paper, date].filter(Boolean).join(' ')} ${t('exporting:account')}`) + `.${as}`,
    );
  };
  const toggle = (list: 'removed' | 'added'): void => setShown(shown === list ? null : list);
  const rest = removed.slice(apart);
  return (
    <div className={styles['account']}>
      <Box
        title={t('exporting:account')}
        aside={
          <span className={styles['balance']} data-balanced={account.balanced}>
            {account.balanced ? t('exporting:balanced') : t('exporting:unbalanced')}
            <Button look="quiet" onClick={() => void save('csv')}>
              CSV
            </Button>
            <Button look="quiet" onClick={() => void save('json')}>
              JSON
            </Button>
          </span>
        }
      >
        <div className={styles['sum']}>
          <div>
            <b>{n(account.in)}</b>
            <small>{t('exporting:in')}</small>
          </div>
          {removed.slice(0, apart).map(({ reason, characters }) => (
            <Fragment key={reason}>
              <i>−</i>
              <div>
                <b>{n(characters)}</b>
                <small>{t('exporting:removedFor', { reason: reasonName(reason) })}</small>
              </div>
            </Fragment>
          ))}
          {rest.length > 0 && (
            <>
              <i>−</i>
              <div>
                <b>{n(total(rest))}</b>
                <small>{t('exporting:removedElse')}</small>
              </div>
            </>
          )}
          {removed.length === 0 && (
            <>
              <i>−</i>
              <div>
                <b>0</b>
                <small>{t('exporting:removed')}</small>
              </div>
            </>
          )}
          <i>+</i>
          <div>
            <b>{n(total(added))}</b>
            <small>{t('exporting:added')}</small>
          </div>
          <i>=</i>
          <div>
            <b>{n(account.out)}</b>
            <small>{t('exporting:out')}</small>
          </div>
        </div>
        <div className={styles['lists']}>
          <Button
            look="quiet"
            aria-expanded={shown === 'removed'}
            hidden={removed.length === 0}
            onClick={() => toggle('removed')}
          >
            {t('exporting:listRemoved', { count: entriesIn(removed) })}
          </Button>
          <Button
            look="quiet"
            aria-expanded={shown === 'added'}
            hidden={added.length === 0}
            onClick={() => toggle('added')}
          >
            {t('exporting:listAdded', { count: entriesIn(added) })}
          </Button>
        </div>
        {shown !== null && (
          <List booked={shown === 'removed' ? removed : added} label={t(`exporting:${shown}`)} />
        )}
      </Box>
    </div>
  );
}

function List({ booked, label }: { readonly booked: readonly BookedSum[]; readonly label: string }) {
  const { t } = useText();
  const entries = booked
    .flatMap(({ reason, first }) => first.map((entry) => ({ reason, ...entry })))
    .slice(0, mostShown);
  const more = entriesIn(booked) - entries.length;
  return (
    <div className={styles['list']} tabIndex={0} role="region" aria-label={label}>
      <ul>
        {entries.map(({ text, reason, file }, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- entries of one immutable account
          <li key={i}>
            <span>{reasonName(reason)}</span>
            <q>{text}</q>
            {file !== null && <small>{file}</small>}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('exporting:moreInFile', { count: more })}</p>}
    </div>
  );
}

function total(booked: readonly BookedSum[]): number {
  return booked.reduce((sum, { characters }) => sum + characters, 0);
}
function entriesIn(booked: readonly BookedSum[]): number {
  return booked.reduce((sum, { entries }) => sum + entries, 0);
}
