import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> {
  /** main: the one thing to do here; quiet: without a frame. */
  readonly look?: 'main' | 'quiet';
  /** What stands behind the words: its key. */
  readonly keys?: ReactNode;
}

export function Button({ look, keys, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={styles['button']} data-look={look} {...rest}>
      {children}
      {keys}
    </button>
  );
}
