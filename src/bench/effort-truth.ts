// How far a document is from what the truth says: what a proofreader with the printed page beside the text sees wrong.
// Two answers to one suggestion are compared by it, and the bench is over when nothing is left.

import type { Node } from 'prosemirror-model';
import { articleAttrs, articles, roleOf } from '../core/document/queries.ts';
import { bare } from '../core/document/text.ts';

export interface TruthBlock {
  readonly role: string;
  readonly text: string;
  readonly lines: readonly number[];
}
export interface TruthArticle {
  readonly kind: string;
  /** Code of the section, where the truth tells one. */
  readonly section?: string;
  readonly blocks: readonly TruthBlock[];
}
export interface Truth {
  readonly articles: readonly TruthArticle[];
  readonly removed: readonly { readonly text: string }[];
}

export interface DeskBlock {
  readonly role: string;
  readonly text: string;
  /** Index of its article. */
  readonly article: number;
}
export interface DeskArticle {
  readonly kind: string;
  readonly status: string;
  readonly sections: readonly string[];
  readonly blocks: readonly DeskBlock[];
}

export function deskArticles(doc: Node, form: (text: string) => string): DeskArticle[] {
  return articles(doc).map(({ node }, article) => {
    const { kind, status, sections } = articleAttrs(node);
    return {
      kind,
      status,
      sections,
      blocks: node.children.map((block) => ({ role: roleOf(block), text: form(block.textContent), article })),
    };
  });
}

const stack = new Set(['label', 'kicker']);
/** A line over the headline is 栏目 or 引题 by the desk's taste. */
export const sameRole = (a: string, b: string): boolean => a === b || (stack.has(a) && stack.has(b));

/** Whether an article bears the section that the truth tells; where it tells none, any. */
export const rightlyTagged = (sections: readonly string[], { section }: TruthArticle): boolean =>
  sections.length > 0 && (section === undefined || (sections.length === 1 && sections[0] === section));

/** Edit distance, in characters. */
export function distance(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  let row = Array.from({ length: y.length + 1 }, (_, j) => j);
  for (let i = 1; i <= x.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= y.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (x[i - 1] === y[j - 1] ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Where a block of the desk belongs. */
interface Home {
  readonly article: number;
  readonly block: number;
  readonly whole: boolean;
  /** Characters that are not as they should be. */
  readonly wrong: number;
}

/** Weighs documents against one truth. */
export class Weighing {
  readonly #truth: Truth;
  readonly #form: (text: string) => string;
  readonly #homes = new Map<string, readonly Home[]>();

  constructor(truth: Truth, form: (text: string) => string) {
    this.#truth = truth;
    this.#form = form;
  }

  /** Grows with every block, character, role, border and tag that is not as the truth has it. */
  cost(doc: Node): number {
    const desk = deskArticles(doc, this.#form);
    let cost = 0;
    let last: { readonly home: Home | null; readonly article: number } | null = null;
    for (const block of desk.flatMap(({ blocks }) => blocks)) {
      const homes = this.#homesOf(block.text);
      const home: Home | null =
        homes.find(({ article }) => article === last?.home?.article) ?? homes[0] ?? null;
      const right = home && this.#truth.articles[home.article]?.blocks[home.block];
      cost += home === null ? 3 : (home.whole ? 0 : 2) + home.wrong;
      if (right && !sameRole(block.role, right.role)) cost += 1;
      if (last && (last.article === block.article) !== (last.home?.article === home?.article)) cost += 1;
      last = { home, article: block.article };
    }
    this.#truth.articles.forEach((truth, index) => {
      if (truth.kind === 'furniture') return;
      // what is glued behind another article has no tag of its own yet
      const own = desk.filter(
        ({ blocks }) => blocks.flatMap(({ text }) => this.#homesOf(text).slice(0, 1))[0]?.article === index,
      );
      for (const { sections } of own) if (sections.length > 0 && !rightlyTagged(sections, truth)) cost += 1;
      if (!own.some(({ sections }) => rightlyTagged(sections, truth))) cost += 1;
    });
    return cost;
  }

  #homesOf(text: string): readonly Home[] {
    const known = this.#homes.get(text);
    if (known) return known;
    const homes = this.#find(text);
    this.#homes.set(text, homes);
    return homes;
  }

  #find(text: string): readonly Home[] {
    const words = bare(text);
    if (words === '') return [];
    const places = this.#truth.articles.flatMap(({ blocks }, article) =>
      blocks.map((one, block) => ({ article, block, text: one.text, words: bare(one.text) })),
    );
    const whole = places.filter((one) => one.words === words);
    if (whole.length > 0)
      return whole.map(({ article, block, text: right }) => ({
        article,
        block,
        whole: true,
        wrong: distance(text, right),
      }));
    const within = places.filter((one) => one.words.includes(words));
    if (within.length > 0)
      return within.map(({ article, block, text: right }) => ({
        article,
        block,
        whole: false,
        wrong: right.includes(text.trim()) ? 0 : 1,
      }));
    const near = places.filter(
      (one) =>
        one.words.startsWith(words.slice(0, 6)) ||
        one.words.includes(words.slice(0, 12)) ||
        one.words.includes(words.slice(-12)) ||
        words.includes(one.words),
    );
    return near
      .map(({ article, block, text: right }) => ({
        article,
        block,
        whole: false,
        wrong: distance(text, right),
      }))
      .toSorted((a, b) => a.wrong - b.wrong);
  }
}
