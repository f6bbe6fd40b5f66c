// 下转第N版 and 上接第N版 of an issue, found once for both checks that speak of them.

import type { Node } from 'prosemirror-model';
import { type ArticleAt, articleAttrs, articles, pageAttrs } from '../document/queries.ts';
import { type JumpArticle, jumpMarks, jumpPartners, type JumpLink, type JumpMark } from '../labelling/jumps.ts';
import type { Vocabulary } from '../labelling/types.ts';
import { type Line, linesOf } from './finding.ts';

/** A jump mark with its place in the document. */
export interface MarkAt {
  readonly mark: JumpMark;
  readonly line: Line;
  readonly article: ArticleAt;
  readonly from: number;
  readonly to: number;
}

export interface JumpsAt {
  readonly links: readonly { readonly to: MarkAt; readonly from: MarkAt; readonly confidence: number }[];
  readonly open: readonly MarkAt[];
}

const heads = new Set(['label', 'kicker', 'headline', 'deck']);

interface Marked {
  readonly headline: string;
  readonly lines: readonly Line[];
  readonly marked: boolean;
}
const kept = new WeakMap<Node, Marked>();

function marked(article: Node): Marked {
  const known = kept.get(article);
  if (known) return known;
  const lines = linesOf(article).filter(({ role }) => !heads.has(role));
  const headline = linesOf(article).filter(({ role }) => role === 'headline').map(({ text }) => text).join('');
  const answer = { headline, lines, marked: lines.some(({ text }) => /版|continued/iu.test(text) && jumpMarks(text).length > 0) };
  kept.set(article, answer);
  return answer;
}

let last: { readonly doc: Node; readonly vocabulary: Vocabulary; readonly jumps: JumpsAt } | null = null;

export function jumpsOf(doc: Node, vocabulary: Vocabulary): JumpsAt {
  if (last?.doc === doc && last.vocabulary === vocabulary) return last.jumps;
  const list = articles(doc).filter(({ node }) => articleAttrs(node).kind !== 'furniture' && marked(node).marked);
  const told: JumpArticle[] = list.map(({ node, page }) => ({ page: pageAttrs(page.node).number, headline: marked(node).headline, texts: marked(node).lines.map(({ text }) => text) }));
  const place = (mark: JumpMark): MarkAt[] => {
    const article = list[mark.article];
    const line = article && marked(article.node).lines[mark.text];
    return line ? [{ mark, line, article, from: article.pos + line.start + mark.from, to: article.pos + line.start + mark.to }] : [];
  };
  const { links, open } = list.length === 0 ? { links: [] as readonly JumpLink[], open: [] } : jumpPartners(told, vocabulary);
  const jumps: JumpsAt = {
    links: links.flatMap(({ to, from, confidence }) => place(to).flatMap((a) => place(from).map((b) => ({ to: a, from: b, confidence })))),
    open: open.flatMap(place),
  };
  last = { doc, vocabulary, jumps };
  return jumps;
}
