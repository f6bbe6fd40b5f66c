// METS: which files are the pages of an issue, in which order, and what the blocks in them are. It holds no text itself.
// https://www.loc.gov/standards/mets/ ; divisions as docWorks, METAe and ABBYY lines name them.

import type { ArticleKind, Role } from '../../document/schema.ts';
import { baseName } from './base-name.ts';
import type { LayoutPage, LayoutRegion } from './layout.ts';
import { meaning } from './meanings.ts';
import { child, descendants, type XmlElement } from './xml.ts';

export interface BlockMeaning {
  /** Place in the logical order of the issue, from 0. */
  readonly order: number;
  readonly article?: string;
  readonly kind?: ArticleKind;
  readonly role?: Role;
}

export interface StructuredPage {
  /** Base name of the file with its text. */
  readonly file: string;
  readonly number?: string;
  /** Base name of its picture. */
  readonly image?: string;
}

export interface Structure {
  /** In order. */
  readonly pages: readonly StructuredPage[];
  /** Base name of a text file → id of a block in it → what it is. */
  readonly blocks: ReadonlyMap<string, ReadonlyMap<string, BlockMeaning>>;
  readonly paper?: string;
  /** YYYY-MM-DD */
  readonly date?: string;
}

export function isMets(start: string): boolean {
  return /<(?:[\w.-]{1,40}:)?mets[\s>]/u.test(start);
}

/** What is not looked at: the technical record of every picture is most of the file. */
export const metsWithout: ReadonlySet<string> = new Set(['amdSec', 'metsHdr', 'behaviorSec']);

interface MetsFile {
  readonly name: string;
  readonly text: boolean;
  readonly picture: boolean;
  readonly small: boolean;
}

export function structureOf(root: XmlElement): Structure {
  const files = filesOf(root);
  const maps = [...descendants(root, 'structMap')];
  const physical = maps.find(({ attributes }) => /physical/iu.test(attributes['TYPE'] ?? '')) ?? maps[0];
  const logical = maps.find(({ attributes }) => /logical/iu.test(attributes['TYPE'] ?? ''));
  const pages = physical ? pagesOf(physical, files) : [];
  const { paper, date } = issueOf(root);
  return {
    pages:
      pages.length > 0
        ? pages
        : [...files.values()].filter(({ text }) => text).map(({ name }) => ({ file: name })),
    blocks: logical ? blocksOf(logical, files) : new Map(),
    ...(paper === undefined ? {} : { paper }),
    ...(date === undefined ? {} : { date }),
  };
}

function filesOf(root: XmlElement): ReadonlyMap<string, MetsFile> {
  const files = new Map<string, MetsFile>();
  for (const group of descendants(root, 'fileGrp')) {
    const use = group.attributes['USE'] ?? '';
    for (const file of group.children) {
      const id = file.attributes['ID'];
      const [place] = descendants(file, 'FLocat');
      const name = baseName(decodedUri(place?.attributes['href'] ?? ''));
      if (file.name !== 'file' || id === undefined || name === '') continue;
      const type = file.attributes['MIMETYPE'] ?? '';
      files.set(id, {
        name,
        text: /\bxml\b|hocr|html/iu.test(type) || /\.(?:xml|alto|hocr|html?)$/iu.test(name),
        picture: /^image\//iu.test(type) || /\.(?:jpe?g|png|tiff?|webp|jp2|gif)$/iu.test(name),
        small: /thumb|icon/iu.test(use),
      });
    }
  }
  return files;
}

function decodedUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri; // a stray % is part of the name
  }
}

function filesAt(div: XmlElement, files: ReadonlyMap<string, MetsFile>): MetsFile[] {
  return div.children
    .filter(({ name }) => name === 'fptr')
    .flatMap((fptr) => [fptr, ...descendants(fptr, 'area')])
    .flatMap(({ attributes }) => files.get(attributes['FILEID'] ?? '') ?? []);
}

function pagesOf(physical: XmlElement, files: ReadonlyMap<string, MetsFile>): StructuredPage[] {
  const pages: { readonly order: number; readonly page: StructuredPage }[] = [];
  for (const div of descendants(physical, 'div')) {
    const at = filesAt(div, files);
    const text = at.find((one) => one.text);
    if (!text || pages.some(({ page }) => page.file === text.name)) continue;
    const { ORDER: place, ORDERLABEL: label } = div.attributes;
    const image = at.find(({ picture, small }) => picture && !small)?.name;
    const number = label?.trim() || place?.trim();
    const order = Number(place ?? pages.length);
    pages.push({
      order: Number.isFinite(order) ? order : pages.length,
      page: { file: text.name, ...(number ? { number } : {}), ...(image === undefined ? {} : { image }) },
    });
  }
  return pages.toSorted((a, b) => a.order - b.order).map(({ page }) => page);
}

interface Around {
  readonly article?: string;
  readonly kind?: ArticleKind;
  readonly role?: Role;
}

function blocksOf(logical: XmlElement, files: ReadonlyMap<string, MetsFile>): Structure['blocks'] {
  const blocks = new Map<string, Map<string, BlockMeaning>>();
  let order = 0;
  let divisions = 0;
  const walk = (div: XmlElement, around: Around): void => {
    for (const { attributes } of div.children
      .filter(({ name }) => name === 'fptr')
      .flatMap((fptr) => [...descendants(fptr, 'area')])) {
      const file = files.get(attributes['FILEID'] ?? '')?.name;
      const id = attributes['BEGIN'];
      if (file === undefined || id === undefined) continue;
      const held = blocks.get(file) ?? new Map<string, BlockMeaning>();
      blocks.set(file, held);
      if (!held.has(id)) held.set(id, { order, ...around });
      order += 1;
    }
    for (const inner of div.children) if (inner.name === 'div') walk(inner, within(inner, around));
  };
  const within = (div: XmlElement, around: Around): Around => {
    const { TYPE: type, ID: id } = div.attributes;
    divisions += 1;
    const said = meaning(type);
    // the paper's name in the title section is no headline
    if (around.role === 'furniture') return around;
    if (said.role === 'furniture') return { role: 'furniture' };
    // a picture in an article is part of it
    const starts =
      (said.article === true || /section/iu.test(type ?? '')) &&
      (!around.article || around.kind === undefined);
    return {
      ...around,
      ...(starts ? { article: id ?? `div-${divisions}` } : {}),
      ...(starts && said.kind ? { kind: said.kind } : {}),
      ...(said.role ? { role: said.role } : {}),
    };
  };
  walk(logical, {});
  return blocks;
}

/** Paper and date as the first descriptions (MODS) that tell them. */
function issueOf(root: XmlElement): Pick<Structure, 'paper' | 'date'> {
  let paper: string | undefined;
  let date: string | undefined;
  for (const section of descendants(root, 'dmdSec')) {
    const whole = /collection|newspaper|title|print|issue/iu.test(section.attributes['ID'] ?? '');
    if (whole && paper === undefined) {
      const [info] = descendants(section, 'titleInfo');
      paper = (info ? child(info, 'title')?.text.trim() : '') || undefined;
    }
    for (const name of ['dateIssued', 'dateCreated']) {
      const [issued] = descendants(section, name);
      date ??= /^\s*(\d{4}-\d{2}-\d{2})\b/u.exec(issued?.text ?? '')?.[1];
    }
  }
  date ??= /\b((?:1[5-9]|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)/u.exec(
    root.attributes['LABEL'] ?? '',
  )?.[1];
  return { ...(paper === undefined ? {} : { paper }), ...(date === undefined ? {} : { date }) };
}

/** The pages of a file (its base name) with what the METS of that name says of them. An article's id tells the METS too: a drop may hold several issues. Blocks come in its order; one that it does not name stays behind the one that it stands behind. */
export function structured(
  pages: readonly LayoutPage[],
  file: string,
  structure: Structure,
  mets: string,
): LayoutPage[] {
  const told = structure.pages.find((page) => page.file === file);
  const blocks = structure.blocks.get(file) ?? new Map<string, BlockMeaning>();
  return pages.map((page) => ({
    ...page,
    ...(told?.number !== undefined && pages.length === 1 ? { number: told.number } : {}),
    ...(told?.image !== undefined && pages.length === 1 ? { image: told.image } : {}),
    ...(page.regions.some((region) => saidOf(region, blocks))
      ? { ordered: true, regions: inOrder(page.regions, blocks, mets) }
      : {}),
  }));
}

/** Of the block itself, else of the one around it: tables are named as a whole. */
function saidOf(
  { id, within = [] }: LayoutRegion,
  blocks: ReadonlyMap<string, BlockMeaning>,
): BlockMeaning | undefined {
  return [...within, id].reduce<BlockMeaning | undefined>((said, one) => blocks.get(one) ?? said, undefined);
}

function inOrder(
  regions: readonly LayoutRegion[],
  blocks: ReadonlyMap<string, BlockMeaning>,
  mets: string,
): LayoutRegion[] {
  let last = -1;
  const places = regions.map((region) => {
    const said = saidOf(region, blocks);
    last = said?.order ?? last;
    const { article, kind, role } = said ?? {};
    return {
      order: last,
      region: {
        ...region,
        ...(article === undefined ? {} : { article: `${mets}#${article}` }),
        ...(kind ? { kind } : {}),
        ...(role ? { role } : {}),
      },
    };
  });
  return places.toSorted((a, b) => a.order - b.order).map(({ region }) => region);
}
