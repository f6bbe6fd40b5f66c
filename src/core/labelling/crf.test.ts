import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginals, viterbi, type Chain } from './crf.ts';

const score = (chain: Chain, path: readonly number[]): number =>
  path.reduce(
    (sum, s, t) =>
      sum +
      (chain.unary[t * chain.states + s] ?? 0) +
      (t === 0 ? (chain.initial[s] ?? 0) : (chain.pair[(path[t - 1] ?? 0) * chain.states + s] ?? 0)),
    0,
  );

function paths(length: number, states: number): number[][] {
  let out: number[][] = [[]];
  for (let t = 0; t < length; t += 1)
    out = out.flatMap((path) => Array.from({ length: states }, (_, s) => [...path, s]));
  return out;
}

const chains = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 2, max: 3 }),
    fc.infiniteStream(fc.integer({ min: -30, max: 30 })),
  )
  .map(([length, states, stream]): Chain => {
    const draw = (n: number): Float64Array =>
      Float64Array.from({ length: n }, () => Number(stream.next().value) / 10);
    const pair = draw(states * states);
    pair[1] = -Infinity; // one pair is forbidden
    return { length, states, unary: draw(length * states), pair, initial: draw(states) };
  });

describe('the chain', () => {
  it('finds the best of all sequences, and what each place shares of them', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const all = paths(chain.length, chain.states);
        const weights = all.map((path) => Math.exp(score(chain, path)));
        const sum = weights.reduce((a, b) => a + b, 0);
        expect(score(chain, [...viterbi(chain)])).toBeCloseTo(
          Math.max(...all.map((path) => score(chain, path))),
          8,
        );
        const { at, logZ } = marginals(chain);
        expect(logZ).toBeCloseTo(Math.log(sum), 8);
        for (let t = 0; t < chain.length; t += 1)
          for (let s = 0; s < chain.states; s += 1) {
            const share = all.reduce((n, path, k) => n + (path[t] === s ? (weights[k] ?? 0) : 0), 0) / sum;
            expect(at[t * chain.states + s]).toBeCloseTo(share, 8);
          }
      }),
    );
  });

  it('has nothing to say of no lines', () => {
    expect([
      ...viterbi({
        length: 0,
        states: 2,
        unary: new Float64Array(),
        pair: new Float64Array(4),
        initial: new Float64Array(2),
      }),
    ]).toEqual([]);
  });
});
