// Corrected ALTO 4: the text of now in the boxes of the words that it was read from, for the digitisation line to take back.
// What was put in stands in the word before it. Places are known as fractions of the page, so that a page is 100,000 wide
// and high, whatever its picture measures.

import type { Node } from 'prosemirror-model';
import type { x as element } from 'xastscript';
import type { Role } from '../document/schema.ts';
import type { Box, WordPlace } from '../import/layout/layout.ts';
import { ownTag } from '../import/layout/alto.ts';
import { placesIn } from '../import/layout/places.ts';
import type { Original, SourceSpan } from '../import/types.ts';
import { chosen } from './chosen.ts';
import type { Exporter, ExportInput } from './types.ts';
import { xmlFile, xmlText } from './xml-text.ts';

export const alto: Exporter = {
  code: 'alto',
  extension: 'xml',
  mime: 'application/xml',
  only: 'issue',
  large: true,
  async write(input) {
    const [{ x }, { toXml }] = await Promise.all([import('xastscript'), import('xast-util-to-xml')]);
    const xml = toXml(written(x, input), { closeEmptyElements: true, tightClose: true });
    // a line a line, where white space means nothing
    return xmlFile(xml.replace(/<\/(?:TextLine|Tags|Description)>|<(?:Page|TextBlock)\b[^>]*>/gu, '$&\n'));
  },
};

const whole = 100_000;

interface Word extends WordPlace {
  readonly page: string;
  readonly line: string;
  readonly lineBox: Box | null;
}

/** A word as it reads now; null: no word of the page, all of it was put in. */
interface Said {
  readonly word: Word | null;
  text: string;
}

function written(x: typeof element, input: ExportInput): ReturnType<typeof element> {
  const words = wordsOf(input.original);
  const pages = new Map<
    string,
    { readonly image: string | null; readonly blocks: ReturnType<typeof element>[] }
  >();
  for (const { file, page, image } of input.original.places ?? [])
    pages.set(`${file} ${page}`, { image, blocks: [] });
  if (pages.size === 0) pages.set('', { image: null, blocks: [] });
  let current = pages.keys().next().value ?? '';
  const used = new Set<Role>();
  let blocks = 0;
  for (const { articles } of chosen(input))
    for (const { node, blocks: held } of articles)
      for (const [i, { id, role }] of held.entries()) {
        const block = node.child(i);
        const lines = linesOf(said(block, input.sources?.[id] ?? [], words));
        used.add(role);
        // a block that runs on over a page is one on each
        for (const on of new Set(lines.map((line) => line[0]?.word?.page ?? current))) {
          current = on;
          const here = lines.filter((line) => (line[0]?.word?.page ?? on) === on);
          blocks += 1;
          pages.get(on)?.blocks.push(
            x(
              'TextBlock',
              { ID: `block${blocks}`, TAGREFS: `role-${role}`, ...place(around(here.flatMap(boxes))) },
              here.map((line) => textLine(x, line)),
            ),
          );
        }
      }
  const images = Array.from(pages.values())
    .flatMap(({ image }) => image ?? [])
    .slice(0, 1);
  return x('alto', { xmlns: 'http://www.loc.gov/standards/alto/ns-v4#' }, [
    x('Description', [
      x('MeasurementUnit', 'pixel'),
      ...images.map((image) => x('sourceImageInformation', [x('fileName', xmlText(image))])),
    ]),
    x(
      'Tags',
      Array.from(used, (role) => x('StructureTag', { ID: `role-${role}`, TYPE: ownTag, LABEL: role })),
    ),
    x(
      'Layout',
      Array.from(pages.values(), ({ blocks: held }, i) =>
        x('Page', { ID: `page${i + 1}`, PHYSICAL_IMG_NR: String(i + 1), WIDTH: whole, HEIGHT: whole }, [
          x('PrintSpace', { HPOS: 0, VPOS: 0, WIDTH: whole, HEIGHT: whole }, held),
        ]),
      ),
    ),
  ]);
}

function textLine(x: typeof element, line: readonly Said[]): ReturnType<typeof element> {
  return x(
    'TextLine',
    place(line[0]?.word?.lineBox ?? around(boxes(line))),
    line.map(({ word, text }) =>
      x('String', {
        CONTENT: xmlText(text),
        ...place(word?.box ?? null),
        ...(word === null || word.confidence === null ? {} : { WC: word.confidence.toFixed(2) }),
      }),
    ),
  );
}

const boxes = (line: readonly Said[]): readonly Box[] => line.flatMap(({ word }) => word?.box ?? []);

function around(all: readonly Box[]): Box | null {
  if (all.length === 0) return null;
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
  return {
    x: left,
    y: top,
    w: Math.max(...all.map(({ x, w }) => x + w)) - left,
    h: Math.max(...all.map(({ y, h }) => y + h)) - top,
  };
}

function place(box: Box | null): Readonly<Record<string, string>> {
  if (!box) return {};
  const at = (share: number): string => String(Math.round(share * whole));
  return { HPOS: at(box.x), VPOS: at(box.y), WIDTH: at(box.w), HEIGHT: at(box.h) };
}

/** File → its words in the order of its text. */
function wordsOf({ places = [] }: Original): ReadonlyMap<string, readonly Word[]> {
  const out = new Map<string, Word[]>();
  for (const { file, page, lines } of places.map(placesIn)) {
    const held = out.get(file) ?? [];
    out.set(file, held);
    for (const { line, words, box } of lines)
      for (const word of words)
        held.push({ ...word, page: `${file} ${page}`, line: `${page} ${line}`, lineBox: box });
  }
  for (const held of out.values()) held.sort((a, b) => a.from - b.from);
  return out;
}

/** The text of a block, word by word. */
function said(
  block: Node,
  sources: readonly SourceSpan[],
  words: ReadonlyMap<string, readonly Word[]>,
): readonly Said[] {
  const text = block.textContent;
  const out: Said[] = [];
  let end = 0;
  const put = (chars: string, word: Word | null): void => {
    if (chars === '') return;
    const last = out.at(-1);
    // what no word holds belongs to the one before
    if (last && (word === null || last.word === word)) last.text += chars;
    // and to the first where there is none before it
    else if (last?.word === null) out[out.length - 1] = { word, text: last.text + chars };
    else out.push({ word, text: chars });
  };
  for (const { file, from, to, at } of [...sources].toSorted((a, b) => a.at - b.at)) {
    put(text.slice(end, at), null);
    const held = words.get(file) ?? [];
    let offset = from;
    for (let i = firstEndingBehind(held, from); offset < to; i += 1) {
      const word = held[i];
      const start = word ? Math.min(to, Math.max(offset, word.from)) : to;
      put(text.slice(at + offset - from, at + start - from), null);
      const stop = word ? Math.min(to, word.to) : to;
      if (word && stop > start) put(text.slice(at + start - from, at + stop - from), word);
      offset = Math.max(stop, start);
    }
    end = at + to - from;
  }
  put(text.slice(end), null);
  return out
    .map(({ word, text: chars }) => ({ word, text: chars.trim() }))
    .filter(({ text: chars }) => chars !== '');
}

function linesOf(all: readonly Said[]): readonly (readonly Said[])[] {
  const out: Said[][] = [];
  for (const one of all) {
    const last = out.at(-1);
    const before = last?.[0]?.word;
    if (last && before?.line === one.word?.line && before?.page === one.word?.page) last.push(one);
    else out.push([one]);
  }
  return out;
}

function firstEndingBehind(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
