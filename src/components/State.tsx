import type { ReactNode } from 'react';
import styles from './State.module.css';

/** What a screen says when there is nothing to show: loading, empty, failed. Words, no wheel that turns. */
export function State({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={styles['state']} role="status">
      <p className={styles['title']}>{title}</p>
      {children}
    </div>
  );
}
