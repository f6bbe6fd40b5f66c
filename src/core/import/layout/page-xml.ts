// PAGE XML 2010 to 2019: regions with types, lines, words, and the order in which they are read.
// https://ocr-d.de/en/gt-guidelines/trans/trPage ; http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15

import type { Role } from '../../document/schema.ts';
import { baseName } from './base-name.ts';
import { measure, roundPoints } from './geometry.ts';
import type { Box, LayoutLine, LayoutPage, LayoutRegion, LayoutWord } from './layout.ts';
import { meaning, type Meaning } from './meanings.ts';
import { child, descendants, type XmlElement } from './xml.ts';

/** With every character as an element a page has ten times the elements, and no word more. */
export const pageWithout: ReadonlySet<string> = new Set(['Glyph', 'Baseline', 'Metadata']);

export function isPageXml(start: string): boolean {
  return /<(?:[\w.-]{1,40}:)?PcGts[\s>]/u.test(start);
}

export function pageXmlPages(root: XmlElement, file: string): LayoutPage[] {
  return [...descendants(root, 'Page')].map((page) => pageOf(page, file));
}

interface Found {
  readonly element: XmlElement;
  readonly said: Meaning;
}

function pageOf(page: XmlElement, file: string): LayoutPage {
  const found: Found[] = [];
  collect(page, {}, found);
  const reading = readingOrder(page, found);
  const joins = joinsOf(page);
  const regions: LayoutRegion[] = [];
  /** The last region of each role that has text. */
  const before = new Map<Role | undefined, string>();
  for (const { element, said } of reading.order) {
    const id = element.attributes['id'] ?? `region-${regions.length + 1}`;
    const lines = linesOf(element);
    const article = articleOf(element) ?? reading.articles.get(id);
    const on = goesOn(element);
    const continues = joins.get(id) ?? (on ? before.get(said.role) : undefined);
    const running = said.role === undefined || said.role === 'body';
    if (lines.length > 0) before.set(said.role, id);
    regions.push({
      id,
      box: boxOf(element),
      ...(said.role ? { role: said.role } : {}),
      ...(said.kind ? { kind: said.kind } : {}),
      ...(article === undefined ? {} : { article: `${file}#${article}` }),
      ...(continues === undefined ? {} : { continues }),
      ...(on && running && continues === undefined ? { fromPageBefore: true as const } : {}),
      lines,
    });
  }
  const { imageFilename: image = '', imageWidth, imageHeight } = page.attributes;
  const name = baseName(image);
  return {
    file,
    width: Math.max(1, measure(imageWidth) ?? 1),
    height: Math.max(1, measure(imageHeight) ?? 1),
    ...(name === '' ? {} : { image: name }),
    ordered: reading.told,
    regions,
  };
}

/** Text regions at any depth: in tables, in advertisements, in pictures, in other text regions. */
function collect(of: XmlElement, around: Meaning, found: Found[]): void {
  for (const element of of.children) {
    if (!element.name.endsWith('Region')) continue;
    const text = element.name === 'TextRegion';
    const own = text ? typeOf(element) : element.name === 'AdvertRegion' ? meaning('advertisement') : {};
    const said = { ...around, ...own };
    if (text) found.push({ element, said });
    collect(element, said.kind ? { kind: said.kind } : {}, found);
  }
}

/** The schema's type; Transkribus writes its own into `custom`: structure {type:heading;} */
function typeOf({ attributes }: XmlElement): Meaning {
  return meaning(
    attributes['type'] ?? /\bstructure\s*\{[^}]*?\btype:\s*([^;}\s]+)/u.exec(custom(attributes))?.[1],
  );
}

/** Transkribus' own notes; read from the beginning only, since patterns are tried on them. */
function custom(attributes: XmlElement['attributes']): string {
  return (attributes['custom'] ?? '').slice(0, 1000);
}

function goesOn({ attributes }: XmlElement): boolean {
  return attributes['continuation'] === 'true' || /\bcontinuation:\s*true\b/u.test(custom(attributes));
}

/** Article separation as the projects of Europe's libraries write it: structure {id:a3; type:article;} on the region or its first line. */
function articleOf(region: XmlElement): string | undefined {
  for (const { attributes } of [
    region,
    ...region.children.filter(({ name }) => name === 'TextLine').slice(0, 1),
  ]) {
    const structure = /\bstructure\s*\{([^}]*)\}/u.exec(custom(attributes))?.[1] ?? '';
    const id = /\bid:\s*([^;}\s]+)/u.exec(structure)?.[1];
    if (id !== undefined && /\btype:\s*article\b/u.test(structure)) return id;
  }
  return undefined;
}

/** Relations of type join: region → the region whose text runs on into it. */
function joinsOf(page: XmlElement): ReadonlyMap<string, string> {
  const joins = new Map<string, string>();
  for (const relation of descendants(page, 'Relation')) {
    if (relation.attributes['type'] !== 'join') continue;
    const refs = relation.children.flatMap(({ name, attributes }) =>
      name.endsWith('RegionRef') ? (attributes['regionRef'] ?? []) : [],
    );
    refs.slice(1).forEach((to, i) => joins.set(to, refs[i] ?? ''));
  }
  return joins;
}

interface Reading {
  readonly order: readonly Found[];
  readonly told: boolean;
  /** Region → the group of type article that it stands in. */
  readonly articles: ReadonlyMap<string, string>;
}

/** As ReadingOrder or Transkribus' `custom` has it; a region that is not named stays behind the one that it stands behind in the file. */
function readingOrder(page: XmlElement, found: readonly Found[]): Reading {
  const refs: string[] = [];
  const articles = new Map<string, string>();
  const walk = (group: XmlElement, article: string | undefined): void => {
    const own =
      group.attributes['type'] === 'article' ? (group.attributes['id'] ?? `group-${refs.length}`) : article;
    const region = group.attributes['regionRef'];
    if (region !== undefined) {
      refs.push(region);
      if (own !== undefined) articles.set(region, own);
    }
    const members = group.children.filter(({ name }) =>
      /^(?:RegionRef|(?:Uno|O)rderedGroup)(?:Indexed)?$/u.test(name),
    );
    const place = ({ attributes }: XmlElement): number => measure(attributes['index']) ?? 0;
    for (const member of members.toSorted((a, b) => place(a) - place(b))) walk(member, own);
  };
  const reading = child(page, 'ReadingOrder');
  if (reading) walk(reading, undefined);
  const named = new Map(refs.map((id, i) => [id, i]));
  const place = ({ element: { attributes } }: Found): number | undefined =>
    named.get(attributes['id'] ?? '') ??
    (reading
      ? undefined
      : (measure(/\breadingOrder\s*\{\s*index:\s*(\d+)/u.exec(custom(attributes))?.[1]) ?? undefined));
  let last = -1;
  let told = 0;
  const placed = found.map((one) => {
    const at = place(one);
    if (at !== undefined) told += 1;
    last = at ?? last;
    return { one, last };
  });
  return {
    order: told === 0 ? found : placed.toSorted((a, b) => a.last - b.last).map(({ one }) => one),
    told: told > 0,
    articles,
  };
}

/** The lines, or the region's own text where it has none. */
function linesOf(region: XmlElement): LayoutLine[] {
  const lines = region.children
    .filter(({ name }) => name === 'TextLine')
    .flatMap((line, i) => lineOf(line, i));
  if (lines.length > 0) return lines;
  return (textOf(region)?.text ?? '').split(/[\r\n]+/u).flatMap((text, i) => {
    const words = split(text, null);
    return words.length === 0 ? [] : [{ id: String(i + 1), box: null, words }];
  });
}

function lineOf(line: XmlElement, index: number): LayoutLine[] {
  const whole = textOf(line);
  const words = line.children
    .filter(({ name }) => name === 'Word')
    .flatMap((word): LayoutWord[] => {
      const read = textOf(word);
      const text = read?.text.trim().replace(/\s+/gu, ' ') ?? '';
      return text === ''
        ? []
        : [{ text, box: boxOf(word), confidence: read?.confidence ?? whole?.confidence ?? null }];
    });
  // words may be left from an older reading: the line's own text is the one that was corrected last
  const own = split(whole?.text ?? '', whole?.confidence ?? null);
  const same = glyphs(words) === glyphs(own);
  const read = words.length > 0 && (same || own.length === 0) ? words : own;
  if (read.length === 0) return [];
  return [
    {
      id: line.attributes['id'] ?? String(index + 1),
      box: boxOf(line),
      words: read,
      ...(/[\u00ad\u00ac]$/u.test(read.at(-1)?.text ?? '') ? { hyphenated: true } : {}),
    },
  ];
}

const glyphs = (words: readonly LayoutWord[]): string =>
  words.map(({ text }) => text.replace(/\s/gu, '')).join('');

function split(text: string, confidence: number | null): LayoutWord[] {
  return Array.from(text.matchAll(/\S+/gu), ([word]) => ({ text: word, box: null, confidence }));
}

/** Of several readings the first by index. */
function textOf(element: XmlElement): { readonly text: string; readonly confidence: number | null } | null {
  const place = ({ attributes }: XmlElement): number => measure(attributes['index']) ?? 0;
  const [best] = element.children
    .filter(({ name }) => name === 'TextEquiv')
    .toSorted((a, b) => place(a) - place(b));
  if (!best) return null;
  const confidence = measure(best.attributes['conf']);
  return {
    text: (child(best, 'Unicode') ?? child(best, 'PlainText'))?.text ?? '',
    confidence: confidence !== null && confidence >= 0 && confidence <= 1 ? confidence : null,
  };
}

/** points="1,2 3,4" since 2013, Point elements before. */
function boxOf(element: XmlElement): Box | null {
  const coords = child(element, 'Coords');
  if (!coords) return null;
  return roundPoints(
    coords.attributes['points'] ??
      coords.children.map(({ attributes }) => `${attributes['x'] ?? ''},${attributes['y'] ?? ''}`).join(' '),
  );
}
