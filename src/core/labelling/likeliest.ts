// What is decoded: not the sequence that is likeliest as a whole, but the one of which most lines are expected to be right
// (maximum expected accuracy; Goodman 1996 for parsing).
import type { Chain } from './crf.ts';
import { roles, states } from './states.ts';

const numberOfRole = Int32Array.from(states, ({ role }) => roles.indexOf(role));

/**
 * A chain over `states` whose best sequence has, in expectation, the most right roles and beginnings of articles. `at` are the
 * marginals of the chain, `[t * states + s]`; what it forbids stays forbidden.
 */
export function likeliest({ length, states: n, pair, initial }: Chain, at: Float64Array): Chain {
  const unary = new Float64Array(length * n);
  const byRole = new Float64Array(roles.length);
  for (let t = 0; t < length; t += 1) {
    byRole.fill(0);
    let starts = 0;
    for (let s = 0; s < n; s += 1) {
      const p = at[t * n + s] ?? 0;
      const role = numberOfRole[s] ?? 0;
      byRole[role] = (byRole[role] ?? 0) + p;
      if (states[s]?.step === 'A') starts += p;
    }
    for (let s = 0; s < n; s += 1)
      unary[t * n + s] =
        (byRole[numberOfRole[s] ?? 0] ?? 0) + (states[s]?.step === 'A' ? starts : 1 - starts);
  }
  const allowed = (scores: Float64Array): Float64Array =>
    scores.map((score) => (score === -Infinity ? score : 0));
  return { length, states: n, unary, pair: allowed(pair), initial: allowed(initial) };
}
