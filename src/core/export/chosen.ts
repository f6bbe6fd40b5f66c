// What an export holds: the chosen articles in the document's order, as plain values.

import type { Node } from 'prosemirror-model';
import { articleAttrs, articlesOf, idOf, pageAttrs, pages, roleOf } from '../document/queries.ts';
import type { ArticleAttrs, PageAttrs, Role } from '../document/schema.ts';
import type { ExportInput } from './types.ts';

export interface ChosenPage {
  readonly attrs: PageAttrs;
  readonly articles: readonly ChosenArticle[];
}
export interface ChosenArticle {
  readonly attrs: ArticleAttrs;
  readonly node: Node;
  readonly blocks: readonly ChosenBlock[];
}
export interface ChosenBlock {
  readonly id: string;
  readonly role: Role;
  readonly text: string;
}

type Choice = Pick<ExportInput, 'doc' | 'articles'>;

/** All pages with their chosen articles, furniture included. */
export function chosen({ doc, articles }: Choice): ChosenPage[] {
  const ids = articles && new Set(articles);
  return pages(doc).map((page) => ({
    attrs: pageAttrs(page.node),
    articles: articlesOf(page)
      .filter(({ node }) => !ids || ids.has(idOf(node)))
      .map(({ node }) => ({
        attrs: articleAttrs(node),
        node,
        blocks: node.children.map((block) => ({
          id: idOf(block),
          role: roleOf(block),
          text: block.textContent,
        })),
      })),
  }));
}

/** The pages that a reader gets: without page heads and feet, without blocks and pages that hold nothing. */
export function readable(input: Choice): ChosenPage[] {
  return chosen(input)
    .map(({ attrs, articles }) => ({
      attrs,
      articles: articles
        .filter((article) => article.attrs.kind !== 'furniture')
        .map((article) => ({
          ...article,
          blocks: article.blocks.filter(({ role, text }) => role !== 'furniture' && text.trim() !== ''),
        }))
        .filter(({ blocks }) => blocks.length > 0),
    }))
    .filter(({ articles }) => articles.length > 0);
}
