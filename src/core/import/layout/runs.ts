// Runs of text as a PDF draws them → lines. A run may be a letter, a word or a line; what stands on one base line without
// a gap as wide as between columns is one line.

import type { Box, LayoutLine, LayoutRegion, LayoutWord } from './layout.ts';
import { roundBoxes } from './geometry.ts';
import { width } from '../../labelling/signs.ts';

export interface Run {
  readonly text: string;
  /** Where its base line begins, from the page's top left corner. */
  readonly x: number;
  readonly y: number;
  /** The direction in which it reads, of length 1; y grows downwards. */
  readonly along: readonly [number, number];
  readonly length: number;
  readonly size: number;
  readonly face: string;
  /** Set with the letters upright, one below the other. */
  readonly vertical: boolean;
  /** The file sets white space before it. */
  readonly gap?: boolean;
}

/** Of an em: how far letters stand above and below their base line. Han fill 0.88 and 0.12. */
const above = 0.88;
/** A gap inside a line, in em: justified lines have some, columns stand farther apart. Less is believed of runs that the file does not draw one after the other. */
const gapInARow = 1.5;
const gapElsewhere = 0.8;

interface Row {
  readonly runs: Run[];
  /** Its base line's place across the direction of reading, and how far it goes along it. */
  across: number;
  from: number;
  to: number;
}

/** The lines in the order in which they are drawn: those that read from left to right in one region; what is set vertically or turned in regions of its own. */
export function linesOfRuns(runs: readonly Run[]): LayoutRegion[] {
  const level: Run[] = [];
  const upright: Run[] = [];
  const turned: Run[] = [];
  for (const run of runs) {
    const list = run.vertical ? upright : Math.abs(run.along[1]) < 0.1 && run.along[0] > 0 ? level : turned;
    list.push(run);
  }
  const regions: LayoutRegion[] = [];
  const add = (id: string, lines: readonly LayoutLine[]): void => {
    if (lines.length > 0) regions.push({ id, box: roundBoxes(lines.map(({ box }) => box)), lines });
  };
  let number = 0;
  const line = (row: Row): LayoutLine => lineOf(row, `line-${(number += 1)}`);
  add('text', rowsOf(level).map(line));
  add('vertical', rowsOf(upright).map(line));
  for (const row of rowsOf(turned)) add(`turned-${number + 1}`, [line(row)]);
  return regions;
}

/** Place of the run's beginning along a direction and across it (downwards, for one that reads to the right). */
function seen(run: Run, [ux, uy]: Run['along']): { readonly along: number; readonly across: number } {
  return { along: run.x * ux + run.y * uy, across: run.y * ux - run.x * uy };
}

function rowsOf(runs: readonly Run[]): Row[] {
  const rows: Row[] = [];
  let open: Row | undefined;
  for (const run of runs) {
    const joins = (row: Row | undefined, gap: number): boolean => {
      const first = row?.runs[0];
      if (!row || !first || first.vertical !== run.vertical) return false;
      if (first.along[0] * run.along[0] + first.along[1] * run.along[1] < 0.99) return false;
      const { along, across } = seen(run, first.along);
      const size = Math.max(first.size, run.size);
      return (
        Math.abs(across - row.across) < 0.3 * size &&
        along - row.to < gap * size &&
        row.from - (along + run.length) < gap * size
      );
    };
    // what is drawn next mostly goes on; else a line that was left open near by
    const row = joins(open, gapInARow) ? open : rows.slice(-40).findLast((one) => joins(one, gapElsewhere));
    const { along, across } = seen(run, row?.runs[0]?.along ?? run.along);
    if (row) {
      row.runs.push(run);
      row.from = Math.min(row.from, along);
      row.to = Math.max(row.to, along + run.length);
      open = row;
    } else {
      open = { runs: [run], across, from: along, to: along + run.length };
      rows.push(open);
    }
  }
  return rows;
}

function lineOf(row: Row, id: string): LayoutLine {
  const first = row.runs[0];
  const runs = first
    ? row.runs.toSorted((a, b) => seen(a, first.along).along - seen(b, first.along).along)
    : row.runs;
  const words = wordsOf(runs);
  const sizes = new Map<string, { size: number; face: string; letters: number }>();
  for (const { size, face, text } of runs) {
    const key = `${face} ${size.toFixed(1)}`;
    const entry = sizes.get(key) ?? { size, face, letters: 0 };
    entry.letters += width(text);
    sizes.set(key, entry);
  }
  const most = [...sizes.values()].toSorted((a, b) => b.letters - a.letters)[0];
  return {
    id,
    box: roundBoxes(words.map(({ box }) => box)),
    words,
    ...(most ? { size: most.size, face: most.face } : {}),
    ...(first?.vertical ? { vertical: true } : {}),
  };
}

/** The words of a line: a gap between Han is part of the text where it was meant (“国家科学技术 两院院士”), not where every letter has one, as in a head that is set wide and in the loose lines of a narrow column (“望 溪 晚 报”). */
function wordsOf(runs: readonly Run[]): LayoutWord[] {
  const parts = runs.flatMap((run) => {
    const all = width(run.text);
    return [...run.text.matchAll(/\S+/gu)].map(({ 0: text, index }) => {
      const from = width(run.text.slice(0, index)) / all;
      const to = width(run.text.slice(0, index + text.length)) / all;
      const box = boxOf(run, from * run.length, to * run.length);
      return { text, box, gap: index > 0 || run.gap === true };
    });
  });
  const gaps = parts.filter(({ gap }, i) => gap && i > 0).length;
  const han = parts.reduce((sum, { text }) => sum + (text.match(/\p{Script=Han}/gu)?.length ?? 0), 0);
  const loose = gaps >= 2 && han < 1.7 * (gaps + 1);
  const words: LayoutWord[] = [];
  for (const { text, box, gap } of parts) {
    const last = words.at(-1);
    // between Latin words the gap comes back by itself
    const meant = gap && !loose && last && !(latin.test(last.text.slice(-1)) && latin.test(text));
    if (meant)
      words[words.length - 1] = { ...last, text: `${last.text} ${text}`, box: roundBoxes([last.box, box]) };
    else words.push({ text, box, confidence: null });
  }
  return words;
}

const latin = /^[\p{Script=Latin}\p{Nd}]/u;

/** Round a stretch of the run; of turned ones the upright box that holds them. */
function boxOf({ x, y, along: [ux, uy], size, vertical }: Run, from: number, to: number): Box {
  const sides = vertical ? [-size / 2, size / 2] : [-above * size, (1 - above) * size];
  const corners = [from, to].flatMap((l) =>
    sides.map((s) => ({ x: x + l * ux - s * uy, y: y + l * uy + s * ux })),
  );
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, w: Math.max(...xs) - left, h: Math.max(...ys) - top };
}
