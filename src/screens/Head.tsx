// The bar over the shelf, the import and the export: where one is, and what can be done from here.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useText } from '../i18n/index.ts';
import styles from './Head.module.css';

interface HeadProps {
  readonly title?: string;
  readonly note?: ReactNode;
  /** Buttons at the right. */
  readonly children?: ReactNode;
}

export function Head({ title, note, children }: HeadProps) {
  const { t } = useText();
  return (
    <header className={styles['head']}>
      <Link href="/" className={styles['brand']} title={t('app:toShelf')}>
        清<i>样</i>
      </Link>
      {title !== undefined && <h1 className={styles['title']}>{title}</h1>}
      {note !== undefined && <span className={styles['note']}>{note}</span>}
      <span className={styles['grow']} />
      {children}
    </header>
  );
}
