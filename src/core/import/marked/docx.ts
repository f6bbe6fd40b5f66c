// Word: paragraphs by their styles; our own styles come back as the roles that they are, and the articles with what their
// bookmarks say. Tracked changes are read as accepted. Nothing in the file is run or followed.

import * as v from 'valibot';
import { roleNamed } from '../../document/role-names.ts';
import { articleKinds, statuses } from '../../document/schema.ts';
import { entryNames, unpack } from '../layout/package.ts';
import { child, descendants, readXml, type XmlElement } from '../layout/xml.ts';
import type { Answer, Importer } from '../registry.ts';
import { type Numbered, numberedBy, numbering } from './numbering.ts';
import { type ArticleStart, asRow, markedPages, type Piece } from './pieces.ts';

const startForm = v.object({
  page: v.nullable(v.string()),
  name: v.nullable(v.string()),
  kind: v.picklist(articleKinds),
  sections: v.array(v.string()),
  status: v.picklist(statuses),
});

/** What is struck out, moved away, or only says how something looks. */
const left = new Set(['del', 'moveFrom', 'rPr', 'instrText', 'pict', 'drawing', 'object', 'fldData']);

function wordsOf(element: XmlElement): string {
  if (left.has(element.name)) return '';
  if (element.name === 't') return element.text;
  if (element.name === 'tab' || element.name === 'br' || element.name === 'cr') return ' ';
  return element.children.map(wordsOf).join('');
}

interface Style {
  readonly name: string;
  /** Of the outline. */
  readonly level: number | null;
  readonly numbered: Partial<Numbered>;
}

/** By the style's id, as styles.xml tells them. */
function stylesOf(root: XmlElement | null): ReadonlyMap<string, Style> {
  const out = new Map<string, Style>();
  for (const style of root ? descendants(root, 'style') : []) {
    const name = child(style, 'name')?.attributes['val'] ?? '';
    const properties = child(style, 'pPr');
    const outline = properties && child(properties, 'outlineLvl')?.attributes['val'];
    const heading = /^(?:heading|标题)\s*([1-6])$/iu.exec(name)?.[1];
    out.set(style.attributes['styleId'] ?? '', {
      name,
      // “标题” of Word, which is no heading of the outline, has the headline of a manuscript
      level: /^title$/iu.test(name)
        ? 1
        : heading
          ? Number(heading)
          : outline && /^[0-5]$/u.test(outline)
            ? Number(outline) + 1
            : null,
      numbered: numberedBy(properties),
    });
  }
  return out;
}

/** Bookmark name → what the article is, as our exporter wrote it. */
function startsOf(root: XmlElement | null): ReadonlyMap<string, ArticleStart> {
  const out = new Map<string, ArticleStart>();
  let before = '';
  for (const property of root ? descendants(root, 'property') : []) {
    const [value] = property.children;
    try {
      const told = v.safeParse(startForm, JSON.parse(value?.text ?? ''));
      if (!told.success) continue;
      const { page, name, kind, sections, status } = told.output;
      const at = `${page ?? ''}|${name ?? ''}`;
      out.set(property.attributes['name'] ?? '', {
        kind,
        sections,
        status,
        ...(at === before ? {} : { page: { number: page, name } }),
      });
      before = at;
    } catch {
      continue; // somebody else's property
    }
  }
  return out;
}

export const docx: Importer = {
  code: 'docx',
  extensions: ['docx', 'docm'],
  recognises: (_, bytes) =>
    bytes[0] === 0x50 && bytes[1] === 0x4b && entryNames(bytes).includes('word/document.xml'),
  read(name, bytes): Answer {
    const unpacked = unpack({ name, bytes });
    if ('refused' in unpacked) return unpacked;
    const part = (file: string): XmlElement | null => {
      const found = unpacked.files.find((one) => one.name === file);
      if (!found) return null;
      const xml = readXml(new TextDecoder().decode(found.bytes));
      return 'refused' in xml ? null : xml.root;
    };
    const found = unpacked.files.find((one) => one.name === 'document.xml');
    const document = readXml(new TextDecoder().decode(found?.bytes ?? new Uint8Array()));
    if ('refused' in document) return document;
    const styles = stylesOf(part('styles.xml'));
    const starts = startsOf(part('custom.xml'));
    const mark = numbering(part('numbering.xml'));
    const pieceOf = (paragraph: XmlElement): Piece | null => {
      const properties = child(paragraph, 'pPr');
      const id = (properties && child(properties, 'pStyle')?.attributes['val']) ?? '';
      // the line that only says which page it is
      if (id === 'QingyangPage') return null;
      const style = styles.get(id);
      const role = roleNamed(id) ?? (style ? roleNamed(style.name) : undefined);
      const begins = [...descendants(paragraph, 'bookmarkStart')]
        .map(({ attributes }) => starts.get(attributes['name'] ?? ''))
        .find(Boolean);
      const words = wordsOf(paragraph);
      const { list, level = 0 } = { ...style?.numbered, ...numberedBy(properties) };
      return {
        text: list === undefined || words.trim() === '' ? words : `${mark({ list, level })}${words}`,
        ...(role ? { role } : style?.level ? { level: style.level } : {}),
        ...(list === undefined || list === '0' ? {} : { item: true }),
        ...(begins ? { begins } : {}),
      };
    };
    const piecesIn = (element: XmlElement): readonly Piece[] =>
      element.children.flatMap((one): readonly Piece[] => {
        if (one.name === 'tr')
          return asRow(one.children.filter(({ name: cell }) => cell === 'tc').map(piecesIn));
        // a text box comes twice, as Word draws it and as older programs did
        if (one.name === 'AlternateContent') return piecesIn(child(one, 'Choice') ?? one);
        const own = one.name === 'p' ? pieceOf(one) : null;
        return [...(own ? [own] : []), ...piecesIn(one)];
      });
    const pieces = piecesIn(document.root);
    const { length, pages } = markedPages(name, pieces);
    if (pages.length === 0) return { refused: { code: 'importing:messages.no-text', severity: 'error' } };
    return { encoding: null, sure: true, length, pages, messages: document.messages };
  },
};
