// 差错率: an estimate by the annex, for article, page and issue, over the rounds; what it counts, and what it does not.

import { type ReactNode, useMemo } from 'react';
import { later } from '../components/later.tsx';
import type { Node } from 'prosemirror-model';
import { idOf } from '../core/document/queries.ts';
import {
  type EditClass,
  editClasses,
  classOf,
  type ErrorRate,
  type Marks,
  roundRate,
} from '../core/history/error-rate.ts';
import { errorKinds, errorTable } from '../core/history/error-table.ts';
import type { Edit } from '../core/history/edits.ts';
import type { Round } from '../core/history/change.ts';
import { useText } from '../i18n/index.ts';
import { articleNodeAt, pageNodeAt, useCommand, useDesk, useLater, useSuggestions } from './desk.ts';
import { Keys } from './Keys.tsx';
import { EditLine } from './redline/EditLine.tsx';
import { goToEdit } from './redline/go.ts';
import { openErrors } from './redline/open-errors.ts';
import styles from './redline/redline.module.css';
import { useRedline } from './redline/state.ts';
import { useAllEdits } from './redline/use-edits.ts';

const chart = later(async () => (await import('./redline/RateChart.tsx')).RateChart);
const rounds: readonly Round[] = ['first', 'second', 'third'];

export function Quality() {
  const { t, language } = useText();
  const { editor } = useDesk();
  const doc = useLater((state) => state.doc, 500);
  const page = useLater(pageNodeAt, 500);
  const article = useLater(articleNodeAt, 500);
  const suggestions = useSuggestions();
  const reclass = useCommand('redline.reclass');
  const read = useAllEdits();
  const at = useRedline((state) => state.at);
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: 1 });
  const figures = useMemo(() => {
    if (!read) return null;
    const { all, journal } = read;
    const { marks } = journal;
    const byRound = rounds.map((round) => roundRate(doc, all, round, marks));
    const last = byRound.findLastIndex(({ characters }) => characters > 0);
    const round = rounds[last] ?? 'first';
    const of = (some: readonly Node[]): ErrorRate =>
      roundRate(doc, all, round, marks, new Set(some.map((node) => idOf(node))));
    return {
      marks,
      issue: roundRate(doc, all, round, marks),
      page: page && of(page.children),
      article: article && of([article]),
      byRound,
      last,
      unclassed: all.filter((edit) => classOf(edit, marks) === 'unclassed'),
    };
  }, [read, doc, page, article]);
  if (!figures) return <p className={styles['note']}>{t('redline:reading')}</p>;
  const open = openErrors(suggestions);
  const { last } = figures;
  const found = figures.byRound[last];
  return (
    <div className={styles['scroll']}>
      <div className={styles['figure']} data-over={(found?.rate ?? 0) > errorTable.bar}>
        <strong>{found?.rate == null ? '—' : number.format(found.rate)}</strong>
        <span>{t('redline:rate.per')}</span>
        <span>{t('redline:rate.bar', { bar: errorTable.bar })}</span>
      </div>
      <p className={styles['note']}>
        {found
          ? t('redline:rate.means', {
              round: t(`app:round.${rounds[last] ?? 'first'}`),
              before: last === 0 ? t('redline:mark.source') : t(`app:round.${rounds[last - 1] ?? 'first'}`),
            })
          : t('redline:rate.nothing')}{' '}
        {t('redline:rate.open', { count: open })}
      </p>
      <div className={styles['chart']}>
        <chart.Body
          stages={[
            t('redline:mark.source'),
            ...rounds.slice(0, 2).map((round) => t('redline:rate.after', { round: t(`app:round.${round}`) })),
          ]}
          rates={figures.byRound.map(({ rate }) => rate)}
          bar={errorTable.bar}
          label={t('redline:rate.chart')}
        />
      </div>
      <table className={styles['rates']}>
        <thead>
          <tr>
            <th scope="col">{t('redline:rate.where')}</th>
            <th scope="col">{t('redline:rate.characters')}</th>
            <th scope="col">{t('redline:rate.errors')}</th>
            <th scope="col">{t('redline:rate.per')}</th>
          </tr>
        </thead>
        <tbody>
          {(
            [
              ['article', figures.article],
              ['page', figures.page],
              ['issue', figures.issue],
            ] as const
          ).map(
            ([where, one]) =>
              one && (
                <tr key={where}>
                  <th scope="row">{t(`redline:rate.${where}`)}</th>
                  <td>{number.format(one.characters)}</td>
                  <td>{number.format(one.errors)}</td>
                  <td>{one.rate === null ? '—' : number.format(one.rate)}</td>
                </tr>
              ),
          )}
        </tbody>
      </table>
      <table className={styles['rates']}>
        <thead>
          <tr>
            <th scope="col">{t('redline:rate.kinds')}</th>
            <th scope="col">{t('redline:rate.edits')}</th>
            <th scope="col">{t('redline:rate.counts')}</th>
          </tr>
        </thead>
        <tbody>
          {errorKinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`redline:error.${kind}`)}</th>
              <td>{figures.issue.byKind[kind].edits}</td>
              <td>{number.format(figures.issue.byKind[kind].counts)}</td>
            </tr>
          ))}
          {editClasses
            .filter((one): one is Exclude<EditClass, 'error'> => one !== 'error')
            .map((one) => (
              <tr key={one}>
                <th scope="row">{t(`redline:class.${one}`)}</th>
                <td>{figures.issue.classes[one]}</td>
                <td>—</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className={styles['note']}>{t('redline:rate.counted')}</p>
      <Unclassed
        edits={figures.unclassed}
        marks={figures.marks}
        at={at}
        onGo={(edit) => goToEdit(editor, edit)}
      >
        <Keys of={reclass.keys} />
      </Unclassed>
    </div>
  );
}

function Unclassed({
  edits,
  marks,
  at,
  onGo,
  children,
}: {
  readonly edits: readonly Edit[];
  readonly marks: Marks;
  readonly at: string | null;
  readonly onGo: (edit: Edit) => void;
  readonly children: ReactNode;
}) {
  const { t } = useText();
  if (edits.length === 0) return null;
  return (
    <>
      <p className={styles['said']}>
        {t('redline:rate.unclassed', { count: edits.length })} {children}
      </p>
      {edits.slice(0, 60).map((edit) => (
        <div key={edit.id} className={styles['row']} data-here={edit.id === at}>
          <EditLine edit={edit} onGo={() => onGo(edit)} />
          <small>{t(`redline:class.${classOf(edit, marks)}`)}</small>
        </div>
      ))}
    </>
  );
}
