// A strip over the galley's foot that asks for a line or a yes: Enter does it, Esc leaves everything as it is.

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Key } from '../../components/Key.tsx';
import { keyLabel, parseKey, pressed } from '../../editor/keys.ts';
import styles from './strip.module.css';

export interface End {
  /** 'Enter', 'Mod-Enter', 'Escape'. */
  readonly key: string;
  readonly words: string;
  readonly run: () => void;
}

interface AskingStripProps {
  readonly title: ReactNode;
  /** What a screen reader calls it. */
  readonly label: string;
  readonly ends: readonly End[];
  /** It was answered, and that is being done: no key does anything but Esc. */
  readonly busy?: boolean;
  readonly children?: ReactNode;
}

export function AskingStrip({ title, label, ends, busy = false, children }: AskingStripProps) {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = strip.current?.querySelector<HTMLElement>('input, textarea') ?? strip.current;
    field?.focus();
  }, []);
  const key = (event: KeyboardEvent): void => {
    const end = ends.find((one) => pressed(parseKey(one.key), event.nativeEvent));
    // on a button that was reached by Tab, Enter is that button's
    if (!end || (end.key === 'Enter' && event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    event.stopPropagation();
    end.run();
  };
  const hold = (event: KeyboardEvent): void => {
    if (!busy || event.key === 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={strip}
      className={styles['strip']}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      aria-busy={busy}
      onKeyDownCapture={hold}
      onKeyDown={key}
    >
      <header>
        <span>{title}</span>
        <span className={styles['ends']} />
        {ends.map((end) => (
          <button key={end.key} type="button" className={styles['end']} onClick={end.run}>
            <Key>{keyLabel(end.key)}</Key> {end.words}
          </button>
        ))}
      </header>
      {children}
    </div>
  );
}
