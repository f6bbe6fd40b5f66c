// npm run train:breaks            learns the weights of the line and break models from the corpus folder and writes them
// npm run train:breaks -- --joins learns those of the break model only
// npm run train:breaks -- --cv    five-fold cross-validation over issues: what the models do on pages they have not seen
//
// The corpus stands beside the repository (../shared/corpus); nothing of its texts goes into the weights but counts.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LineModel, LineWeights } from '../core/labelling/lines.ts';
import { labelWith } from '../core/labelling/lines.ts';
import { weigh, type BreakWeights } from '../core/labelling/breaks.ts';
import type { LabelledLine } from '../core/labelling/types.ts';
import { reset } from './augment.ts';
import { states } from '../core/labelling/states.ts';
import { cases, corpusFolder, type Case } from './corpus.ts';
import { clean, type Thresholds, type Weights } from './pipeline.ts';
import { boundaries, trainJoins, type Boundary } from './train-joins.ts';
import { sequence, trainLines, type LineTraining, type Sequence } from './train-lines.ts';

const folds = 5;

/** Copies of each issue set anew, strength of the prior, rounds: found by cross-validation. */
const settings: Readonly<Record<LineModel, LineTraining & { readonly copies: number }>> = {
  chunks: { copies: 3, l2: 6, rounds: 45, atLeast: 8, keep: 4000 },
  lines: { copies: 0, l2: 1, rounds: 65, atLeast: 6, keep: 4500 },
  old: { copies: 0, l2: 2, rounds: 60, atLeast: 4, keep: 1200 },
};
const joins = { breaks: { l2: 0.05, atLeast: 3 }, headlines: { l2: 1, atLeast: 4 } };

export const certain: Thresholds = { body: 0.98, head: 0.98, unwrap: 0.8 };

interface Set {
  readonly name: string;
  readonly model: LineModel;
  readonly cases: readonly Case[];
}

const sets: readonly Set[] = [
  { name: 'chunks (press, dev)', model: 'chunks', cases: [...cases('press'), ...cases('dev')] },
  { name: 'printed lines (press)', model: 'lines', cases: cases('press', 'line.txt', 'truth-lines.json') },
  { name: 'printed lines (jingbao)', model: 'old', cases: cases('jingbao') },
];

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

interface Material {
  readonly own: Sequence;
  readonly copies: readonly Sequence[];
}

function material(c: Case, i: number, model: LineModel, copies: number): Material {
  return {
    own: sequence(c, model),
    copies: Array.from({ length: copies }, (_, k) => sequence(reset(c, 1000 * (k + 1) + i), model)),
  };
}

function trainOn(list: readonly Material[], options: LineTraining): LineWeights {
  return trainLines(
    list.flatMap(({ own, copies }) => [own, ...copies]),
    options,
  );
}

/** Labels of each case by a model that has not seen it. */
function unseen(
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

function joinWeights(data: readonly Boundary[]): { breaks: BreakWeights; headlines: BreakWeights } {
  const of = (kind: 'breaks' | 'headlines'): BreakWeights =>
    trainJoins(
      data.filter((boundary) => boundary.kind === kind),
      joins[kind].l2,
      joins[kind].atLeast,
    );
  return { breaks: of('breaks'), headlines: of('headlines') };
}

interface Score {
  readonly join: { tp: number; fp: number; fn: number; precision: number; recall: number; f1: number };
  readonly heads: Score['join'];
  readonly article: Score['join'];
  readonly role: number;
  readonly tellable: number;
  readonly removed: string;
  readonly innocent: number;
  readonly cer: number;
}

interface Scorer {
  score(
    this: void,
    input: string,
    truth: unknown,
    issue: unknown,
  ): {
    misses: readonly { kind: string; line: number; left?: string; right?: string; text?: string }[];
  } & Record<string, unknown>;
  total(this: void, rows: readonly unknown[]): Score;
}

async function scorer(): Promise<Scorer> {
  return (await import(
    /* @vite-ignore */ pathToFileURL(join(corpusFolder, '..', 'bench', 'score.mjs')).href
  )) as Scorer;
}

function row(name: string, t: Score): string {
  const f = (x: number): string => x.toFixed(4);
  return `| ${name} | ${f(t.join.precision)} / ${f(t.join.recall)} | ${f(t.tellable)} | ${f(t.heads.precision)} / ${f(t.heads.recall)} / ${f(t.heads.f1)} | ${f(t.article.precision)} / ${f(t.article.recall)} / ${f(t.article.f1)} | ${f(t.role)} | ${t.removed}, ${t.innocent} | ${t.cer} |`;
}

const head = `| | joins P / R | tellable R | heads P / R / F1 | article starts P / R / F1 | role | repeats gone, innocent | text error |\n| --- | --- | --- | --- | --- | --- | --- | --- |`;

/** How many of each band of probability were right. */
function reliability(seen: readonly { readonly p: number; readonly y: boolean }[]): string {
  const edges = [0, 0.02, 0.1, 0.3, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 1.000001];
  return edges
    .slice(1)
    .map((to, i) => {
      const from = edges[i] ?? 0;
      const held = seen.filter(({ p }) => p >= from && p < to);
      return `| ${from}–${Math.min(1, to)} | ${held.length} | ${held.filter(({ y }) => y).length} | ${held.length === 0 ? '' : (held.filter(({ y }) => y).length / held.length).toFixed(3)} |`;
    })
    .join('\n');
}

async function crossValidate(): Promise<void> {
  const { score, total } = await scorer();
  const rows: string[] = [];
  const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice(7);
  for (const set of sets) {
    if (only !== undefined && set.model !== only) continue;
    const options = settings[set.model];
    const list = set.cases.map((c, i) => material(c, i, set.model, options.copies));
    const labels = unseen(set, list, folds, options, (fold) => say(`${set.name}: fold ${fold + 1}`));
    let lines = 0;
    let marginal = 0;
    let best = 0;
    const fold = (role: string): string => (role === 'label' ? 'kicker' : role === 'note' ? 'body' : role);
    set.cases.forEach((_, i) => {
      const gold = list[i]?.own.gold ?? [];
      labels[i]?.forEach((label, t) => {
        const want = states[gold[t] ?? -1]?.role;
        if (want === undefined) return;
        const other = label.alternatives[0];
        lines += 1;
        best += Number(fold(label.role) === fold(want));
        marginal += Number(
          fold(other !== undefined && other.p > label.roleConfidence ? other.role : label.role) ===
            fold(want),
        );
      });
    });
    say(
      `roles by the best sequence ${(best / lines).toFixed(4)}, by the marginals ${(marginal / lines).toFixed(4)}`,
    );
    const data = set.cases.map((c, i) => (set.model === 'chunks' ? boundaries(c, labels[i] ?? []) : []));
    const trained = JSON.parse(readFileSync(weightsFile, 'utf8')) as {
      breaks: BreakWeights;
      headlines: BreakWeights;
    };
    const results: unknown[] = [];
    const mild: unknown[] = [];
    const seen: Record<'breaks' | 'headlines', { p: number; y: boolean }[]> = { breaks: [], headlines: [] };
    for (let fold = 0; fold < folds; fold += 1) {
      const weights =
        set.model === 'chunks' ? joinWeights(data.filter((_, i) => i % folds !== fold).flat()) : trained;
      set.cases.forEach((c, i) => {
        if (i % folds !== fold) return;
        const all: Weights = { lines: { features: {}, pairs: {} }, ...weights };
        const result = score(c.input, c.truth, clean(c, set.model, all, certain, labels[i]).issue);
        results.push(result);
        mild.push(
          score(
            c.input,
            c.truth,
            clean(c, set.model, all, { ...certain, body: 0.8, head: 0.5 }, labels[i]).issue,
          ),
        );
        if (process.argv.includes('--misses'))
          for (const miss of result.misses) say(`  ${c.name} ${JSON.stringify(miss)}`);
        for (const boundary of data[i] ?? [])
          seen[boundary.kind].push({
            p: weigh(boundary.features, weights[boundary.kind]).p,
            y: boundary.joined,
          });
      });
    }
    rows.push(
      row(`${set.name}, certain`, total(results)),
      row(`${set.name}, from 0.8 (headlines 0.5)`, total(mild)),
    );
    if (set.model === 'chunks')
      for (const kind of ['breaks', 'headlines'] as const)
        say(
          `\ncalibration of ${kind} (cross-validated)\n| p | offered | right | share |\n| --- | --- | --- | --- |\n${reliability(seen[kind])}`,
        );
    say(`\n${head}\n${rows.join('\n')}\n`);
  }
}

const weightsFile = join(process.cwd(), 'src', 'core', 'labelling', 'weights.json');
const lineWeightsFile = join(process.cwd(), 'src', 'core', 'labelling', 'line-weights.json');

const about = {
  command: 'npm run train:breaks',
  data: 'Learned from the corpus folder beside the repository: 12 typeset issues in chunks and line by line, 5 sheets of a tabloid of 1920–1939 line by line, one real page set of a city daily; each with a checked truth. Weights of named features only, no text.',
};

/** One feature a line: what changes with the next training shows as a diff that can be read. */
function readable(value: object): string {
  const lines = (held: object, indent: string): string =>
    Object.entries(held)
      .map(([key, inner]) => `${indent}${JSON.stringify(key)}: ${JSON.stringify(inner)}`)
      .join(',\n');
  const nested = (held: object, depth: number, indent: string): string =>
    depth === 0
      ? `{\n${lines(held, `${indent}  `)}\n${indent}}`
      : `{\n${Object.entries(held)
          .map(
            ([key, inner]) =>
              `${indent}  ${JSON.stringify(key)}: ${typeof inner === 'object' && inner !== null && key !== 'about' ? nested(inner as object, depth - 1, `${indent}  `) : JSON.stringify(inner)}`,
          )
          .join(',\n')}\n${indent}}`;
  return `${nested(value, 'chunks' in value ? 2 : 1, '')}\n`;
}

function trainAll(): void {
  const [chunks] = sets;
  if (chunks === undefined) return;
  const started = performance.now();
  const time = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`;
  // the break model meets roles as they are guessed on pages that were not seen, not as they are
  const plain = chunks.cases.map((c, i) => material(c, i, 'chunks', 2));
  const labels = unseen(chunks, plain, 3, { ...settings.chunks, rounds: 40 });
  const data = chunks.cases.flatMap((c, i) => boundaries(c, labels[i] ?? []));
  writeFileSync(weightsFile, readable({ about, ...joinWeights(data) }));
  say(`breaks and headlines: ${data.length} boundaries, ${time()}`);
  if (process.argv.includes('--joins')) return;
  const out: Partial<Record<LineModel, LineWeights>> = {};
  for (const set of sets) {
    const options = settings[set.model];
    out[set.model] = trainOn(
      set.cases.map((c, i) => material(c, i, set.model, options.copies)),
      options,
    );
    say(
      `${set.name}: ${set.cases.reduce((n, c) => n + c.lines.length, 0)} lines, ${Object.keys(out[set.model]?.features ?? {}).length} features, ${time()}`,
    );
  }
  const text = readable({ about, ...out });
  writeFileSync(lineWeightsFile, text);
  say(`weights: ${(text.length / 1024).toFixed(0)} kB`);
}

if (!existsSync(corpusFolder)) say(`no corpus at ${corpusFolder}: nothing to learn from`);
else if (process.argv.includes('--cv')) await crossValidate();
else trainAll();
