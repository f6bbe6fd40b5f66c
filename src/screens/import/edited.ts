// What somebody wrote in the preview over what the importer read.

import { Transform } from 'prosemirror-transform';
import { setIssue, setPage } from '../../core/document/commands.ts';
import { pageAttrs, pages } from '../../core/document/queries.ts';
import { schema } from '../../core/document/schema.ts';
import type { Original } from '../../core/import/types.ts';
import type { Edits } from './preview.ts';

/** The original with paper, date and page numbers as they were edited; an empty field means none. */
export function edited(original: Original, { paper, date, numbers }: Edits): Original {
  const tr = new Transform(schema.nodeFromJSON(original.doc));
  if (paper !== undefined) setIssue(tr, 'paper', paper.trim() || null);
  if (date !== undefined) setIssue(tr, 'date', date || null);
  for (const page of pages(tr.doc)) {
    const number = numbers[pageAttrs(page.node).id];
    if (number !== undefined) setPage(tr, page.pos, 'number', number.trim() || null);
  }
  return tr.docChanged ? { ...original, doc: tr.doc.toJSON() } : original;
}

/** An original on its way between threads: as objects it would halt the screen, as bytes it changes hands. */
export const packed = (original: Original): Uint8Array => new TextEncoder().encode(JSON.stringify(original));
export const opened = (bytes: Uint8Array): Original =>
  JSON.parse(new TextDecoder().decode(bytes)) as Original; // written by `packed`
