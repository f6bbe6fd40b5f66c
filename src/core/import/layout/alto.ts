// ALTO 2, 3 and 4: https://www.loc.gov/standards/alto/ — blocks of lines of strings, each with its place.

import { roles } from '../../document/schema.ts';
import type { Box, LayoutLine, LayoutPage, LayoutRegion, LayoutWord } from './layout.ts';
import { measure, corners, reach, roundPoints } from './geometry.ts';
import { baseName } from './base-name.ts';
import { meaning, type Meaning } from './meanings.ts';
import { child, descendants, type XmlElement } from './xml.ts';

/** Not looked at: with them a page has ten times the elements. */
export const altoWithout: ReadonlySet<string> = new Set(['SP', 'ALTERNATIVE', 'Glyph', 'Variant']);

export function isAlto(start: string): boolean {
  return /<(?:[\w.-]{1,40}:)?alto[\s>]/u.test(start);
}

interface Style {
  /** In points. */
  readonly size: number | null;
  readonly bold: boolean;
}

/** What the whole file says of its blocks. */
interface Told {
  readonly styles: ReadonlyMap<string, Style>;
  readonly tags: ReadonlyMap<string, Meaning>;
  /** Units of the page in a point; null where the picture's resolution would have to be known. */
  readonly perPoint: number | null;
}

/** The pages of an ALTO file. */
export function altoPages(root: XmlElement, file: string): LayoutPage[] {
  const [named] = descendants(root, 'fileName');
  const image = named ? baseName(named.text.trim()) : '';
  const told: Told = { styles: stylesOf(root), tags: tagsOf(root), perPoint: pointsIn(root) };
  return [...descendants(root, 'Page')].map((page) => pageOf(page, file, image, told));
}

/** mm10: tenths of a millimetre; inch1200: twelve-hundredths of an inch. */
function pointsIn(root: XmlElement): number | null {
  const [unit] = descendants(root, 'MeasurementUnit');
  const name = unit?.text.trim();
  return name === 'mm10' ? 254 / 72 : name === 'inch1200' ? 1200 / 72 : null;
}

function stylesOf(root: XmlElement): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>();
  for (const { attributes } of descendants(root, 'TextStyle'))
    if (attributes['ID'] !== undefined)
      styles.set(attributes['ID'], {
        size: measure(attributes['FONTSIZE']),
        bold: /\bbold/iu.test(attributes['FONTSTYLE'] ?? ''),
      });
  return styles;
}

/** The type of the tags that our own exporter writes: their label is a role by its own name. “credit” is a byline elsewhere. */
export const ownTag = 'qingyang';

/** LayoutTag, StructureTag, RoleTag, OtherTag: their label says what their blocks are. */
function tagsOf(root: XmlElement): ReadonlyMap<string, Meaning> {
  const [tags] = descendants(root, 'Tags');
  return new Map(
    (tags?.children ?? []).flatMap(({ name, attributes }) => {
      const id = attributes['ID'];
      if (id === undefined || name === 'NamedEntityTag') return [];
      const own = attributes['TYPE'] === ownTag && roles.find((role) => role === attributes['LABEL']);
      if (own) return [[id, { role: own }] as const];
      const said = [attributes['LABEL'], attributes['TYPE']].map(meaning);
      return [[id, said.find((one) => one.role ?? one.kind) ?? {}] as const];
    }),
  );
}

function pageOf(page: XmlElement, file: string, image: string, told: Told): LayoutPage {
  const blocks: Block[] = [];
  for (const part of page.children) {
    const margin = part.name.endsWith('Margin');
    collect(part, { said: margin ? { role: 'furniture' } : {}, within: [] }, told, blocks);
  }
  const regions = blocks.map((block, i) => regionOf(block, i, file, told));
  const order = orderOf(page, blocks);
  const { attributes } = page;
  const all = reach([...blocks.map(({ element }) => boxOf(element)), ...page.children.map(boxOf)]);
  const number = printed(attributes['PRINTED_IMG_NR']) ?? printed(attributes['PHYSICAL_IMG_NR']);
  return {
    file,
    width: positive(attributes['WIDTH']) ?? all.width,
    height: positive(attributes['HEIGHT']) ?? all.height,
    ...(number === undefined ? {} : { number }),
    ...(image === '' ? {} : { image }),
    ordered: order !== null,
    regions: order === null ? regions : order.flatMap((i) => regions[i] ?? []),
  };
}

/** [1], 0003, A03; engines that know no number write 0. */
function printed(number: string | undefined): string | undefined {
  return /^\W*0*([A-Z]?[1-9]\d{0,2})\W*$/u.exec(number ?? '')?.[1];
}

function positive(value: string | undefined): number | null {
  const number = measure(value);
  return number !== null && number > 0 ? number : null;
}

/** What the blocks around one say. */
interface Around {
  readonly said: Meaning;
  /** The composed block that is an article, if one is. */
  readonly article?: string;
  /** Their ids. */
  readonly within: readonly string[];
}

interface Block extends Around {
  readonly element: XmlElement;
}

/** The text blocks in a part of the page, at any depth of composed blocks; what these say holds for the blocks in them. */
function collect(element: XmlElement, around: Around, told: Told, blocks: Block[]): void {
  const own = saidOf(element, told);
  const said = { ...around.said, ...own };
  if (element.name === 'TextBlock') {
    blocks.push({ ...around, element, said });
    return;
  }
  const id = element.attributes['ID'];
  const article = around.article ?? (own.article ? id : undefined);
  const within = id === undefined ? around.within : [...around.within, id];
  const inner: Around = { said, within, ...(article === undefined ? {} : { article }) };
  for (const one of element.children) collect(one, inner, told, blocks);
}

function saidOf({ attributes }: XmlElement, { tags }: Told): Meaning {
  const tagged = refs(attributes['TAGREFS']).map((id) => tags.get(id) ?? {});
  return tagged.find((one) => one.role ?? one.kind) ?? meaning(attributes['TYPE']);
}

const none: readonly string[] = [];
const refs = (value: string | undefined): readonly string[] =>
  value === undefined ? none : value.split(/\s+/u).filter((id) => id !== '');

/** ReadingOrder (since 4.3) or the chain of IDNEXT; null where the file says neither. Blocks that it does not name come behind the one that they stand behind in the file. */
function orderOf(page: XmlElement, blocks: readonly Block[]): number[] | null {
  const [reading] = descendants(page, 'ReadingOrder');
  const ids = new Map(blocks.map(({ element }, i) => [element.attributes['ID'] ?? '', i]));
  const named = reading ? elementRefs(reading).flatMap((id) => ids.get(id) ?? []) : chain(blocks, ids);
  if (named.length < 2) return null;
  const places = new Map([...new Set(named)].map((at, place) => [at, place]));
  let last = -1;
  return blocks
    .map((_, i) => ({ i, place: (last = places.get(i) ?? last) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ i }) => i);
}

function elementRefs(group: XmlElement): string[] {
  return group.children.flatMap((one) => [...refs(one.attributes['REF']), ...elementRefs(one)]);
}

function chain(blocks: readonly Block[], ids: ReadonlyMap<string, number>): number[] {
  const next = blocks.map(({ element }) => ids.get(element.attributes['IDNEXT'] ?? ''));
  if (next.filter((to) => to !== undefined).length < (blocks.length - 1) / 2) return [];
  const targets = new Set(next);
  const order = new Set<number>();
  const follow = (start: number): void => {
    for (let at: number | undefined = start; at !== undefined && !order.has(at); at = next[at]) order.add(at);
  };
  blocks.forEach((_, i) => {
    if (!targets.has(i)) follow(i);
  });
  blocks.forEach((_, i) => follow(i)); // a ring has no beginning
  return [...order];
}

function regionOf(
  { element, said, article, within }: Block,
  index: number,
  file: string,
  told: Told,
): LayoutRegion {
  const lines = [...descendants(element, 'TextLine')].flatMap((line, i) => lineOf(line, i, element, told));
  return {
    id: element.attributes['ID'] ?? `block-${index + 1}`,
    box: boxOf(element),
    ...(said.role ? { role: said.role } : {}),
    ...(said.kind ? { kind: said.kind } : {}),
    ...(article === undefined ? {} : { article: `${file}#${article}` }),
    ...(within.length === 0 ? {} : { within }),
    lines,
  };
}

function lineOf(line: XmlElement, index: number, block: XmlElement, told: Told): LayoutLine[] {
  const words: LayoutWord[] = [];
  let hyphenated = false;
  const strings = line.children.filter(({ name }) => name === 'String');
  for (const one of line.children) {
    if (one.name === 'String') {
      const text = one.attributes['CONTENT']?.trim() ?? '';
      if (text === '') continue;
      words.push({ text, box: boxOf(one), confidence: confidenceOf(one.attributes['WC']) });
      hyphenated = one.attributes['SUBS_TYPE'] === 'HypPart1';
    } else if (one.name === 'HYP') {
      const hyphen = one.attributes['CONTENT']?.trim() ?? '';
      const last = words.pop();
      if (hyphen !== '' || last)
        words.push({
          ...(last ?? { box: boxOf(one), confidence: null }),
          text: (last?.text ?? '') + (last?.text.endsWith(hyphen) ? '' : hyphen),
        });
      hyphenated = true;
    }
  }
  if (words.length === 0) return [];
  if (hyphenated && keepsItsHyphen(strings.at(-1))) hyphenated = false;
  const style = styleOf([line, ...strings, block], told);
  const size = style?.size != null && told.perPoint !== null ? style.size * told.perPoint : null;
  return [
    {
      id: line.attributes['ID'] ?? String(index + 1),
      box: boxOf(line),
      words,
      ...(size !== null && size > 0 ? { size } : {}),
      ...(style?.bold ? { bold: true } : {}),
      ...(hyphenated ? { hyphenated } : {}),
    },
  ];
}

/** Franco- / Prussian: SUBS_CONTENT="Franco-Prussian" says that the hyphen is part of the word. */
function keepsItsHyphen(string: XmlElement | undefined): boolean {
  const { CONTENT: part = '', SUBS_CONTENT: whole = '' } = string?.attributes ?? {};
  const stem = part.trim().replace(/[-\u00ad\u2010]$/u, '');
  return stem !== '' && whole.startsWith(`${stem}-`);
}

/** The line's own style, else that of most of its strings, else the block's. */
function styleOf(from: readonly XmlElement[], { styles }: Told): Style | undefined {
  if (styles.size === 0) return undefined;
  const found = from.map(({ attributes }) =>
    refs(attributes['STYLEREFS'])
      .map((id) => styles.get(id))
      .find((style) => style !== undefined),
  );
  const [own, ...rest] = found;
  const block = rest.pop();
  const counts = new Map<Style, number>();
  for (const style of rest) if (style) counts.set(style, (counts.get(style) ?? 0) + 1);
  return own ?? [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? block;
}

/** WC is 0–1 by the standard; some engines write per cent. */
function confidenceOf(value: string | undefined): number | null {
  const number = measure(value);
  if (number === null || number < 0 || number > 100) return null;
  return number > 1 ? number / 100 : number;
}

function boxOf(element: XmlElement): Box | null {
  const { HPOS, VPOS, WIDTH, HEIGHT } = element.attributes;
  const [x, y, w, h] = [measure(HPOS), measure(VPOS), measure(WIDTH), measure(HEIGHT)];
  if (x !== null && y !== null && w !== null && h !== null) return corners(x, y, x + w, y + h);
  const shape = child(element, 'Shape') ?? element;
  return roundPoints(child(shape, 'Polygon')?.attributes['POINTS']);
}
