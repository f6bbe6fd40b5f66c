// Lines → roles and articles, as one scored sequence decode. The weights are learned by `npm run train:breaks`.
import { marginals, viterbi, type Chain } from './crf.ts';
import { isLineByLine, lineFeatures } from './features.ts';
import { latinWeights } from './latin.ts';
import { leadIns, leadsIn } from './lead-in.ts';
import { likeliest } from './likeliest.ts';
import { settingFeatures, settingWeights } from './setting.ts';
import { inOldProse } from './signs.ts';
import { follows, groups, mayOpen, pairName, roles, states } from './states.ts';
import type { ArticleKind, LabelledLine, Role, SourceLine } from './types.ts';
import { vocabulary } from './vocabulary.ts';

/** Weights of one model: by feature, then by what of a state it speaks for (see `groups`); pairs as `pairName` names them. */
export interface LineWeights {
  readonly features: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly pairs: Readonly<Record<string, number>>;
}

/** The three kinds of input that have weights of their own. */
export type LineModel = 'chunks' | 'lines' | 'old';

/** Which weights speak for such lines: the printed lines of old papers have their own. */
export function lineModel(lines: readonly SourceLine[]): LineModel {
  if (!isLineByLine(lines)) return 'chunks';
  return inOldProse(lines.map(({ text }) => text)) ? 'old' : 'lines';
}

/**
 * Said by hand: what the corpus shows too seldom to be learned. No issue of it prints its imprint, “社址：…… 零售……”, or its
 * name alone on a line, and none ends with a headline: “江畔日报 / 大桥昨日通车” is no page head of two lines.
 */
const given: LineWeights['features'] = {
  ...latinWeights,
  colophon: { furniture: 7 },
  masthead: { furniture: 7 },
  'plain-title': { furniture: -5 },
};

interface Row {
  readonly at: Int32Array;
  readonly by: Float64Array;
}

/** Numbers of what of a state a weight speaks for: by numbers, adding up the rows of a line takes a third of the time. */
const numbers = new Map<string, number>();
const held = states.map((state) =>
  Int32Array.from(groups(state), (name) => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  }),
);
const initial = Float64Array.from(states, (state) => (mayOpen(state) ? 0 : -Infinity));

/** Weights as they are looked up for every line; written by names, they are turned into this once. */
interface Table {
  readonly rows: Map<string, Row>;
  readonly pair: Float64Array;
}
const tables = new WeakMap<LineWeights, Table>();

function tableOf(weights: LineWeights): Table {
  const known = tables.get(weights);
  if (known) return known;
  const pair = Float64Array.from(
    states.flatMap((r) =>
      states.map((s) => (follows(r, s) ? (weights.pairs[pairName(r, s)] ?? 0) : -Infinity)),
    ),
  );
  const table = { rows: new Map<string, Row>(), pair };
  tables.set(weights, table);
  return table;
}

function rowOf(name: string, { rows }: Table, weights: LineWeights): Row {
  const known = rows.get(name);
  if (known) return known;
  const told = Object.entries(weights.features[name] ?? given[name] ?? settingWeights[name] ?? {}).flatMap(
    ([key, by]) => {
      const at = numbers.get(key);
      return at === undefined ? [] : [{ at, by }];
    },
  );
  const row = {
    at: Int32Array.from(told, ({ at }) => at),
    by: Float64Array.from(told, ({ by }) => by),
  };
  rows.set(name, row);
  return row;
}

/** The scores of a sequence of lines under some weights. */
export function chain(features: readonly (readonly string[])[], weights: LineWeights): Chain {
  const n = states.length;
  const unary = new Float64Array(features.length * n);
  const table = tableOf(weights);
  const sum = new Float64Array(numbers.size);
  features.forEach((list, t) => {
    sum.fill(0);
    for (const name of list) {
      const { at, by } = rowOf(name, table, weights);
      for (let i = 0; i < at.length; i += 1) {
        const place = at[i] ?? 0;
        sum[place] = (sum[place] ?? 0) + (by[i] ?? 0);
      }
    }
    held.forEach((groupsOfState, s) => {
      let score = 0;
      for (const place of groupsOfState) score += sum[place] ?? 0;
      unary[t * n + s] = score;
    });
  });
  return { length: features.length, states: n, unary, pair: table.pair, initial };
}

function kindOf(held: readonly Role[]): ArticleKind {
  if (held.every((role) => role === 'furniture' || role === 'jump')) return 'furniture';
  const picture = held.includes('caption') || held.includes('credit');
  if (picture && !held.some((role) => role === 'body' || role === 'note' || role === 'subhead'))
    return 'photo';
  return 'story';
}

/** `label` with given weights: what the training program and the bench call. */
export function labelWith(
  lines: readonly SourceLine[],
  weights: LineWeights,
  model: LineModel,
): readonly LabelledLine[] {
  const setting = settingFeatures(lines);
  const said = lineFeatures(lines, vocabulary(lines.map((line) => line.text.trim())), model !== 'chunks');
  const features = said.map((names, i) => names.concat(setting[i] ?? []));
  const scores = chain(features, weights);
  const { at } = marginals(scores);
  const path = viterbi(likeliest(scores, at));
  const n = states.length;
  const leading = leadIns(lines, path, at);
  const kinds = Array.from(lines, (): ArticleKind => 'story');
  for (let from = 0, t = 1; t <= lines.length; t += 1) {
    if (t < lines.length && states[path[t] ?? 0]?.step !== 'A') continue;
    const kind = kindOf(Array.from(path.subarray(from, t), (s) => states[s]?.role ?? 'body'));
    kinds.fill(kind, from, t);
    from = t;
  }
  return lines.map((line, t): LabelledLine => {
    const state = states[path[t] ?? 0] ?? { role: 'body', step: 'A', sort: 'plain' };
    const byRole = new Map<Role, number>();
    let starts = 0;
    let continues = 0;
    for (let s = 0; s < n; s += 1) {
      const p = at[t * n + s] ?? 0;
      const { role, step } = states[s] ?? state;
      byRole.set(role, (byRole.get(role) ?? 0) + p);
      if (step === 'A') starts += p;
      if (step === 'C') continues += p;
    }
    const alternatives = roles
      .filter((role) => role !== state.role && (byRole.get(role) ?? 0) >= 0.01)
      .map((role) => ({ role, p: byRole.get(role) ?? 0 }))
      .sort((a, b) => b.p - a.p);
    const startsArticle = state.step === 'A';
    const leads = leading.get(t);
    return {
      line,
      role: leads ?? state.role,
      startsArticle,
      kind: kinds[t] ?? 'story',
      roleConfidence: leads ? leadsIn : (byRole.get(state.role) ?? 0),
      articleConfidence: Math.min(1, startsArticle ? starts : 1 - starts),
      alternatives: leads ? [{ role: state.role, p: 1 - leadsIn }] : alternatives,
      continues,
    };
  });
}
