// Reading order from geometry: the page is cut where white runs through it, across and down, again and again, until what is
// left is one column (recursive X-Y cuts, Nagy and Seth 1984). All lengths are in em of the page's body text, so that it is
// all one whether a page is measured in pixels or points.

import { width } from '../../labelling/signs.ts';
import { roundBoxes } from './geometry.ts';
import type { Box, LayoutLine, LayoutPage, LayoutRegion } from './layout.ts';

/** A line, or the part of one that stands in one column: engines take two columns for one line. */
export interface SetLine {
  readonly line: LayoutLine;
  readonly region: LayoutRegion;
  readonly box: Box;
  /** Of the letters, in units of the page: told by the format, or guessed from the line. */
  readonly size: number;
}

export interface Column {
  readonly lines: readonly SetLine[];
  /** The cuts from top to bottom that it stands under, from the outermost. Columns of one text share them. */
  readonly path: readonly number[];
}

export interface Arranged {
  /** Size of the body text, in units of the page. */
  readonly em: number;
  /** From base line to base line of the body text, in units of the page. */
  readonly pitch: number;
  readonly columns: readonly Column[];
}

/** What the cuts look at: words of a line that stand close. */
interface Piece {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly size: number;
  readonly line: number;
  readonly vertical: boolean;
  readonly words: readonly Word[];
}

interface Word {
  readonly x0: number;
  readonly x1: number;
  /** Its number in the line. */
  readonly at: number;
  /** A mark alone: engines take the rule between two columns for one. */
  readonly mark: boolean;
}

interface Gap {
  readonly from: number;
  readonly to: number;
}

/** A head is so much larger than the body. */
const headFrom = 1.18;

/** The lines of a page in columns and reading order; null where too few of them have a place. */
export function arrange(page: LayoutPage): Arranged | null {
  const all = page.regions.flatMap((region) =>
    region.lines.map((line) => ({ region, line, letters: lettersOf(line), height: heightOf(line) })),
  );
  const placed = all.filter(({ line }) => line.box && line.words.some(({ box }) => box)).length;
  if (placed === 0 || placed < 0.9 * all.length) return null;
  // of a short line only the height is seen, and the ink of letters is not as high as their size
  const inked = all.flatMap(({ line, letters, height }) =>
    letters < 8 ? [] : [sizeOf(line, letters, height, 1) / (height || 1)],
  );
  const ink = inked.length < 8 ? 1 : median(inked);
  const sizes = all.map(({ line, letters, height }) => sizeOf(line, letters, height, ink));
  const em = medianBy(
    sizes,
    all.map(({ letters }) => letters),
  );
  if (!(em > 0)) return null;
  const lines = all.map(({ region, line, letters }, i): SetLine => ({
    region,
    line,
    box: line.box ?? { x: 0, y: 0, w: 0, h: 0 },
    size: isSpeck(line, letters) ? Math.min(sizes[i] ?? em, em) : (sizes[i] ?? em),
  }));
  const pitch = pitchOf(lines, em);
  if (page.ordered) return { em, pitch, columns: asGiven(lines, em) };
  const slope = slopeOf(lines, em);
  // a program that set the page has set no line over two columns
  const guessed = all.some(({ line }) => line.words.some(({ confidence }) => confidence !== null));
  const leaves: { readonly pieces: readonly Piece[]; readonly path: readonly number[] }[] = [];
  let groups = 0;
  const gapDown = Math.max(0.25, pitch / em - 1 + 0.35) * em;
  const visit = (pieces: readonly Piece[], path: readonly number[], depth: number): void => {
    const found = depth > 200 ? null : cut(pieces, em, pitch, gapDown, guessed ? seams : () => []);
    if (found === null) leaves.push({ pieces, path });
    else {
      const inner = found.across ? [...path, (groups += 1)] : path;
      for (const part of found.parts) visit(part, inner, depth + 1);
    }
  };
  visit(piecesOf(lines, slope), [], 0);
  const columns = leaves.flatMap(({ pieces, path }) =>
    untangled(linesIn(pieces, lines), em).map((held): Column => ({ lines: held, path })),
  );
  return { em, pitch, columns };
}

/** The path of columns that come in the format's own order. */
export const given: readonly number[] = [-1];

/** The format's own order: lines that follow each other downwards in one region are a column. */
function asGiven(lines: readonly SetLine[], em: number): Column[] {
  const columns: { lines: SetLine[]; path: readonly number[] }[] = [];
  for (const line of lines) {
    const column = columns.at(-1);
    const last = column?.lines.at(-1);
    const goesOn =
      last &&
      last.region === line.region &&
      line.box.y + line.box.h / 2 > last.box.y + last.box.h / 2 - 0.3 * em &&
      overlap(last.box, line.box) > 0;
    if (column && goesOn) column.lines.push(line);
    else columns.push({ lines: [line], path: given });
  }
  return columns;
}

const overlap = (a: Box, b: Box): number => Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);

/** One or two letters that an engine saw may be a rule, a stain, a piece of a picture: their height says nothing of their size. */
const isSpeck = (line: LayoutLine, letters: number): boolean =>
  letters < 2.5 && line.words.some(({ confidence }) => confidence !== null);

const lettersOf = (line: LayoutLine): number => line.words.reduce((sum, { text }) => sum + width(text), 0);

/** What engines say of sizes is guessed from the height of a line, which one bracket changes: then its width decides. */
function sizeOf(line: LayoutLine, letters: number, height: number, ink: number): number {
  const guessed = line.words.some(({ confidence }) => confidence !== null);
  if (line.size !== undefined && !guessed) return line.size;
  if (!line.box || letters < 5) return ink * height;
  const along = line.vertical ? line.box.h : line.box.w;
  return Math.min(1.3 * height, Math.max(0.85 * height, along / letters));
}

/** Across the direction of reading. */
function heightOf({ words, box: round, vertical }: LayoutLine): number {
  const own = (box: Box): number => (vertical ? box.w : box.h);
  const heights: number[] = [];
  for (const { box } of words) if (box) heights.push(own(box));
  // the words of most lines are of one height
  if (heights.some((height) => height !== heights[0])) heights.sort((a, b) => a - b);
  const height = Math.min(heights[heights.length >> 1] ?? Infinity, round ? own(round) : Infinity);
  return Number.isFinite(height) ? height : 0;
}

function medianBy(values: readonly number[], weights: readonly number[]): number {
  const order = values
    .map((value, i) => ({ value, weight: weights[i] ?? 0 }))
    .toSorted((a, b) => a.value - b.value);
  const half = order.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of order) if ((sum += weight) >= half) return value;
  return 0;
}

/** The lower of the two in the middle; 0 of none. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? 0;
}

const isBody = ({ size }: SetLine, em: number): boolean => size > 0.85 * em && size < headFrom * em;

/** From one line of the body to the next below it. */
function pitchOf(lines: readonly SetLine[], em: number): number {
  const body = lines
    .filter((line) => isBody(line, em) && line.box.w > 4 * em)
    .toSorted((a, b) => a.box.y - b.box.y);
  const steps: number[] = [];
  body.forEach(({ box }, i) => {
    for (let k = i + 1; k < Math.min(body.length, i + 40); k += 1) {
      const below = body[k]?.box;
      if (!below || below.y - box.y < 0.7 * em || overlap(box, below) < 0.6 * Math.min(box.w, below.w))
        continue;
      if (below.y - box.y < 3.5 * em) steps.push(below.y + below.h / 2 - box.y - box.h / 2);
      break;
    }
  });
  return steps.length < 3 ? 1.5 * em : median(steps);
}

/** How far lines fall on their way to the right, of 1: scans are never quite level. */
function slopeOf(lines: readonly SetLine[], em: number): number {
  const slopes = lines.flatMap(({ line, box }) => {
    const middles = line.words.flatMap((word) =>
      word.box ? [{ x: word.box.x + word.box.w / 2, y: word.box.y + word.box.h / 2 }] : [],
    );
    if (middles.length < 6 || box.w < 8 * em) return [];
    const mx = middles.reduce((sum, { x }) => sum + x, 0) / middles.length;
    const my = middles.reduce((sum, { y }) => sum + y, 0) / middles.length;
    const xx = middles.reduce((sum, { x }) => sum + (x - mx) ** 2, 0);
    const xy = middles.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0);
    return xx > 0 ? [xy / xx] : [];
  });
  const slope = slopes.length < 8 ? 0 : median(slopes);
  return Math.abs(slope) < 0.05 ? slope : 0;
}

function across(words: readonly Word[]): Pick<Piece, 'x0' | 'x1' | 'words'> {
  let x0 = Infinity;
  let x1 = -Infinity;
  for (const word of words) {
    x0 = Math.min(x0, word.x0);
    x1 = Math.max(x1, word.x1);
  }
  return { x0, x1, words };
}

interface Place extends Word {
  readonly y0: number;
  readonly y1: number;
}

/** What is no letter and no figure, or looks like the rule between two columns. */
function isMark(text: string): boolean {
  const first = text.charCodeAt(0);
  // most words begin with one of the common Chinese characters
  if (first >= 0x4e36 && first <= 0x9fa5) return false;
  return !/[\p{L}\p{Nd}]/u.test(text) || /^[Il1丨]$/u.test(text);
}

function piecesOf(lines: readonly SetLine[], slope: number): Piece[] {
  const pieces: Piece[] = [];
  lines.forEach(({ line, size }, at) => {
    const places: Place[] = [];
    line.words.forEach(({ box, text }, at) => {
      if (!box) return;
      const x = box.x + box.w / 2;
      const y = box.y + box.h / 2;
      const mx = x + slope * y;
      const my = y - slope * x;
      // engines draw some letters' boxes into the next line: the middle and the size are more to be trusted
      const half = line.vertical ? box.h / 2 : size / 2;
      places.push({
        x0: mx - box.w / 2,
        x1: mx + box.w / 2,
        at,
        mark: isMark(text),
        y0: my - half,
        y1: my + half,
      });
    });
    if (places.some(({ x0 }, i) => i > 0 && x0 < (places[i - 1]?.x0 ?? x0)))
      places.sort((a, b) => a.x0 - b.x0);
    // words that stand close are not cut apart, however the gaps of the lines above and below fall
    const close: Place[][] = [];
    let end = -Infinity;
    for (const place of places) {
      if (place.x0 - end < 0.7 * size) close.at(-1)?.push(place);
      else close.push([place]);
      end = Math.max(end, place.x1);
    }
    for (const held of close) {
      // one letter's box that is drawn into the next line does not bring the two together
      const off = line.vertical ? 0 : middleOf(held) - size / 2;
      pieces.push({
        ...across(held),
        y0: line.vertical ? Math.min(...held.map(({ y0 }) => y0)) : off,
        y1: line.vertical ? Math.max(...held.map(({ y1 }) => y1)) : off + size,
        size,
        line: at,
        vertical: line.vertical === true,
      });
    }
  });
  return pieces;
}

const middleOf = (places: readonly { readonly y0: number; readonly y1: number }[]): number =>
  median(places.map(({ y0, y1 }) => (y0 + y1) / 2));

/** The white between pieces on one axis, and where they end on both sides of it. */
function gaps(pieces: readonly Piece[], axis: 'x' | 'y'): Gap[] {
  const found: Gap[] = [];
  let end = -Infinity;
  if (axis === 'x') {
    // nothing stands beside anything else in most columns
    const first = pieces.reduce((least, { x1 }) => Math.min(least, x1), Infinity);
    if (pieces.every(({ x0 }) => x0 <= first)) return found;
    for (const { x0, x1 } of pieces.toSorted((a, b) => a.x0 - b.x0)) {
      if (x0 > end && end > -Infinity) found.push({ from: end, to: x0 });
      end = Math.max(end, x1);
    }
  } else
    for (const { y0, y1 } of pieces.toSorted((a, b) => a.y0 - b.y0)) {
      if (y0 > end && end > -Infinity) found.push({ from: end, to: y0 });
      end = Math.max(end, y1);
    }
  return found;
}

const size = ({ from, to }: Gap): number => to - from;
const middle = ({ from, to }: Gap): number => (from + to) / 2;

interface Cut {
  /** The parts stand side by side. */
  readonly across: boolean;
  readonly parts: readonly (readonly Piece[])[];
}

function cut(
  pieces: readonly Piece[],
  em: number,
  pitch: number,
  gapDown: number,
  seamsOf: typeof seams,
): Cut | null {
  if (pieces.length < 2) return null;
  const down = gaps(pieces, 'y');
  const free = gutters(pieces, em, pitch);
  const bands = down.filter((gap) => size(gap) >= gapDown && !beheads(gap, pieces, free, em));
  const widest = bands.toSorted((a, b) => size(b) - size(a))[0];
  if (widest) return { across: false, parts: parted(pieces, [middle(widest)], 'y') };
  if (free.length > 0) {
    const most = Math.max(...free.map(size));
    const heads = headsOf(pieces, em);
    const best = free.toSorted(
      (a, b) => offCentre(heads, pieces, a) - offCentre(heads, pieces, b) || size(b) - size(a),
    );
    const chosen = heads.length > 0 ? best.slice(0, 1) : free.filter((gap) => size(gap) >= 0.6 * most);
    return { across: true, parts: titleFirst(parted(pieces, chosen.map(middle), 'x'), em) };
  }
  const frees = (parts: readonly (readonly Piece[])[]): boolean =>
    parts.some(
      (part) =>
        (gutters(part, em, pitch).length > 0 && rowsOf(part, em, pitch) > 2.2) ||
        seamsOf(part, em, pitch).length > 0,
    );
  // a head stands close on its columns: where the size changes it is parted from them
  const changes = down.filter((gap) => {
    const above = pieces.filter(({ y1 }) => y1 <= gap.from + 1e-6 && y1 > gap.from - 0.6 * em);
    const below = pieces.filter(({ y0 }) => y0 >= gap.to - 1e-6 && y0 < gap.to + 0.6 * em);
    const [a, b] = [above, below].map(usualSize);
    return !!a && !!b && Math.max(a, b) > 1.12 * Math.min(a, b);
  });
  if (changes.length > 0) {
    const parts = parted(pieces, changes.map(middle), 'y');
    if (frees(parts)) return { across: false, parts };
  }
  const all = seamsOf(pieces, em, pitch);
  const over = pieces.filter((piece) => isHead(piece, em) && all.some((at) => runsOver(piece, at, em)));
  const clear = all.filter((at) => !over.some((piece) => runsOver(piece, at, em)));
  // the gutters under a head run into it: it is parted first from its neighbours, then from what is under it
  const under =
    clear.length > 0 ? [] : down.filter((gap) => over.some(({ y1 }) => Math.abs(y1 - gap.from) < 1e-6));
  if (under.length > 0) return { across: false, parts: parted(pieces, under.map(middle), 'y') };
  const through = clear.length > 0 ? clear : all;
  if (through.length > 0) return { across: true, parts: parted(torn(pieces, through), through, 'x') };
  // a line of the body's size that runs over all columns
  if (down.length > 1 && down.length < 200) {
    const gap = down.find((one) => frees(parted(pieces, [middle(one)], 'y')));
    if (gap) return { across: false, parts: parted(pieces, [middle(gap)], 'y') };
  }
  return null;
}

function usualSize(pieces: readonly Piece[]): number {
  const known = usualSizes.get(pieces);
  if (known !== undefined) return known;
  const order = pieces.toSorted((a, b) => a.size - b.size);
  const half = order.reduce((sum, { x0, x1 }) => sum + (x1 - x0), 0) / 2;
  let sum = 0;
  const found = order.find(({ x0, x1 }) => (sum += x1 - x0) >= half)?.size ?? 0;
  usualSizes.set(pieces, found);
  return found;
}

/** Each part is asked several times. */
const usualSizes = new WeakMap<readonly Piece[], number>();

const isHead = ({ size: own }: Piece, em: number): boolean => own >= headFrom * em;
const runsOver = ({ x0, x1 }: Piece, at: number, em: number): boolean =>
  x0 < at - 0.5 * em && x1 > at + 0.5 * em;

/** Of the rows beside it: so many may run over a gutter that engines have filled with what is not there. */
const mostCrossings = 0.2;
/** Fewer lines show no gutter where some run over it; of so few letters that are set alike may have white in one place, if not as much. */
const fewestRows = 5;
const enoughRows = 7;
/** In em: no column of running text is narrower. */
const narrowest = 5;

let sheet = new Uint8Array(0);

/** So many zeros. There is one sheet, for whoever asked last: a page is looked at some thousand times. */
function blank(length: number): Uint8Array {
  if (sheet.length < length) sheet = new Uint8Array(2 * length);
  return sheet.fill(0, 0, length);
}

/** Where gutters must be though lines run over them: engines read on over a gutter, and its rule as a mark. Places on the x axis. */
function seams(pieces: readonly Piece[], em: number, pitch: number): number[] {
  const top = pieces.reduce((least, { y0 }) => Math.min(least, y0), Infinity);
  const foot = pieces.reduce((most, { y1 }) => Math.max(most, y1), -Infinity);
  const left = pieces.reduce((least, { x0 }) => Math.min(least, x0), Infinity);
  const right = pieces.reduce((most, { x1 }) => Math.max(most, x1), -Infinity);
  const rows = Math.ceil((foot - top) / pitch);
  const step = em / 6;
  const bins = Math.ceil((right - left) / step);
  if (rows < fewestRows || bins < 60 || rows * bins > 4e6) return [];
  const rowOf = ({ y0, y1 }: Piece): number => Math.min(rows - 1, Math.floor(((y0 + y1) / 2 - top) / pitch));
  const binOf = (x: number): number => Math.min(bins, Math.round((x - left) / step));
  /** How many rows have ink in each bin; where two pieces stand in one row, at least so many. */
  const own = new Int32Array(bins + 1);
  const inRow = blank(rows);
  for (const piece of pieces) {
    const row = rowOf(piece);
    if (inRow[row] === 1) continue;
    inRow[row] = 1;
    let end = 0;
    for (const { x0, x1, mark } of piece.words) {
      if (mark) continue;
      const from = Math.max(end, binOf(x0));
      end = Math.max(end, binOf(x1));
      own[from] = (own[from] ?? 0) + 1;
      own[end] = (own[end] ?? 0) - 1;
    }
  }
  // running text has no white of half an em that runs down through its lines: most end here
  const edge = narrowest * 6 - 1;
  let white = 0;
  let widest = 0;
  for (let bin = 1; bin < bins; bin += 1) {
    own[bin] = (own[bin] ?? 0) + (own[bin - 1] ?? 0);
    white = (own[bin] ?? 0) > mostCrossings * rows ? 0 : white + 1;
    if (bin >= edge && bin - white < bins - edge) widest = Math.max(widest, white);
  }
  if (widest < 3) return [];
  const ink = blank(rows * bins);
  own.fill(0);
  for (const piece of pieces) {
    const row = rowOf(piece) * bins;
    for (const { x0, x1, mark } of piece.words) {
      const to = mark ? 0 : binOf(x1);
      for (let bin = Math.max(0, binOf(x0)); bin < to; bin += 1) {
        if (ink[row + bin] === 1) continue;
        ink[row + bin] = 1;
        own[bin] = (own[bin] ?? 0) + 1;
      }
    }
  }
  /** How many rows have ink in the twenty bins in front of each; of bins behind the last, too. */
  const near = new Uint32Array(bins + 20);
  for (let row = 0; row < rows; row += 1) {
    let last = -20;
    for (let bin = 1; bin < near.length; bin += 1) {
      if (bin <= bins && ink[row * bins + bin - 1] === 1) last = bin;
      if (bin - last < 20) near[bin] = (near[bin] ?? 0) + 1;
    }
  }
  const found: number[] = [];
  let from = -1;
  let few = false;
  for (let bin = 0; bin <= bins; bin += 1) {
    // a gutter has columns on both sides: lines that stand there, and hardly one that runs through
    const beside = bin < bins ? Math.min(near[bin - 4] ?? 0, near[bin + 24] ?? 0) : 0;
    const open = beside >= fewestRows && (own[bin] ?? 0) <= mostCrossings * beside;
    if (open && from < 0) {
      from = bin;
      few = false;
    }
    if (open && beside < enoughRows) few = true;
    if (!open && from >= 0) {
      const at = left + ((from + bin) / 2) * step;
      const wide = Math.min(at - (found.at(-1) ?? left), right - at) > narrowest * em;
      if ((bin - from) * step >= (few ? 1.2 : 0.5) * em && wide) found.push(at);
      from = -1;
    }
  }
  return found;
}

/** The pieces, those that run over a seam in two. */
function torn(pieces: readonly Piece[], at: readonly number[]): Piece[] {
  return pieces.flatMap((piece) => {
    if (!at.some((seam) => seam > piece.x0 && seam < piece.x1)) return [piece];
    const sides = new Map<number, Word[]>();
    for (const word of piece.words) {
      const side = at.filter((seam) => seam < (word.x0 + word.x1) / 2).length;
      sides.set(side, [...(sides.get(side) ?? []), word]);
    }
    return [...sides.values()].map((words) => ({ ...piece, ...across(words) }));
  });
}

/** White that runs down through all of it. Between two lines it may be chance, between ten it is a gutter. */
function gutters(pieces: readonly Piece[], em: number, pitch: number): Gap[] {
  const white = gaps(pieces, 'x');
  if (white.length === 0) return white;
  const left = pieces.reduce((least, { x0 }) => Math.min(least, x0), Infinity);
  const right = pieces.reduce((most, { x1 }) => Math.max(most, x1), -Infinity);
  const usual = usualSize(pieces);
  const rows = rowsOf(pieces, em, pitch);
  const least = rows > 3.5 ? 0.55 * em : (rows > 1.5 ? 1 : 2) * usual;
  // the white beside an indent and that behind a paragraph's last word fall together in two lines, and are no gutter
  const narrow = rows > 3.5 ? 2 * em : rows > 1.5 ? 3 * usual : 0;
  const upright = pieces.some(({ vertical }) => vertical);
  return white.filter((gap) => {
    if (size(gap) < least) return false;
    if (gap.from - left < narrow && !(upright && isUpright(pieces.filter(({ x1 }) => x1 <= gap.from))))
      return false;
    if (right - gap.to < narrow && !(upright && isUpright(pieces.filter(({ x0 }) => x0 >= gap.to))))
      return false;
    return !upright || size(gap) > 1.5 * usual || !betweenUpright(gap, pieces);
  });
}

interface Extent {
  readonly x0: number;
  readonly x1: number;
}

/** How far the heads go, line by line. */
function headsOf(pieces: readonly Piece[], em: number): Extent[] {
  const heads = new Map<number, Extent>();
  for (const { x0, x1, line, size: own } of pieces) {
    if (own < headFrom * em) continue;
    const known = heads.get(line);
    heads.set(line, { x0: Math.min(x0, known?.x0 ?? x0), x1: Math.max(x1, known?.x1 ?? x1) });
  }
  return [...heads.values()];
}

/** Where a gutter parts articles, the heads on both sides stand over the middle of what is theirs, or at its left; the gutters inside an article leave them to one side. In units of the page, over all heads. */
function offCentre(heads: readonly Extent[], pieces: readonly Piece[], gap: Gap): number {
  const [left, right] = [true, false].map((side): Extent => {
    const own = pieces.filter(({ x0 }) => x0 < gap.from === side);
    return {
      x0: own.reduce((least, { x0 }) => Math.min(least, x0), Infinity),
      x1: own.reduce((most, { x1 }) => Math.max(most, x1), -Infinity),
    };
  });
  return heads.reduce((sum, head) => {
    const part = head.x0 < gap.from ? left : right;
    if (!part) return sum;
    const off = Math.abs(head.x0 + head.x1 - part.x0 - part.x1) / 2;
    return sum + Math.min(off, Math.abs(head.x0 - part.x0));
  }, 0);
}

/** How many lines of their size the pieces are high: one of a single line is less than 1. */
function rowsOf(pieces: readonly Piece[], em: number, pitch: number): number {
  const top = pieces.reduce((least, { y0 }) => Math.min(least, y0), Infinity);
  const foot = pieces.reduce((most, { y1 }) => Math.max(most, y1), -Infinity);
  return (foot - top) / ((pitch / em) * usualSize(pieces));
}

/** A title that stands beside its text (竖题横文) is no wider than a letter. */
const isUpright = (pieces: readonly Piece[]): boolean => pieces.every(({ vertical }) => vertical);

/** It is read before its text also where it stands at the right of it. */
function titleFirst(parts: Piece[][], em: number): Piece[][] {
  const [text, title, more] = parts;
  if (!text || !title || more) return parts;
  const heads = isUpright(title) && !isUpright(text) && title.every(({ size: own }) => own >= headFrom * em);
  return heads ? [title, text] : parts;
}

/** Between two vertical lines stands what stands between two level ones below each other. */
function betweenUpright(gap: Gap, pieces: readonly Piece[]): boolean {
  const beside = pieces.filter(({ x0, x1 }) => x1 === gap.from || x0 === gap.to);
  return beside.every(({ vertical }) => vertical);
}

/** Whether a cut would part a head from what it heads: it stands right above the cut, on one side of a gutter, and is not set over both. */
function beheads(band: Gap, pieces: readonly Piece[], free: readonly Gap[], em: number): boolean {
  if (free.length === 0) return false;
  const near = pieces.filter(({ y1 }) => y1 <= band.from + 1e-6 && y1 > band.from - 4 * em);
  const heads = near.filter((piece) => piece.size >= headFrom * em);
  if (heads.length === 0) return false;
  const left = pieces.reduce((least, { x0 }) => Math.min(least, x0), Infinity);
  const right = pieces.reduce((most, { x1 }) => Math.max(most, x1), -Infinity);
  const from = heads.reduce((least, { x0 }) => Math.min(least, x0), Infinity);
  const to = heads.reduce((most, { x1 }) => Math.max(most, x1), -Infinity);
  const clear = free.some((gap) => gap.from < to && gap.to > from);
  const centred = Math.abs((from + to) / 2 - (left + right) / 2) < 2 * em;
  // its byline stands under its middle
  const alone = near.every(
    (piece) => piece.size >= headFrom * em || Math.abs((piece.x0 + piece.x1) / 2 - (from + to) / 2) < 2 * em,
  );
  return clear || !centred || !alone;
}

function parted(pieces: readonly Piece[], at: readonly number[], axis: 'x' | 'y'): Piece[][] {
  const parts: Piece[][] = Array.from({ length: at.length + 1 }, () => []);
  const order = at.length > 1 ? at.toSorted((a, b) => a - b) : at;
  for (const piece of pieces) {
    const place = axis === 'x' ? (piece.x0 + piece.x1) / 2 : (piece.y0 + piece.y1) / 2;
    let i = 0;
    while (i < order.length && !(place < (order[i] ?? 0))) i += 1;
    parts[i]?.push(piece);
  }
  return parts.filter((part) => part.length > 0);
}

/** The lines, or their parts, that the pieces belong to, from top to bottom. */
function linesIn(pieces: readonly Piece[], lines: readonly SetLine[]): SetLine[] {
  const words = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const held = words.get(piece.line) ?? [];
    held.push(piece);
    words.set(piece.line, held);
  }
  const found = [...words].flatMap(([at, held]) => {
    const whole = lines[at];
    if (!whole) return [];
    const y = held.reduce((sum, { y0, y1 }) => sum + y0 + y1, 0) / (2 * held.length);
    const x = held.reduce((least, { x0 }) => Math.min(least, x0), Infinity);
    // a word is in one piece
    const count = held.reduce((sum, piece) => sum + piece.words.length, 0);
    if (count === whole.line.words.length) return [{ set: whole, x, y }];
    const chosen = new Set(held.flatMap((piece) => piece.words.map((word) => word.at)));
    const kept = whole.line.words.filter(
      (word, i) => chosen.has(i) || (word.box === null && chosen.has(i - 1)),
    );
    const part: LayoutLine = {
      ...whole.line,
      words: kept,
      box: roundBoxes(kept.map(({ box }) => box)),
    };
    const own = sizeOf(part, lettersOf(part), heightOf(part), 1);
    return [{ set: { ...whole, line: part, box: part.box ?? whole.box, size: own || whole.size }, x, y }];
  });
  found.sort((a, b) => a.y - b.y);
  // what stands on one base line is read from left to right, vertical lines from right to left
  const rows: (typeof found)[] = [];
  for (const one of found) {
    const row = rows.at(-1);
    const first = row?.[0];
    const upright = one.set.line.vertical === true;
    const beside = upright
      ? first?.set.line.vertical === true && Math.abs(first.set.box.y - one.set.box.y) < first.set.box.h
      : first && !first.set.line.vertical && one.y - first.y < 0.5 * Math.min(one.set.size, first.set.size);
    if (row && beside) row.push(one);
    else rows.push([one]);
  }
  return rows.flatMap((row) =>
    row.toSorted((a, b) => (a.set.line.vertical ? b.x - a.x : a.x - b.x)).map(({ set }) => set),
  );
}

/** Lines that no straight cut could part (text that runs round a picture): each goes under the one that it stands below, and the stacks are read from the left. */
function untangled(lines: readonly SetLine[], em: number): SetLine[][] {
  const beside = (a: SetLine, b: SetLine): boolean =>
    Math.abs(a.box.y + a.box.h / 2 - b.box.y - b.box.h / 2) < 0.5 * em;
  const rows = lines.filter((line, i) => i > 0 && beside(line, lines[i - 1] ?? line)).length;
  // one column; a row that an engine gave in pieces does not make two of it
  if (rows < 3 || lines.some(({ line }) => line.vertical)) return [[...lines]];
  const stacks: { lines: SetLine[]; box: Box }[] = [];
  for (const line of lines) {
    const over = stacks
      .filter(({ box, lines: held }) => {
        const last = held.at(-1);
        return overlap(box, line.box) > 0.5 * Math.min(box.w, line.box.w) && last && !beside(last, line);
      })
      .toSorted((a, b) => (b.lines.at(-1)?.box.y ?? 0) - (a.lines.at(-1)?.box.y ?? 0))[0];
    if (over) {
      over.lines.push(line);
      over.box = roundBoxes([over.box, line.box]) ?? over.box;
    } else stacks.push({ lines: [line], box: line.box });
  }
  return stacks.toSorted((a, b) => a.box.x - b.box.x || a.box.y - b.box.y).map((stack) => stack.lines);
}
