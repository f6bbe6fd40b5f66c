// Which picture belongs to which page: by the name that the format tells (ALTO, METS, PAGE, hOCR), or by that of the text's
// own file: qh-0002.xml and qh-0002.tif are one page.

import { pageAttrs, pages } from '../../document/queries.ts';
import { schema } from '../../document/schema.ts';
import type { Original } from '../types.ts';
import { baseName, stem } from './base-name.ts';
import { placesIn } from './places.ts';

export interface PicturedPage {
  /** Of the document. */
  readonly id: string;
  /** Base name of its picture as the format tells it. */
  readonly image: string | null;
  /** The file with its text, where that has no other page. */
  readonly file: string | null;
  /** The file with its text, and which of that file's pages it is, from 1: a PDF shows its own pages. */
  readonly text: { readonly file: string; readonly sheet: number };
}

/** The pages of which a file with places tells something. */
export function picturedPages({ doc, sources, places = [] }: Original): PicturedPage[] {
  const counts = new Map<string, number>();
  for (const { file } of places) counts.set(file, (counts.get(file) ?? 0) + 1);
  const ranges = places.map((page) => {
    const { lines } = placesIn(page);
    return { ...page, from: lines[0]?.from ?? 0, to: lines.at(-1)?.to ?? 0 };
  });
  return pages(schema.nodeFromJSON(doc)).flatMap(({ node }) => {
    const { id } = pageAttrs(node);
    for (const article of node.children)
      for (const block of article.children)
        for (const span of sources[String(block.attrs['id'])] ?? []) {
          const place = ranges.find(
            ({ file, from, to }) => file === span.file && from <= span.from && span.from < to,
          );
          if (place)
            return [
              {
                id,
                image: place.image,
                file: (counts.get(place.file) ?? 0) > 1 ? null : place.file,
                text: { file: place.file, sheet: place.page + 1 },
              },
            ];
        }
    return [];
  });
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
