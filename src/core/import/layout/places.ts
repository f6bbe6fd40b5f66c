// The places of a page as an issue holds them: a text for each page, read when that page is looked at. As objects, the words of
// sixteen pages would keep the screen waiting each time they go from thread to thread or out of the store.

import type { Box, LinePlace, PagePlaces, PlacesToCome, WordPlace } from './layout.ts';

export interface StoredPlaces extends Omit<PagePlaces, 'lines'> {
  /** Lines and words; see `placesIn`. */
  readonly lines: string;
}

/** Boxes in hundred-thousandths of the page: a thirtieth of a pixel on most. */
const fine = 100_000;

type Four = readonly [number, number, number, number];
type Word = readonly [from: number, to: number, confidence: number | null, box: Four | null];
type Line = readonly [
  region: string,
  line: string,
  from: number,
  to: number,
  box: Four | null,
  words: readonly Word[],
];

/** They are written when somebody asks for them: by name, by copying the object or sending it elsewhere. */
export function stored({ linesOf, ...page }: PlacesToCome): StoredPlaces {
  let ask: (() => readonly LinePlace[]) | null = linesOf;
  let held = '';
  return {
    ...page,
    get lines() {
      if (ask) held = written(ask());
      ask = null;
      return held;
    },
  };
}

/** The same places in another picture. */
export function inPicture(places: StoredPlaces, image: string): StoredPlaces {
  const { file, page } = places;
  return {
    file,
    page,
    image,
    get lines() {
      return places.lines;
    },
  };
}

function written(lines: readonly LinePlace[]): string {
  // at once: as `Line`s first, a page would be thousands of small arrays that live for one call
  const four = (box: Box | null): string =>
    box ? `[${rounded(box.x)},${rounded(box.y)},${rounded(box.w)},${rounded(box.h)}]` : 'null';
  const told = lines.map(({ region, line, from, to, box, words }) => {
    let held = '';
    // offsets in the line are shorter than those in the file
    for (const word of words)
      held += `${held === '' ? '' : ','}[${word.from - from},${word.to - from},${word.confidence},${four(word.box)}]`;
    return `[${JSON.stringify(region)},${JSON.stringify(line)},${from},${to},${four(box)},[${held}]]`;
  });
  return `[${told.join()}]`;
}

/** What was stored. */
export function placesIn({ lines, ...page }: StoredPlaces): PagePlaces {
  const box = (four: Four | null): Box | null =>
    four && { x: four[0] / fine, y: four[1] / fine, w: four[2] / fine, h: four[3] / fine };
  const told = JSON.parse(lines) as readonly Line[]; // written by `stored`
  return {
    ...page,
    lines: told.map(([region, line, from, to, around, words]): LinePlace => ({
      region,
      line,
      from,
      to,
      box: box(around),
      words: words.map(([start, end, confidence, at]): WordPlace => ({
        from: from + start,
        to: from + end,
        box: box(at),
        confidence,
      })),
    })),
  };
}

/** As JSON has it: null for what is no number. */
function rounded(share: number): string {
  const whole = Math.round(share * fine);
  return Number.isFinite(whole) ? String(whole) : 'null';
}
