// The whole issue as it was read: every article by its head and first words.

import { useText } from '../../i18n/index.ts';
import styles from './import.module.css';
import type { Found, Preview, PreviewArticle } from './preview.ts';
import type { Edits } from './put-on-shelf.ts';

interface PreviewPagesProps {
  readonly preview: Preview;
  readonly edits: Edits;
  /** Null: not looked for yet. */
  readonly found: ReadonlyMap<string, Found> | null;
}

export function PreviewPages({ preview, edits, found }: PreviewPagesProps) {
  const { t } = useText();
  return preview.pages.map((page, i) => (
    <section key={page.id} className={styles['preview']}>
      <h3>
        {t('importing:page', { number: edits.numbers[page.id] ?? page.number ?? String(i + 1) })}　{page.name}
        <span>
          {t('importing:articles', { count: page.articles.length })}
          {page.furniture > 0 && `　${t('importing:furniture')}`}
        </span>
      </h3>
      {page.articles.length === 0 && <p className={styles['quiet']}>{t('importing:emptyPage')}</p>}
      <div className={styles['articles']}>
        {page.articles.map((article) => (
          <Article key={article.id} article={article} found={found?.get(article.id) ?? null} />
        ))}
      </div>
    </section>
  ));
}

function Article({ article, found }: { readonly article: PreviewArticle; readonly found: Found | null }) {
  const { t, language } = useText();
  return (
    <article>
      {article.kind !== 'story' && <p className={styles['kind']}>{t(`importing:kind.${article.kind}`)}</p>}
      {article.blocks.map(({ id, role, text }) => (
        <p key={id} data-role={role}>
          {text}
        </p>
      ))}
      <p className={styles['counts']}>
        <span>{t('importing:paragraphs', { count: article.paragraphs })}</span>
        <span>{t('importing:characters', { formatted: article.characters.toLocaleString(language) })}</span>
        {found && found.breaks > 0 && <b>{t('importing:breaks', { count: found.breaks })}</b>}
        {found && found.repeats > 0 && <b>{t('importing:repeats', { count: found.repeats })}</b>}
        {found && found.others > 0 && <span>{t('importing:others', { count: found.others })}</span>}
      </p>
    </article>
  );
}
