// How the line and break models are trained: their material, settings and folds. Shared by training and cross-validation.
import { join } from 'node:path';
import { oneHeadlineFrom } from '../core/checks/headline-pair.ts';
import { unwrapFrom } from '../core/labelling/label.ts';
import { labelWith, type LineModel, type LineWeights } from '../core/labelling/lines.ts';
import type { BreakWeights } from '../core/labelling/breaks.ts';
import type { LabelledLine } from '../core/labelling/types.ts';
import { reset } from './augment.ts';
import { cases, type Case } from './corpus.ts';
import type { Thresholds } from './pipeline.ts';
import { boundaries, recut, trainJoins, type Boundary } from './train-joins.ts';
import { sequence, trainLines, type LineTraining, type Sequence } from './train-lines.ts';

export const folds = 5;

/** Copies of each issue set anew, strength of the prior, rounds: found by cross-validation. */
export const settings: Readonly<Record<LineModel, LineTraining & { readonly copies: number }>> = {
  chunks: { copies: 3, l2: 6, rounds: 45, atLeast: 8, keep: 10000 },
  lines: { copies: 0, l2: 1, rounds: 65, atLeast: 6, keep: 15000 },
  old: { copies: 0, l2: 2, rounds: 60, atLeast: 4, keep: 4000 },
};
const joins = { breaks: { l2: 0.1, atLeast: 3 }, headlines: { l2: 1, atLeast: 4 } };
const oldJoins = { l2: 3, atLeast: 4, cuts: 6, copies: 3 };

export const certain = (model: LineModel): Thresholds => ({
  body: 0.98,
  head: oneHeadlineFrom,
  unwrap: unwrapFrom[model],
});

export interface Set {
  readonly name: string;
  readonly model: LineModel;
  readonly cases: readonly Case[];
}

export const sets: readonly Set[] = [
  { name: 'chunks (press, dev)', model: 'chunks', cases: [...cases('press'), ...cases('dev')] },
  { name: 'printed lines (press)', model: 'lines', cases: cases('press', 'line.txt', 'truth-lines.json') },
  { name: 'printed lines (jingbao)', model: 'old', cases: cases('jingbao') },
];

export interface Material {
  readonly own: Sequence;
  readonly copies: readonly Sequence[];
}

export function material(c: Case, i: number, model: LineModel, copies: number): Material {
  return {
    own: sequence(c, model),
    copies: Array.from({ length: copies }, (_, k) => sequence(reset(c, 1000 * (k + 1) + i), model)),
  };
}

export function trainOn(list: readonly Material[], options: LineTraining): LineWeights {
  return trainLines(
    list.flatMap(({ own, copies }) => [own, ...copies]),
    options,
  );
}

/** Labels of each case by a model that has not seen it. */
export function unseen(
  set: Set,
  list: readonly Material[],
  k: number,
  options: LineTraining,
  report?: (fold: number, weights: LineWeights) => void,
): readonly (readonly LabelledLine[])[] {
  const out: (readonly LabelledLine[])[] = [];
  for (let fold = 0; fold < k; fold += 1) {
    const weights = trainOn(
      list.filter((_, i) => i % k !== fold),
      options,
    );
    report?.(fold, weights);
    set.cases.forEach((c, i) => {
      if (i % k === fold) out[i] = labelWith(c.lines, weights, set.model);
    });
  }
  return out;
}

/**
 * The prior makes the weights of running text timid: in cross-validation all of the boundaries that they put at 0.8–0.98 ran on.
 * So much they are stretched: no wrong join becomes certain (the likeliest stands at 0.81), and more than 85 in 100 of those
 * left in the band are right.
 */
const sharpness = 1.4;

function sharpened(weights: BreakWeights): BreakWeights {
  return Object.fromEntries(
    Object.entries(weights).map(([name, weight]) => [name, Math.round(weight * sharpness * 100) / 100]),
  );
}

export function joinWeights(data: readonly Boundary[]): { breaks: BreakWeights; headlines: BreakWeights } {
  const of = (kind: 'breaks' | 'headlines'): BreakWeights =>
    trainJoins(
      data.filter((boundary) => boundary.kind === kind),
      joins[kind].l2,
      joins[kind].atLeast,
    );
  return { breaks: sharpened(of('breaks')), headlines: of('headlines') };
}

/** Boundaries of old papers as they meet the break model: what the import left apart, and feet of columns. */
export function oldBoundaries(c: Case, i: number, labels: readonly LabelledLine[]): Boundary[] {
  return Array.from({ length: oldJoins.copies }, (_, k) => {
    const cut = recut(c, labels, unwrapFrom.old, oldJoins.cuts, 1000 * (k + 1) + i);
    return boundaries(cut.case, cut.labels).filter(({ kind }) => kind === 'breaks');
  }).flat();
}

export const oldWeights = (data: readonly Boundary[]): BreakWeights =>
  trainJoins(data, oldJoins.l2, oldJoins.atLeast);

export const weightsFile = join(process.cwd(), 'src', 'core', 'labelling', 'weights.json');
export const lineWeightsFile = join(process.cwd(), 'src', 'core', 'labelling', 'line-weights.json');
