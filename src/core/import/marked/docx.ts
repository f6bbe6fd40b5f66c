// Word: paragraphs by their styles; our own styles come back as the roles that they are, and the articles with what their
// bookmarks say. Tracked changes are read as accepted. Nothing in the file is run or followed; what has no place in the
// text is counted and said.

import * as v from 'valibot';
import { roleNamed } from '../../document/role-names.ts';
import { articleKinds, type Role, statuses } from '../../document/schema.ts';
import { breaksOff, entryNames, isZip, partsOf } from '../layout/package.ts';
import { child, descendants, readXml, type XmlElement } from '../layout/xml.ts';
import type { Answer, Importer } from '../registry.ts';
import { numberedBy, numbering } from './numbering.ts';
import { type ArticleStart, asRow, markedPages, type Piece } from './pieces.ts';
import { said } from './said.ts';
import { notesOf } from './word-notes.ts';
import { alternative, type Counts, holds, linesOf, type Reading } from './word-paragraphs.ts';
import { centredBy, outlineOf, stylesOf } from './word-styles.ts';

const startForm = v.object({
  page: v.nullable(v.string()),
  name: v.nullable(v.string()),
  kind: v.picklist(articleKinds),
  sections: v.array(v.string()),
  status: v.picklist(statuses),
});

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

const documentPart = /^word\/document\d*\.xml$/u;
const wanted =
  /^(?:word\/(?:document|styles|numbering|settings|footnotes|endnotes|comments|header|footer)\d*\.xml|docProps\/custom\.xml)$/u;

export const docx: Importer = {
  code: 'docx',
  extensions: ['docx', 'docm'],
  recognises: (name, bytes) =>
    isZip(bytes) &&
    (entryNames(bytes).some((one) => documentPart.test(one)) ||
      (/\.doc[xm]$/iu.test(name) && breaksOff(bytes))),
  read(name, bytes): Answer {
    const opened = partsOf(bytes, wanted, 'docx');
    if ('refused' in opened) return opened;
    const parts = (named: string): readonly XmlElement[] =>
      [...opened.parts].flatMap(([path, held]) => {
        if (!new RegExp(`^(?:word|docProps)/${named}\\d*\\.xml$`, 'u').test(path)) return [];
        const xml = readXml(new TextDecoder().decode(held));
        return 'refused' in xml ? [] : [xml.root];
      });
    const [, found] = [...opened.parts].find(([path]) => documentPart.test(path)) ?? [];
    const document = readXml(new TextDecoder().decode(found ?? new Uint8Array()));
    if ('refused' in document) return document;
    const [custom = null] = parts('custom');
    const starts = startsOf(custom);
    const counts: Counts = { inserted: 0, deleted: 0, hidden: 0, readings: 0, pictures: 0, embedded: 0 };
    const notes = notesOf([document.root, ...parts('settings')], {
      footnote: parts('footnotes'),
      endnote: parts('endnotes'),
    });
    const [styleSheet = null] = parts('styles');
    const [lists = null] = parts('numbering');
    const styles = stylesOf(styleSheet);
    const mark = numbering(lists);
    const reading: Reading = { styles, counts, refer: notes.refer };
    const piecesOf = (paragraph: XmlElement): readonly Piece[] => {
      const properties = child(paragraph, 'pPr');
      const id = properties && child(properties, 'pStyle')?.attributes['val'];
      // the line that only says which page it is
      if (id === 'QingyangPage') return [];
      const style = styles.paragraph(id);
      const own = roleNamed(id ?? '');
      // somebody's name for the paragraphs that are nothing in particular says nothing of them
      const role =
        own ?? (style.usual ? undefined : (wordRoles[style.name.toLowerCase()] ?? roleNamed(style.name)));
      const outline = outlineOf(properties);
      const level = outline === undefined ? style.level : outline;
      const begins = [...descendants(paragraph, 'bookmarkStart')]
        .map(({ attributes }) => starts.get(attributes['name'] ?? ''))
        .find(Boolean);
      const { list, level: depth = 0 } = { ...style.numbered, ...numberedBy(properties) };
      const centred = centredBy(properties) ?? style.centred;
      const lines = linesOf(paragraph, style.look, reading, own !== undefined).filter(
        ({ text }) => text.trim() !== '',
      );
      return lines.map(({ text, notes: held, size, bold }, i) => ({
        text: i > 0 || list === undefined ? text : `${mark({ list, level: depth })}${text}`,
        ...(role ? { role } : level ? { level } : {}),
        ...(list === undefined || list === '0' ? {} : { apart: true }),
        ...(begins && i === 0 ? { begins } : {}),
        ...(held.length === 0 ? {} : { notes: held }),
        ...(size === undefined ? {} : { look: { size, bold, centred } }),
      }));
    };
    const piecesIn = (element: XmlElement): readonly Piece[] =>
      joinedOver(element.children).flatMap((one): readonly Piece[] => {
        switch (one.name) {
          case 'del':
          case 'moveFrom':
            return []; // a box that was taken out
          case 'tr':
            return rowStruckOut(one)
              ? []
              : asRow(one.children.filter(({ name: cell }) => cell === 'tc').map(piecesIn));
          case 'AlternateContent':
            return piecesIn(alternative(one));
          case 'drawing':
          case 'pict':
            if (holds(one, 'blip') || holds(one, 'imagedata')) counts.pictures += 1;
            // a chart, or what Word calls SmartArt: its words stand in a file of its own
            if (holds(one, 'chart') || holds(one, 'relIds')) counts.embedded += 1;
            return piecesIn(one);
          case 'object':
          case 'altChunk':
            counts.embedded += 1;
            return [];
          case 'txbxContent':
            return piecesIn(one).map((piece) => ({ ...piece, apart: true }));
          case 'p':
            return [...piecesOf(one), ...piecesIn(one)];
          default:
            return piecesIn(one);
        }
      });
    const pieces = piecesIn(document.root);
    const noted = notes.pieces(piecesIn);
    const { length, pages } = markedPages(name, pieces, {}, noted);
    const [embedded] = said('docx-embedded', counts.embedded, {}, pages.length === 0 ? 'error' : 'warning');
    if (pages.length === 0)
      return { refused: embedded ?? { code: 'importing:messages.no-text', severity: 'error' } };
    const heads = headsIn([...parts('header'), ...parts('footer')]);
    const messages = [
      ...document.messages,
      ...said('notes', noted.size),
      ...said('docx-revised', counts.inserted + counts.deleted, {
        inserted: counts.inserted,
        deleted: counts.deleted,
      }),
      ...said('docx-comments', parts('comments').flatMap((one) => [...descendants(one, 'comment')]).length),
      ...said('docx-heads', heads.length, { text: heads.join(' / ').slice(0, 80) }),
      ...said('docx-hidden', counts.hidden),
      ...said('readings', counts.readings),
      ...said('pictures', counts.pictures),
      ...(embedded ? [embedded] : []),
    ];
    return { encoding: null, sure: true, length, pages, messages };
  },
};

/** Styles of Word itself, which say more than that something is a paragraph. */
const wordRoles: Readonly<Record<string, Role>> = { subtitle: 'deck', 副标题: 'deck', 题注: 'caption' };

/** A paragraph whose end was struck out goes on with the next one; so does a large first letter that hangs into its paragraph. */
function joinedOver(children: readonly XmlElement[]): readonly XmlElement[] {
  const out: XmlElement[] = [];
  let open: XmlElement | null = null;
  for (const one of children) {
    const next: XmlElement =
      open && one.name === 'p'
        ? {
            ...one,
            children: [
              ...one.children.filter(({ name }) => name === 'pPr'),
              ...[...open.children, ...one.children].filter(({ name }) => name !== 'pPr'),
            ],
          }
        : one;
    if (open && one.name !== 'p') out.push(open);
    open = next.name === 'p' && goesOn(one) ? next : null;
    if (!open) out.push(next);
  }
  return open ? [...out, open] : out;
}

function goesOn(paragraph: XmlElement): boolean {
  const properties = child(paragraph, 'pPr');
  const mark = properties && child(properties, 'rPr');
  const frame = properties && child(properties, 'framePr');
  if (/^(?:drop|margin)$/u.test(frame?.attributes['dropCap'] ?? '')) return true;
  return mark?.children.some(({ name }) => name === 'del' || name === 'moveFrom') ?? false;
}

function rowStruckOut(row: XmlElement): boolean {
  const properties = child(row, 'trPr');
  return properties !== undefined && child(properties, 'del') !== undefined;
}

/** What page heads and feet say, beside the number of the page. */
function headsIn(parts: readonly XmlElement[]): readonly string[] {
  const texts = parts.flatMap((part) =>
    [...descendants(part, 'p')].map((one) =>
      Array.from(descendants(one, 't'), ({ text }) => text)
        .join('')
        .trim(),
    ),
  );
  return [...new Set(texts)].filter((text) => /[^第共页\P{L}]/u.test(text));
}
