// Articles by tick, page by page.

import { Tick } from '../../components/Choice.tsx';
import { useText } from '../../i18n/index.ts';
import styles from './export.module.css';
import type { Exporting } from './exporting.ts';

interface PickedProps {
  readonly data: Exporting;
  readonly picked: ReadonlySet<string>;
  readonly onPick: (ids: readonly string[], on: boolean) => void;
}

export function Picked({ data, picked, onPick }: PickedProps) {
  const { t } = useText();
  return data.pages.map(({ id, number, name }, i) => {
    const articles = data.articles.filter(({ page }) => page === i);
    if (articles.length === 0) return null;
    const ids = articles.map((article) => article.id);
    return (
      <div
        key={id}
        role="group"
        aria-label={t('importing:page', { number: number ?? i + 1 })}
        className={styles['sub']}
      >
        <Tick checked={ids.every((one) => picked.has(one))} onChange={(on) => onPick(ids, on)}>
          <span className={styles['quiet']}>
            {t('importing:page', { number: number ?? i + 1 })}　{name}
          </span>
        </Tick>
        {articles.map((article) => (
          <Tick key={article.id} checked={picked.has(article.id)} onChange={(on) => onPick([article.id], on)}>
            {article.title || t('exporting:untitled')}
          </Tick>
        ))}
      </div>
    );
  });
}
