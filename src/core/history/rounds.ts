// Rounds: 未校 → 一校 → 二校 → 三校 → 付印. Who signed what, and when, is read from the journal's changes of intent
// `sign`; the document itself only says how far an article is. Signing is no edit: undo never takes it back. It is
// withdrawn, or sent back by a later round, by an act of its own, which is recorded too.

import type { Node } from 'prosemirror-model';
import { hash } from '../checks/identity.ts';
import { isLocked } from '../document/locks.ts';
import { articleAttrs, type ArticleAt, articles, idOf } from '../document/queries.ts';
import { openThreads, type Thread } from '../document/remarks.ts';
import { type Status, statuses } from '../document/schema.ts';
import type { NewChange, Round } from './change.ts';

/** What is signed: a round, or that it goes to press. */
export type Signed = Exclude<Status, 'unread'>;

export interface Signature {
  readonly status: Signed;
  readonly by: string;
  /** Milliseconds since the epoch, by the signer's clock. */
  readonly at: number;
  /** The same person signed another round of the article and confirmed that they meant to: 四眼 was given up. */
  readonly alone: boolean;
  /** Of what was passed for the press. */
  readonly print: string | null;
}

/** Sent back by a later round. */
export interface Returned {
  readonly by: string;
  readonly at: number;
  readonly from: Status;
  readonly to: Status;
  readonly reason: string;
}

interface Standing {
  readonly status: Status;
  /** By what is signed. Those above the status are there to come back with an undone merge. */
  readonly signed: Readonly<Partial<Record<Signed, Signature>>>;
  readonly returned: Returned | null;
}

/** By article id. It is stored beside a snapshot. */
export type Rounds = ReadonlyMap<string, Standing>;

export const noRounds: Rounds = new Map();

/** The payload of a change of intent `sign`. */
export interface SignPayload {
  /** Ids of the articles of which the signer signed another round too, and confirmed it. */
  readonly alone?: readonly string[];
  /** By article: of what is passed. */
  readonly prints?: Readonly<Record<string, string>>;
  /** Why it is sent back. */
  readonly reason?: string;
}

export const signLabel = 'sign';
export const withdrawLabel = 'withdraw';
export const backLabel = 'send-back';

const rank = (status: Status): number => statuses.indexOf(status);

/** Rounds as the changes leave them. `before`: those of the journal up to there. */
export function roundsOf(
  changes: readonly Pick<NewChange, 'intent' | 'label' | 'payload' | 'steps' | 'by' | 'at'>[],
  before: Rounds = noRounds,
): Rounds {
  let now: Map<string, Standing> | null = null;
  const get = (id: string): Standing | undefined => (now ?? before).get(id);
  const set = (id: string, standing: Standing): void => {
    now ??= new Map(before);
    now.set(id, standing);
  };
  for (const change of changes) {
    for (const step of change.steps) {
      for (const [id, made] of parted(step)) {
        // what was begun in a signed article was read with it
        const from = get(id);
        if (from && !get(made)) set(made, from);
      }
      const moved = statusStep(step);
      if (moved) {
        const next = after(get(moved.id), moved, change);
        if (next) set(moved.id, next);
      }
    }
    if (change.intent !== 'sign' || change.steps.length > 0) continue;
    // looked at again after 付印
    for (const [id, print] of Object.entries(payloadOf(change).prints ?? {})) {
      const was = get(id);
      const passed = was?.signed.passed;
      if (!was || !passed) continue;
      const { by, at } = change;
      set(id, { ...was, signed: { ...was.signed, passed: { ...passed, print, by, at } } });
    }
  }
  return now ?? before;
}

interface Moved {
  readonly id: string;
  readonly from: Status;
  readonly to: Status;
}

/** null: it says nothing new (two people signed the same round at once). */
function after(
  was: Standing | undefined,
  { id, from, to }: Moved,
  change: Pick<NewChange, 'intent' | 'label' | 'payload' | 'by' | 'at'>,
): Standing | null {
  if (was && was.status !== from) return null;
  const signed = was?.signed ?? {};
  const { by, at, intent, label } = change;
  // a merge lowers, its undo brings back
  if (intent !== 'sign') return { status: to, signed, returned: was?.returned ?? null };
  const payload = payloadOf(change);
  if (rank(to) < rank(from)) {
    const kept = Object.fromEntries(
      Object.entries(signed).filter(([status]) => rank(status as Status) <= rank(to)),
    );
    const returned =
      label === backLabel ? { by, at, from, to, reason: payload.reason ?? '' } : (was?.returned ?? null);
    return { status: to, signed: kept, returned };
  }
  if (to === 'unread') return null;
  const signature: Signature = {
    status: to,
    by,
    at,
    alone: payload.alone?.includes(id) ?? false,
    print: own(payload.prints, id),
  };
  // an answer to what was sent back: it is done again
  const returned = was?.returned && rank(to) >= rank(was.returned.from) ? null : (was?.returned ?? null);
  return { status: to, signed: { ...signed, [to]: signature }, returned };
}

const own = (prints: SignPayload['prints'], id: string): string | null =>
  prints && Object.hasOwn(prints, id) ? (prints[id] ?? null) : null;

/** What of a stored payload can be read: a journal may come from a file. */
function payloadOf({ payload }: Pick<NewChange, 'payload'>): SignPayload {
  const { alone, prints, reason } = fieldsOf(payload);
  return {
    ...(Array.isArray(alone) ? { alone: alone.filter((id) => typeof id === 'string') } : {}),
    prints: Object.fromEntries(
      Object.entries(fieldsOf(prints)).flatMap(([id, print]) =>
        typeof print === 'string' ? [[id, print]] : [],
      ),
    ),
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const isStatus = (value: unknown): value is Status => (statuses as readonly unknown[]).includes(value);

function statusStep(step: unknown): Moved | null {
  const { stepType, id, from, to } = fieldsOf(step);
  return stepType === 'status' && typeof id === 'string' && isStatus(from) && isStatus(to)
    ? { id, from, to }
    : null;
}

/** Articles that a step begins inside of others: [old id, new id]. */
function parted(step: unknown): readonly (readonly [string, string])[] {
  const { content } = fieldsOf(fieldsOf(step)['slice']);
  if (!Array.isArray(content) || content.length < 2) return [];
  const ids = content.map((node: unknown) => {
    const { type, attrs } = fieldsOf(node);
    const { id } = fieldsOf(attrs);
    return type === 'article' && typeof id === 'string' ? id : null;
  });
  const [first] = ids;
  if (!first) return [];
  return ids.slice(1).flatMap((id) => (id ? [[first, id] as const] : []));
}

/** The signatures that stand, in the order of the rounds. */
export function signaturesOn(rounds: Rounds, article: Node): readonly Signature[] {
  const standing = rounds.get(idOf(article));
  if (!standing) return [];
  const { status } = articleAttrs(article);
  return statuses.flatMap((one) => {
    const signature = one === 'unread' || rank(one) > rank(status) ? undefined : standing.signed[one];
    return signature ? [signature] : [];
  });
}

/** Who signed what, when: every signature that stands after these changes, by article id. */
export function signatures(
  changes: Parameters<typeof roundsOf>[0],
): ReadonlyMap<string, readonly Signature[]> {
  return new Map(
    Array.from(roundsOf(changes), ([id, { status, signed }]) => [
      id,
      statuses.flatMap((one) => {
        const signature = one === 'unread' || rank(one) > rank(status) ? undefined : signed[one];
        return signature ? [signature] : [];
      }),
    ]),
  );
}

/** null: it was not sent back, or was signed again since. */
export function returnedOn(rounds: Rounds, article: Node): Returned | null {
  return rounds.get(idOf(article))?.returned ?? null;
}

const prints = new WeakMap<Node, string>();

/** What an article says, in a few letters: its words and their roles, its kind and sections. Ids and signatures are no part of it. */
export function printOf(article: Node): string {
  let print = prints.get(article);
  if (print === undefined) {
    const { kind, sections } = articleAttrs(article);
    const parts = [kind, sections.toSorted().join(' ')];
    article.forEach((block) => parts.push(block.type.name, block.textContent));
    print = hash(parts.join('\0'));
    prints.set(article, print);
  }
  return print;
}

/** 付印后有改动: it was passed, and does not say what was passed. */
export function changedAfterPassing(rounds: Rounds, article: Node): boolean {
  if (!isLocked(article)) return false;
  const print = rounds.get(idOf(article))?.signed.passed?.print ?? null;
  return print !== null && print !== printOf(article);
}

export interface Signer {
  readonly by: string;
  readonly round: Round;
}

/** Why an article cannot be signed now. */
export type Hindrance =
  /** An earlier round is not signed: `missing`. */
  | { readonly why: 'before'; readonly missing: Signed }
  /** This round, or a later one, is signed. */
  | { readonly why: 'signed'; readonly status: Status }
  /** 付印 waits for these queries. */
  | { readonly why: 'queries'; readonly open: readonly Thread[] };

export interface Signing {
  readonly id: string;
  readonly from: Status;
  readonly to: Signed;
  /** The signer signed another round of it: they have to confirm. */
  readonly other: Signature | null;
  /** Passed before, and changed since: it is looked at again. */
  readonly again: boolean;
}

export type Signable = { readonly signing: Signing } | { readonly hindrance: Hindrance };

/** What signing means for this article and this signer. Rounds are signed in order; who reads the third proof passes it for the press when it is signed. */
export function signable(
  doc: Node,
  { node }: Pick<ArticleAt, 'node'>,
  rounds: Rounds,
  { by, round }: Signer,
): Signable {
  const id = idOf(node);
  const { status } = articleAttrs(node);
  const passing = round === 'third' && rank(status) >= rank('third');
  const to: Signed = passing ? 'passed' : round;
  if (rank(status) < rank(to) - 1)
    return { hindrance: { why: 'before', missing: statuses[rank(status) + 1] as Signed } };
  const again = passing && changedAfterPassing(rounds, node);
  if (rank(status) >= rank(to) && !again) return { hindrance: { why: 'signed', status } };
  if (to === 'passed') {
    const open = openThreads(doc).filter(({ article }) => article === id);
    if (open.length > 0) return { hindrance: { why: 'queries', open } };
  }
  const other = signaturesOn(rounds, node).find((one) => one.by === by && one.status !== to) ?? null;
  return { signing: { id, from: status, to, other, again } };
}

/** The status that withdrawing leads to, or why not: nothing is signed, or the last signature is somebody else's (null: of unknown hand). */
export function withdrawable(
  node: Node,
  rounds: Rounds,
  by: string,
):
  | { readonly to: Status }
  | { readonly not: 'unsigned' }
  | { readonly not: 'other'; readonly whose: string } {
  const { status } = articleAttrs(node);
  if (status === 'unread') return { not: 'unsigned' };
  const last = signaturesOn(rounds, node).find((one) => one.status === status);
  if (last && last.by !== by) return { not: 'other', whose: last.by };
  return { to: statuses[rank(status) - 1] ?? 'unread' };
}

/** The status that sending back leads to; null: only a later round than the one that was signed sends back. Who reads the third proof sends back what it signed, too. */
export function returnable(node: Node, round: Round): Status | null {
  const { status } = articleAttrs(node);
  if (status === 'unread') return null;
  if (rank(round) <= rank(status) && round !== 'third') return null;
  return statuses[rank(status) - 1] ?? null;
}

/** How many articles this round has not signed yet, and how many there are. Furniture is none. */
export function unsigned(doc: Node, round: Round): { readonly left: number; readonly all: number } {
  const stories = articles(doc)
    .map(({ node }) => articleAttrs(node))
    .filter(({ kind }) => kind !== 'furniture');
  return {
    left: stories.filter(({ status }) => rank(status) < rank(round)).length,
    all: stories.length,
  };
}
