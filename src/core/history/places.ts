// Where the words of the current document stand in the pictures of their pages, and what stands at a point of a picture.
//
// A block's text knows its sources (account.ts); the sources' file knows the places of its lines and words. Between two
// readings of the journal a block that was edited keeps what its ends have in common with what was read: so a caret can be
// followed while somebody types, and the journal need be read anew only when typing pauses.

import type { Node } from 'prosemirror-model';
import { blocks, idOf } from '../document/queries.ts';
import type { Box, LinePlace, WordPlace } from '../import/layout/layout.ts';
import { placesIn, type StoredPlaces } from '../import/layout/places.ts';
import type { Original, SourceSpan } from '../import/types.ts';
import type { Provenance } from './account.ts';

/** What a reading of the journal says: the document as it was then, and where its text came from. */
export type Whence = Pick<Provenance, 'doc' | 'sources'>;

/** A page of a picture: the file that its text was read from, and its place in it, from 0. */
export interface PictureOf {
  readonly file: string;
  readonly page: number;
}

/** A stretch of a block's text that came from one printed line. */
export interface Stand extends PictureOf {
  /** UTF-16 offsets in the block's text. */
  readonly from: number;
  readonly to: number;
  /** Round the words of the stretch, in fractions of the page; null where the format tells no place. */
  readonly box: Box | null;
  /** Round the whole printed line. */
  readonly line: Box | null;
  readonly words: readonly WordStand[];
}

export interface WordStand {
  readonly from: number;
  readonly to: number;
  readonly box: Box | null;
  /** The engine's confidence, 0–1; null where the format does not tell. */
  readonly confidence: number | null;
}

interface FileLine extends PictureOf {
  readonly place: LinePlace;
}

/** A range of a block, as UTF-16 offsets in its text; absent: all of it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export class Places {
  readonly #stored: readonly StoredPlaces[];
  readonly #files = new Map<string, readonly FileLine[]>();

  constructor({ places = [] }: Pick<Original, 'places'>) {
    this.#stored = places;
  }

  /** Whether any place is known. */
  get empty(): boolean {
    return this.#stored.length === 0;
  }

  /** The lines that a block's text was printed in, in the order of its text. What was typed stands nowhere. */
  of(whence: Whence, block: Node, range?: Range): Stand[] {
    const stands: Stand[] = [];
    for (const span of sourcesNow(whence, block)) {
      const a = Math.max(span.at, range?.from ?? 0);
      const b = Math.min(span.at + span.to - span.from, range?.to ?? Infinity);
      // a caret stands between two letters: it is where both are
      if (b < a || (b === a && range?.from !== range?.to)) continue;
      const from = span.from + a - span.at;
      const to = span.from + b - span.at;
      const lines = this.#linesOf(span.file);
      for (let i = firstEndingBehind(lines, a === b ? from - 1 : from); i < lines.length; i += 1) {
        const one = lines[i];
        if (!one || one.place.from > to || (one.place.from === to && a !== b)) break;
        stands.push(
          stand(one, Math.max(from, one.place.from), Math.min(to, one.place.to), span.at - span.from),
        );
      }
    }
    return stands;
  }

  /** The document position (before the letter) of what stands at a point, in fractions of the page; null where nothing of the page is in the document. The nearest line answers where the point is on none. */
  at(whence: Whence, doc: Node, picture: PictureOf, x: number, y: number): number | null {
    const back = homes(whence, doc);
    const lines = this.#linesOf(picture.file).filter(({ page, place }) => page === picture.page && place.box);
    const near = lines
      .map(({ place }) => ({ place, far: place.box ? distance(place.box, x, y) : Infinity }))
      .toSorted((a, b) => a.far - b.far);
    // what is nearest may have been taken out of the text
    for (const { place } of near.slice(0, 40)) {
      const found = back(picture.file, offsetAt(place, x), place);
      if (found !== null) return found;
    }
    return null;
  }

  /** The printed lines of a picture, as far as the format tells where they stand: in fractions of the page. */
  lines(picture: PictureOf): readonly Box[] {
    return this.#linesOf(picture.file).flatMap(({ page, place }) =>
      page === picture.page && place.box ? [place.box] : [],
    );
  }

  #linesOf(file: string): readonly FileLine[] {
    const known = this.#files.get(file);
    if (known) return known;
    const lines = this.#stored
      .filter((page) => page.file === file)
      .flatMap((page) => placesIn(page).lines.map((place): FileLine => ({ file, page: page.page, place })))
      .toSorted((a, b) => a.place.from - b.place.from);
    this.#files.set(file, lines);
    return lines;
  }
}

/** Frames for what is set in one column: one round the lines that follow each other downwards on one page. */
export function frames(stands: readonly Stand[]): (PictureOf & { readonly box: Box })[] {
  const found: (PictureOf & { box: Box; last: Box })[] = [];
  for (const { file, page, box } of stands) {
    if (!box) continue;
    const open = found.at(-1);
    const below =
      open &&
      open.file === file &&
      open.page === page &&
      box.y >= open.last.y - 0.5 * box.h &&
      box.y < open.last.y + 4 * Math.max(box.h, open.last.h) &&
      Math.min(open.box.x + open.box.w, box.x + box.w) > Math.max(open.box.x, box.x);
    if (open && below) {
      open.box = round(open.box, box);
      open.last = box;
    } else found.push({ file, page, box, last: box });
  }
  return found.map(({ file, page, box }) => ({ file, page, box }));
}

function stand({ file, page, place }: FileLine, from: number, to: number, shift: number): Stand {
  const words = place.words
    .filter((word) => (from === to ? word.from <= to && word.to >= from : word.from < to && word.to > from))
    .map((word): WordStand => {
      const [a, b] = [Math.max(from, word.from), Math.min(to, word.to)];
      return { from: a + shift, to: b + shift, box: part(word, a, b), confidence: word.confidence };
    });
  const boxes = words.flatMap(({ box }) => (box ? [box] : []));
  return {
    file,
    page,
    from: from + shift,
    to: to + shift,
    box: boxes.length > 0 ? boxes.reduce(round) : place.box,
    line: place.box,
    words,
  };
}

/** Of a word's box what a part of its letters fills; letters are taken to be alike. */
function part({ from, to, box }: WordPlace, a: number, b: number): Box | null {
  if (!box || (a <= from && b >= to) || to === from) return box;
  const tall = box.h > 2 * box.w;
  const [start, length] = [(a - from) / (to - from), (b - a) / (to - from)];
  return tall
    ? { ...box, y: box.y + start * box.h, h: length * box.h }
    : { ...box, x: box.x + start * box.w, w: length * box.w };
}

function round(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, w: Math.max(a.x + a.w, b.x + b.w) - x, h: Math.max(a.y + a.h, b.y + b.h) - y };
}

/** From a point to a box: 0 inside. Lines are chosen by height before width. */
function distance({ x, y, w, h }: Box, px: number, py: number): number {
  const across = Math.max(x - px, 0, px - x - w);
  const down = Math.max(y - py, 0, py - y - h);
  return Math.hypot(across, 2 * down);
}

/** The offset in the file of the letter of a line that is nearest to a place across the page. */
function offsetAt({ from, words, box }: LinePlace, x: number): number {
  let best = { far: Infinity, offset: from };
  for (const word of words) {
    const at = word.box ?? box;
    if (!at) continue;
    const far = Math.max(at.x - x, 0, x - at.x - at.w);
    if (far >= best.far) continue;
    const share = at.w > 0 ? Math.min(0.999, Math.max(0, (x - at.x) / at.w)) : 0;
    best = { far, offset: word.from + Math.floor(share * (word.to - word.from)) };
  }
  return best.offset;
}

/** By halves: the first line that ends behind an offset. */
function firstEndingBehind(lines: readonly FileLine[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.place.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The blocks of a reading by id; the same for everybody who asks. */
const read = new WeakMap<Node, ReadonlyMap<string, Node>>();

function blocksThen({ doc }: Whence): ReadonlyMap<string, Node> {
  let known = read.get(doc);
  if (!known) read.set(doc, (known = new Map(blocks(doc).map(({ node }) => [idOf(node), node]))));
  return known;
}

/** The sources of a block as it is now; where it was edited since the journal was read, those of its unchanged ends. */
function sourcesNow(whence: Whence, block: Node): readonly SourceSpan[] {
  const id = idOf(block);
  const spans = whence.sources[id] ?? [];
  const then = blocksThen(whence).get(id);
  if (!then || then === block) return spans;
  const [was, is] = [then.textContent, block.textContent];
  if (was === is) return spans;
  const most = Math.min(was.length, is.length);
  let head = 0;
  while (head < most && was.charCodeAt(head) === is.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && was.charCodeAt(was.length - 1 - tail) === is.charCodeAt(is.length - 1 - tail))
    tail += 1;
  const shift = is.length - was.length;
  return [...clipped(spans, 0, head, 0), ...clipped(spans, was.length - tail, was.length, shift)];
}

/** The spans inside a stretch of the block's text, moved along by so much. */
function clipped(spans: readonly SourceSpan[], from: number, to: number, shift: number): SourceSpan[] {
  return spans.flatMap((span) => {
    const a = Math.max(from, span.at);
    const b = Math.min(to, span.at + span.to - span.from);
    return a < b
      ? [{ ...span, from: span.from + a - span.at, to: span.from + b - span.at, at: a + shift }]
      : [];
  });
}

interface Home {
  readonly from: number;
  readonly to: number;
  /** Position in the document of the letter at `from`. */
  readonly pos: number;
}

/** Of a document: for each file where its offsets are. */
const back = new WeakMap<
  Node,
  { readonly whence: Whence; readonly homes: ReadonlyMap<string, readonly Home[]> }
>();

/** Asks where an offset of a file is in the document; what was taken out answers with what of its line stands next to it. */
function homes(whence: Whence, doc: Node): (file: string, offset: number, line: LinePlace) => number | null {
  let known = back.get(doc);
  if (known?.whence !== whence) {
    const found = new Map<string, Home[]>();
    for (const { node, pos } of blocks(doc))
      for (const { file, from, to, at } of sourcesNow(whence, node)) {
        const held = found.get(file) ?? [];
        found.set(file, held);
        held.push({ from, to, pos: pos + 1 + at });
      }
    for (const held of found.values()) held.sort((a, b) => a.from - b.from);
    back.set(doc, (known = { whence, homes: found }));
  }
  const all = known.homes;
  return (file, offset, line) => {
    let best: { readonly far: number; readonly pos: number } | null = null;
    for (const { from, to, pos } of all.get(file) ?? []) {
      if (to <= line.from) continue;
      if (from >= line.to) break;
      const near = Math.min(Math.max(offset, from, line.from), to, line.to);
      const far = Math.abs(near - offset);
      if (!best || far < best.far) best = { far, pos: pos + near - from };
    }
    return best?.pos ?? null;
  };
}
