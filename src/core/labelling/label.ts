import trained from './line-weights.json';
import { columnWidth } from './columns.ts';
import { labelWith, lineModel, type LineModel, type LineWeights } from './lines.ts';
import type { Labelling, SourceLine } from './types.ts';
import { width } from './signs.ts';

const weights: Readonly<Record<LineModel, LineWeights>> = trained;

/**
 * From this probability of `continues` on the importer puts printed lines together. Set by cross-validation over issues
 * (`npm run bench:breaks -- --cv` prints the table). Papers of today: as many wrong lines from 0.7 on as from 0.8, and fewer that
 * stay apart. Old papers: below 0.8 fewer than 98 in 100 of the lines put together are right, above it more than 5 in 100 of
 * their paragraphs' lines stay apart.
 */
export const unwrapFrom: Readonly<Record<LineModel, number>> = { chunks: Infinity, lines: 0.7, old: 0.8 };

/**
 * Roles, articles and (for line-by-line input) paragraphs of the lines of an issue in reading order. Lines of nothing
 * but white space are labelled like any other; leave them out and count them in `blanksBefore`. `model`: where it is known
 * what the lines are (geometry has made paragraphs of them); absent: it is seen.
 */
export function label(lines: readonly SourceLine[], model: LineModel = lineModel(lines)): Labelling {
  const lineByLine = model !== 'chunks';
  const texts = lines.map((line) => line.text.trim());
  const column = lineByLine ? commonest(texts.map((text) => Math.round(width(text)))) : columnWidth(texts);
  return {
    lines: labelWith(lines, weights[model], model),
    lineByLine,
    unwrapFrom: unwrapFrom[model],
    ...(column === undefined ? {} : { columnWidth: column }),
  };
}

function commonest(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
