import type { ReactNode } from 'react';
import styles from './Seal.module.css';

/** One character in a frame, as a proofreader stamps it: solid is sure, dashed doubtful, dotted a question, plain neither. */
export function Seal({
  look,
  children,
}: {
  readonly look: 'sure' | 'doubt' | 'ask' | 'plain';
  readonly children: ReactNode;
}) {
  return (
    <span className={styles['seal']} data-look={look} aria-hidden="true">
      {children}
    </span>
  );
}
