// A list of any length whose rows are all of one height: only those in sight are drawn, so that 3,000 scroll like 3.

import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import styles from './Rows.module.css';

interface RowsProps<T> {
  readonly items: readonly T[];
  /** CSS pixels. */
  readonly rowHeight: number;
  /** What a screen reader calls the list. */
  readonly label: string;
  /** Index of the row that is brought to the top whenever it changes. */
  readonly top?: number;
  readonly keyOf: (item: T) => string;
  readonly render: (item: T) => ReactNode;
}

/** Rows drawn above and below what is in sight, so that a fast scroll shows no gap. */
const margin = 8;

export function Rows<T>({ items, rowHeight, label, top = 0, keyOf, render }: RowsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ first: 0, last: 30 });

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = (): void => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - margin);
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + margin;
      setSight((was) => (was.first === first && was.last === last ? was : { first, last }));
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [rowHeight]);

  useLayoutEffect(() => {
    if (list.current) list.current.scrollTop = top * rowHeight;
  }, [top, rowHeight]);

  return (
    <div ref={list} className={styles['rows']} tabIndex={0} role="region" aria-label={label}>
      <ul className={styles['all']} style={{ height: items.length * rowHeight }}>
        {items.slice(sight.first, sight.last).map((item, i) => (
          <li
            key={keyOf(item)}
            aria-setsize={items.length}
            aria-posinset={sight.first + i + 1}
            className={styles['row']}
            style={{ top: (sight.first + i) * rowHeight, height: rowHeight }}
          >
            {render(item)}
          </li>
        ))}
      </ul>
    </div>
  );
}
