// The strip over the galley's foot: sections or roles by one press. It leaves the words that it is about in sight,
// and every key that it does not know goes on to the desk: next article with the strip open is one press an article.

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Key } from '../../components/Key.tsx';
import { useText } from '../../i18n/index.ts';
import { type Choice, fitting, press, printedKeys, shownChoices } from './strip-choice.ts';
import styles from './strip.module.css';

interface StripProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  /** The words of Esc: what happens then. */
  readonly cancel: string;
  readonly onChoose: (choice: Choice) => void;
  readonly onFine: () => void;
  readonly onCancel: () => void;
  /** What the program would choose, and why. */
  readonly children?: ReactNode;
}

export function Strip({ title, choices, cancel, onChoose, onFine, onCancel, children }: StripProps) {
  const { t } = useText();
  const strip = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');

  useEffect(() => strip.current?.focus(), []);

  const key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    // by the key's place: an input method that is on does not eat it
    const letter = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code)?.[1]?.toLowerCase();
    if (event.key === 'Escape' || event.code === 'Escape') onCancel();
    else if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      // on a button that was reached by Tab, Enter is that button's
      if (event.target instanceof HTMLButtonElement) return;
      onFine();
    } else if (event.code === 'Backspace') setTyped(typed.slice(0, -1));
    else if (letter !== undefined) {
      const pressed = press(choices, typed, letter);
      setTyped(pressed.typed);
      if (pressed.choice) onChoose(pressed.choice);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const keys = printedKeys(choices);
  const fit = new Set(fitting(choices, typed));
  return (
    <div
      ref={strip}
      className={styles['strip']}
      role="dialog"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={key}
    >
      <header>
        <span>{title}</span>
        <span className={styles['ends']} role="status">
          {typed !== '' && t('desk:strip.typed', { typed })}
        </span>
        <button type="button" className={styles['end']} onClick={onFine}>
          <Key>↵</Key> {t('desk:strip.fine')}
        </button>
        <button type="button" className={styles['end']} onClick={onCancel}>
          <Key>Esc</Key> {cancel}
        </button>
      </header>
      <div className={styles['choices']}>
        {shownChoices(choices, typed).map((choice) => (
          <button
            key={choice.code}
            type="button"
            aria-pressed={choice.on}
            className={styles['choice']}
            data-dim={!fit.has(choice) || undefined}
            onClick={() => onChoose(choice)}
          >
            <Key>{keys[choices.indexOf(choice)]}</Key>
            <span>{choice.name}</span>
            {choice.on && <span aria-hidden="true">✓</span>}
          </button>
        ))}
      </div>
      {children !== undefined && <footer>{children}</footer>}
    </div>
  );
}
