// Decoded text → source lines. White space at the ends of a line is nobody's: it stays in the line's text, since an
// indent tells a paragraph, and is left out when a block is made of it.

import type { SourceLine } from '../labelling/types.ts';

const lineEnd = /\r\n|[\n\v\f\r\u2028\u2029]/g;

/**
 * The lines of a text that hold more than white space, with their offsets (UTF-16 code units). A form feed, which
 * pdftotext and old typesetting systems put between pages, ends the page: then every line tells its page, from 0.
 */
export function sourceLines(file: string, text: string): SourceLine[] {
  const paged = text.includes('\f');
  const lines: SourceLine[] = [];
  let blanksBefore = 0;
  let page = 0;
  const add = (from: number, to: number): void => {
    const line = text.slice(from, to);
    if (line.trim() === '') blanksBefore += 1;
    else {
      lines.push({ file, from, to, text: line, blanksBefore, ...(paged ? { page } : {}) });
      blanksBefore = 0;
    }
  };
  let from = 0;
  for (const end of text.matchAll(lineEnd)) {
    add(from, end.index);
    if (end[0] === '\f') page += 1;
    from = end.index + end[0].length;
  }
  add(from, text.length);
  return lines;
}

/** The 1-based number of the line that an offset lies in, as an editor would count. */
export function lineNumber(text: string, offset: number): number {
  let n = 1;
  for (const end of text.matchAll(lineEnd)) {
    if (end.index >= offset) break;
    n += 1;
  }
  return n;
}
