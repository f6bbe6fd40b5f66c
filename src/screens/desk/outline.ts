// What the contents column shows of the document: its pages and articles, each with what is left to do.

import type { Node } from 'prosemirror-model';
import { articleAttrs, count, idOf, pageAttrs, titleOf } from '../../core/document/queries.ts';
import type { ArticleKind, PageAttrs, Status } from '../../core/document/schema.ts';

export interface OutlineArticle {
  readonly id: string;
  readonly node: Node;
  /** '' where no word says what it is. */
  readonly title: string;
  readonly kind: ArticleKind;
  readonly status: Status;
  readonly sections: readonly string[];
  /** 字数 */
  readonly characters: number;
  /** Headline pieces are there; else the title is made of its first words. */
  readonly headed: boolean;
}

export interface OutlinePage extends PageAttrs {
  readonly node: Node;
  readonly articles: readonly OutlineArticle[];
  /** Without furniture. */
  readonly stories: number;
}

const articlesKnown = new WeakMap<Node, OutlineArticle>();
const pagesKnown = new WeakMap<Node, OutlinePage>();

/** Kept per immutable node: after a keystroke one page and one article are looked at again, the others are the same objects. */
export function outline(doc: Node): readonly OutlinePage[] {
  const out: OutlinePage[] = [];
  doc.forEach((page) => out.push(outlinePage(page)));
  return out;
}

function outlinePage(node: Node): OutlinePage {
  const known = pagesKnown.get(node);
  if (known) return known;
  const articles: OutlineArticle[] = [];
  node.forEach((article) => articles.push(outlineArticle(article)));
  const page = {
    ...pageAttrs(node),
    node,
    articles,
    stories: articles.filter((article) => article.kind !== 'furniture').length,
  };
  pagesKnown.set(node, page);
  return page;
}

function outlineArticle(node: Node): OutlineArticle {
  const known = articlesKnown.get(node);
  if (known) return known;
  const { kind, status, sections } = articleAttrs(node);
  let headed = false;
  node.forEach((block) => {
    if (block.type.name === 'headline' && block.content.size > 0) headed = true;
  });
  const article = {
    id: idOf(node),
    node,
    title: titleOf(node),
    kind,
    status,
    sections,
    characters: count(node),
    headed,
  };
  articlesKnown.set(node, article);
  return article;
}
