// The kinds of suggestion: as chips to filter by, or unfolded as a table with what became of each in this issue and for
// the paper, and with the switch that ends a kind for this paper or brings it back.

import { useMemo, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { isOn, turned } from '../../core/checks/switches.ts';
import type { Suggestion } from '../../core/checks/types.ts';
import { useText } from '../../i18n/index.ts';
import { useSitting } from '../../sitting/sitting.ts';
import { usePaper, useSetPaper, useTallyOf } from '../../store/queries.ts';
import { paperIn, useCommand, useDeskState } from '../desk.ts';
import { type Kind, kinds } from './order.ts';
import styles from './suggestions.module.css';
import { type Figures, mostlyDismissed } from './tally.ts';
import { type KindFigures, useFigures } from './use-tally.ts';

interface KindsProps {
  readonly all: readonly Suggestion[];
  readonly filter: string | null;
  readonly onFilter: (code: string | null) => void;
}

/** Kinds shown at once: two lines of chips; the rare ones are one press away. */
const most = 5;

export function Kinds({ all, filter, onFilter }: KindsProps) {
  const { t } = useText();
  const figures = useFigures();
  const [unfolded, setUnfolded] = useState(false);
  const open = useMemo(() => kinds(all), [all]);
  const shown = open.filter(({ code }, index) => index < most || code === filter);
  return (
    <div className={styles['kinds']} role="group" aria-label={t('desk:suggestions.kinds')}>
      <button
        type="button"
        className={styles['kind']}
        aria-pressed={filter === null}
        onClick={() => onFilter(null)}
      >
        {t('desk:suggestions.all')} <span>{all.length}</span>
      </button>
      {!unfolded &&
        shown.map(({ code, count }) => (
          <Chip
            key={code}
            code={code}
            count={count}
            of={figures(code)}
            on={filter === code}
            onPress={() => onFilter(filter === code ? null : code)}
          />
        ))}
      <button
        type="button"
        className={styles['kind']}
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        {unfolded
          ? t('desk:suggestions.fold')
          : open.length > shown.length
            ? t('desk:suggestions.unfold', { count: open.length - shown.length })
            : t('desk:suggestions.figures')}
      </button>
      <Order />
      {unfolded && <Table open={open} filter={filter} onFilter={onFilter} />}
    </div>
  );
}

function Chip({
  code,
  count,
  of: { here, paper },
  on,
  onPress,
}: {
  readonly code: string;
  readonly count: number;
  readonly of: KindFigures;
  readonly on: boolean;
  readonly onPress: () => void;
}) {
  const { t } = useText();
  const tired = mostlyDismissed(paper);
  return (
    <button
      type="button"
      className={styles['kind']}
      aria-pressed={on}
      title={`${t('desk:suggestions.here', { ...here })}\n${t('desk:suggestions.paper', { ...paper })}`}
      onClick={onPress}
    >
      {t(`checks:kind.${code}.name`)} <span>{count}</span>
      {tired && <small>{t('desk:suggestions.tiredShort')}</small>}
    </button>
  );
}

function Table({
  open,
  filter,
  onFilter,
}: Pick<KindsProps, 'filter' | 'onFilter'> & { readonly open: readonly Kind[] }) {
  const { t } = useText();
  const figures = useFigures();
  const name = useDeskState(paperIn);
  const { data: paper } = usePaper(name);
  const { data: issues } = useTallyOf(name);
  const { mutate } = useSetPaper();
  if (!paper) return null;
  const counts = new Map(open.map(({ code, count }) => [code, count]));
  const told = Object.values(issues ?? {}).flatMap((tally) => Object.keys(tally));
  const codes = [...new Set([...counts.keys(), ...told, ...paper.off])].toSorted(
    (a, b) => Number(isOn(b, paper)) - Number(isOn(a, paper)),
  );
  return (
    <table className={styles['figures']}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {t('desk:suggestions.kindColumn')}
          </th>
          <th scope="colgroup" colSpan={3}>
            {t('desk:suggestions.hereColumn')}
          </th>
          <th scope="colgroup" colSpan={3}>
            {t('desk:suggestions.paperColumn')}
          </th>
          <td rowSpan={2} />
        </tr>
        <tr>
          {[0, 1].map((group) =>
            (['offered', 'taken', 'dismissed'] as const).map((what) => (
              <th key={`${group} ${what}`} scope="col">
                {t(`desk:suggestions.column.${what}`)}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => {
          const on = isOn(code, paper);
          const { here, paper: all } = figures(code);
          return (
            <tr key={code} data-off={!on || undefined} data-tired={(on && mostlyDismissed(all)) || undefined}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={filter === code}
                  disabled={!counts.has(code)}
                  onClick={() => onFilter(filter === code ? null : code)}
                >
                  {t(`checks:kind.${code}.name`)}
                </button>
              </th>
              <Cells of={here} />
              <Cells of={all} />
              <td>
                <Button
                  onClick={() => mutate({ name, change: (was) => turned(code, !on, was) })}
                  aria-label={t(on ? 'desk:suggestions.turnOff' : 'desk:suggestions.turnOn', {
                    name: t(`checks:kind.${code}.name`),
                  })}
                >
                  {t(on ? 'desk:suggestions.off' : 'desk:suggestions.on')}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Cells({ of: { offered, taken, dismissed } }: { readonly of: Figures }) {
  return (
    <>
      <td>{offered}</td>
      <td>{taken}</td>
      <td>{dismissed}</td>
    </>
  );
}

function Order() {
  const { t } = useText();
  const order = useSitting((state) => state.order);
  const turn = useCommand('view.order');
  return (
    <button type="button" className={styles['order']} title={turn.title} onClick={turn.run}>
      ⇅ {t(`desk:suggestions.${order}`)}
    </button>
  );
}
