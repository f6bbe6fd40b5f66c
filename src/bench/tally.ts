// What the break bench counts, without files and without the document.
import type { Truth } from './corpus.ts';

/** A suggestion with its probability, and whether the truth agrees. */
export interface Offer {
  readonly p: number;
  readonly right: boolean;
}

export const bands: readonly (readonly [from: number, to: number])[] = [
  [0.5, 0.8],
  [0.8, 0.9],
  [0.9, 0.98],
  [0.98, 1],
];

/** How many were offered in a band, and how many of them were right. The upper end is in the last band only. */
export function inBand(
  offers: readonly Offer[],
  from: number,
  to: number,
): { offered: number; right: number } {
  const held = offers.filter(({ p }) => p >= from && (p < to || (to === 1 && p === 1)));
  return { offered: held.length, right: held.filter(({ right }) => right).length };
}

/** Where each line of the input belongs in the truth, by its 1-based number. */
export interface Place {
  readonly article: number;
  readonly block: string;
  readonly role: string;
}

export function placesOf(truth: Truth): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  truth.articles.forEach(({ blocks }, article) =>
    blocks.forEach(({ role, lines }, block) =>
      lines.forEach((line) => places.set(line, { article, block: `${article}.${block}`, role })),
    ),
  );
  return places;
}

/** An article that goes on after others: the last line before them and the first behind them. */
export interface Jump {
  readonly article: number;
  readonly before: number;
  readonly after: number;
}

/** The articles of the truth that go on elsewhere and bear a jump mark (下转, 上接). */
export function jumpsOfTruth(truth: Truth, lines: readonly string[]): readonly Jump[] {
  const places = placesOf(truth);
  return truth.articles.flatMap(({ blocks }, article): Jump[] => {
    const own = blocks.flatMap((block) => block.lines).toSorted((a, b) => a - b);
    if (!own.some((line) => /(?:下转|上接)第?.{1,3}版/u.test(lines[line - 1] ?? ''))) return [];
    const at = own.findIndex((line, i) => {
      const before = own[i - 1];
      if (before === undefined) return false;
      for (let n = before + 1; n < line; n += 1)
        if ((places.get(n)?.article ?? article) !== article) return true;
      return false;
    });
    const before = own[at - 1];
    const after = own[at];
    return before === undefined || after === undefined ? [] : [{ article, before, after }];
  });
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
