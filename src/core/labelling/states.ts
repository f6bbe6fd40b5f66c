// The states of the line model: what a line is, how it stands to the line before, and what sort of article it is in.
import type { Role } from './types.ts';

/** A: begins an article. B: begins a block. C: continues the block of the line before. */
export type Step = 'A' | 'B' | 'C';

/**
 * The sort of article is the memory of the chain. In a column of short news (“parted”) every short line is a sub-heading
 * until the column is over; in a plain story it opens the next article.
 */
export type Sort = 'plain' | 'parted' | 'photo' | 'furniture';

export interface State {
  readonly role: Role;
  readonly step: Step;
  readonly sort: Sort;
}

export const roles: readonly Role[] = [
  'label',
  'kicker',
  'headline',
  'deck',
  'byline',
  'note',
  'body',
  'subhead',
  'caption',
  'credit',
  'jump',
  'furniture',
];
export const steps: readonly Step[] = ['A', 'B', 'C'];
export const sorts: readonly Sort[] = ['plain', 'parted', 'photo', 'furniture'];

const within: Readonly<Record<Sort, ReadonlySet<Role>>> = {
  plain: new Set<Role>([
    'label',
    'kicker',
    'headline',
    'deck',
    'byline',
    'note',
    'body',
    'caption',
    'credit',
    'jump',
  ]),
  parted: new Set<Role>([
    'label',
    'kicker',
    'headline',
    'deck',
    'byline',
    'note',
    'body',
    'subhead',
    'caption',
    'credit',
    'jump',
  ]),
  photo: new Set<Role>(['headline', 'caption', 'credit']),
  furniture: new Set<Role>(['furniture']),
};

/** Articles do not begin with a deck, a byline or a credit. */
const opens = new Set<Role>([
  'label',
  'kicker',
  'headline',
  'note',
  'body',
  'caption',
  'furniture',
  'jump',
  'subhead',
  'credit',
]);

export const states: readonly State[] = sorts.flatMap((sort) =>
  roles
    .filter((role) => within[sort].has(role))
    .flatMap((role) =>
      steps
        .filter((step) => step !== 'A' || (opens.has(role) && (role !== 'credit' || sort === 'photo')))
        .map((step): State => ({ role, step, sort })),
    ),
);

/** An article that has only these has not begun to say anything. */
const heads = new Set<Role>(['label', 'kicker', 'headline', 'deck', 'byline']);

/** Whether the one may be followed by the other: an article is of one sort, and a block is continued in its own role. */
export function possible(before: State, after: State): boolean {
  return (
    after.step === 'A' || (before.sort === after.sort && (after.step === 'B' || before.role === after.role))
  );
}

/**
 * What a decode takes: beyond `possible`, no article begins while the one before is still without a text. “江上的书房 /
 * 一年走过两万里”: the second line is a deck. Printed pages have such articles (a headline alone over a jump), so that
 * weights are learned without this.
 */
export function follows(before: State, after: State): boolean {
  if (after.step === 'A') return after.sort === 'furniture' || !heads.has(before.role);
  return possible(before, after);
}

/** An issue begins with an article. */
export function mayOpen(state: State): boolean {
  return state.step === 'A';
}

/** Names of the weights of a state: its role, its step, both, its article's sort, and sort and step. */
export function groups(state: State): readonly string[] {
  return [state.role, state.step, `${state.role}/${state.step}`, state.sort, `${state.sort}/${state.step}`];
}

/** Name of the weight of two states in a row. */
export function pairName(before: State, after: State): string {
  return `${before.role}/${before.step} ${after.role}/${after.step}${after.step === 'A' ? '' : ` ${after.sort}`}`;
}
