import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginals, viterbi, type Chain } from './crf.ts';
import { likeliest } from './likeliest.ts';
import { follows, mayOpen, states } from './states.ts';

const n = states.length;

/** Two lines: the scores of the states at both, pairs as they may follow. */
function chainOf(scores: readonly number[]): Chain {
  const pair = new Float64Array(n * n);
  states.forEach((r, i) =>
    states.forEach((s, k) => {
      pair[i * n + k] = follows(r, s) ? 0 : -Infinity;
    }),
  );
  return {
    length: 2,
    states: n,
    unary: Float64Array.from(scores),
    pair,
    initial: Float64Array.from(states, (state) => (mayOpen(state) ? 0 : -Infinity)),
  };
}

describe('likeliest', () => {
  it('is best read as the sequence of which most roles and beginnings are expected to be right', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 2 * n, maxLength: 2 * n }),
        (scores) => {
          const chain = chainOf(scores);
          const { at } = marginals(chain);
          const share = (t: number, like: (s: number) => boolean): number =>
            states.reduce((sum, _, s) => sum + (like(s) ? (at[t * n + s] ?? 0) : 0), 0);
          const right = states.map((state) =>
            [0, 1].map(
              (t) =>
                share(t, (s) => states[s]?.role === state.role) +
                share(t, (s) => (states[s]?.step === 'A') === (state.step === 'A')),
            ),
          );
          const expected = (first: number, second: number): number =>
            (right[first]?.[0] ?? 0) + (right[second]?.[1] ?? 0);
          let most = 0;
          states.forEach((r, i) =>
            states.forEach((s, k) => {
              if (mayOpen(r) && follows(r, s)) most = Math.max(most, expected(i, k));
            }),
          );
          const [first = -1, second = -1] = viterbi(likeliest(chain, at));
          expect(mayOpen(states[first]!) && follows(states[first]!, states[second]!)).toBe(true);
          expect(expected(first, second)).toBeCloseTo(most, 9);
        },
      ),
      { numRuns: 50 },
    );
  });
});
