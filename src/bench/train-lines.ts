// Trains the line model: conditional log-likelihood with an L2 prior, by L-BFGS, over named features.
import { type LineModel, type LineWeights } from '../core/labelling/lines.ts';
import { lineFeatures } from '../core/labelling/features.ts';
import { marginals, type Chain } from '../core/labelling/crf.ts';
import { groups, mayOpen, pairName, possible, states, type Sort } from '../core/labelling/states.ts';
import { vocabulary } from '../core/labelling/vocabulary.ts';
import type { Role } from '../core/labelling/types.ts';
import type { Case } from './corpus.ts';
import { minimise } from './lbfgs.ts';

export interface Sequence {
  readonly name: string;
  readonly features: readonly (readonly string[])[];
  /** The true state of each line; −1 where the truth says nothing. */
  readonly gold: readonly number[];
}

/** The true states of the lines of a case. */
export function goldStates(c: Case): number[] {
  const at = new Map<number, { article: number; block: string; role: Role; sort: Sort }>();
  c.truth.articles.forEach((article, a) => {
    const held = new Set(article.blocks.map((block) => block.role));
    const sort: Sort = held.has('furniture')
      ? 'furniture'
      : held.has('subhead')
        ? 'parted'
        : held.has('caption') && !held.has('body')
          ? 'photo'
          : 'plain';
    article.blocks.forEach((block, b) =>
      block.lines.forEach((n) => at.set(n, { article: a, block: `${a}.${b}`, role: block.role, sort })),
    );
  });
  return c.numbers.map((n, i) => {
    const here = at.get(n);
    if (here === undefined) return -1;
    const before = at.get(c.numbers[i - 1] ?? -1);
    const step =
      before === undefined || before.article !== here.article ? 'A' : before.block !== here.block ? 'B' : 'C';
    const find = (s: string): number =>
      states.findIndex((state) => state.role === here.role && state.step === s && state.sort === here.sort);
    const found = find(step);
    return found >= 0 ? found : find('B');
  });
}

export function sequence(c: Case, model: LineModel): Sequence {
  const features = lineFeatures(
    c.lines,
    vocabulary(c.lines.map((line) => line.text.trim())),
    model !== 'chunks',
  );
  return { name: c.name, features, gold: goldStates(c) };
}

const groupNames = [...new Set(states.flatMap(groups))];
const groupOf = new Map(groupNames.map((name, i) => [name, i]));
const G = groupNames.length;
const S = states.length;
const stateGroups = states.map((state) => groups(state).map((name) => groupOf.get(name) ?? 0));
/** Pairs of states share a weight by name; −1 where the pair is forbidden. */
const pairNames = [
  ...new Set(states.flatMap((r) => states.filter((s) => possible(r, s)).map((s) => pairName(r, s)))),
];
const pairIndex = new Map(pairNames.map((name, i) => [name, i]));
const pairOf = Int32Array.from(
  states.flatMap((r) => states.map((s) => (possible(r, s) ? (pairIndex.get(pairName(r, s)) ?? -1) : -1))),
);

export interface LineTraining {
  /** Strength of the prior: λ/2·‖w‖². */
  readonly l2: number;
  readonly rounds: number;
  /** Features seen on fewer lines are left out. */
  readonly atLeast: number;
  /** So many weights are kept: those that move the scores most. The rest is trained once more without the others. */
  readonly keep: number;
}

/** The chain with the truth given: where it says nothing every state may stand. */
function clampedTo(chain: Chain, gold: readonly number[]): ReturnType<typeof marginals> {
  const unary = chain.unary.slice();
  gold.forEach((want, t) => {
    if (want >= 0) for (let s = 0; s < S; s += 1) if (s !== want) unary[t * S + s] = -1e6;
  });
  return marginals({ ...chain, unary });
}

/** Learns the weights from the sequences. */
export function trainLines(
  sequences: readonly Sequence[],
  options: LineTraining,
  report?: (text: string) => void,
): LineWeights {
  const seen = new Map<string, number>();
  for (const { features } of sequences)
    for (const list of features) for (const name of list) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names = [...seen].filter(([, n]) => n >= options.atLeast).map(([name]) => name);
  const index = new Map(names.map((name, i) => [name, i]));
  const data = sequences.map(({ features, gold }) => ({
    ids: features.map((list) => Int32Array.from(list.flatMap((name) => index.get(name) ?? []))),
    gold,
  }));
  const offset = names.length * G;
  const size = offset + pairNames.length;
  const initial = Float64Array.from(states, (state) => (mayOpen(state) ? 0 : -Infinity));

  // what a line shows by itself is trusted sooner than three things that happened to stand together
  const prior = new Float64Array(size).fill(0.3 * options.l2);
  names.forEach((name, i) =>
    prior.fill(
      options.l2 * (0.3 + 0.7 * Math.min(2, name.match(/[,/\\]/gu)?.length ?? 0)),
      i * G,
      (i + 1) * G,
    ),
  );

  const loss = (x: Float64Array, gradient: Float64Array): number => {
    let total = 0;
    for (let i = 0; i < size; i += 1) {
      const w = x[i] ?? 0;
      const l2 = prior[i] ?? 0;
      total += 0.5 * l2 * w * w;
      gradient[i] = l2 * w;
    }
    const pair = new Float64Array(S * S);
    pairOf.forEach((p, k) => {
      pair[k] = p >= 0 ? (x[offset + p] ?? 0) : -Infinity;
    });
    for (const { ids, gold } of data) {
      const T = ids.length;
      const unary = new Float64Array(T * S);
      const sums = new Float64Array(G);
      for (let t = 0; t < T; t += 1) {
        sums.fill(0);
        for (const id of ids[t] ?? [])
          for (let g = 0, at = id * G; g < G; g += 1) sums[g] = (sums[g] ?? 0) + (x[at + g] ?? 0);
        for (let s = 0; s < S; s += 1) {
          let v = 0;
          for (const g of stateGroups[s] ?? []) v += sums[g] ?? 0;
          unary[t * S + s] = v;
        }
      }
      const sequenceChain: Chain = { length: T, states: S, unary, pair, initial };
      const free = marginals(sequenceChain);
      const clamped = gold.includes(-1) ? clampedTo(sequenceChain, gold) : null;
      if (clamped !== null) total += free.logZ - clamped.logZ;
      else {
        total += free.logZ;
        gold.forEach((s, t) => {
          total -= (unary[t * S + s] ?? 0) + (t === 0 ? 0 : (pair[(gold[t - 1] ?? 0) * S + s] ?? 0));
        });
      }
      const residue = new Float64Array(G);
      const wrong = new Int32Array(G);
      for (let t = 0; t < T; t += 1) {
        residue.fill(0);
        for (let s = 0; s < S; s += 1) {
          const d =
            (free.at[t * S + s] ?? 0) -
            (clamped === null ? Number(gold[t] === s) : (clamped.at[t * S + s] ?? 0));
          if (d !== 0) for (const g of stateGroups[s] ?? []) residue[g] = (residue[g] ?? 0) + d;
        }
        // most lines are certain after some rounds: only the groups that still err move anything
        let erring = 0;
        for (let g = 0; g < G; g += 1) if (Math.abs(residue[g] ?? 0) > 1e-6) wrong[erring++] = g;
        if (erring > 0)
          for (const id of ids[t] ?? [])
            for (let k = 0, at = id * G; k < erring; k += 1) {
              const g = at + (wrong[k] ?? 0);
              gradient[g] = (gradient[g] ?? 0) + (residue[g - at] ?? 0);
            }
      }
      pairOf.forEach((p, k) => {
        if (p >= 0)
          gradient[offset + p] =
            (gradient[offset + p] ?? 0) +
            (free.pairs[k] ?? 0) -
            (clamped === null ? 0 : (clamped.pairs[k] ?? 0));
      });
      if (clamped === null)
        for (let t = 1; t < T; t += 1) {
          const p = pairOf[(gold[t - 1] ?? 0) * S + (gold[t] ?? 0)] ?? -1;
          if (p >= 0) gradient[offset + p] = (gradient[offset + p] ?? 0) - 1;
        }
    }
    return total;
  };

  const progress = (round: number, value: number): void => {
    if (round % 20 === 0) report?.(`round ${round}: ${value.toFixed(1)}`);
  };
  const x = minimise(loss, new Float64Array(size), options.rounds, 2e-4, progress);
  const force = Float64Array.from(
    x,
    (w, i) => Math.abs(w) * Math.sqrt(i < offset ? (seen.get(names[Math.floor(i / G)] ?? '') ?? 0) : 400),
  );
  const least = Float64Array.from(force).sort().at(-Math.min(size, options.keep)) ?? 0;
  const kept = Uint8Array.from(force, (f) => Number(f >= least && f > 0));
  const masked = x.map((w, i) => (kept[i] === 1 ? w : 0));
  prior.forEach((l2, i) => {
    prior[i] = l2 / 2;
  });
  minimise(
    (at, gradient) => {
      const value = loss(at, gradient);
      kept.forEach((k, i) => {
        if (k === 0) gradient[i] = 0;
      });
      return value;
    },
    masked,
    Math.ceil(options.rounds / 2),
    2e-4,
    progress,
  );
  x.set(masked);
  const round = (w: number): number => Math.round(w * 100) / 100;
  const features: Record<string, Record<string, number>> = {};
  names.forEach((name, i) => {
    const row: Record<string, number> = {};
    groupNames.forEach((group, g) => {
      const w = round(x[i * G + g] ?? 0);
      if (w !== 0) row[group] = w;
    });
    if (Object.keys(row).length > 0) features[name] = row;
  });
  const pairs: Record<string, number> = {};
  pairNames.forEach((name, p) => {
    const w = round(x[offset + p] ?? 0);
    if (w !== 0) pairs[name] = w;
  });
  return { features, pairs };
}
