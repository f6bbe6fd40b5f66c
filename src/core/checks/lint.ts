// Runs the checks. After a keystroke only the article that was typed in is asked again: answers are kept on the immutable
// article node, together with what else they rest on (the neighbours, the page, the vocabulary).

import type { Node } from 'prosemirror-model';
import {
  type ArticleAt,
  articleAttrs,
  articles,
  around,
  blocks,
  idOf,
  pageAttrs,
} from '../document/queries.ts';
import type { DocAttrs } from '../document/schema.ts';
import type { Doubt, Opening, RoleDoubt } from '../import/types.ts';
import type { Vocabulary } from '../labelling/types.ts';
import { columnWidth } from '../labelling/columns.ts';
import { vocabularyInPieces } from '../labelling/vocabulary.ts';
import { standing } from './dismissals.ts';
import { type Faint, nothingFaint } from './faint.ts';
import { fingerprintOf, idFor } from './identity.ts';
import { noLists, type PaperLists, untouchable } from './lists.ts';
import { checks as allChecks } from './registry.ts';
import { checkedArticles, linesOf } from './finding.ts';
import { cityDaily } from '../sections/city-daily.ts';
import type {
  ArticleCheck,
  ArticleContext,
  Check,
  Finding,
  IssueCheck,
  Suggestion,
  Tagging,
} from './types.ts';

export interface LintResult {
  /** In reading order; without those that were dismissed or held back by a deeper cause. */
  readonly suggestions: readonly Suggestion[];
  /** How many were left out because somebody said no to them. */
  readonly dismissed: number;
  readonly vocabularyVersion: number;
}

/** What a paper decided for itself. */
export interface House {
  /** The paper's own words. */
  readonly lists?: PaperLists;
  /** Codes of checks that are off until somebody asks for them, and that the paper switched on. */
  readonly onKinds?: readonly string[];
  /** Codes of checks that the paper switched off. */
  readonly offKinds?: readonly string[];
  /** Its sections; absent: those of a city daily. */
  readonly tagging?: Tagging;
}

const usual: Tagging = { taxonomy: cityDaily, learned: null };

export interface LinterOptions extends House {
  /** Default: all of the registry but those that are off until somebody asks for them. */
  readonly checks?: readonly Check[];
  /** What the importer doubted. */
  readonly doubts?: readonly Doubt[] | undefined;
  /** Characters that the OCR engine was not sure of: `faintOf` the original. */
  readonly faint?: Faint;
  /**
   * Of the printed columns, in em: `columnWidthOf` the original document. Default: read off the first document that the
   * linter sees. It is not asked again: joins take away the cuts that it is read off.
   */
  readonly columnWidth?: number | null;
  /** A clock in milliseconds. With it `run` yields when a slice has taken 4 ms; without it, after every article. */
  readonly now?: () => number;
}

/** So many blocks show how wide the columns are. */
const enough = 600;

/** The width of the printed columns in em, or null where the cuts of a document do not show it. */
export function columnWidthOf(doc: Node): number | null {
  const texts: string[] = [];
  for (const { node } of articles(doc)) {
    if (articleAttrs(node).kind !== 'furniture')
      node.forEach((block) => texts.push(block.textContent.trim()));
    if (texts.length >= enough) break;
  }
  return columnWidth(texts) ?? null;
}

const sliceMs = 4;
/** The vocabulary is rebuilt when this share of the issue's characters stands in articles that it has not seen. */
const staleShare = 0.2;

interface Surroundings {
  readonly place: string;
  readonly vocabulary: Vocabulary;
  readonly issue: DocAttrs;
}

/** What answers rest on beside the article itself. */
interface Grounds {
  readonly before: Node | null;
  readonly after: Node | null;
  readonly beforeAt: number;
  readonly afterAt: number;
  /** Page and issue. */
  readonly place: string;
  readonly vocabulary: Vocabulary;
}

interface Answer {
  readonly grounds: Grounds;
  readonly findings: readonly Finding[];
}

/** What is kept of one article. */
interface Card {
  readonly answers: (Answer | undefined)[];
  grounds: Grounds | null;
  drafts: readonly Suggestion[];
  /** Where the article stood when `placed` was made. */
  pos: number;
  placed: readonly Suggestion[];
}

export class Linter {
  readonly #all: readonly Check[] | null;
  #articleChecks: readonly ArticleCheck[] = [];
  #issueChecks: readonly IssueCheck[] = [];
  #behind: ReadonlyMap<string, readonly string[]> = new Map();
  /** Kinds that are off, and asked only for what they hold back. */
  #silent: ReadonlySet<string> = new Set();
  readonly #now: (() => number) | null;
  #lists: PaperLists = noLists;
  #tagging: Tagging = usual;
  #faint: Faint;
  readonly #doubts: ReadonlyMap<string, RoleDoubt>;
  readonly #openings: ReadonlyMap<string, Opening>;
  #cards = new WeakMap<Node, Card>();
  #columnWidth: number | null | undefined;
  #vocabulary: Vocabulary | null = null;
  #versions = 0;
  /** Articles that the vocabulary was built of. */
  #learned = new WeakSet<Node>();
  #since = 0;

  constructor({
    checks,
    doubts = [],
    faint = nothingFaint,
    now,
    columnWidth: column,
    ...house
  }: LinterOptions = {}) {
    this.#columnWidth = column;
    this.#all = checks ?? null;
    this.#now = now ?? null;
    this.#faint = faint;
    this.#doubts = new Map(doubts.flatMap((one) => ('opens' in one ? [] : [[one.block, one]])));
    this.#openings = new Map(doubts.flatMap((one) => ('opens' in one ? [[one.block, one]] : [])));
    this.heed(house);
  }

  /** What articles are tagged by. */
  get tagging(): Tagging {
    return this.#tagging;
  }

  /** The paper's words and kinds are these from the next run on. */
  heed({ lists = noLists, onKinds = [], offKinds = [], tagging = usual }: House): void {
    const wanted = this.#all ?? allChecks.filter(({ code, off }) => !off || onKinds.includes(code));
    const on = wanted.filter(({ code }) => !offKinds.includes(code));
    this.#behind = new Map(on.flatMap((check) => (check.behind ? [[check.code, check.behind]] : [])));
    // who does not want to hear of stray captions does not want them joined to the text either
    const causes = new Set([...this.#behind.values()].flat());
    const silent = wanted.filter(({ code }) => offKinds.includes(code) && causes.has(code));
    this.#silent = new Set(silent.map(({ code }) => code));
    const asked = [...on, ...silent];
    this.#articleChecks = asked.filter((check) => check.scope === 'article');
    this.#issueChecks = asked.filter((check) => check.scope === 'issue');
    this.#lists = lists;
    this.#tagging = tagging;
    this.#cards = new WeakMap();
  }

  /** What the OCR engine was not sure of, where it was read only after the issue was opened. */
  learn(faint: Faint): void {
    this.#faint = faint;
    this.#cards = new WeakMap();
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
    const list = checkedArticles(doc);
    if (this.#columnWidth === undefined) {
      this.#columnWidth = columnWidthOf(doc);
      if (this.#tired()) yield* this.#breathe();
    }
    const words = yield* this.#words(list);
    if (this.#tired()) yield* this.#breathe();

    const found: Suggestion[] = [];
    const issue = docAttrs(doc);
    let page: Node | null = null;
    let place = '';
    for (const [index, article] of list.entries()) {
      if (page !== article.page.node) {
        page = article.page.node;
        const { number, name } = pageAttrs(page);
        place = `${number ?? ''}\0${name ?? ''}\0${issue.paper ?? ''}\0${issue.date ?? ''}`;
      }
      const card = this.#cardOf(article.node);
      const worked = this.#ask(card, article, list[index - 1] ?? null, list[index + 1] ?? null, {
        place,
        vocabulary: words,
        issue,
      });
      if (card.pos !== article.pos) {
        card.pos = article.pos;
        card.placed = card.drafts.map((draft) => placed(draft, article.pos, draft));
      }
      for (const suggestion of card.placed) found.push(suggestion);
      if (worked && this.#tired()) yield* this.#breathe();
    }

    const sizes = found.length;
    for (const check of this.#issueChecks) {
      const seen = new Map<string, number>();
      for (const finding of check.find(doc, words, this.#lists)) {
        if (finding) found.push(identified(finding, blockAround(doc, finding.from), seen));
        if (this.#tired()) yield* this.#breathe();
      }
    }
    if (found.length > sizes || !sorted(found)) found.sort((a, b) => a.from - b.from || a.to - b.to);
    const open = standing(found, issue.dismissals, doc);
    const shown = this.#uncovered(open);
    return {
      suggestions: this.#silent.size === 0 ? shown : shown.filter(({ code }) => !this.#silent.has(code)),
      dismissed: found.length - open.length,
      vocabularyVersion: words.version,
    };
  }

  #tired(): boolean {
    return this.#now === null || this.#now() - this.#since > sliceMs;
  }

  *#breathe(): Generator<void, void> {
    yield;
    this.#since = this.#now?.() ?? 0;
  }

  *#words(list: readonly ArticleAt[]): Generator<void, Vocabulary> {
    let size = 0;
    let unseen = 0;
    for (const { node } of list) {
      size += node.content.size;
      if (!this.#learned.has(node)) unseen += node.content.size;
    }
    if (this.#vocabulary && unseen <= size * staleShare) return this.#vocabulary;
    const texts: string[] = [];
    for (const { node } of list) {
      node.forEach((block) => texts.push(block.textContent));
      if (texts.length % 64 === 0 && this.#tired()) yield* this.#breathe();
    }
    const pieces = vocabularyInPieces(texts, (this.#versions += 1));
    for (;;) {
      const { done, value } = pieces.next();
      if (done) {
        this.#learned = new WeakSet(list.map(({ node }) => node));
        return (this.#vocabulary = value);
      }
      if (this.#now && this.#tired()) yield* this.#breathe();
    }
  }

  #cardOf(article: Node): Card {
    let card = this.#cards.get(article);
    if (!card)
      this.#cards.set(article, (card = { answers: [], grounds: null, drafts: [], pos: -1, placed: [] }));
    return card;
  }

  /** Asks what has to be asked again; whether anything had to. This runs for every article at every keystroke: it makes nothing where nothing changed. */
  #ask(
    card: Card,
    article: ArticleAt,
    before: ArticleAt | null,
    after: ArticleAt | null,
    { place, vocabulary, issue }: Surroundings,
  ): boolean {
    const { node, pos } = article;
    const beforeAt = before ? before.pos - pos : 0;
    const afterAt = after ? after.pos - pos : 0;
    const was = card.grounds;
    if (
      was?.vocabulary === vocabulary &&
      was.place === place &&
      was.before === (before?.node ?? null) &&
      was.after === (after?.node ?? null) &&
      was.beforeAt === beforeAt &&
      was.afterAt === afterAt
    )
      return false;
    const grounds: Grounds = {
      before: before?.node ?? null,
      after: after?.node ?? null,
      beforeAt,
      afterAt,
      place,
      vocabulary,
    };
    card.grounds = grounds;
    const { number, name } = pageAttrs(article.page.node);
    const context: ArticleContext = {
      article: node,
      ...grounds,
      page: { number, name },
      issue: { paper: issue.paper, date: issue.date },
      lists: this.#lists,
      tagging: this.#tagging,
      doubts: this.#doubts,
      openings: this.#openings,
      faint: this.#faint,
      columnWidth: this.#columnWidth ?? undefined,
    };
    let worked = false;
    for (const [index, check] of this.#articleChecks.entries()) {
      const answer = card.answers[index];
      if (answer && holds(answer.grounds, grounds, check.neighbours === true, check.vocabulary === true))
        continue;
      card.answers[index] = { grounds, findings: this.#touchable(node, [...check.find(context)]) };
      worked = true;
    }
    if (!worked) return false;
    const seen = new Map<string, number>();
    const findings = card.answers
      .flatMap((answer) => answer?.findings ?? [])
      .toSorted((a, b) => a.from - b.from || a.to - b.to);
    card.drafts = findings.map((finding) =>
      identified(finding, { block: blockAt(node, finding.from), article: idOf(node) }, seen),
    );
    card.pos = -1;
    return true;
  }

  /** Without repairs inside words that the paper wants nobody to touch; questions stay. */
  #touchable(article: Node, findings: readonly Finding[]): readonly Finding[] {
    const { never } = this.#lists;
    if (never.length === 0) return findings;
    return findings.filter(({ from, to, fixes }) => {
      if (fixes.length === 0 || from === to) return true;
      const line = linesOf(article).findLast(({ start }) => start <= from);
      return !line || !untouchable(line.text, from - line.start, to - line.start, never);
    });
  }

  /** A deeper cause on the same place comes first: as long as a duplicated run stands, the false break behind it is not spoken of. */
  #uncovered(suggestions: readonly Suggestion[]): readonly Suggestion[] {
    const causes = new Map<string, Stretches>();
    for (const codes of this.#behind.values()) for (const code of codes) causes.set(code, new Stretches());
    for (const one of suggestions) causes.get(one.code)?.add(one);
    return suggestions.filter((one) => {
      for (const code of this.#behind.get(one.code) ?? none) if (causes.get(code)?.touch(one)) return false;
      return true;
    });
  }
}

const none: readonly string[] = [];

/** Where suggestions of one kind stand, in reading order. */
class Stretches {
  readonly #froms: number[] = [];
  /** The furthest end of all up to this one. */
  readonly #reach: number[] = [];

  add({ from, to }: Suggestion): void {
    this.#froms.push(from);
    this.#reach.push(Math.max(to, this.#reach.at(-1) ?? -1));
  }

  touch({ from, to }: { readonly from: number; readonly to: number }): boolean {
    let low = 0;
    let high = this.#froms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#froms[middle] ?? 0) <= to) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (this.#reach[low - 1] ?? -1) >= from;
  }
}

/** Whether an answer that rests on `was` is as good now. */
function holds(was: Grounds, now: Grounds, neighbours: boolean, vocabulary: boolean): boolean {
  if (was.place !== now.place || (vocabulary && was.vocabulary !== now.vocabulary)) return false;
  return (
    !neighbours ||
    (was.before === now.before &&
      was.after === now.after &&
      was.beforeAt === now.beforeAt &&
      was.afterAt === now.afterAt)
  );
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
  return placed(finding, 0, { id: idFor(fingerprint, block, occurrence), fingerprint, block, article });
}

/** Written out, field by field in one order: it runs for every suggestion behind the caret at every keystroke, and a spread takes ten times as long. */
function placed(
  finding: Finding,
  by: number,
  { id, fingerprint, block, article }: Pick<Suggestion, 'id' | 'fingerprint' | 'block' | 'article'>,
): Suggestion {
  return {
    code: finding.code,
    severity: finding.severity,
    confidence: finding.confidence,
    reasons: finding.reasons,
    from: finding.from + by,
    to: finding.to + by,
    actual: finding.actual,
    proposed: finding.proposed,
    message: finding.message,
    reads: finding.reads,
    fixes: finding.fixes,
    related: finding.related?.map(({ from, to }) => ({ from: from + by, to: to + by })),
    id,
    fingerprint,
    block,
    article,
  };
}

function sorted(list: readonly Suggestion[]): boolean {
  return list.every((one, i) => i === 0 || (list[i - 1]?.from ?? 0) <= one.from);
}
