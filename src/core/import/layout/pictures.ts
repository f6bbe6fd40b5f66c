// Which page stands in which file: the pages of an issue that tell a place.

import { pageAttrs, pages } from '../../document/queries.ts';
import { schema } from '../../document/schema.ts';
import type { Original } from '../types.ts';
import type { PicturedPage } from './picture-names.ts';
import { placesIn } from './places.ts';

/** The pages of which a file with places tells something. */
export function picturedPages({ doc, sources, places = [] }: Original): PicturedPage[] {
  const counts = new Map<string, number>();
  for (const { file } of places) counts.set(file, (counts.get(file) ?? 0) + 1);
  const ranges = places.map((page) => {
    const { lines } = placesIn(page);
    return { ...page, from: lines[0]?.from ?? 0, to: lines.at(-1)?.to ?? 0 };
  });
  return pages(schema.nodeFromJSON(doc)).flatMap(({ node }) => {
    const { id, number } = pageAttrs(node);
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
                number,
                image: place.image,
                file: (counts.get(place.file) ?? 0) > 1 ? null : place.file,
                text: { file: place.file, sheet: place.page + 1 },
              },
            ];
        }
    return [];
  });
}
