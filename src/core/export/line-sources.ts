// Sources as the issue JSON names them: offsets into a flat text; region and line where a file has places on a page.

import type { LinePlace } from '../import/layout/layout.ts';
import { placesIn } from '../import/layout/places.ts';
import type { Original, SourceSpan } from '../import/types.ts';

export interface LineSource extends SourceSpan {
  /** Of the format, as it names them. */
  readonly region: string;
  readonly line: string;
  /** The page in the file, from 0; only where the file has several. */
  readonly page?: number;
}

interface Placed {
  readonly place: LinePlace;
  readonly page: number | undefined;
}

/** Cuts spans at the ends of the lines that they come from; spans of files without places stay as they are. */
export function lineSources(
  places: Original['places'] = [],
): (spans: readonly SourceSpan[]) => (SourceSpan | LineSource)[] {
  const files = new Map<string, Placed[]>();
  const pages = new Map<string, number>();
  for (const { file } of places) pages.set(file, (pages.get(file) ?? 0) + 1);
  for (const { file, page, lines } of places.map(placesIn)) {
    const held = files.get(file) ?? [];
    files.set(file, held);
    for (const place of lines) held.push({ place, page: (pages.get(file) ?? 0) > 1 ? page : undefined });
  }
  for (const held of files.values()) held.sort((a, b) => a.place.from - b.place.from);
  return (spans) =>
    spans.flatMap((span): (SourceSpan | LineSource)[] => {
      const lines = files.get(span.file);
      if (!lines) return [span];
      const cut: LineSource[] = [];
      for (let i = firstEndingBehind(lines, span.from); i < lines.length; i += 1) {
        const one = lines[i];
        if (!one || one.place.from >= span.to) break;
        const { place, page } = one;
        const from = Math.max(span.from, place.from);
        const to = Math.min(span.to, place.to);
        if (to <= from) continue;
        cut.push({
          file: span.file,
          region: place.region,
          line: place.line,
          ...(page === undefined ? {} : { page }),
          from,
          to,
          at: span.at + from - span.from,
        });
      }
      return cut;
    });
}

/** By halves: an issue has ten thousand lines, and every block asks. */
function firstEndingBehind(lines: readonly Placed[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.place.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
