// 版面: every page of the issue from afar, with heat where something is still open, and strokes under what the OCR engine
// doubted; a page that came as text alone is sketched. A click, or Enter, goes there; the arrows go from page to page.

import { type KeyboardEvent, useMemo, useRef } from 'react';
import { pageAttrs, pages } from '../../core/document/queries.ts';
import { openThreads } from '../../core/document/remarks.ts';
import { goToId } from '../../editor/commands.ts';
import { doubtedRanges } from '../../editor/shading.ts';
import { useText } from '../../i18n/index.ts';
import { pageNodeAt, pageNumber, useDesk, useDeskState, useLater, useSuggestions } from '../desk.ts';
import { scanName, scanPlace } from './attach.ts';
import { sketch } from './sketch.ts';
import { useThumbnails } from './thumbnails.ts';
import { type Afar, useAfar } from './use-places.ts';
import styles from './pages.module.css';

/** Height to width where no picture tells it: a newspaper's page. */
const usual = 1.41;

export function Pages() {
  const { t } = useText();
  const { editor } = useDesk();
  const doc = useLater((state) => state.doc, 400);
  const suggestions = useSuggestions();
  const here = useDeskState(pageNodeAt);
  const grid = useRef<HTMLUListElement>(null);
  const all = useMemo(() => pages(doc), [doc]);
  const open = useMemo(
    () => [
      ...suggestions.filter(({ code }) => code !== 'untagged').map(({ from, to }) => ({ from, to })),
      ...openThreads(doc).flatMap(({ place }) => place ?? []),
    ],
    [suggestions, doc],
  );
  const scans = useMemo(() => all.flatMap(({ node }) => scanPlace(pageAttrs(node).scan) ?? []), [all]);
  const thumbnails = useThumbnails(scans);
  const doubted = useLater(doubtedRanges, 400);
  const afar = useAfar(open, doubted);
  const sketched = useMemo(
    () =>
      new Map(
        all.flatMap(({ node, pos }) => {
          const { id, scan } = pageAttrs(node);
          return afar.has(id) || scanPlace(scan) ? [] : [[id, sketch(node, pos, open, doubted)] as const];
        }),
      ),
    [all, afar, open, doubted],
  );

  const key = (event: KeyboardEvent): void => {
    const columns = 2;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const tiles = Array.from(grid.current?.querySelectorAll('button') ?? []);
    const at = tiles.findIndex((tile) => tile === document.activeElement);
    tiles[Math.max(0, Math.min(tiles.length - 1, at + step))]?.focus();
    event.preventDefault();
  };

  return (
    <ul ref={grid} className={styles['pages']} aria-label={t('desk:panel.pages')} onKeyDown={key}>
      {all.map(({ node, pos }) => {
        const { id, name, scan } = pageAttrs(node);
        const place = scanPlace(scan);
        const thumbnail = place && thumbnails.get(scanName(place));
        const count = open.filter(({ from }) => from >= pos && from < pos + node.nodeSize).length;
        const unsure = doubted.filter(({ from }) => from >= pos && from < pos + node.nodeSize).length;
        const number = pageNumber(editor.state.doc, node);
        const ratio = thumbnail ? thumbnail.height / thumbnail.width : usual;
        return (
          <li key={id}>
            <button
              type="button"
              aria-current={here !== null && pageAttrs(here).id === id ? 'true' : undefined}
              aria-label={[
                t('desk:pages.page', { number, name: name === null ? '' : ` ${name}`, count }),
                ...(unsure > 0 ? [t('desk:pages.doubted', { count: unsure })] : []),
              ].join(' · ')}
              onClick={() => {
                goToId(editor, id);
                editor.focus();
              }}
            >
              <span
                className={styles['sheet']}
                title={sketched.has(id) ? t('desk:pages.sketched') : undefined}
                style={{ aspectRatio: `1 / ${ratio}` }}
              >
                {thumbnail && <img src={thumbnail.url} alt="" draggable={false} />}
                <Heat
                  afar={afar.get(id) ?? sketched.get(id)}
                  ratio={ratio}
                  drawn={thumbnail !== undefined && thumbnail !== null}
                />
              </span>
              <span className={styles['line']}>
                <span>
                  {number}
                  {name !== null && `　${name}`}
                </span>
                <span className={styles['counts']}>
                  {unsure > 0 && (
                    <span className={styles['unsure']} title={t('desk:pages.doubted', { count: unsure })}>
                      {unsure}
                    </span>
                  )}
                  <span className={styles['count']} data-none={count === 0}>
                    {count === 0 ? '✓' : count}
                  </span>
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface HeatProps {
  readonly afar: Afar | undefined;
  /** Height to width. */
  readonly ratio: number;
  /** Its picture stands behind: the lines need not be drawn. */
  readonly drawn: boolean;
}

/** Of the page's width: how far the warmth of one place reaches. */
const reach = 0.045;
/** And how thick the stroke is under a word that the engine doubted. */
const stroke = 0.012;

function Heat({ afar, ratio, drawn }: HeatProps) {
  if (!afar) return null;
  return (
    <svg viewBox={`0 0 1 ${ratio}`} aria-hidden="true" className={styles['heat']}>
      {!drawn &&
        afar.lines.map((box, i) => (
          <rect
            // oxlint-disable-next-line react/no-array-index-key -- printed lines stay where they are
            key={i}
            x={box.x}
            y={(box.y + box.h * 0.15) * ratio}
            width={box.w}
            height={box.h * 0.7 * ratio}
            className={styles['printed']}
          />
        ))}
      {/* one path for all: a badly printed page has a thousand of them */}
      <path
        className={styles['doubted']}
        d={afar.doubted
          .map(
            ({ x, y, w, h }) =>
              `M${x} ${(y + h) * ratio}h${Math.max(w, 0.01)}v${-stroke}h${-Math.max(w, 0.01)}z`,
          )
          .join('')}
      />
      {afar.open.map((box, i) => (
        <ellipse
          // oxlint-disable-next-line react/no-array-index-key -- without a state of their own
          key={i}
          cx={box.x + box.w / 2}
          cy={(box.y + box.h / 2) * ratio}
          rx={box.w / 2 + reach}
          ry={(box.h / 2) * ratio + reach}
          className={styles['open']}
        />
      ))}
    </svg>
  );
}
