// The states of the line model: what a line is, and how it stands to the line before.
import type { Role } from './types.ts';

/** A: begins an article. B: begins a block. C: continues the block of the line before. */
export type Step = 'A' | 'B' | 'C';

export interface State {
  readonly role: Role;
  readonly step: Step;
}

export const roles: readonly Role[] = ['label', 'kicker', 'headline', 'deck', 'byline', 'note', 'body', 'subhead', 'caption', 'credit', 'jump', 'furniture'];
export const steps: readonly Step[] = ['A', 'B', 'C'];

/** Articles do not begin with a deck, a byline, a sub-heading, a credit or a jump to another page. */
const opens = new Set<Role>(['label', 'kicker', 'headline', 'note', 'body', 'caption', 'furniture', 'jump', 'subhead', 'credit']);

export const states: readonly State[] = roles.flatMap((role) => steps.filter((step) => step !== 'A' || opens.has(role)).map((step): State => ({ role, step })));

/** Whether the one may be followed by the other: a block is continued in its own role. */
export function follows(before: State, after: State): boolean {
  if (after.step === 'C') return before.role === after.role;
  return true;
}

/** An issue begins with an article. */
export function mayOpen(state: State): boolean {
  return state.step === 'A';
}

/** Names of the weights of a state: its role, its step, and both. */
export function groups(state: State): readonly [string, string, string] {
  return [state.role, state.step, `${state.role}/${state.step}`];
}
