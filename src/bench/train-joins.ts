// Trains the break model: logistic regression with an L2 prior over the named evidence of each boundary.
import {
  breakFeatures,
  featureName,
  headlineFeatures,
  isHeadlinePair,
  type BreakFeature,
  type BreakWeights,
} from '../core/labelling/breaks.ts';
import { columnWidth } from '../core/labelling/columns.ts';
import type {
  BoundaryContext,
  BoundarySide,
  LabelledLine,
  Role,
  SourceLine,
} from '../core/labelling/types.ts';
import { vocabulary } from '../core/labelling/vocabulary.ts';
import { random } from './augment.ts';
import type { Case } from './corpus.ts';
import { minimise } from './lbfgs.ts';

/** One boundary of the truth: its evidence, and whether the text runs on. */
export interface Boundary {
  readonly kind: 'breaks' | 'headlines';
  readonly features: readonly BreakFeature[];
  readonly joined: boolean;
  /** The left side ends with a final mark: flat text can usually not tell. */
  readonly afterFinal: boolean;
  readonly left: string;
  readonly right: string;
  readonly at: string;
}

/** What a line was labelled as. */
export interface Label {
  readonly role: Role;
  readonly startsArticle: boolean;
}

/** The boundaries of a case, with duplicated runs taken out as the truth says and roles as the line model gave them. */
export function boundaries(c: Case, labels: readonly Label[]): Boundary[] {
  const where = new Map<number, { block: string; role: Role }>();
  c.truth.articles.forEach((article, a) =>
    article.blocks.forEach((block, b) =>
      block.lines.forEach((n) => where.set(n, { block: `${a}.${b}`, role: block.role })),
    ),
  );
  const texts = c.lines.map((line, i) => {
    let text = line.text.trim();
    for (const gone of c.truth.removed ?? [])
      if (gone.line === c.numbers[i] && gone.reason === 'duplicated run' && text.endsWith(gone.text.trim()))
        text = text.slice(0, text.length - gone.text.trim().length);
    return text;
  });
  const words = vocabulary(texts);
  const column = columnWidth(texts);
  const out: Boundary[] = [];
  for (let i = 1; i < texts.length; i += 1) {
    const l = where.get(c.numbers[i - 1] ?? 0);
    const r = where.get(c.numbers[i] ?? 0);
    if (l === undefined || r === undefined || texts[i - 1] === '' || texts[i] === '') continue;
    if (l.role === 'credit' || r.role === 'credit') continue;
    const side = (k: number): BoundarySide | undefined => {
      const label = labels[k];
      return label === undefined ? undefined : { text: texts[k] ?? '', role: label.role };
    };
    const left = side(i - 1);
    const right = side(i);
    if (left === undefined || right === undefined) continue;
    const before = labels[i - 1]?.startsArticle === true ? undefined : side(i - 2);
    const after = labels[i + 1]?.startsArticle === true ? undefined : side(i + 1);
    const context: BoundaryContext = {
      vocabulary: words,
      sameArticle: labels[i]?.startsArticle !== true,
      ...(column === undefined ? {} : { columnWidth: column }),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    };
    const head = isHeadlinePair(left, right);
    const features = head ? headlineFeatures(left, right, context) : breakFeatures(left, right, context);
    out.push({
      kind: head ? 'headlines' : 'breaks',
      features,
      joined: l.block === r.block,
      afterFinal: /[。！？!?…][”’」』）)]*$/u.test(left.text),
      left: left.text.slice(-16),
      right: right.text.slice(0, 16),
      at: `${c.name}:${c.numbers[i] ?? 0} ${left.role}/${right.role}`,
    });
  }
  return out;
}

/**
 * Printed lines put together as the import does it, and cut apart again at so many of a hundred line ends within paragraphs:
 * what a column's foot does. For papers of which there are no chunks.
 */
export function recut(
  c: Case,
  labels: readonly LabelledLine[],
  from: number,
  cuts: number,
  seed: number,
): { readonly case: Case; readonly labels: readonly Label[] } {
  const next = random(seed);
  const block = new Map<number, string>();
  c.truth.articles.forEach((article, a) =>
    article.blocks.forEach((held, b) => held.lines.forEach((n) => block.set(n, `${a}.${b}`))),
  );
  const lines: SourceLine[] = [];
  const numbers: number[] = [];
  const told: Label[] = [];
  c.lines.forEach((line, i) => {
    const label = labels[i];
    if (label === undefined) return;
    const here = block.get(c.numbers[i] ?? 0);
    const before = lines.at(-1);
    const runs = here === undefined || here === block.get(c.numbers[i - 1] ?? 0);
    // only what is put together rightly: what the foot of a column is taught here is not to be taught by a fault
    if (before !== undefined && runs && label.continues >= from && next() * 100 >= cuts)
      lines[lines.length - 1] = { ...before, text: before.text.trim() + line.text.trim(), to: line.to };
    else {
      lines.push(line);
      numbers.push(c.numbers[i] ?? 0);
      told.push(label);
    }
  });
  return { case: { ...c, lines, numbers }, labels: told };
}

/** Learns the weights of one kind of boundary. */
export function trainJoins(data: readonly Boundary[], l2: number, atLeast: number): BreakWeights {
  const seen = new Map<string, number>();
  const rows = data.map((boundary) => {
    const names = boundary.features.map(featureName);
    for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1);
    return { names, y: boundary.joined ? 1 : 0 };
  });
  const names = [...seen].filter(([, n]) => n >= atLeast).map(([name]) => name);
  const index = new Map(names.map((name, i) => [name, i]));
  const ids = rows.map((row) => ({ ids: row.names.flatMap((name) => index.get(name) ?? []), y: row.y }));
  const x = minimise(
    (w, gradient) => {
      let total = 0;
      for (let i = 0; i < w.length; i += 1) {
        total += 0.5 * l2 * (w[i] ?? 0) ** 2;
        gradient[i] = l2 * (w[i] ?? 0);
      }
      for (const row of ids) {
        let z = 0;
        for (const id of row.ids) z += w[id] ?? 0;
        const p = 1 / (1 + Math.exp(-z));
        total -= Math.log(Math.max(1e-12, row.y === 1 ? p : 1 - p));
        for (const id of row.ids) gradient[id] = (gradient[id] ?? 0) + p - row.y;
      }
      return total;
    },
    new Float64Array(names.length),
    300,
    1e-6,
  );
  const out: Record<string, number> = {};
  names
    .map((name, i) => [name, Math.round((x[i] ?? 0) * 100) / 100] as const)
    .filter(([, w]) => w !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .forEach(([name, w]) => {
      out[name] = w;
    });
  return out;
}
