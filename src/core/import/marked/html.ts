// HTML: paragraphs, headings, lists, captions. Tags are believed as far as they go; nothing of them is kept, nothing is
// fetched, nothing runs. What our own exporter wrote comes back with its roles, articles, pages and sections.

import { Parser } from 'htmlparser2';
import { roleNamed } from '../../document/role-names.ts';
import { articleKinds, type Role } from '../../document/schema.ts';
import { sectionCode } from '../../sections/registry.ts';
import { beginning, decodeXml } from '../layout/xml.ts';
import { isHocr } from '../layout/hocr.ts';
import { cutOff } from '../cut-off.ts';
import type { Importer } from '../registry.ts';
import type { ImportMessage } from '../types.ts';
import { itemMark, numeral } from './numerals.ts';
import { type ArticleStart, asRow, markedPages, type Piece } from './pieces.ts';
import { noteMark, raised } from './raised.ts';
import { said } from './said.ts';

/** What is in these is no text of the page. */
const silent = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'math',
  'head',
  'iframe',
  'object',
  // how a word is read aloud, and the brackets around that
  'rt',
  'rp',
]);
/** These end the paragraph that is open, at both ends. */
const blocks = new Set(
  'address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const deepest = 20_000;
/** What `type` of a list is called elsewhere. */
const counting: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};
/** What our own exporter writes as headings, whatever else the article has; elsewhere the highest ones are headlines. */
const ownHeadings: Readonly<Record<number, Role>> = { 1: 'headline', 2: 'subhead' };

export interface HtmlText {
  readonly pieces: readonly Piece[];
  /** References to notes in the running text. */
  readonly noteMarks: number;
  /** Words with a reading above them. */
  readonly readings: number;
  readonly paper?: string;
  readonly date?: string;
}

/** A link that is open. */
interface Link {
  /** Where its words begin in those of the paragraph. */
  readonly from: number;
  readonly to: string | null;
  readonly back: boolean;
  /** It refers to a note: it says so, or it is set above the line. */
  note: boolean;
}

/** “footnote-ref”, “doc-noteref”, “noteref”: as pandoc, EPUB and web sites write it. */
const refers = /(?:^|[\s-])(?:note-?ref|footnote-?ref|fn-?ref|reference)(?:$|\s)/iu;
const goesBack = /(?:^|[\s-])(?:backlink|footnote-?back(?:ref)?|reversefootnote)(?:$|\s)/iu;
/** What only leads back to the text. */
const arrow = /^(?:[\s↩↑⬆⤴⏎^]|\ufe0e|\ufe0f)*$/u;
/** Of a note’s mark, brackets included. */
const longestMark = 6;

/** In XHTML, as books have it, “<title/>” is closed; in HTML it would swallow what follows. */
const isXhtml = (text: string): boolean =>
  /^\ufeff?\s*<\?xml\b|\bxmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml/iu.test(text.slice(0, 2000));

/** The paragraphs of an HTML or XHTML text; null: it nests deeper than any page does. */
export function htmlPieces(text: string): HtmlText | null {
  const pieces: Piece[] = [];
  let depth = 0;
  let hidden = 0;
  let tooDeep = false;
  let words = '';
  let role: Role | undefined;
  let level: number | undefined;
  let inCaption = 0;
  let ours = false;
  let page: ArticleStart['page'];
  let start: { kind?: ArticleStart['kind']; sections: string[]; page?: ArticleStart['page'] } | null = null;
  /** The lists that are open, the innermost last; null: one without numbers. */
  const lists: ({ next: number; readonly format: string } | null)[] = [];
  /** What stands before the next words: the number of their item. */
  let mark = '';
  /** The rows that are open, each with where its cells begin among the pieces. */
  const rows: { readonly from: number; readonly cells: number[] }[] = [];
  const meta: { paper?: string; date?: string } = {};
  const links: Link[] = [];
  /** Where what is set above the line begins. */
  const above: number[] = [];
  /** The ids of notes, and their marks in the text. */
  const notes = new Map<string, string>();
  /** The note that the next words are. */
  let note: string | null = null;
  let noteMarks = 0;
  let readings = 0;
  const flush = (): void => {
    if (words.trim() !== '') {
      const bare = note?.replace(/[[\]]/gu, '') ?? '';
      if (note !== null && !words.trim().startsWith(note) && !words.trim().startsWith(bare))
        mark = `${note} `;
      const said = role ?? (inCaption > 0 ? 'caption' : undefined);
      pieces.push({
        text: mark + words,
        ...(said ? { role: said } : {}),
        ...(level === undefined ? {} : { level }),
        ...(lists.length > 0 || note !== null ? { apart: true } : {}),
        ...(start ? { begins: start } : {}),
      });
      start = null;
      mark = '';
      note = null;
    }
    words = '';
  };
  const closeLink = ({ from, to, back, note: referring }: Link): void => {
    const said = words.slice(from).trim();
    if (to === null || from > words.length) return;
    if (back ? arrow.test(said) : arrow.test(said) && said !== '') words = words.slice(0, from);
    else if (referring && !back && said !== '' && said.length <= longestMark) {
      const marked = noteMark(said);
      // at the beginning of a paragraph it is the note’s own mark
      if (words.slice(0, from).trim() !== '') {
        notes.set(to, marked);
        noteMarks += 1;
      }
      words = words.slice(0, from) + marked;
    }
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > deepest) {
          tooDeep = true;
          parser.pause();
          return;
        }
        if (name === 'meta') {
          const { name: of, itemprop, content = '' } = attributes;
          if (itemprop === 'articleSection' && start) start.sections.push(sectionCode(content));
          else if (of === 'publisher') meta.paper = content;
          else if (of === 'date' && /^\d{4}-\d{2}-\d{2}$/u.test(content)) meta.date = content;
          return;
        }
        if (silent.has(name)) {
          // the page's data stand in its head: only they are read there
          if (name !== 'head') hidden += 1;
          if (name === 'rt') readings += 1;
          return;
        }
        if (hidden > 0) return;
        if (blocks.has(name)) flush();
        note = notes.get(attributes['id'] ?? attributes['name'] ?? '') ?? note;
        if (name === 'sup') {
          above.push(words.length);
          const link = links.at(-1);
          if (link) link.note = true;
        } else if (name === 'a') {
          const of = ['epub:type', 'role', 'class'].map((key) => attributes[key] ?? '').join(' ');
          const [, to = null] = /#(.+)$/u.exec(attributes['href'] ?? '') ?? [];
          links.push({
            from: words.length,
            to,
            back: goesBack.test(of),
            note: above.length > 0 || refers.test(of),
          });
        }
        if (!blocks.has(name)) return;
        if (name === 'section' && ('data-page' in attributes || 'data-name' in attributes))
          page = { number: attributes['data-page'] ?? null, name: attributes['data-name'] ?? null };
        else if (name === 'article') {
          const kind = articleKinds.find((one) => one === attributes['data-kind']);
          ours = kind !== undefined;
          start = { sections: [], ...(kind ? { kind } : {}), ...(page ? { page } : {}) };
          page = undefined;
        } else if (name === 'figcaption') inCaption += 1;
        else if (name === 'ol')
          lists.push({
            next: /^\d{1,4}$/u.test(attributes['start'] ?? '') ? Number(attributes['start']) : 1,
            format: counting[attributes['type'] ?? ''] ?? 'decimal',
          });
        else if (name === 'ul') lists.push(null);
        else if (name === 'tr') rows.push({ from: pieces.length, cells: [] });
        else if (name === 'td' || name === 'th') rows.at(-1)?.cells.push(pieces.length);
        const list = name === 'li' ? lists.at(-1) : null;
        if (list) {
          if (/^\d{1,4}$/u.test(attributes['value'] ?? '')) list.next = Number(attributes['value']);
          mark = note === null ? itemMark(`${numeral(list.next, list.format)}.`) : '';
          list.next += 1;
        }
        const heading = /^h([1-6])$/u.exec(name)?.[1];
        if (heading !== undefined) {
          level = Number(heading);
          if (ours) role = ownHeadings[level];
        } else if (name === 'p' || name === 'div' || name === 'li')
          role = attributes['class']?.split(/\s+/u).map(roleNamed).find(Boolean);
      },
      ontext(more) {
        if (hidden === 0 && !title) words += more;
      },
      onclosetag(name) {
        depth -= 1;
        if (silent.has(name)) {
          if (name !== 'head') hidden -= 1;
          return;
        }
        if (hidden > 0) return;
        if (name === 'a') {
          const link = links.pop();
          if (link) closeLink(link);
        } else if (name === 'sup') {
          const from = above.pop() ?? 0;
          // in a link it is the mark of a note
          if (links.length === 0) words = words.slice(0, from) + raised(words.slice(from));
        }
        if (!blocks.has(name)) return;
        flush();
        if (name === 'figcaption') inCaption -= 1;
        else if (name === 'ol' || name === 'ul') lists.pop();
        else if (name === 'li') mark = '';
        else if (name === 'tr') {
          const row = rows.pop();
          if (row) {
            const held = pieces.splice(row.from);
            const begin = row.cells.map((at) => at - row.from);
            const cells = begin.map((at, i) => held.slice(at, begin[i + 1]));
            pieces.push(...held.slice(0, begin[0]), ...asRow(cells));
          }
        }
        if (/^h[1-6]$/u.test(name)) {
          level = undefined;
          if (ours) role = undefined;
        } else if (name === 'p' || name === 'div' || name === 'li') role = undefined;
      },
      onopentagname(name) {
        if (name === 'title') title = true;
        else if (title) title = false;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: isXhtml(text) },
  );
  let title = false;
  parser.write(text);
  parser.end();
  flush();
  return tooDeep ? null : { pieces, noteMarks, readings, ...meta };
}

/** What was made of notes and readings. */
export function toldOf({
  noteMarks,
  readings,
}: Pick<HtmlText, 'noteMarks' | 'readings'>): readonly ImportMessage[] {
  return [...said('note-marks', noteMarks), ...said('readings', readings)];
}

export const html: Importer = {
  code: 'html',
  extensions: ['html', 'htm', 'xhtml'],
  recognises: (_, bytes) => {
    const start = beginning(bytes);
    return /<(?:!doctype\s+html|html|body)\b/iu.test(start) && !isHocr(start);
  },
  read(name, bytes, encoding) {
    const decoded = decodeXml(bytes, encoding);
    if ('refused' in decoded) return decoded;
    const read = htmlPieces(decoded.text);
    if (!read) return { refused: { code: 'importing:messages.too-deep', severity: 'error' } };
    const { pieces, noteMarks, readings, ...marks } = read;
    const { length, pages } = markedPages(name, pieces, marks);
    if (pages.length === 0) return { refused: { code: 'importing:messages.no-text', severity: 'error' } };
    const messages = [...decoded.messages, ...cutOff(decoded.text), ...toldOf({ noteMarks, readings })];
    return { encoding: decoded.encoding, sure: decoded.sure, length, pages, messages };
  },
};
