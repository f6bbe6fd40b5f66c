// How a check says what it found inside one block, and how it asks for its repair.

import type { Node } from 'prosemirror-model';
import { replaceText } from '../document/commands.ts';
import { type ArticleAt, articleAttrs, articles, roleOf } from '../document/queries.ts';
import type { Role } from '../document/schema.ts';
import { safeOffset } from '../document/text.ts';
import type { Message } from '../message.ts';
import type { Finding, Fix, Reading, Reason, Severity } from './types.ts';

/** A block of an article, with its text; positions count from before the article. */
export interface Line {
  readonly node: Node;
  readonly role: Role;
  readonly text: string;
  /** Before the block. */
  readonly pos: number;
  /** Where its text begins; text[i] stands at start + i. */
  readonly start: number;
  readonly index: number;
}

const kept = new WeakMap<Node, readonly Line[]>();

/** The blocks of an article. */
export function linesOf(article: Node): readonly Line[] {
  const known = kept.get(article);
  if (known) return known;
  const lines: Line[] = [];
  article.forEach((node, offset, index) =>
    lines.push({
      node,
      role: roleOf(node),
      text: node.textContent,
      pos: offset + 1,
      start: offset + 2,
      index,
    }),
  );
  kept.set(article, lines);
  return lines;
}

const read = new WeakMap<Node, readonly ArticleAt[]>();

/** The articles that are checked, in reading order: all but the furniture of the pages. */
export function checkedArticles(doc: Node): readonly ArticleAt[] {
  let list = read.get(doc);
  if (!list)
    read.set(doc, (list = articles(doc).filter(({ node }) => articleAttrs(node).kind !== 'furniture')));
  return list;
}

/** Characters of context. */
const near = 10;
/** What no line begins with: “…的观景台”, not “…，台上”. */
const trailing = /^[\s，。、；：！？,.;:!?”’）》」』】]+/u;

/** The characters before `at`; where more stands before them, that is said. */
export function wordsBefore(text: string, at: number, context = near): string {
  const from = safeOffset(text, Math.max(0, at - context));
  return from > 0 ? `…${text.slice(from, at).replace(trailing, '')}` : text.slice(0, at);
}

/** The characters from `at` on; where more stands behind them, that is said. */
export function wordsAfter(text: string, at: number, context = near): string {
  const to = safeOffset(text, Math.min(text.length, at + context));
  return to < text.length ? `${text.slice(at, to)}…` : text.slice(at);
}

/** The pieces of a reading without the empty ones. */
export function reading(...pieces: readonly Reading[]): readonly Reading[] {
  return pieces.filter(({ text }) => text !== '');
}

/** Puts `text` for the words. Refused where they are not in one block. */
export function replacing(title: Message, text: string, preferred = true): Fix {
  return { title, preferred, apply: (tr, at) => replaceText(tr, at.from, at.to, text) };
}

export interface Words {
  readonly code: string;
  readonly severity: Severity;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  /** Offsets into the line's text. */
  readonly from: number;
  readonly to: number;
  /** What is put for the words; absent: nothing is proposed. */
  readonly instead?: string;
  readonly fix?: string;
  readonly params?: Message['params'];
  readonly message?: string;
}

/** A finding about words of one line, with the repair that puts other words for them. */
export function aboutWords(
  line: Line,
  {
    code,
    severity,
    confidence,
    reasons,
    from,
    to,
    instead,
    fix = 'replace',
    params,
    message = 'message',
  }: Words,
): Finding {
  const actual = line.text.slice(from, to);
  const gone =
    instead === '' || instead === undefined
      ? ({ text: actual, as: instead === '' ? 'gone' : 'same' } as const)
      : null;
  return {
    code,
    severity,
    confidence,
    reasons,
    from: line.start + from,
    to: line.start + to,
    actual,
    message: {
      code: `checks:kind.${code}.${message}`,
      params: { words: actual, ...(instead === undefined ? {} : { instead }), ...params },
    },
    reads: reading(
      { text: wordsBefore(line.text, from), as: 'same' },
      gone ?? { text: instead ?? '', as: 'new' },
      { text: wordsAfter(line.text, to), as: 'same' },
    ),
    fixes:
      instead === undefined
        ? []
        : [replacing({ code: `checks:fix.${fix}`, params: { words: actual, instead } }, instead)],
  };
}
