// Columns side by side with borders that can be moved, by mouse or by arrow keys. One column takes what is left.
// Our own sixty lines, because the library that does it weighs 18 kB and counts in percent: a column of the desk keeps its
// pixels when the window grows.

import { Fragment, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import styles from './Columns.module.css';

export interface Column {
  readonly id: string;
  /** CSS pixels; null: what is left. */
  readonly width: number | null;
  readonly min: number;
  readonly max: number;
  /** What a screen reader calls its border. */
  readonly label: string;
  readonly content: ReactNode;
}

interface ColumnsProps {
  readonly columns: readonly Column[];
  readonly onWidth: (id: string, width: number) => void;
}

const step = 16;

export function Columns({ columns, onWidth }: ColumnsProps) {
  const template = columns
    .map(({ width }) => (width === null ? 'minmax(0, 1fr)' : `${width}px`))
    .join(' 1px ');
  return (
    <div className={styles['columns']} style={{ gridTemplateColumns: template }}>
      {columns.map((column, index) => {
        const next = columns[index + 1];
        return (
          <Fragment key={column.id}>
            <div className={styles['column']} data-region={column.id}>
              {column.content}
            </div>
            {next && (
              <Border
                of={column.width === null ? next : column}
                grows={column.width === null ? -1 : 1}
                onWidth={onWidth}
              />
            )}
          </Fragment>
        );
      })}
    </div>
  );
}

interface BorderProps {
  readonly of: Column;
  /** 1: the column grows when the border goes right. */
  readonly grows: 1 | -1;
  readonly onWidth: (id: string, width: number) => void;
}

function Border({ of: { id, width, min, max, label }, grows, onWidth }: BorderProps) {
  const now = width ?? min;
  const set = (to: number): void => onWidth(id, Math.round(Math.min(max, Math.max(min, to))));
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const border = event.currentTarget;
    const start = event.clientX;
    event.preventDefault(); // no selection is drawn over the text
    border.setPointerCapture(event.pointerId);
    const move = (to: globalThis.PointerEvent): void => set(now + grows * (to.clientX - start));
    border.addEventListener('pointermove', move);
    border.addEventListener('lostpointercapture', () => border.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const key = (event: KeyboardEvent): void => {
    const by = { ArrowRight: step, ArrowLeft: -step }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    set(now + grows * by);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={now}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles['border']}
      onPointerDown={drag}
      onKeyDown={key}
    />
  );
}
