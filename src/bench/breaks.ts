// npm run bench:breaks          how the breaks of the corpus beside the repository are mended, as Markdown
// npm run bench:breaks -- --cv  the same figures by five-fold cross-validation: pages that the models have not seen
// npm run bench:breaks -- --dressed  the same issues in traditional characters, without empty lines, …
//
// Whole way of the program: import, certain fixes, export, scored by ../shared/bench/score.mjs; and what stays offered.
import { existsSync } from 'node:fs';
import { Transform } from 'prosemirror-transform';
import { applyAll } from '../core/checks/fix-certain.ts';
import { Linter } from '../core/checks/lint.ts';
import { certain, type Suggestion } from '../core/checks/types.ts';
import { cleaned } from '../cli/cleaned.ts';
import { blocks, idOf, roleOf } from '../core/document/queries.ts';
import { schema } from '../core/document/schema.ts';
import { json } from '../core/export/json.ts';
import { importFiles } from '../core/import/import.ts';
import type { Original } from '../core/import/types.ts';
import { cases, corpusFolder, type Case } from './corpus.ts';
import { crossValidate } from './cross-validation.ts';
import { dresses } from './dressed.ts';
import { byRule, rules } from './rules.ts';
import { scorer, type Result, type Scorer, type Total } from './scorer.ts';
import { sixteenPages } from './sixteen-pages.ts';
import { bands, inBand, jumpsOfTruth, placesOf, table, type Offer } from './tally.ts';

const corpora = [
  { name: 'dev', list: () => cases('dev') },
  { name: 'press', list: () => cases('press') },
  { name: 'jingbao, lines', list: () => cases('jingbao') },
  { name: 'press, line by line', list: () => cases('press', 'line.txt', 'truth-lines.json') },
] as const;

interface Jumps {
  readonly all: number;
  readonly joined: number;
  readonly offered: readonly number[];
  readonly wrong: number;
}

interface Run {
  readonly result: Result;
  readonly byRules: readonly Result[];
  readonly offers: Readonly<Record<'split-paragraph' | 'split-headline', readonly Offer[]>>;
  readonly jumps: Jumps;
  readonly pages: number;
  readonly importing: number;
  readonly linting: number;
}

interface Written {
  readonly pages: readonly {
    readonly articles: readonly {
      readonly id: string;
      readonly blocks: readonly {
        readonly source: readonly { readonly from: number; readonly to: number }[];
      }[];
    }[];
  }[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

async function run(c: Case, { score }: Scorer): Promise<Run | null> {
  const name = 'input.txt';
  const bytes = new TextEncoder().encode(c.input);
  const started = performance.now();
  const [original] = (await importFiles([{ name, bytes }])).issues;
  const imported = performance.now();
  if (original === undefined) return null;
  const doc = schema.nodeFromJSON(original.doc);
  const lintFrom = performance.now();
  new Linter().lint(doc);
  const linted = performance.now();
  const issue = JSON.parse(json.write(cleaned(original))) as Written;
  const texts = c.lines.map((line) => line.text);
  const { offers, links } = offered(c, original);
  return {
    result: score(c.input, c.truth, issue),
    byRules: rules.map((rule) =>
      score(c.input, c.truth, {
        articles: [{ blocks: byRule(texts, rule).map((text) => ({ role: 'body', text })) }],
      }),
    ),
    offers,
    jumps: jumpsOf(c, issue, links),
    pages: Math.max(1, (c.truth.pages ?? []).length),
    importing: imported - started,
    linting: linted - lintFrom,
  };
}

interface Link {
  /** Input lines of the two marks. */
  readonly to: number;
  readonly from: number;
  readonly confidence: number;
}

/** What the linter offers on the issue as it was imported, repeated runs taken out. */
function offered(c: Case, original: Original): { offers: Run['offers']; links: readonly Link[] } {
  const tr = new Transform(schema.nodeFromJSON(original.doc));
  const linter = new Linter();
  let ids = 0;
  let open: readonly Suggestion[];
  for (;;) {
    linter.renew();
    open = linter.lint(tr.doc).suggestions;
    const runs = open.filter((one) => one.code === 'duplicated-run' && one.confidence >= certain);
    if (runs.length === 0 || applyAll(tr, runs, () => `n${(ids += 1)}`).length === 0) break;
  }
  const starts = c.lines.map((line) => line.from);
  /** Number of the input line that holds the offset. */
  const lineAt = (offset: number): number => {
    const after = starts.findIndex((from) => from > offset);
    return c.numbers[(after < 0 ? starts.length : after) - 1] ?? 0;
  };
  const firstLine = (id: string): number => lineAt(original.sources[id]?.[0]?.from ?? 0);
  const lastLine = (id: string): number => lineAt(original.sources[id]?.at(-1)?.from ?? 0);
  const all = blocks(tr.doc);
  const idAt = (pos: number): string => {
    const block = all.find(({ pos: at, node }) => at < pos && pos < at + node.nodeSize);
    return block ? idOf(block.node) : '';
  };
  const running = all.filter(
    ({ node }) => !['furniture', 'credit'].includes(roleOf(node)) && node.textContent !== '',
  );
  const before = new Map(running.map(({ node }, i) => [idOf(node), running[i - 1]?.node]));
  const places = placesOf(c.truth);
  const of = (code: keyof Run['offers']): Offer[] =>
    open
      .filter((one) => one.code === code)
      .flatMap((one): Offer[] => {
        const right = idAt(one.to);
        const left = before.get(right);
        if (!left) return [];
        const a = places.get(lastLine(idOf(left)));
        const b = places.get(firstLine(right));
        // how a credit's lines are put together does not matter
        if (!a || !b || a.role === 'credit' || b.role === 'credit') return [];
        return [{ p: one.confidence, right: a.block === b.block }];
      });
  const links = open
    .filter((one) => one.code === 'jump-partner')
    .flatMap((one): Link[] => {
      const partner = one.related?.[0];
      if (!partner) return [];
      return [
        {
          to: lastLine(idAt(one.from)),
          from: firstLine(idAt(partner.from)),
          confidence: one.confidence,
        },
      ];
    });
  return {
    offers: { 'split-paragraph': of('split-paragraph'), 'split-headline': of('split-headline') },
    links,
  };
}

function jumpsOf(c: Case, issue: Written, links: readonly Link[]): Jumps {
  const places = placesOf(c.truth);
  const texts = c.input.split(/\r?\n/u);
  const holder = new Map<number, string>();
  for (const page of issue.pages)
    for (const article of page.articles)
      for (const block of article.blocks)
        for (const { from, to } of block.source)
          c.lines.forEach((line, i) => {
            if (line.from < to && from < line.to) holder.set(c.numbers[i] ?? 0, article.id);
          });
  const articleOf = (line: number): number => places.get(line)?.article ?? -1;
  const jumps = jumpsOfTruth(c.truth, texts);
  const right = links.filter(({ to, from }) => articleOf(to) >= 0 && articleOf(to) === articleOf(from));
  const joined = jumps.filter(
    ({ before, after }) => holder.has(before) && holder.get(before) === holder.get(after),
  );
  return {
    all: jumps.length,
    joined: joined.length,
    offered: jumps
      .filter((jump) => !joined.includes(jump))
      .flatMap(({ article }) => right.find(({ to }) => articleOf(to) === article)?.confidence ?? []),
    wrong: links.length - right.length,
  };
}

const share = (value: number): string => value.toFixed(4);

function row(name: string, who: string, t: Total, ours: boolean): string[] {
  const { join, heads, article } = t;
  return [
    name,
    who,
    `${share(join.precision)} / ${share(join.recall)}`,
    share(t.tellable),
    heads.tp + heads.fn + heads.fp === 0
      ? '–'
      : `${share(heads.precision)} / ${share(heads.recall)} / ${share(heads.f1)}`,
    ...(ours
      ? [
          `${share(article.precision)} / ${share(article.recall)} / ${share(article.f1)}`,
          share(t.role),
          t.removed,
          String(t.innocent),
          t.cer.toFixed(5),
        ]
      : ['–', '–', '–', '–', '–']),
  ];
}

const head = [
  'corpus',
  'who',
  'joins P / R',
  'of those that can be told',
  'headline pieces P / R / F1',
  'article starts P / R / F1',
  'roles',
  'repeats gone',
  'innocent',
  'text error',
];

function report(name: string, runs: readonly Run[], truth: readonly Result[], { total }: Scorer): string[][] {
  return [
    row(name, 'ours', total(runs.map(({ result }) => result)), true),
    ...rules.map(({ name: who }, i) =>
      row(name, who, total(runs.flatMap(({ byRules }) => byRules[i] ?? [])), false),
    ),
    row(name, 'the truth itself', total(truth), true),
  ];
}

function details(
  name: string,
  runs: readonly Run[],
  untouched: readonly Result[],
  { total }: Scorer,
): string[] {
  const joins = sum(runs.map(({ result: { join } }) => join.tp + join.fn));
  const tellable = sum(runs.map(({ result: { tellable: t } }) => t.joined + t.missed));
  const pages = sum(runs.map((one) => one.pages));
  const offers = runs.flatMap(({ jumps }) => jumps.offered);
  const all = sum(runs.map(({ jumps }) => jumps.all));
  const joined = sum(runs.map(({ jumps }) => jumps.joined));
  const confidences = offers.map((p) => p.toFixed(2)).join(', ');
  return [
    name,
    String(total(untouched).innocent),
    `${joins - tellable} of ${joins}${joins === 0 ? '' : ` (${(((joins - tellable) / joins) * 100).toFixed(1)} %)`}`,
    `${all}: ${joined} joined, ${offers.length} offered${confidences === '' ? '' : ` (${confidences})`}, ${all - joined - offers.length} missed; ${sum(runs.map(({ jumps }) => jumps.wrong))} wrong`,
    (sum(runs.map(({ importing }) => importing)) / pages).toFixed(1),
    (sum(runs.map(({ linting }) => linting)) / pages).toFixed(1),
  ];
}

function calibration(name: string, runs: readonly Run[]): string[][] {
  return (['split-paragraph', 'split-headline'] as const).flatMap((code) => {
    const offers = runs.flatMap((one) => one.offers[code]);
    return [...bands, [0.8, 0.98] as const].map(([from, to], i) => {
      const { offered: n, right } = inBand(offers, from, to);
      const band = to === 1 ? `≥ ${from}` : `${from}–${to}`;
      return [
        name,
        code,
        i === bands.length ? `**${band}**` : band,
        String(n),
        String(right),
        n === 0 ? '–' : (right / n).toFixed(3),
      ];
    });
  });
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** What the program makes of a text, certain fixes applied. */
async function made(input: string): Promise<unknown> {
  const bytes = new TextEncoder().encode(input);
  const [original] = (await importFiles([{ name: 'input.txt', bytes }])).issues;
  return original === undefined ? { articles: [] } : JSON.parse(json.write(cleaned(original)));
}

async function dressed({ score, total }: Scorer): Promise<void> {
  const rows: string[][] = [];
  for (const { name, list } of corpora.filter((corpus) => corpus.name.startsWith('press')))
    for (const dress of dresses) {
      const results: Result[] = [];
      for (const c of list().map(dress.wear))
        // oxlint-disable-next-line no-await-in-loop -- one issue in memory after the other
        results.push(score(c.input, c.truth, await made(c.input)));
      rows.push(row(name, dress.name, total(results), true));
    }
  say('The models were trained on these issues as they are: this is what another dress takes away.\n');
  say(table(head, rows));
}

/** What the scorer gives the truth itself: a line that stands in the block before its own too is looked for there. */
function ofTruth(list: readonly Case[], { score }: Scorer): readonly Result[] {
  return list.map((c) => score(c.input, c.truth, { articles: c.truth.articles }));
}

/** What the scorer gives the input with nothing done but the truth's own removals: no more can be had back than is in it. */
function ofInput(list: readonly Case[], { score }: Scorer): readonly Result[] {
  return list.map((c) => {
    const gone = new Map((c.truth.removed ?? []).map(({ line, text }) => [line, text]));
    const blocks = c.lines.map(({ text }, i) => ({
      role: 'body',
      text: text.replace(gone.get(c.numbers[i] ?? 0) ?? '', ''),
    }));
    return score(c.input, c.truth, { articles: [{ blocks }] });
  });
}

async function main(): Promise<void> {
  if (!existsSync(corpusFolder)) {
    say(`no corpus at ${corpusFolder}: nothing to measure`);
    return;
  }
  const by = await scorer();
  if (by === null) {
    say('no scorer beside the corpus (../shared/bench/score.mjs): nothing to measure');
    return;
  }
  if (process.argv.includes('--cv')) {
    await crossValidate();
    return;
  }
  if (process.argv.includes('--dressed')) {
    await dressed(by);
    return;
  }
  const measured: {
    name: string;
    runs: (Run & { case: string })[];
    truth: readonly Result[];
    untouched: readonly Result[];
  }[] = [];
  for (const { name, list } of corpora) {
    const runs: (Run & { case: string })[] = [];
    for (const c of list()) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: they are timed
      const one = await run(c, by);
      if (one) runs.push({ case: c.name, ...one });
    }
    measured.push({ name, runs, truth: ofTruth(list(), by), untouched: ofInput(list(), by) });
  }
  const together = [
    ...measured,
    {
      name: 'all',
      runs: measured.flatMap(({ runs }) => runs),
      truth: measured.flatMap(({ truth }) => truth),
      untouched: measured.flatMap(({ untouched }) => untouched),
    },
  ];
  say('The models were trained on these issues: this is the fit. What they do on others: --cv.\n');
  say(
    table(
      head,
      together.flatMap(({ name, runs, truth }) => report(name, runs, truth, by)),
    ),
  );
  say('');
  say(
    table(
      [
        'corpus',
        'characters of the truth that the input lacks',
        'joins cut after 。！？',
        'jumps',
        'import, ms a page',
        'lint, ms a page',
      ],
      together.map(({ name, runs, untouched }) => details(name, runs, untouched, by)),
    ),
  );
  say('');
  const sixteen = corpora.filter(({ name }) => name.startsWith('press'));
  say(
    table(
      ['sixteen pages', 'lines', 'labelled, ms: median (least–most)', 'checked, ms'],
      await Promise.all(sixteen.map(({ name, list }) => sixteenPages(name, list()))),
    ),
  );
  say('');
  say(
    table(
      ['corpus', 'suggestion', 'confidence', 'offered', 'right', 'share'],
      together.flatMap(({ name, runs }) => calibration(name, runs)),
    ),
  );
  for (const { name, runs } of measured) {
    const counts = new Map<string, number>();
    for (const { result } of runs)
      for (const [pair, n] of Object.entries(result.role.confusions))
        counts.set(pair, (counts.get(pair) ?? 0) + n);
    say(`\n${name}: roles taken for another`);
    for (const [pair, n] of [...counts].toSorted((a, b) => b[1] - a[1])) say(`  ${n} × ${pair}`);
    say(`${name}: wrong joins`);
    for (const { case: of, result } of runs)
      for (const { kind, line, left = '', right = '' } of result.misses)
        if (kind.startsWith('wrong join')) say(`  ${of}:${line} ${kind}: ${left} | ${right}`);
  }
}

await main();
