// The width of the columns, read off flat text: a paragraph that was cut at the foot of a column fills its last line.
// “老渠长天没亮就上” is eight characters; with the indent of two it is exactly one line of ten.
import { ending, width } from './signs.ts';

const opensLine = /^[，。、：；！？”’」』）)》〉】〕…—％%]/u; // marks that open no line: the character before comes along
const closesLine = /[“‘「『（(《〈【〔]$/u;

/** Units that are not broken: a number or Latin word, or one character with the marks that hang on to it. */
const unit = /[A-Za-z0-9.,%:/+-]+|[\s\S]/gu;

/** What is left of the last line, in em, when `text` is set in lines of `column` em after an indent. */
export function slack(text: string, column: number, indent: number): number {
  let used = indent;
  let last = '';
  let lastWidth = 0;
  for (const [piece] of text.matchAll(unit)) {
    const w = width(piece);
    if (used + w > column + 0.26) {
      // kinsoku: a closing mark pulls the character before it down, an opening one goes down itself
      used = opensLine.test(piece) || closesLine.test(last) ? lastWidth + w : w;
      if (opensLine.test(piece) && lastWidth === 0) used = w;
    } else used += w;
    last = piece;
    lastWidth = w;
  }
  return column - used;
}

/** Whether the line is full: what comes next would not have fitted on it. Null where the text is too long to tell. */
export function fills(left: string, right: string, column: number, indented: boolean): boolean | null {
  const lines = (width(left) + 2) / column;
  if (lines > 9) return null;
  const next = /^(?:[A-Za-z0-9.,%:/+-]+|[\s\S][，。、：；！？”’」』）)》〉】〕…]?)/u.exec(right)?.[0] ?? '';
  const rest = slack(left, column, indented ? 2 : 0);
  // numbers are set in widths of their own: the longer the text, the less sure
  const doubt = 0.3 + 0.15 * Math.max(0, lines - 1);
  return rest < width(next) + Math.min(0.6, doubt);
}

export interface Piece {
  readonly left: string;
  readonly right: string;
  /** The left piece opens its paragraph, so that an indent stands before it. */
  readonly indented: boolean;
}

/**
 * The width of the columns in em, from pieces of paragraphs in the order that they came; undefined if they do not show
 * one. At least six cuts that end without a mark are wanted.
 */
export function columnWidth(texts: readonly string[]): number | undefined {
  const cuts: Piece[] = [];
  texts.forEach((text, i) => {
    const right = texts[i + 1];
    const end = ending(text);
    if (right === undefined || (end !== 'han' && end !== 'comma' && end !== 'digit')) return;
    // headlines and sub-headings end without a mark too: of short lines only those that the next runs on from would do,
    // and those cannot be told here; long ones are never headlines
    if (width(text) < 40 || width(right) < 8) return;
    const before = ending(texts[i - 1] ?? '。');
    cuts.push({
      left: text,
      right,
      indented: before === 'final' || before === 'none' || width(texts[i - 1] ?? '') < 36,
    });
  });
  if (cuts.length < 6) return undefined;
  cuts.length = Math.min(cuts.length, 120);
  const sums = new Map<number, number>();
  for (let column = 7; column <= 48; column += 1) {
    let sum = 0;
    for (const cut of cuts) {
      const full = fills(cut.left, cut.right, column, cut.indented);
      if (full === null) continue;
      const chance = Math.min(0.9, 1.8 / column);
      sum += Math.log(full ? 0.75 / chance : 0.25 / (1 - chance));
    }
    sums.set(column, sum);
  }
  const top = [...sums].reduce((a, b) => (b[1] > a[1] ? b : a));
  if (top[1] < 5) return undefined; // a chance fit of a few cuts is no width
  // what fills three lines of 16 also fills one of 48: the smallest part that explains nearly as much is the column
  const parts = [...sums].filter(([column, sum]) => top[0] % column === 0 && sum >= 0.6 * top[1]);
  return Math.min(...parts.map(([column]) => column));
}
