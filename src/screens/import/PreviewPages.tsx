// The whole issue as it was read: every article by its head and first words. A long one grows piece by piece, so that the
// page answers from the first on.

import { memo, startTransition, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import styles from './import.module.css';
import type { Edits, Found, Preview, PreviewArticle } from './preview.ts';

interface PreviewPagesProps {
  readonly preview: Preview;
  readonly edits: Edits;
  /** Null: not looked for yet. */
  readonly found: ReadonlyMap<string, Found> | null;
}

/** Articles that are drawn in one go: more than a screen of them. */
const piece = 8;

export function PreviewPages({ preview, edits, found }: PreviewPagesProps) {
  const { t } = useText();
  const later = useDeferredValue(found);
  const [drawn, setDrawn] = useState(piece);
  useEffect(() => {
    if (drawn >= preview.articles) return;
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn + piece)));
    return () => clearTimeout(timer);
  }, [drawn, preview]);
  const before = useMemo(
    () =>
      preview.pages.map((_, i) => preview.pages.slice(0, i).reduce((n, page) => n + page.articles.length, 0)),
    [preview],
  );
  return preview.pages.map((page, i) => {
    const left = drawn - (before[i] ?? 0);
    if (left <= 0) return null;
    return (
      <section key={page.id} className={styles['preview']}>
        <h3>
          {[
            t('importing:page', { number: edits.numbers[page.id] ?? page.number ?? String(i + 1) }),
            page.name ?? '',
          ]
            .filter((part) => part !== '')
            .join('　')}
          <span>
            {t('importing:articles', { count: page.articles.length })}
            {page.furniture > 0 && `　${t('importing:furniture')}`}
          </span>
        </h3>
        {page.articles.length === 0 && <p className={styles['quiet']}>{t('importing:emptyPage')}</p>}
        <div className={styles['articles']}>
          {page.articles.slice(0, left).map((article) => (
            <Article key={article.id} article={article} found={later?.get(article.id) ?? null} />
          ))}
        </div>
      </section>
    );
  });
}

const Article = memo(function Article({
  article,
  found,
}: {
  readonly article: PreviewArticle;
  readonly found: Found | null;
}) {
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
});
