// Markdown, by a library's lexer: headings, paragraphs, lists, quotations. Markup inside of it is text of no page and left
// out, and so is what a site's program wants to know before the text (YAML), but the title and the date.

import { type MarkedToken, lexer, type Token } from 'marked';
import { decode } from '../decode.ts';
import type { Importer } from '../registry.ts';
import { htmlPieces } from './html.ts';
import { itemMark } from './numerals.ts';
import { markedPages, type Piece } from './pieces.ts';
import { noteMark, raised } from './raised.ts';
import { said } from './said.ts';

/** The words of inline tokens; a line break is a space. */
function wordsOf(tokens: readonly Token[]): string {
  let above = false;
  return tokens
    .map((token) => {
      const one = token as MarkedToken; // without extensions there are no others
      if (one.type === 'html') {
        above = /^<sup\b/iu.test(one.raw);
        return /^<br\b/iu.test(one.raw) ? ' ' : '';
      }
      if (above && one.type === 'text') return raised(unescaped(one.text));
      if (one.type === 'br') return ' ';
      if ('tokens' in one && one.tokens) return wordsOf(one.tokens);
      return 'text' in one ? unescaped(one.text) : '';
    })
    .join('');
}

/** The lexer leaves named entities as they came. */
function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

interface Line extends Piece {
  /** A rule stands before it. */
  readonly ruled: boolean;
}

function linesOf(text: string): Line[] {
  const out: Line[] = [];
  let ruled = false;
  /** The number of the item whose text comes next. */
  let mark = '';
  let listed = 0;
  const put = (piece: Piece): void => {
    if (piece.text.trim() === '') return;
    out.push({
      ...piece,
      text: mark + piece.text,
      ...(listed > 0 ? { apart: true } : {}),
      ruled: ruled && out.length > 0,
    });
    ruled = false;
    mark = '';
  };
  const walk = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      const one = token as MarkedToken;
      switch (one.type) {
        case 'heading':
          put({ text: wordsOf(one.tokens), level: one.depth });
          break;
        case 'paragraph':
          put({ text: wordsOf(one.tokens) });
          break;
        case 'text':
          put({ text: one.tokens ? wordsOf(one.tokens) : unescaped(one.text) });
          break;
        case 'code':
          for (const line of one.text.split('\n')) put({ text: line });
          break;
        case 'blockquote':
          walk(one.tokens);
          break;
        case 'list':
          listed += 1;
          one.items.forEach((item, i) => {
            mark = one.ordered ? itemMark(`${Number(one.start) + i}.`) : '';
            walk(item.tokens);
          });
          mark = '';
          listed -= 1;
          break;
        case 'table':
          for (const row of [one.header, ...one.rows])
            put({ text: row.map((cell) => wordsOf(cell.tokens)).join(' '), apart: true });
          break;
        case 'html':
          for (const piece of htmlPieces(one.text)?.pieces ?? []) put(piece);
          break;
        case 'hr':
          ruled = true;
          break;
        default:
          break;
      }
    }
  };
  walk(lexer(text));
  return out;
}

/**
 * Without a rule headings alone part articles. What our own exporter wrote is parted by rules, a headline in each; where
 * somebody has headings of the first level as well, which it never writes, a rule in the middle of a story parts nothing.
 */
export function markdownPieces(text: string): Piece[] {
  const lines = linesOf(text);
  if (!lines.some(({ ruled }) => ruled)) return lines.map(({ ruled: _, ...piece }) => piece);
  const top = Math.min(...lines.flatMap(({ level }) => level ?? []));
  let headed = false;
  let before = false;
  return lines.map(({ ruled, ...piece }) => {
    const heading = piece.level !== undefined && piece.level <= top;
    const begins = (ruled && (top > 1 || piece.level !== undefined)) || (heading && headed && !before);
    headed = heading || (headed && !begins);
    before = heading;
    return begins ? { ...piece, begins: {} } : piece;
  });
}

/** “[^1]: 共三十七盏。”, with the lines that go on from it. */
const noteText =
  /^\[\^([^\]\s]+)\]:[ \t]*(.*(?:\r?\n(?![ \t]*\r?$|\[\^).+)*(?:(?:\r?\n[ \t]*)+\r?\n(?: {4}|\t).+)*)/gmu;

interface Noted {
  readonly pieces: readonly Piece[];
  readonly notes: ReadonlyMap<string, readonly Piece[]>;
}

/** The text with “[1]” where “[^1]” refers to a footnote, and the footnotes by themselves. */
function withNotes(text: string): Noted {
  const told = new Map<string, string>();
  const running = text.replace(noteText, (_, name: string, held: string) => {
    told.set(name, [told.get(name), held.replace(/^(?: {4}|\t)/gmu, '')].filter(Boolean).join('\n\n'));
    return '';
  });
  const pieces = markdownPieces(running).map((piece): Piece => {
    const notes: string[] = [];
    const marked = piece.text.replace(/\[\^([^\]\s]+)\]/gu, (as, name: string) => {
      if (!told.has(name)) return as;
      notes.push(name);
      return noteMark(name);
    });
    return notes.length === 0 ? piece : { ...piece, text: marked, notes };
  });
  const notes = Array.from(told, ([name, held]): [string, readonly Piece[]] => [
    name,
    markdownPieces(held).map((piece, i) => ({
      text: i > 0 ? piece.text : `${noteMark(name)} ${piece.text}`,
      apart: true,
    })),
  ]);
  return { pieces, notes: new Map(notes) };
}

interface Front {
  readonly title?: string;
  readonly date?: string;
  readonly text: string;
}

/** The lines between “---” and “---” with which files of web sites begin. */
function frontOf(text: string): Front {
  const lines = text.split(/\r?\n/u);
  const end = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)[ \t]*$/u.test(line));
  const told = new Map<string, string>();
  if (!/^\uFEFF?---[ \t]*$/u.test(lines[0] ?? '') || end < 0) return { text };
  for (const line of lines.slice(1, end)) {
    const [, key, value = ''] = /^([\w-]+)[ \t]*:(.*)$/u.exec(line) ?? [];
    // two rules with words between them are a text
    if (key === undefined && !/^(?:[ \t#]|-[ \t]|$)/u.test(line)) return { text };
    if (key !== undefined) told.set(key.toLowerCase(), value.trim().replace(/^(["'])(.*)\1$/u, '$2'));
  }
  if (told.size === 0) return { text };
  const title = told.get('title');
  const date = /^\d{4}-\d{2}-\d{2}/u.exec(told.get('date') ?? '')?.[0];
  return {
    ...(title ? { title } : {}),
    ...(date ? { date } : {}),
    text: lines.slice(end + 1).join('\n'),
  };
}

/** Nested deeper than anybody writes, a lexer that calls itself would fall over. */
const nested = /^(?:[ \t]*(?:>|[-*+]|\d+[.)])[ \t]*){60}/mu;

export const markdown: Importer = {
  code: 'markdown',
  extensions: ['md', 'markdown'],
  recognises: (name) => /\.(?:md|markdown)$/iu.test(name),
  read(name, bytes, encoding) {
    const decoded = decode(bytes, encoding);
    if ('refused' in decoded) return decoded;
    if (nested.test(decoded.text))
      return { refused: { code: 'importing:messages.too-deep', severity: 'error' } };
    const { title, date, text } = frontOf(decoded.text);
    const { pieces: held, notes } = withNotes(text);
    // a text with a headline of its own has no need of another
    const pieces =
      title && !held.some(({ level }) => level === 1) ? [{ text: title, level: 1 }, ...held] : held;
    const { length, pages } = markedPages(name, pieces, date ? { date } : {}, notes);
    if (pages.length === 0) return { refused: { code: 'importing:messages.no-text', severity: 'error' } };
    const messages = [...decoded.messages, ...said('notes', notes.size)];
    return { encoding: decoded.encoding, sure: decoded.sure, length, pages, messages };
  },
};
