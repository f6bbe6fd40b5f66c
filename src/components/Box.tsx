import { type ReactNode, useId } from 'react';
import styles from './Box.module.css';

interface BoxProps {
  readonly title: string;
  /** At the right of the title: counts. */
  readonly aside?: ReactNode;
  /** Its content scrolls, its title stays. */
  readonly scrolls?: boolean;
  readonly children: ReactNode;
}

/** A sheet of paper with a title. */
export function Box({ title, aside, scrolls = false, children }: BoxProps) {
  const id = useId();
  return (
    <section className={styles['box']} data-scrolls={scrolls} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {aside !== undefined && <div className={styles['aside']}>{aside}</div>}
      {scrolls ? (
        <div className={styles['content']} tabIndex={0} role="region" aria-labelledby={id}>
          {children}
        </div>
      ) : (
        <div className={styles['content']}>{children}</div>
      )}
    </section>
  );
}
