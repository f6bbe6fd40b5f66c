// What the preview shows of an issue: pages, articles, their first words, and what looks broken in them.

import type { Node } from 'prosemirror-model';
import type { Suggestion } from '../../core/checks/types.ts';
import {
  articleAttrs,
  articlesOf,
  count,
  idOf,
  pageAttrs,
  pages,
  roleOf,
  titleOf,
} from '../../core/document/queries.ts';
import type { ArticleKind, Role } from '../../core/document/schema.ts';
import { slice } from '../../core/document/text.ts';

export interface PreviewPage {
  readonly id: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly articles: readonly PreviewArticle[];
  /** Page heads and feet, which the exports leave out. */
  readonly furniture: number;
}

export interface PreviewArticle {
  readonly id: string;
  readonly kind: ArticleKind;
  readonly title: string;
  /** The head and the first words of the text. */
  readonly blocks: readonly { readonly id: string; readonly role: Role; readonly text: string }[];
  readonly paragraphs: number;
  readonly characters: number;
}

export interface Preview {
  readonly paper: string | null;
  readonly date: string | null;
  readonly pages: readonly PreviewPage[];
  readonly articles: number;
  readonly characters: number;
  /** Names of the files that it was read from. */
  readonly files: readonly string[];
  /** Some pages name a picture already, as those of our own JSON do. */
  readonly pictured: boolean;
}

/** What somebody wrote over what the importer read. Absent: as read. */
export interface Edits {
  readonly paper?: string;
  readonly date?: string;
  /** By page id. */
  readonly numbers: Readonly<Record<string, string>>;
}

/** What was found in an issue. */
export interface Looked {
  /** By article id. */
  readonly articles: ReadonlyMap<string, Found>;
  /** Suggestions that wait on the desk. */
  readonly open: number;
}

/** UTF-16 code units of a paragraph's beginning. */
const firstWords = 90;

export function previewOf(doc: Node, files: readonly string[]): Preview {
  const seen = pages(doc).map((page): PreviewPage => {
    const articles = articlesOf(page);
    const told = articles.filter(({ node }) => articleAttrs(node).kind !== 'furniture');
    const { id, number, name } = pageAttrs(page.node);
    return {
      id,
      number,
      name,
      articles: told.map(({ node }) => articlePreview(node)),
      furniture: articles.length - told.length,
    };
  });
  const { paper, date } = doc.attrs as { readonly paper: string | null; readonly date: string | null };
  return {
    paper,
    date,
    pages: seen,
    articles: seen.reduce((sum, page) => sum + page.articles.length, 0),
    characters: count(doc),
    files,
    pictured: pages(doc).some(({ node }) => pageAttrs(node).scan !== null),
  };
}

function articlePreview(article: Node): PreviewArticle {
  const blocks: { id: string; role: Role; text: string }[] = [];
  for (const block of article.children) {
    const role = roleOf(block);
    const text = block.textContent;
    const short = text.length > firstWords ? `${slice(text, 0, firstWords)}……` : text;
    if (role === 'furniture' || text.trim() === '') continue;
    blocks.push({ id: idOf(block), role, text: short });
    if (role === 'body' || role === 'caption' || blocks.length >= 8) break;
  }
  return {
    id: idOf(article),
    kind: articleAttrs(article).kind,
    title: titleOf(article),
    blocks,
    paragraphs: article.children.filter((block) => roleOf(block) === 'body').length,
    characters: count(article),
  };
}

export interface Found {
  readonly breaks: number;
  readonly repeats: number;
  readonly others: number;
}

const breaks = new Set(['split-paragraph', 'split-headline', 'run-together', 'stuck-subhead']);

/** Sections to be chosen are no damage. */
export function lookedAt(suggestions: readonly Suggestion[]): Looked {
  let open = 0;
  const found = new Map<string, Found>();
  for (const { article, code } of suggestions) {
    if (code === 'untagged') continue;
    open += 1;
    const was = found.get(article) ?? { breaks: 0, repeats: 0, others: 0 };
    const kind = breaks.has(code) ? 'breaks' : code === 'duplicated-run' ? 'repeats' : 'others';
    found.set(article, { ...was, [kind]: was[kind] + 1 });
  }
  return { articles: found, open };
}
