// A list of any length whose rows are all of one height: only those in sight are drawn, so that 3,000 scroll like 3.

import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import styles from './Rows.module.css';

interface RowsProps<T> {
  readonly items: readonly T[];
  /** CSS pixels. */
  readonly rowHeight: number;
  /** What a screen reader calls the list. */
  readonly label: string;
  /** Index of the row that is chosen, or −1. It is kept in sight when it changes. */
  readonly chosen: number;
  readonly keyOf: (item: T) => string;
  readonly draw: (item: T) => ReactNode;
  readonly onChoose: (item: T) => void;
}

/** Rows drawn above and below what is in sight, so that a fast scroll shows no gap. */
const margin = 8;

export function Rows<T>({ items, rowHeight, label, chosen, keyOf, draw, onChoose }: RowsProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [sight, setSight] = useState({ first: 0, last: 30 });

  const look = (): void => {
    const element = list.current;
    if (!element) return;
    const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - margin);
    const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + margin;
    setSight((was) => (was.first === first && was.last === last ? was : { first, last }));
  };

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- looks at the element, not at what was drawn
  }, [rowHeight]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element || chosen < 0) return;
    const top = chosen * rowHeight;
    // the one before stays in sight too: one sees where one comes from
    if (top < element.scrollTop || top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = Math.max(0, top - rowHeight);
  }, [chosen, rowHeight]);

  const choose = (index: number): void => {
    const item = items[Math.max(0, Math.min(index, items.length - 1))];
    if (item !== undefined) onChoose(item);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / rowHeight) - 1);
    const to = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: items.length - 1, PageDown: chosen + page, PageUp: chosen - page }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  };

  const shown = items.slice(sight.first, sight.last);
  const chosenIsDrawn = chosen >= sight.first && chosen < sight.last;
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      aria-activedescendant={chosenIsDrawn ? `${id}-${chosen}` : undefined}
      tabIndex={0}
      className={styles['rows']}
      onScroll={look}
      onKeyDown={key}
    >
      <div role="presentation" style={{ height: items.length * rowHeight }}>
        {shown.map((item, i) => {
          const index = sight.first + i;
          return (
            <div
              key={keyOf(item)}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className={styles['row']}
              style={{ top: index * rowHeight, height: rowHeight }}
              onClick={() => choose(index)}
            >
              {draw(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
