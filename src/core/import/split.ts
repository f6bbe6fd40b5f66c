// An issue holds so many characters and no more; a longer drop is parted at page borders, a longer page at article
// borders, and an article that is longer by itself (a text in which no headline was found) between its blocks.

import { characterCount } from '../document/text.ts';
import type { ArticleDraft, BlockDraft, PageDraft } from './original.ts';

/** Parts of at most `most` characters each, in order; only a single block that is longer stays whole. */
export function split(pages: readonly PageDraft[], most: number): PageDraft[][] {
  const parts: PageDraft[][] = [];
  let room = 0;
  const put = (page: PageDraft, size: number): void => {
    const part = parts.at(-1);
    if (part && size <= room) part.push(page);
    else {
      parts.push([page]);
      room = most;
    }
    room -= size;
  };
  for (const page of pages) {
    const size = sum(page.articles);
    if (size <= most) put(page, size);
    else
      for (const piece of pieces(page.articles, most))
        put({ marks: page.marks, articles: piece }, sum(piece));
  }
  return parts;
}

function pieces(articles: readonly ArticleDraft[], most: number): ArticleDraft[][] {
  const out: ArticleDraft[][] = [];
  let room = 0;
  for (const article of articles.flatMap((one) => shorter(one, most))) {
    const size = sum([article]);
    const piece = out.at(-1);
    if (piece && size <= room) piece.push(article);
    else {
      out.push([article]);
      room = most;
    }
    room -= size;
  }
  return out;
}

/** The article, or what it is parted into where it is too long by itself. */
function shorter(article: ArticleDraft, most: number): ArticleDraft[] {
  if (sum([article]) <= most) return [article];
  const out: { kind: ArticleDraft['kind']; blocks: BlockDraft[] }[] = [];
  let room = 0;
  for (const block of article.blocks) {
    const size = characterCount(block.text);
    const part = out.at(-1);
    if (part && size <= room) part.blocks.push(block);
    else {
      out.push({ kind: article.kind, blocks: [block] });
      room = most;
    }
    room -= size;
  }
  return out;
}

function sum(articles: readonly ArticleDraft[]): number {
  return articles.reduce(
    (n, article) => n + article.blocks.reduce((m, block) => m + characterCount(block.text), 0),
    0,
  );
}
