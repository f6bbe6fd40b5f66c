// Markdown, by a library's lexer: headings, paragraphs, lists, quotations. Markup inside of it is text of no page and left out.

import { type MarkedToken, lexer, type Token } from 'marked';
import { decode } from '../decode.ts';
import type { Importer } from '../registry.ts';
import { markedPages, type Piece } from './pieces.ts';

/** The words of inline tokens; a line break is a space. */
function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      const one = token as MarkedToken; // without extensions there are no others
      if (one.type === 'html') return '';
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

export function markdownPieces(text: string): Piece[] {
  const out: Piece[] = [];
  let rule = false;
  const put = (piece: Piece): void => {
    // what our own exporter parts by a rule are articles
    out.push(rule && out.length > 0 ? { ...piece, begins: {} } : piece);
    rule = false;
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
          for (const item of one.items) walk(item.tokens);
          break;
        case 'table':
          for (const row of [one.header, ...one.rows])
            put({ text: row.map((cell) => wordsOf(cell.tokens)).join(' ') });
          break;
        case 'hr':
          rule = true;
          break;
        default:
          break;
      }
    }
  };
  walk(lexer(text));
  return out;
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
    const { length, pages } = markedPages(name, markdownPieces(decoded.text));
    if (pages.length === 0) return { refused: { code: 'importing:messages.no-text', severity: 'error' } };
    return { encoding: decoded.encoding, sure: decoded.sure, length, pages, messages: decoded.messages };
  },
};
