// Articles by tick, page by page.

import type { Node } from 'prosemirror-model';
import { Tick } from '../../components/Choice.tsx';
import { articleAttrs, articlesOf, pageAttrs, pages, titleOf } from '../../core/document/queries.ts';
import { useText } from '../../i18n/index.ts';
import styles from './export.module.css';

interface PickedProps {
  readonly doc: Node;
  readonly picked: ReadonlySet<string>;
  readonly onPick: (ids: readonly string[], on: boolean) => void;
}

export function Picked({ doc, picked, onPick }: PickedProps) {
  const { t } = useText();
  return pages(doc).map((page, i) => {
    const { id, number, name } = pageAttrs(page.node);
    const articles = articlesOf(page).filter(({ node }) => articleAttrs(node).kind !== 'furniture');
    if (articles.length === 0) return null;
    const ids = articles.map(({ node }) => articleAttrs(node).id);
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
        {articles.map(({ node }) => (
          <Tick
            key={articleAttrs(node).id}
            checked={picked.has(articleAttrs(node).id)}
            onChange={(on) => onPick([articleAttrs(node).id], on)}
          >
            {titleOf(node) || t('exporting:untitled')}
          </Tick>
        ))}
      </div>
    );
  });
}
