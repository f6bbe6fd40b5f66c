// What can be asked of a document. Nothing here changes it. Positions are ProseMirror positions: one per UTF-16 code
// unit of text and one per node border.

import type { Node } from 'prosemirror-model';
import { type ArticleAttrs, type PageAttrs, type Role, roles } from './schema.ts';
import { characterCount } from './text.ts';

export interface PageAt {
  readonly node: Node;
  readonly pos: number;
  readonly index: number;
}
export interface ArticleAt {
  readonly node: Node;
  /** Before the article. */
  readonly pos: number;
  /** Among the articles of its page. */
  readonly index: number;
  readonly page: PageAt;
}
export interface BlockAt {
  readonly node: Node;
  /** Before the block; its text begins at pos + 1. */
  readonly pos: number;
  /** Among the blocks of its article. */
  readonly index: number;
  readonly article: ArticleAt;
}

export function pageAttrs(node: Node): PageAttrs {
  return node.attrs as PageAttrs; // the schema validates attributes
}
export function articleAttrs(node: Node): ArticleAttrs {
  return node.attrs as ArticleAttrs;
}
export function idOf(node: Node): string {
  return String(node.attrs['id']);
}

export function isRole(name: string): name is Role {
  return (roles as readonly string[]).includes(name);
}
/** The role of a block; a node that is no block throws. */
export function roleOf(block: Node): Role {
  const name = block.type.name;
  if (!isRole(name)) throw new RangeError(`expected a block, got ${name}`);
  return name;
}

export function pages(doc: Node): PageAt[] {
  const out: PageAt[] = [];
  doc.forEach((node, offset, index) => out.push({ node, pos: offset, index }));
  return out;
}

/** All articles in reading order, furniture included. */
export function articles(doc: Node): ArticleAt[] {
  return pages(doc).flatMap(articlesOf);
}
export function articlesOf(page: PageAt): ArticleAt[] {
  const out: ArticleAt[] = [];
  page.node.forEach((node, offset, index) => out.push({ node, pos: page.pos + 1 + offset, index, page }));
  return out;
}

/** All blocks in reading order. */
export function blocks(doc: Node): BlockAt[] {
  return articles(doc).flatMap(blocksOf);
}
export function blocksOf(article: ArticleAt): BlockAt[] {
  const out: BlockAt[] = [];
  article.node.forEach((node, offset, index) =>
    out.push({ node, pos: article.pos + 1 + offset, index, article }),
  );
  return out;
}

/** The page, article and block around a position; what the position is not in, is null. */
export function around(
  doc: Node,
  pos: number,
): { readonly page: PageAt | null; readonly article: ArticleAt | null; readonly block: BlockAt | null } {
  const $pos = doc.resolve(Math.max(0, Math.min(pos, doc.content.size)));
  const page: PageAt | null =
    $pos.depth >= 1 ? { node: $pos.node(1), pos: $pos.before(1), index: $pos.index(0) } : null;
  const article: ArticleAt | null =
    page && $pos.depth >= 2 ? { node: $pos.node(2), pos: $pos.before(2), index: $pos.index(1), page } : null;
  const block: BlockAt | null =
    article && $pos.depth >= 3
      ? { node: $pos.node(3), pos: $pos.before(3), index: $pos.index(2), article }
      : null;
  return { page, article, block };
}

/** The block that ends right before this one begins, in whatever article or page; null for the first. */
export function blockBefore(doc: Node, block: BlockAt): BlockAt | null {
  for (let pos = block.pos; pos > 0; pos -= 1) {
    const { block: found } = around(doc, pos - 1);
    if (found) return found;
  }
  return null;
}

/** The headline of an article in one line: its headline blocks, else its first words; '' for an empty one. */
export function titleOf(article: Node, most = 40): string {
  let title = '';
  article.forEach((block) => {
    if (block.type.name === 'headline') title += (title && ' ') + block.textContent.trim();
  });
  if (title) return title;
  for (let i = 0; i < article.childCount && !title; i += 1) title = article.child(i).textContent.trim();
  return Array.from(title).slice(0, most).join('');
}

const counts = new WeakMap<Node, number>();

/** 字数 of any node. Kept per immutable node: after a keystroke only the changed block is counted again. */
export function count(node: Node): number {
  const known = counts.get(node);
  if (known !== undefined) return known;
  let n = 0;
  if (node.isText) n = characterCount(node.text ?? '');
  else node.forEach((child) => (n += count(child)));
  counts.set(node, n);
  return n;
}
