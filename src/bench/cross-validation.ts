// Five-fold cross-validation over issues: what the models do on pages that they have not seen.
import { readFileSync } from 'node:fs';
import { weigh, type BreakWeights } from '../core/labelling/breaks.ts';
import { states } from '../core/labelling/states.ts';
import {
  certain,
  folds,
  joinWeights,
  material,
  oldBoundaries,
  oldWeights,
  sets,
  settings,
  unseen,
  weightsFile,
} from './models.ts';
import { clean, type Weights } from './pipeline.ts';
import { scorer, type Result, type Total } from './scorer.ts';
import { bands } from './tally.ts';
import { boundaries } from './train-joins.ts';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

function row(name: string, t: Total): string {
  const f = (x: number): string => x.toFixed(4);
  return `| ${name} | ${f(t.join.precision)} / ${f(t.join.recall)} | ${f(t.tellable)} | ${f(t.heads.precision)} / ${f(t.heads.recall)} / ${f(t.heads.f1)} | ${f(t.article.precision)} / ${f(t.article.recall)} / ${f(t.article.f1)} | ${f(t.role)} | ${t.removed}, ${t.innocent} | ${t.cer} |`;
}

const head = `| | joins P / R | tellable R | heads P / R / F1 | article starts P / R / F1 | role | repeats gone, innocent | text error |\n| --- | --- | --- | --- | --- | --- | --- | --- |`;

const noJoins: Weights = { lines: { features: {}, pairs: {} }, breaks: {}, headlines: {} };

/** How many of each band of probability were right; the last row is the band of what is offered and not certain. */
function reliability(seen: readonly { readonly p: number; readonly y: boolean }[]): string {
  return [...bands, [0.8, 0.98] as const]
    .map(([from, to], i) => {
      const held = seen.filter(({ p }) => p >= from && (p < to || to === 1));
      const right = held.filter(({ y }) => y).length;
      const band = `${from}–${to}`;
      return `| ${i === bands.length ? `**${band}**` : band} | ${held.length} | ${right} | ${held.length === 0 ? '' : (right / held.length).toFixed(3)} |`;
    })
    .join('\n');
}

/** Trains on four folds of the issues and scores the fifth, five times; prints the tables. */
export async function crossValidate(): Promise<void> {
  const by = await scorer();
  if (by === null) {
    say('no scorer beside the corpus (../shared/bench/score.mjs): nothing to measure');
    return;
  }
  const { score, total } = by;
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
    say(`roles as decoded ${(best / lines).toFixed(4)}, each by itself ${(marginal / lines).toFixed(4)}`);
    const data = set.cases.map((c, i) =>
      set.model === 'chunks'
        ? boundaries(c, labels[i] ?? [])
        : set.model === 'old'
          ? oldBoundaries(c, i, labels[i] ?? [])
          : [],
    );
    const trained = JSON.parse(readFileSync(weightsFile, 'utf8')) as {
      breaks: BreakWeights;
      headlines: BreakWeights;
    };
    const results: Result[] = [];
    const mild: Result[] = [];
    const seen: Record<'breaks' | 'headlines', { p: number; y: boolean }[]> = { breaks: [], headlines: [] };
    for (let fold = 0; fold < folds; fold += 1) {
      const others = data.filter((_, i) => i % folds !== fold).flat();
      const weights =
        set.model === 'chunks'
          ? joinWeights(others)
          : set.model === 'old'
            ? { ...trained, breaks: oldWeights(others) }
            : trained;
      set.cases.forEach((c, i) => {
        if (i % folds !== fold) return;
        const all: Weights = { lines: { features: {}, pairs: {} }, ...weights };
        const result = score(c.input, c.truth, clean(c, set.model, all, certain(set.model), labels[i]).issue);
        results.push(result);
        mild.push(
          score(
            c.input,
            c.truth,
            clean(c, set.model, all, { ...certain(set.model), body: 0.8 }, labels[i]).issue,
          ),
        );
        for (const miss of result.misses)
          if (miss.kind.startsWith('wrong join') || process.argv.includes('--misses'))
            say(`  ${c.name} ${JSON.stringify(miss)}`);
        for (const boundary of data[i] ?? [])
          seen[boundary.kind].push({
            p: weigh(boundary.features, weights[boundary.kind]).p,
            y: boundary.joined,
          });
      });
    }
    rows.push(row(`${set.name}, as applied`, total(results)), row(`${set.name}, from 0.8`, total(mild)));
    if (set.model !== 'chunks') {
      say('\nprinted lines put together from this probability on, and nothing else | P / R');
      for (const unwrap of [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98]) {
        const { join } = total(
          set.cases.map((c, i) =>
            score(
              c.input,
              c.truth,
              clean(c, set.model, noJoins, { body: 1, head: 1, unwrap }, labels[i]).issue,
            ),
          ),
        );
        say(
          `| ${unwrap} | ${join.precision.toFixed(4)} / ${join.recall.toFixed(4)}, ${join.fp} wrong, ${join.fn} missed |`,
        );
      }
    }
    for (const kind of ['breaks', 'headlines'] as const)
      if (seen[kind].length > 0)
        say(
          `\ncalibration of ${kind} (cross-validated)\n| p | offered | right | share |\n| --- | --- | --- | --- |\n${reliability(seen[kind])}`,
        );
    say(`\n${head}\n${rows.join('\n')}\n`);
  }
}
