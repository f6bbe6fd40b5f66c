// Runs the checks. After a keystroke only the article that was typed in is asked again: answers are kept on the immutable
// article node, together with what else they rest on (the neighbours, the page, the vocabulary).

import type { Node } from 'prosemirror-model';
import { type ArticleAt, articleAttrs, articles, around, blocks, count, idOf, pageAttrs } from '../document/queries.ts';
import type { DocAttrs } from '../document/schema.ts';
import type { Vocabulary } from '../labelling/types.ts';
import { vocabulary } from '../labelling/vocabulary.ts';
import { standing } from './dismissals.ts';
import { fingerprintOf, idFor } from './identity.ts';
import { checks as allChecks } from './registry.ts';
import type { ArticleCheck, ArticleContext, Check, Finding, IssueCheck, Suggestion } from './types.ts';

export interface LintResult {
  /** In reading order; without those that were dismissed or held back by a deeper cause. */
  readonly suggestions: readonly Suggestion[];
  /** How many were left out because somebody said no to them. */
  readonly dismissed: number;
  readonly vocabularyVersion: number;
}

export interface LinterOptions {
  /** Default: all of the registry. */
  readonly checks?: readonly Check[];
  /** Codes of checks that the paper switched off. */
  readonly offKinds?: readonly string[];
  /** A clock in milliseconds. With it `run` yields when a slice has taken 4 ms; without it, after every article. */
  readonly now?: () => number;
}

const sliceMs = 4;
/** The vocabulary is rebuilt when this share of the issue's characters stands in articles that it has not seen. */
const staleShare = 0.2;

interface Neighbours {
  readonly before: ArticleAt | null;
  readonly after: ArticleAt | null;
}

interface Answer {
  readonly before: Node | null;
  readonly after: Node | null;
  readonly beforeAt: number;
  readonly afterAt: number;
  readonly place: string;
  readonly vocabulary: Vocabulary | null;
  readonly findings: readonly Finding[];
}

/** What is kept of one article. */
interface Card {
  readonly answers: (Answer | undefined)[];
  drafts: readonly Suggestion[];
  /** Where the article stood when `placed` was made. */
  pos: number;
  placed: readonly Suggestion[];
}

export class Linter {
  readonly #articleChecks: readonly ArticleCheck[];
  readonly #issueChecks: readonly IssueCheck[];
  readonly #behind: ReadonlyMap<string, readonly string[]>;
  readonly #now: (() => number) | null;
  #cards = new WeakMap<Node, Card>();
  #vocabulary: Vocabulary | null = null;
  #versions = 0;
  /** Articles that the vocabulary was built of. */
  #learned = new WeakSet<Node>();
  #since = 0;

  constructor({ checks = allChecks, offKinds = [], now }: LinterOptions = {}) {
    const on = checks.filter((check) => !offKinds.includes(check.code));
    this.#articleChecks = on.filter((check) => check.scope === 'article');
    this.#issueChecks = on.filter((check) => check.scope === 'issue');
    this.#behind = new Map(on.flatMap((check) => (check.behind ? [[check.code, check.behind]] : [])));
    this.#now = now ?? null;
  }

  /** Runs to the end. */
  lint(doc: Node): LintResult {
    const run = this.run(doc);
    for (;;) {
      const { done, value } = run.next();
      if (done) return value;
    }
  }

  /** The next run builds the vocabulary anew, whatever changed. */
  renew(): void {
    this.#learned = new WeakSet();
  }

  /** Yields between slices of work; a run that is dropped half way leaves its answers for the next one. */
  *run(doc: Node): Generator<void, LintResult> {
    this.#since = this.#now?.() ?? 0;
    const list = articles(doc).filter(({ node }) => articleAttrs(node).kind !== 'furniture');
    const words = this.#words(list);
    if (this.#tired()) yield* this.#breathe();

    const found: Suggestion[] = [];
    for (const [index, article] of list.entries()) {
      const neighbours = { before: list[index - 1] ?? null, after: list[index + 1] ?? null };
      const [card, worked] = this.#card(doc, article, neighbours, words);
      for (const suggestion of card.placed) found.push(suggestion);
      if (worked && this.#tired()) yield* this.#breathe();
    }

    const sizes = found.length;
    for (const check of this.#issueChecks) {
      const seen = new Map<string, number>();
      for (const finding of check.find(doc, words)) {
        if (finding) found.push(identified(finding, blockAround(doc, finding.from), seen));
        if (this.#tired()) yield* this.#breathe();
      }
    }
    if (found.length > sizes || !sorted(found)) found.sort((a, b) => a.from - b.from || a.to - b.to);
    const open = standing(found, docAttrs(doc).dismissals, doc);
    return { suggestions: this.#uncovered(open), dismissed: found.length - open.length, vocabularyVersion: words.version };
  }

  #tired(): boolean {
    return this.#now === null || this.#now() - this.#since > sliceMs;
  }

  *#breathe(): Generator<void, void> {
    yield;
    this.#since = this.#now?.() ?? 0;
  }

  #words(list: readonly ArticleAt[]): Vocabulary {
    let size = 0;
    let unseen = 0;
    for (const { node } of list) {
      size += count(node);
      if (!this.#learned.has(node)) unseen += count(node);
    }
    if (this.#vocabulary && unseen <= size * staleShare) return this.#vocabulary;
    this.#learned = new WeakSet(list.map(({ node }) => node));
    const texts: string[] = [];
    for (const { node } of list) node.forEach((block) => texts.push(block.textContent));
    this.#vocabulary = vocabulary(texts, (this.#versions += 1));
    return this.#vocabulary;
  }

  /** The article's answers, and whether anything had to be asked for them. */
  #card(doc: Node, article: ArticleAt, { before, after }: Neighbours, words: Vocabulary): readonly [Card, boolean] {
    const { node, pos } = article;
    let card = this.#cards.get(node);
    if (!card) this.#cards.set(node, (card = { answers: [], drafts: [], pos: -1, placed: [] }));
    const page = pageAttrs(article.page.node);
    const issue = docAttrs(doc);
    const place = `${page.number ?? ''}\0${page.name ?? ''}\0${issue.paper ?? ''}\0${issue.date ?? ''}`;
    const context: ArticleContext = {
      article: node,
      before: before?.node ?? null,
      after: after?.node ?? null,
      beforeAt: before ? before.pos - pos : 0,
      afterAt: after ? after.pos - pos : 0,
      page: { number: page.number, name: page.name },
      issue: { paper: issue.paper, date: issue.date },
      vocabulary: words,
    };
    let worked = false;
    for (const [index, check] of this.#articleChecks.entries()) {
      const was = card.answers[index];
      if (was && stillHolds(was, check, context, place)) continue;
      const { before, after, beforeAt, afterAt } = context;
      card.answers[index] = { before, after, beforeAt, afterAt, place, vocabulary: check.vocabulary ? words : null, findings: [...check.find(context)] };
      worked = true;
    }
    if (worked) {
      const seen = new Map<string, number>();
      const findings = card.answers.flatMap((answer) => answer?.findings ?? []).toSorted((a, b) => a.from - b.from || a.to - b.to);
      card.drafts = findings.map((finding) => identified(finding, { block: blockAt(node, finding.from), article: idOf(node) }, seen));
    }
    if (worked || card.pos !== pos) {
      card.pos = pos;
      card.placed = card.drafts.map((draft) => moved(draft, pos));
    }
    return [card, worked];
  }

  /** A deeper cause on the same place comes first: as long as a duplicated run stands, the false break behind it is not spoken of. */
  #uncovered(suggestions: readonly Suggestion[]): readonly Suggestion[] {
    const causes = new Set([...this.#behind.values()].flat());
    const above = suggestions.filter(({ code }) => causes.has(code));
    if (above.length === 0) return suggestions;
    return suggestions.filter((one) => {
      const codes = this.#behind.get(one.code);
      return !codes || !above.some((other) => codes.includes(other.code) && other.from <= one.to && one.from <= other.to);
    });
  }
}

function stillHolds(was: Answer, check: ArticleCheck, now: ArticleContext, place: string): boolean {
  if (was.place !== place || (check.vocabulary && was.vocabulary !== now.vocabulary)) return false;
  return !check.neighbours || (was.before === now.before && was.after === now.after && was.beforeAt === now.beforeAt && was.afterAt === now.afterAt);
}

function docAttrs(doc: Node): DocAttrs {
  return doc.attrs as DocAttrs; // the schema validates attributes
}

interface Stand {
  readonly block: string;
  readonly article: string;
}

/** The id of the block in which a position of this article lies (counted from before the article). */
function blockAt(article: Node, at: number): string {
  let id = '';
  article.forEach((block, offset) => {
    if (id === '' || offset + 1 <= at) id = idOf(block);
  });
  return id;
}

function blockAround(doc: Node, pos: number): Stand {
  const { block, article } = around(doc, pos);
  if (block && article) return { block: idOf(block.node), article: idOf(article.node) };
  const next = blocks(doc).find((one) => one.pos >= pos);
  return { block: next ? idOf(next.node) : '', article: next ? idOf(next.article.node) : '' };
}

function identified(finding: Finding, { block, article }: Stand, seen: Map<string, number>): Suggestion {
  const fingerprint = fingerprintOf(finding);
  const key = `${fingerprint} ${block}`;
  const occurrence = seen.get(key) ?? 0;
  seen.set(key, occurrence + 1);
  return { ...finding, id: idFor(fingerprint, block, occurrence), fingerprint, block, article };
}

function moved(draft: Suggestion, by: number): Suggestion {
  const place = { from: draft.from + by, to: draft.to + by };
  if (!draft.related) return { ...draft, ...place };
  return { ...draft, ...place, related: draft.related.map(({ from, to }) => ({ from: from + by, to: to + by })) };
}

function sorted(list: readonly Suggestion[]): boolean {
  return list.every((one, i) => i === 0 || (list[i - 1]?.from ?? 0) <= one.from);
}
