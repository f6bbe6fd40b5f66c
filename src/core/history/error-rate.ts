// 编校差错率, an estimate: what a round mended are the errors that the round before had let through. Breaks and other damage
// of the OCR, and rewriting, are not errors of that kind and are classed apart by themselves; one act of a person classes an
// edit anew. It counts text, not the full lines of the made-up page by which the annex counts.

import type { Node } from 'prosemirror-model';
import { articleAttrs, articles, count, idOf } from '../document/queries.ts';
import { statuses } from '../document/schema.ts';
import type { Edit } from './edits.ts';
import type { Change, Round } from './change.ts';
import { type ErrorKind, errorKinds, errorTable } from './error-table.ts';

export const editClasses = ['error', 'damage', 'rewrite', 'unclassed'] as const;
export type EditClass = (typeof editClasses)[number];

/** Checks whose fixes mend what OCR or extraction broke. */
const damageChecks = new Set([
  'split-paragraph',
  'split-headline',
  'split-credit',
  'headline-stack',
  'lone-line',
  'duplicated-run',
  'stray-caption',
  'stuck-subhead',
  'jump-partner',
  'jump-without-partner',
  'halfwidth-punctuation',
  'fullwidth-alphanumerics',
  'han-spaces',
  'odd-characters',
  'run-together',
  'no-ending',
  'doubtful-role',
]);

/** Text by hand up to so many characters is a correction, from so many on it is rewriting; what lies between a person classes. */
const correction = 5;
const rewriting = 13;

/** Marks of words that a person made: labels of changes of intent `check`, without steps. */
export const reclassLabel = 'reclass';
export const tickLabel = 'tick';

export interface Marks {
  /** By the edit's id: what somebody classed it as. */
  readonly classed: ReadonlyMap<string, EditClass>;
  /** By the edit's id: who ticked it off, and when. */
  readonly ticked: ReadonlyMap<string, { readonly by: string; readonly at: number }>;
}

/** What people said of edits, as the journal tells it; the last word counts. */
export function marksOf(
  changes: readonly Pick<Change, 'intent' | 'label' | 'payload' | 'by' | 'at'>[],
): Marks {
  const classed = new Map<string, EditClass>();
  const ticked = new Map<string, { readonly by: string; readonly at: number }>();
  for (const { intent, label, payload, by, at } of changes) {
    if (intent !== 'check' || typeof payload !== 'object' || payload === null || !('edit' in payload))
      continue;
    const { edit } = payload;
    if (typeof edit !== 'string') continue;
    if (label === reclassLabel && 'class' in payload) {
      const as = editClasses.find((one) => one === payload.class);
      if (as) classed.set(edit, as);
    } else if (label === tickLabel && 'on' in payload) {
      if (payload.on === true) ticked.set(edit, { by, at });
      else ticked.delete(edit);
    }
  }
  return { classed, ticked };
}

const textual = new Set<Edit['kind']>(['insert', 'delete', 'replace']);

/** What an edit is, as far as it can be told without a person. */
export function classOf(edit: Edit, marks?: Marks): EditClass {
  const said = marks?.classed.get(edit.id);
  if (said) return said;
  if (edit.check !== null && damageChecks.has(edit.check)) return 'damage';
  if (edit.kind === 'remove-block' || edit.kind === 'add-block') return 'rewrite';
  if (!textual.has(edit.kind)) return 'damage';
  if (edit.check !== null) return 'error';
  const long = Math.max(Array.from(edit.before).length, Array.from(edit.after).length);
  if (long >= rewriting) return 'rewrite';
  return long <= correction ? 'error' : 'unclassed';
}

const latin = /^[\p{Script=Latin}\s'’-]+$/u;
const digits = /^[\d０-９.,:%％ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ年月日]+$/u;
const marks = /^[\p{P}\p{S}\s]+$/u;

/** What kind of error it was, by the annex. */
export function errorKind({ before, after }: Pick<Edit, 'before' | 'after'>): ErrorKind {
  const both = before + after;
  if (marks.test(both)) return 'punctuation';
  if (digits.test(both)) return 'number';
  if (latin.test(both)) return 'foreign';
  const [was, is] = [Array.from(before), Array.from(after)];
  if (was.length === 2 && is.length === 2 && was[0] === is[1] && was[1] === is[0]) return 'swapped';
  return 'text';
}

/** How much it counts in body text. */
function counts(edit: Edit): number {
  const kind = errorKind(edit);
  if (kind !== 'text') return errorTable[kind];
  const length = Math.max(Array.from(edit.before).length, Array.from(edit.after).length);
  return errorTable.text.find(({ upTo }) => length <= upTo)?.counts ?? 0;
}

const heads = new Set(['label', 'kicker', 'headline', 'deck', 'furniture']);

export interface Counted {
  readonly edit: Edit;
  readonly kind: ErrorKind;
  /** 0: the same error was counted often enough. */
  readonly counts: number;
}

export interface ErrorRate {
  readonly characters: number;
  readonly counted: readonly Counted[];
  /** The sum, and the sum in 10,000 characters; null where there is no text. */
  readonly errors: number;
  readonly rate: number | null;
  readonly byKind: Readonly<Record<ErrorKind, { readonly edits: number; readonly counts: number }>>;
  readonly classes: Readonly<Record<EditClass, number>>;
}

/** `characters`: of the text that was read, 字数. */
export function errorRate(edits: readonly Edit[], characters: number, said?: Marks): ErrorRate {
  const classes = { error: 0, damage: 0, rewrite: 0, unclassed: 0 };
  const byKind = Object.fromEntries(errorKinds.map((kind) => [kind, { edits: 0, counts: 0 }])) as Record<
    ErrorKind,
    { edits: number; counts: number }
  >;
  const often = new Map<string, number>();
  const counted: Counted[] = [];
  for (const edit of edits) {
    const is = classOf(edit, said);
    if (edit.kind === 'sections') continue;
    classes[is] += 1;
    if (is !== 'error') continue;
    const same = `${edit.before}→${edit.after}`;
    const before = often.get(same) ?? 0;
    often.set(same, before + 1);
    const kind = errorKind(edit);
    const value =
      before >= errorTable.same
        ? 0
        : counts(edit) * (edit.role !== null && heads.has(edit.role) ? errorTable.headline : 1);
    byKind[kind].edits += 1;
    byKind[kind].counts += value;
    counted.push({ edit, kind, counts: value });
  }
  const errors = counted.reduce((sum, one) => sum + one.counts, 0);
  return {
    characters,
    counted,
    errors,
    rate: characters === 0 ? null : (errors * errorTable.per) / characters,
    byKind,
    classes,
  };
}

/**
 * What a round found, on the articles that it has read so far: those that it signed, and those in which it mended an error.
 * The characters of the others would make a round just begun look better than it is. `within`: of these articles only, by id.
 */
export function roundRate(
  doc: Node,
  edits: readonly Edit[],
  round: Round,
  said?: Marks,
  within?: ReadonlySet<string>,
): ErrorRate {
  const own = edits.filter(
    (edit) => edit.round === round && (!within || (edit.article !== null && within.has(edit.article))),
  );
  const mended = new Set(own.filter((edit) => classOf(edit, said) === 'error').map(({ article }) => article));
  let characters = 0;
  for (const { node } of articles(doc)) {
    const id = idOf(node);
    const { status, kind } = articleAttrs(node);
    const signed = kind !== 'furniture' && statuses.indexOf(status) >= statuses.indexOf(round);
    if ((!within || within.has(id)) && (signed || mended.has(id))) characters += count(node);
  }
  return errorRate(own, characters, said);
}

const latestFirst: readonly Round[] = ['third', 'second', 'first'];

/** The last round that has read anything, and what it found: nothing, at best. */
export function lastRate(
  doc: Node,
  edits: readonly Edit[],
  said?: Marks,
): { readonly round: Round; readonly rate: number } | null {
  for (const round of latestFirst) {
    const { rate } = roundRate(doc, edits, round, said);
    if (rate !== null) return { round, rate };
  }
  return null;
}
