// The head of an article in the galley: its number on the page, sections, characters, status. Text only: nothing of a
// file is ever read as markup.

import { articleAttrs, articlesOf, type ArticleAt, count } from '../../core/document/queries.ts';
import { sectionOf } from '../../core/sections/registry.ts';
import { i18n } from '../../i18n/index.ts';

function span(text: string, className = ''): HTMLSpanElement {
  const element = document.createElement('span');
  element.textContent = text;
  if (className !== '') element.className = className;
  return element;
}

/** `own`: the name of a section of the paper's own, or null. */
export function articleHead(article: ArticleAt, own: (code: string) => string | null): HTMLElement {
  const { t, language } = i18n;
  const { kind, sections, status } = articleAttrs(article.node);
  const head = document.createElement('div');
  head.className = 'head';
  const page = String(article.page.node.attrs['number'] ?? article.page.index + 1);
  if (kind === 'furniture') {
    head.append(span(t('desk:contents.furniture')));
    return head;
  }
  // furniture is not counted: the first story of page 1 is 1-1 with a masthead before it too
  const place = articlesOf(article.page).filter(
    ({ node, index }) => index <= article.index && articleAttrs(node).kind !== 'furniture',
  ).length;
  head.append(span(`${page}-${place}`));
  for (const code of sections) {
    const section = sectionOf(code);
    head.append(
      span(
        section === null ? (own(code) ?? code) : language === 'en' ? section.english : section.name,
        'chip',
      ),
    );
  }
  head.append(span(t('desk:contents.characters', { count: count(article.node) })));
  if (kind !== 'story') head.append(span(t(`desk:kind.${kind}`)));
  if (status !== 'unread') head.append(span('', 'grow'), span(t(`desk:status.${status}`)));
  return head;
}
