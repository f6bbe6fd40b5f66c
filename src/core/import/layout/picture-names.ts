// Which picture belongs to which page: by the name that the format tells (ALTO, METS, PAGE, hOCR), or by that of the text's
// own file: qh-0002.xml and qh-0002.tif are one page.

import { baseName, stem } from './base-name.ts';

export interface PicturedPage {
  /** Of the document. */
  readonly id: string;
  readonly number: string | null;
  /** Base name of its picture as the format tells it. */
  readonly image: string | null;
  /** The file with its text, where that has no other page. */
  readonly file: string | null;
  /** The file with its text, and which of that file's pages it is, from 1: a PDF shows its own pages. */
  readonly text: { readonly file: string; readonly sheet: number };
}

/** “qh.pdf#2”: the second sheet of that file, as the text of a scan that was recognised here names its picture. */
export function sheetIn(image: string): { readonly file: string; readonly sheet: number } {
  const [, file = image, sheet = '1'] = /^(.*)#(\d{1,4})$/u.exec(image) ?? [];
  return { file, sheet: Math.max(1, Number(sheet)) };
}

/** How well a picture of this name fits: 2, by its whole name; 1, by its name without extension (the tif that a format tells lies about as png); 0, not. */
export function fit(picture: string, { image, file }: PicturedPage): 0 | 1 | 2 {
  const same = (a: string, b: string): boolean => a !== '' && a.toLowerCase() === b.toLowerCase();
  if (image !== null && (same(baseName(picture), image) || same(baseName(picture), sheetIn(image).file)))
    return 2;
  const bare = stem(picture);
  return (image !== null && same(bare, stem(image))) || (file !== null && same(bare, stem(file))) ? 1 : 0;
}
