// 下转第N版 and 上接第N版 of an issue, found once for both checks that speak of them.

import type { Node } from 'prosemirror-model';
import { type ArticleAt, pageAttrs } from '../document/queries.ts';
import { type JumpArticle, type JumpMark, type Jumps, jumpMarks, jumpPartners } from '../labelling/jumps.ts';
import type { Vocabulary } from '../labelling/types.ts';
import { checkedArticles, type Line, linesOf } from './finding.ts';

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
  const headline = linesOf(article)
    .filter(({ role }) => role === 'headline')
    .map(({ text }) => text)
    .join('');
  const answer = {
    headline,
    lines,
    marked: lines.some(({ text }) => /版|continued/iu.test(text) && jumpMarks(text).length > 0),
  };
  kept.set(article, answer);
  return answer;
}

/** What was matched last with this vocabulary; it holds while the same articles bear marks. */
const matched = new WeakMap<
  Vocabulary,
  { readonly marked: readonly Node[]; readonly pages: readonly (string | null)[]; readonly jumps: Jumps }
>();

export function jumpsOf(doc: Node, vocabulary: Vocabulary): JumpsAt {
  const list = checkedArticles(doc).filter(({ node }) => marked(node).marked);
  const { links, open } = match(list, vocabulary);
  const place = (mark: JumpMark): MarkAt[] => {
    const article = list[mark.article];
    const line = article && marked(article.node).lines[mark.text];
    return line
      ? [
          {
            mark,
            line,
            article,
            from: article.pos + line.start + mark.from,
            to: article.pos + line.start + mark.to,
          },
        ]
      : [];
  };
  return {
    links: links.flatMap(({ to, from, confidence }) =>
      place(to).flatMap((a) => place(from).map((b) => ({ to: a, from: b, confidence }))),
    ),
    open: open.flatMap(place),
  };
}

function match(list: readonly ArticleAt[], vocabulary: Vocabulary): Jumps {
  const known = matched.get(vocabulary);
  const pages = list.map(({ page }) => pageAttrs(page.node).number);
  if (
    known &&
    known.marked.length === list.length &&
    list.every(({ node }, i) => node === known.marked[i] && pages[i] === known.pages[i])
  )
    return known.jumps;
  const told = list.map(({ node }, i): JumpArticle => {
    const { headline, lines } = marked(node);
    return { page: pages[i] ?? null, headline, texts: lines.map(({ text }) => text) };
  });
  const jumps = jumpPartners(told, vocabulary);
  matched.set(vocabulary, { marked: list.map(({ node }) => node), pages, jumps });
  return jumps;
}
