import type { ReactNode } from 'react';
import styles from './Key.module.css';

/** A key of the keyboard, with what is printed on it. */
export function Key({ children }: { readonly children: ReactNode }) {
  return <kbd className={styles['key']}>{children}</kbd>;
}
