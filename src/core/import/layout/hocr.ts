// hOCR: HTML whose classes say what is a page, an area, a paragraph, a line, a word. http://kba.github.io/hocr-spec/1.2/
// Much of it is broken (undeclared entities, tags that are never closed), so that the classes are believed and not the tags.

import { Parser } from 'htmlparser2';
import type { Role } from '../../document/schema.ts';
import { baseName } from './base-name.ts';
import { corners, measure, reach } from './geometry.ts';
import type { Box, LayoutLine, LayoutPage, LayoutRegion, LayoutWord } from './layout.ts';

export function isHocr(start: string): boolean {
  return /\bocr-capabilities\b|class\s*=\s*["']?(?:ocr_page|ocr_carea|ocrx_block|ocr_line|ocrx_word)\b/u.test(
    start,
  );
}

/** A line of words without an end tag nests them all. */
const deepest = 20_000;
const mostWords = 1_000_000;

/** Thrown inside the parser only: its events have no other way to stop it. */
class Enough extends Error {
  readonly code: 'too-deep' | 'too-many';
  constructor(code: 'too-deep' | 'too-many') {
    super(code);
    this.code = code;
  }
}

/** What a class stands for. A tag of one level ends whatever of the same or a lower one was left open. */
type Level = 'page' | 'area' | 'par' | 'line' | 'word';
const order: readonly Level[] = ['page', 'area', 'par', 'line', 'word'];

const levels: Readonly<Record<string, Level>> = {
  ocr_page: 'page',
  ocr_carea: 'area',
  ocr_column: 'area',
  ocr_block: 'area',
  ocrx_block: 'area',
  ocr_par: 'par',
  ocr_line: 'line',
  ocrx_line: 'line',
  ocr_textfloat: 'line',
  ocr_word: 'word',
  ocrx_word: 'word',
};

/** Areas of their own by the standard; Tesseract says so of single lines inside a paragraph, by their size only, and nothing follows from that. */
const floats: Readonly<Record<string, Role | null>> = {
  ocr_title: 'headline',
  ocr_chapter: 'headline',
  ocr_section: 'headline',
  ocr_author: 'byline',
  ocr_abstract: 'deck',
  ocr_caption: 'caption',
  ocr_header: 'furniture',
  ocr_footer: 'furniture',
  ocr_pageno: 'furniture',
  ocr_float: null,
};

interface Open {
  readonly level: Level;
  readonly id: string | undefined;
  readonly role: Role | null;
  readonly said: ReadonlyMap<string, string>;
}

interface GrowingLine {
  readonly open: Open | null;
  readonly words: LayoutWord[];
  strong: number;
}

interface GrowingPage {
  readonly said: ReadonlyMap<string, string>;
  readonly regions: { readonly key: Open | null; readonly lines: LayoutLine[] }[];
  lines: number;
}

/** Tags that end a line of text which stands in no line of its own. */
const breaks = new Set('p div br li ul ol td tr th table h1 h2 h3 h4 h5 h6 section article body'.split(' '));
const silent = new Set(['head', 'script', 'style', 'template', 'noscript', 'title']);

/** The pages of an hOCR text, or why they were not read. Of markup only classes and titles are looked at. */
export function hocrPages(
  text: string,
  file: string,
): readonly LayoutPage[] | { readonly code: Enough['code'] } {
  const pages: GrowingPage[] = [];
  /** For every open tag what it opened. */
  const tags: { readonly name: string; readonly open: Open | null }[] = [];
  const held: Partial<Record<Level, Open>> = {};
  let page: GrowingPage | null = null;
  let line: GrowingLine | null = null;
  let word: { readonly open: Open; text: string; strong: boolean } | null = null;
  /** Text that stands in no word: it comes in pieces, an entity is one of its own. */
  let loose = '';
  let mute = 0;
  let words = 0;

  const put = (one: LayoutWord, strong: boolean): void => {
    words += 1;
    if (words > mostWords) throw new Enough('too-many');
    line ??= { open: held.line ?? null, words: [], strong: 0 };
    line.words.push(one);
    if (strong) line.strong += 1;
  };
  const endWord = (): void => {
    for (const [text] of loose.matchAll(/\S+/gu)) put({ text, box: null, confidence: null }, false);
    loose = '';
    if (!word) return;
    const { open, text: raw, strong } = word;
    word = null;
    const plain = raw.trim().replace(/\s+/gu, ' ');
    if (plain !== '')
      put({ text: plain, box: boxOf(open.said), confidence: confidenceOf(open.said) }, strong);
  };
  const endLine = (): void => {
    endWord();
    const done = line;
    line = null;
    if (!done || done.words.length === 0) return;
    if (!page) pages.push((page = { said: new Map(), regions: [], lines: 0 }));
    page.lines += 1;
    const key = held.par ?? held.area ?? null;
    const last = page.regions.at(-1);
    const region = last && last.key === key ? last : { key, lines: [] };
    if (region !== last) page.regions.push(region);
    region.lines.push(lineOf(done, page.lines));
  };
  /** Ends what is open of this level and below. */
  const end = (level: Level): void => {
    const at = order.indexOf(level);
    if (at <= order.indexOf('line') || !held.line) endLine();
    if (level === 'word') endWord();
    for (const one of order.slice(at)) held[one] = undefined;
    if (level === 'page') page = null;
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (tags.length > deepest) throw new Enough('too-deep');
        if (silent.has(name)) mute += 1;
        if (breaks.has(name) && !held.line) endLine();
        if (word && (name === 'strong' || name === 'b')) word.strong = true;
        const open = opened(attributes, held);
        tags.push({ name, open });
        if (!open) return;
        end(open.level);
        held[open.level] = open;
        if (open.level === 'page') pages.push((page = { said: open.said, regions: [], lines: 0 }));
        if (open.level === 'word') word = { open, text: '', strong: false };
      },
      ontext(more) {
        if (mute > 0) return;
        if (word) word.text += more;
        else if (page ?? held.line) loose += more;
      },
      onclosetag(name) {
        const closed = tags.pop();
        if (closed && silent.has(closed.name)) mute -= 1;
        if (breaks.has(name) && !held.line) endLine();
        if (closed?.open && held[closed.open.level] === closed.open) end(closed.open.level);
      },
    },
    { decodeEntities: true },
  );
  try {
    parser.write(text);
    parser.end();
  } catch (error) {
    if (error instanceof Enough) return { code: error.code };
    throw error;
  }
  endLine();
  return pages.map((one, i) => pageOf(one, file, i, pages.length));
}

function opened(
  attributes: Readonly<Record<string, string>>,
  held: Readonly<Partial<Record<Level, Open>>>,
): Open | null {
  for (const name of (attributes['class'] ?? '').split(/\s+/u)) {
    const float = Object.hasOwn(floats, name) ? (floats[name] ?? null) : undefined;
    const level = Object.hasOwn(levels, name)
      ? levels[name]
      : float === undefined
        ? undefined
        : held.par
          ? 'line'
          : 'area';
    if (level)
      return {
        level,
        id: attributes['id'],
        role: level === 'area' ? (float ?? null) : null,
        said: properties(attributes['title'] ?? ''),
      };
  }
  return null;
}

/** title="bbox 139 131 1054 335; x_wconf 93; image 'page 1.png'" */
function properties(title: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of title.matchAll(/(?:^|;)\s*([a-z_]+)\s+("[^"]*"|'[^']*'|[^;]*)/giu))
    if (!found.has(name)) found.set(name, value.trim().replace(/^(["'])(.*)\1$/su, '$2'));
  return found;
}

function boxOf(said: ReadonlyMap<string, string>): Box | null {
  const [x0, y0, x1, y1] = (said.get('bbox') ?? '').split(/\s+/u).map(measure);
  return corners(x0 ?? null, y0 ?? null, x1 ?? null, y1 ?? null);
}

function confidenceOf(said: ReadonlyMap<string, string>): number | null {
  const value = measure((said.get('x_wconf') ?? said.get('x_conf') ?? '').split(/\s+/u)[0]);
  return value === null || value < 0 || value > 100 ? null : value / 100;
}

function lineOf({ open, words, strong }: GrowingLine, number: number): LayoutLine {
  const size = measure(open?.said.get('x_size'));
  return {
    id: open?.id ?? `line-${number}`,
    box: open ? boxOf(open.said) : null,
    words,
    ...(size !== null && size > 0 ? { size } : {}),
    ...(strong === words.length ? { bold: true } : {}),
    ...(words.at(-1)?.text.endsWith('\u00ad') ? { hyphenated: true } : {}),
  };
}

function pageOf({ said, regions }: GrowingPage, file: string, index: number, of: number): LayoutPage {
  const all = regions.map(({ key, lines }, i): LayoutRegion => ({
    id: key?.id ?? `block-${i + 1}`,
    box: key ? boxOf(key.said) : null,
    ...(key?.role ? { role: key.role } : {}),
    lines,
  }));
  const box = boxOf(said);
  const round = reach(all.flatMap(({ box: region, lines }) => [region, ...lines.map((line) => line.box)]));
  const image = baseName(said.get('image') ?? said.get('x_source') ?? '');
  const printed = /^\W*([A-Z]?\d{1,3})\W*$/u.exec(said.get('lpageno') ?? '')?.[1];
  const number = printed ?? (of > 1 ? String(index + 1) : undefined);
  return {
    file,
    width: box && box.x + box.w > 0 ? box.x + box.w : round.width,
    height: box && box.y + box.h > 0 ? box.y + box.h : round.height,
    ...(number === undefined ? {} : { number }),
    ...(image === '' ? {} : { image }),
    ordered: false,
    regions: all,
  };
}
