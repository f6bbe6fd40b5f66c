// Every command by its name: found by characters, pinyin initials or English; pages and articles too.
// It lies over the galley's head without covering the words at the caret more than it must; Esc gives the caret back.

import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Keys } from '../../panels/Keys.tsx';
import { useText } from '../../i18n/index.ts';
import { found } from './initials.ts';
import styles from './palette.module.css';

export interface Entry {
  readonly id: string;
  readonly title: string;
  /** The same in the other language: it is found by both. */
  readonly also: string;
  /** What it is: the command's group, 版, 文章. */
  readonly kind: string;
  /** None where it has no key. */
  readonly keys: readonly string[];
  readonly run: () => void;
}

interface PaletteProps {
  readonly entries: readonly Entry[];
  /** Esc, or the focus went elsewhere: nothing was chosen. */
  readonly onLeave: () => void;
}

/** More than anybody reads; typing another letter is quicker. */
const most = 60;

export function Palette({ entries, onLeave }: PaletteProps) {
  const { t } = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => input.current?.focus(), []);

  const hits = useMemo(() => {
    const word = typed.trim();
    if (word === '') return entries.slice(0, most);
    return entries
      .map((entry) => ({ entry, score: Math.max(found(entry.title, word) * 2, found(entry.also, word)) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, most)
      .map(({ entry }) => entry);
  }, [entries, typed]);

  const chosen = Math.min(at, hits.length - 1);
  const chosenId = hits[chosen]?.id;
  useEffect(() => {
    if (chosenId !== undefined)
      list.current
        ?.querySelector(`[data-id="${CSS.escape(chosenId)}"]`)
        ?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);

  const run = (entry: Entry | undefined): void => {
    if (!entry) return;
    onLeave(); // the caret is back in the text before the command looks where it is
    entry.run();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter') run(hits[chosen]);
    else if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(1, hits.length));
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + hits.length) % Math.max(1, hits.length));
    else if (event.key === 'PageDown') setAt(Math.min(hits.length - 1, chosen + 8));
    else if (event.key === 'PageUp') setAt(Math.max(0, chosen - 8));
    else if (event.key === 'Tab') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      className={styles['palette']}
      role="dialog"
      aria-label={t('desk:palette.title')}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
    >
      <input
        ref={input}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        aria-label={t('desk:palette.placeholder')}
        placeholder={t('desk:palette.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={key}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={t('desk:palette.title')}>
        {hits.map((entry, index) => (
          <li
            key={entry.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            data-id={entry.id}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => setAt(index)}
            onClick={() => run(entry)}
          >
            <span className={styles['title']}>{entry.title}</span>
            <span className={styles['kind']}>{entry.kind}</span>
            <Keys of={entry.keys} />
          </li>
        ))}
      </ul>
      {hits.length === 0 && <p role="status">{t('desk:palette.none', { typed })}</p>}
    </div>
  );
}
