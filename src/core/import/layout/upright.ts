// Pages set from top to bottom, their lines from right to left, as papers were until the 1950s and some still are. Turned by
// a quarter they are like any other page: the first line on top, the bands (段) side by side as columns. What reads columns,
// indents and gaps has to know nothing of them.

import { width } from '../../labelling/signs.ts';
import { roundBoxes } from './geometry.ts';
import type { Box, LayoutLine, LayoutPage } from './layout.ts';

/** What is arranged by itself; `back` gives a line of it its own places again. */
export interface Level {
  readonly page: LayoutPage;
  readonly back: (line: LayoutLine) => LayoutLine;
  /** Its lines stand on the page as they stand here, or turned among others that are turned. */
  readonly turned: boolean;
}

/** The page as it is arranged: turned where most of it is set upright, with the level lines above and below all of that before and behind it. */
export function levelled(page: LayoutPage): readonly Level[] {
  const told: LayoutPage = {
    ...page,
    regions: page.regions.map((region) => ({ ...region, lines: region.lines.map(withDirection) })),
  };
  const lines = linesOf(told);
  const upright = lines.filter(({ vertical }) => vertical);
  const asItIs = (line: LayoutLine): LayoutLine => line;
  if (letters(upright) <= letters(lines) / 2) return [{ page: told, back: asItIs, turned: false }];
  const round = roundBoxes(upright.map(({ box }) => box));
  if (told.ordered || !round) return [turnedPage(told)];
  const over = ({ box, vertical }: LayoutLine): boolean => !vertical && !!box && box.y + box.h <= round.y;
  const under = ({ box, vertical }: LayoutLine): boolean => !vertical && !!box && box.y >= round.y + round.h;
  const [head, foot] = [over, under].map((which) => only(told, which));
  const body = only(told, (line) => !over(line) && !under(line));
  return [
    ...(head && linesOf(head).length > 0 ? [{ page: head, back: asItIs, turned: false }] : []),
    turnedPage(body),
    ...(foot && linesOf(foot).length > 0 ? [{ page: foot, back: asItIs, turned: false }] : []),
  ];
}

const linesOf = (page: LayoutPage): LayoutLine[] => page.regions.flatMap(({ lines }) => lines);

const only = (page: LayoutPage, which: (line: LayoutLine) => boolean): LayoutPage => ({
  ...page,
  regions: page.regions.map((region) => ({ ...region, lines: region.lines.filter(which) })),
});

function turnedPage(page: LayoutPage): Level {
  return {
    page: {
      ...page,
      width: page.height,
      height: page.width,
      regions: page.regions.map((region) => ({
        ...region,
        box: turned(region.box, page.width),
        lines: region.lines.map((line) => turnedLine(line, (box) => turned(box, page.width))),
      })),
    },
    back: (line) => turnedLine(line, (box) => turnedBack(box, page.width)),
    turned: true,
  };
}

/** Han that stand below each other: the line is as high as it has letters, and one of them wide. Single ones show nothing. */
function withDirection(line: LayoutLine): LayoutLine {
  const box = line.box ?? roundBoxes(line.words.map((word) => word.box));
  if (line.vertical !== undefined || !box) return line;
  const text = line.words.map((word) => word.text).join('');
  const upright = /\p{Script=Han}/u.test(text) && width(text) >= 2 && box.h > 1.4 * box.w;
  return upright ? { ...line, vertical: true } : line;
}

const letters = (lines: readonly LayoutLine[]): number =>
  lines.reduce((sum, { words }) => sum + words.reduce((all, { text }) => all + width(text), 0), 0);

function turnedLine(line: LayoutLine, turn: (box: Box | null) => Box | null): LayoutLine {
  const { vertical, ...rest } = line;
  return {
    ...rest,
    box: turn(line.box),
    words: line.words.map((word) => ({ ...word, box: turn(word.box) })),
    // what is level on such a page stands upright on the turned one
    ...(vertical || isShort(line) ? {} : { vertical: true }),
  };
}

/** A letter alone goes with the others. */
const isShort = ({ words }: LayoutLine): boolean => letters([{ id: '', box: null, words }]) < 2;

/** Its right edge becomes the top. */
const turned = (box: Box | null, wide: number): Box | null =>
  box && { x: box.y, y: wide - box.x - box.w, w: box.h, h: box.w };
const turnedBack = (box: Box | null, wide: number): Box | null =>
  box && { x: wide - box.y - box.h, y: box.x, w: box.h, h: box.w };
