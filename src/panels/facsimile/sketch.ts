// A page that came as text alone, sketched: its text as grey lines in balanced columns, headlines heavier, in the order of
// the document. It shows how much there is and where in it something is open, not where anything was printed.

import type { Node } from 'prosemirror-model';
import { roleOf } from '../../core/document/queries.ts';
import type { Box } from '../../core/import/layout/layout.ts';
import type { Afar } from './use-places.ts';

type Range = { readonly from: number; readonly to: number };

interface Line extends Range {
  /** In heights of a line of running text, from the top of the first column on. */
  readonly y: number;
  readonly size: number;
  /** Of the column's width. */
  readonly filled: number;
}

const columns = 4;
/** Of the page's width. */
const margin = 0.05;
const gutter = 0.03;
const column = (1 - 2 * margin - (columns - 1) * gutter) / columns;
/** Of the page's height: a page of a few lines is not blown up. */
const highest = 0.02;
const perLine = 17;
/** Heights and letters to a line of what is set larger. */
const display: Readonly<Record<string, readonly [size: number, letters: number]>> = {
  headline: [2, 8],
  kicker: [1.3, 13],
  deck: [1.3, 13],
};
const betweenArticles = 1.4;

/** `pos`: before the page. */
export function sketch(page: Node, pos: number, open: readonly Range[], doubted: readonly Range[]): Afar {
  const lines = linesOf(page, pos);
  const end = lines.at(-1);
  const whole = end ? end.y + end.size : 1;
  // a heading that does not fit any more goes over whole: some room for that
  const high = whole / columns + display['headline']![0];
  const unit = Math.min(highest, (1 - 2 * margin) / high);
  const boxOf = ({ y, size, filled }: Line, a = 0, b = 1): Box => {
    const at = Math.min(columns - 1, Math.floor(y / high));
    return {
      x: margin + at * (column + gutter) + a * filled * column,
      y: margin + (y - at * high) * unit,
      w: (b - a) * filled * column,
      h: size * unit,
    };
  };
  const on = (ranges: readonly Range[]): readonly Box[] =>
    ranges.flatMap(({ from, to }) =>
      lines
        .filter((line) => line.from <= Math.max(from, to - 1) && from <= line.to)
        .map((line) => {
          const share = (at: number): number =>
            Math.max(0, Math.min(1, (at - line.from) / Math.max(1, line.to - line.from)));
          return boxOf(line, share(from), Math.max(share(from), share(to)));
        }),
    );
  return { lines: lines.map((line) => boxOf(line)), open: on(open), doubted: on(doubted) };
}

function linesOf(page: Node, pos: number): readonly Line[] {
  const lines: Line[] = [];
  let y = 0;
  page.forEach((article, articleOffset) => {
    article.forEach((block, blockOffset) => {
      const start = pos + 1 + articleOffset + 1 + blockOffset + 1;
      const { size: length } = block.content;
      const [size, letters] = display[roleOf(block)] ?? [1, perLine];
      for (let at = 0; at === 0 || at < length; at += letters) {
        const to = Math.min(length, at + letters);
        lines.push({
          from: start + at,
          to: start + to,
          y,
          size,
          filled: Math.max(0.05, (to - at) / letters),
        });
        y += size;
      }
    });
    y += betweenArticles;
  });
  return lines;
}
