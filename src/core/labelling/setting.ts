// What the setting says of a line: its size against the body's, where it stands on its page, what stands above and below it.
// Only formats with places tell it, and the flat texts that the weights are learned from have none, so that these weights are
// set by hand; they go through the same decode as all others.

import type { LineWeights } from './lines.ts';
import { formulae, width } from './signs.ts';
import type { SourceLine } from './types.ts';

type Size = 'small' | 'body' | 'raised' | 'large';

interface Set {
  readonly size: Size;
  readonly rel: number;
  /** It is as tall as three lines of its size. */
  readonly tall: boolean;
}

const raised = 1.09;

/** Of the body's size. Captions are set a tenth smaller; a kicker or byline may be hardly larger than the body. */
function sizeOf(rel: number): Size {
  return rel < 0.945 ? 'small' : rel < raised ? 'body' : rel < 1.3 ? 'raised' : 'large';
}

/** For every line the names of its features; none where the format tells no sizes. */
export function settingFeatures(lines: readonly SourceLine[]): readonly (readonly string[])[] {
  const em = bodySize(lines);
  if (em === null) return lines.map(() => []);
  // a format that flows, as Word does: sizes without places
  if (!lines.some(({ box }) => box)) return flowing(lines, em);
  const sets = lines.map(({ size, box }): Set | null =>
    size === undefined || !box ? null : { size: sizeOf(size / em), rel: size / em, tall: box.h > 3 * size },
  );
  const margins = marginsOf(lines, sets);
  return lines.map((line, i) => {
    const own = sets[i];
    if (!own || !line.box) return [];
    const [before, after] = [sets[i - 1], sets[i + 1]];
    const edge = margins[i] ?? null;
    if (own.size === 'large' && isMasthead(lines, i)) return ['set:masthead'];
    // page heads and feet are set smaller too
    if (edge !== null && own.size !== 'large' && line.box.h < 1.8 * (line.size ?? 0)) return ['set:edge'];
    const f = [`set=${own.size}${own.tall ? ',tall' : ''}`];
    // small print that goes on for paragraphs is a text
    if (own.size === 'small' && smallAround(sets, i) >= 3) f[0] = 'set=small-print';
    if (edge === null) f.push('set:inside');
    if (own.tall) return f;
    const largerAfter = after && !after.tall && after.rel > 1.12 * own.rel && after.size !== 'body';
    const largerBefore = before && !before.tall && before.rel > 1.12 * own.rel && before.size !== 'body';
    if (largerAfter) f.push(before && before.size === 'large' ? 'set:between-heads' : 'set:above-head');
    if (largerBefore) f.push('set:below-head');
    if (own.size === 'large') {
      const alike = before && Math.abs(before.rel - own.rel) < 0.08 * own.rel && near(lines[i - 1], line);
      if (alike) f.push('set:head-goes-on');
      else if (!before || before.size !== 'raised' || before.tall) f.push('set:head-begins');
    }
    if (before?.size === 'small' && own.size === 'small') f.push('set:small-again');
    return f;
  });
}

/** In em: a head is shorter. */
const longestHead = 60;

/** Where most of the text is bold, or set in the middle, that says nothing. */
const mostOfText = 0.4;

function flowing(lines: readonly SourceLine[], em: number): readonly (readonly string[])[] {
  const all = lines.reduce((sum, { text }) => sum + width(text), 0);
  const share = (is: (line: SourceLine) => boolean | undefined): number =>
    lines.reduce((sum, line) => sum + (is(line) ? width(line.text) : 0), 0) / all;
  const boldTells = share(({ bold }) => bold) < mostOfText;
  const centredTells = share(({ centred }) => centred) < mostOfText;
  const rels = lines.map(({ size, text }) =>
    size === undefined || width(text) > longestHead ? null : size / em,
  );
  /** There are heads that show by more than bold: what is only bold stands under them. */
  const others = lines.some(
    ({ centred }, i) => (rels[i] ?? 0) >= raised || (centred && centredTells && rels[i] !== null),
  );
  const heads = others || (boldTells && lines.some(({ bold }, i) => bold && rels[i] !== null));
  return lines.map(({ bold, centred }, i) => {
    const rel = rels[i] ?? null;
    if (rel === null) return ['set=flowing'];
    const f: string[] = [];
    const size = sizeOf(rel);
    const [before, after] = [rels[i - 1] ?? 0, rels[i + 1] ?? 0];
    if (size === 'large' || size === 'raised') {
      f.push(`set=${size}`);
      if (after > 1.12 * rel) f.push(before >= 1.3 ? 'set:between-heads' : 'set:above-head');
      if (before > 1.12 * rel) f.push('set:below-head');
      if (size === 'large')
        f.push(before > 0 && Math.abs(before - rel) < 0.08 * rel ? 'set:head-goes-on' : 'set:head-begins');
    }
    const middle = centred && centredTells;
    if (middle) f.push('set:centred');
    if (bold && boldTells) f.push(f.length === 0 && others ? 'set:bold-inside' : 'set:bold');
    if (f.length === 0 && heads) f.push('set:plain');
    return f;
  });
}

function bodySize(lines: readonly SourceLine[]): number | null {
  const told = lines
    .flatMap(({ size, text }) => (size === undefined ? [] : [{ size, letters: width(text) }]))
    .toSorted((a, b) => a.size - b.size);
  const half = told.reduce((sum, { letters }) => sum + letters, 0) / 2;
  let sum = 0;
  for (const { size, letters } of told) if ((sum += letters) >= half && size > 0) return size;
  return null;
}

/** How many paragraphs set small stand in a row here. */
function smallAround(sets: readonly (Set | null)[], i: number): number {
  const small = (k: number): boolean => sets[k]?.size === 'small' && sets[k].tall;
  let from = i;
  let to = i;
  while (small(from - 1)) from -= 1;
  while (small(to + 1)) to += 1;
  return to - from + Number(small(i));
}

/** The first line of its page, above the date and the number of the issue: the paper's name, however an engine read it. */
function isMasthead(lines: readonly SourceLine[], i: number): boolean {
  const page = lines[i]?.page;
  if (i > 0 && lines[i - 1]?.page === page) return false;
  return lines
    .slice(i + 1, i + 3)
    .some(
      ({ text, page: own }) =>
        own === page && text.length < 40 && (formulae.date.test(text) || formulae.issueNumber.test(text)),
    );
}

/** Two lines of one stack: hardly a line's height between them. */
function near(a: SourceLine | undefined, b: SourceLine): boolean {
  if (!a?.box || !b.box || a.page !== b.page) return false;
  const gap = b.box.y - a.box.y - a.box.h;
  return gap > -0.5 * b.box.h && gap < 1.2 * b.box.h;
}

/** What stands above or below all paragraphs of its page. */
function marginsOf(
  lines: readonly SourceLine[],
  sets: readonly (Set | null)[],
): readonly ('top' | 'foot' | null)[] {
  const spans = new Map<number, { top: number; foot: number }>();
  lines.forEach(({ box, page = 0 }, i) => {
    if (!box || !sets[i]?.tall) return;
    const span = spans.get(page) ?? { top: Infinity, foot: -Infinity };
    spans.set(page, { top: Math.min(span.top, box.y), foot: Math.max(span.foot, box.y + box.h) });
  });
  return lines.map(({ box, page = 0 }) => {
    const span = spans.get(page);
    if (!box || !span) return 'top'; // a page without a paragraph tells nothing
    return box.y + box.h <= span.top ? 'top' : box.y >= span.foot ? 'foot' : null;
  });
}

/** In logits; the learned weights of the words say 2 to 6. */
export const settingWeights: LineWeights['features'] = {
  'set=small': {
    caption: 6,
    credit: 6,
    body: -6,
    headline: -5,
    kicker: -3,
    label: -3,
    deck: -3,
    subhead: -3,
  },
  'set=small,tall': { caption: 8, body: -8, headline: -6, kicker: -5, label: -5, deck: -5, subhead: -5 },
  'set=body': { headline: -3, caption: -2, label: -1 },
  'set=body,tall': { body: 3, headline: -6, kicker: -5, label: -5, deck: -5, caption: -3, subhead: -3 },
  'set=raised': { body: -4, caption: -4, headline: -0.5 },
  'set=raised,tall': { body: 2 },
  'set=large': {
    headline: 6,
    body: -8,
    subhead: -4,
    caption: -6,
    credit: -6,
    byline: -4,
    kicker: -2,
    deck: -2,
    label: -2,
  },
  'set=large,tall': { headline: 3, body: -2 },
  'set=flowing': { headline: -4, kicker: -4, label: -4, deck: -3, subhead: -3 },
  // where heads are set as heads, what is set as the text is none
  'set:plain': { headline: -4, subhead: -5, kicker: -2, deck: -2, label: -1 },
  'set:bold': { body: -4, headline: 2, subhead: 2 },
  'set:bold-inside': { body: -4, subhead: 5, headline: -2, A: -3 },
  'set:centred': { body: -4, headline: 3, kicker: 1, deck: 1, byline: 1, subhead: 0.5 },
  'set:inside': { furniture: -8 },
  'set:edge': { furniture: 1 },
  'set:masthead': { furniture: 14 },
  'set:above-head': { kicker: 2, label: 2, A: 3, headline: -2, deck: -2, byline: -3, body: -3, subhead: -2 },
  'set:between-heads': { deck: 1, byline: 1 },
  'set:below-head': { A: -3, deck: 1, byline: 1 },
  'set:head-begins': { A: 4 },
  'set:head-goes-on': { A: -8, B: 2 },
  'set:small-again': { A: -3 },
};
