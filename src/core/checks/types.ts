// What a check is, and what it says. See DESIGN, "Suggestions".

import type { Learned } from '../sections/learn.ts';
import type { Taxonomy } from '../sections/types.ts';
import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import type { Vocabulary } from '../labelling/types.ts';
import type { Opening, RoleDoubt } from '../import/types.ts';
import type { Message } from '../message.ts';
import type { Faint } from './faint.ts';
import type { PaperLists } from './lists.ts';

/** sure: drawn solid; doubt: dashed; ask: a question, dotted, never with a certain fix. */
export type Severity = 'sure' | 'doubt' | 'ask';

/** Why a check says so: a code known to every language, how much it speaks for the finding (logits or a share, for the number of pluses), and a detail (the straddling word, how often it occurs). */
export interface Reason {
  readonly code: string;
  readonly weight?: number;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A repair that somebody can choose. */
export interface Fix {
  readonly title: Message;
  /** The one that the accept key takes. At most one of a suggestion is. */
  readonly preferred?: boolean;
  /** Applies it to `tr`, where the suggestion's range now begins at `at.from`; false: refused, nothing changed. Ids of new blocks come from `newId`. */
  apply(tr: Transform, at: { readonly from: number; readonly to: number }, newId: () => string): boolean;
}

/** The text as it will read: what stays, and what is new, gone, or pulled together. */
export interface Reading {
  readonly text: string;
  readonly as: 'same' | 'new' | 'gone' | 'joint';
}

/** What a check finds in an article. Positions are relative to `origin` of its context (before the article: 0), so that an answer can be kept while the article stands still. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** 0–1, calibrated: of those with 0.9, nine in ten are right. ≥ 0.98: certain. */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly from: number;
  readonly to: number;
  /** The words in from…to; a block border is '\n'. The suggestion is void as soon as something else stands there. */
  readonly actual: string;
  /** What is put for it, where the words alone do not say so: another proposal for the same words is another suggestion. */
  readonly proposed?: string | undefined;
  readonly message: Message;
  /** How it will read with the preferred fix (or what is asked about), some words of context included. */
  readonly reads: readonly Reading[];
  readonly fixes: readonly Fix[];
  /** Other places that it speaks of (the first copy of a duplicated run, the partner of a jump), same origin. */
  readonly related?: readonly { readonly from: number; readonly to: number }[] | undefined;
}

/** A finding with its place in the whole document and its identity. LSP: Diagnostic. */
export interface Suggestion extends Finding {
  /** Same check, same words, same place: same id. */
  readonly id: string;
  /** Of code and actual words (and, where the check says so, nothing of its neighbours): what a dismissal holds on to. */
  readonly fingerprint: string;
  /** Ids of the block and article that it begins in. */
  readonly block: string;
  readonly article: string;
}

/** What an article can be tagged with. */
export interface Tagging {
  readonly taxonomy: Taxonomy;
  readonly learned: Learned | null;
}

export interface ArticleContext {
  readonly article: Node;
  /** The neighbours in reading order, over page borders; furniture is passed over. */
  readonly before: Node | null;
  readonly after: Node | null;
  /** Where they stand, counted like everything else from before the article: `beforeAt` is below 0. 0 where there is none. */
  readonly beforeAt: number;
  readonly afterAt: number;
  readonly page: { readonly number: string | null; readonly name: string | null };
  readonly issue: { readonly paper: string | null; readonly date: string | null };
  readonly vocabulary: Vocabulary;
  readonly lists: PaperLists;
  /** The paper's sections, and what its editors' tags taught. */
  readonly tagging: Tagging;
  /** What the importer doubted, by block. */
  readonly doubts: ReadonlyMap<string, RoleDoubt>;
  /** How the importer saw blocks open, by block. */
  readonly openings: ReadonlyMap<string, Opening>;
  /** Characters that the OCR engine was not sure of. */
  readonly faint: Faint;
  /** Of the printed columns in em, where the text shows it. */
  readonly columnWidth?: number | undefined;
}

interface CheckBase {
  /** Kebab case; the file is called so. */
  readonly code: string;
  /** One Han character that stands on the seal in the margin: 接 题 重 标 叠 小 转 问 栏… */
  readonly seal: string;
  /** Codes of checks that speak of the deeper cause: while one of theirs stands on the same place, this one is held back. */
  readonly behind?: readonly string[];
  /** Off until a paper asks for it: on newspaper pages fewer than nine in ten of what it says are right, or nobody has measured it. */
  readonly off?: true;
}

/** Looks at one article and its two neighbours; kept per article. Positions: 0 is before the article. */
export interface ArticleCheck extends CheckBase {
  readonly scope: 'article';
  /** Whether it looks at the neighbours too: then it is asked again when they change. */
  readonly neighbours?: boolean;
  /** Whether it asks the vocabulary: then it is asked again when that was rebuilt. */
  readonly vocabulary?: boolean;
  find(context: ArticleContext): Iterable<Finding>;
}

/** Must see the whole issue (duplicated runs over columns, jumps). Positions: those of the document. Runs when idle. */
export interface IssueCheck extends CheckBase {
  readonly scope: 'issue';
  /** `null` finds nothing: it is a breath between two pieces of work, so that the page can paint. A check keeps what it can per immutable node. */
  find(doc: Node, vocabulary: Vocabulary, lists: PaperLists): Iterable<Finding | null>;
}

export type Check = ArticleCheck | IssueCheck;

/** From this confidence on a fix is certain: "fix all certain" applies it unasked. */
export const certain = 0.98;
