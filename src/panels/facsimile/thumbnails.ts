// Small pictures of pages: made once, one file after the other, and kept for as long as the program is open.

import { useEffect, useState } from 'react';
import { store } from '../../store/queries.ts';
import { scanName, type ScanPlace } from './attach.ts';
import { openScan } from './sheets.ts';

/** Pixels across, for screens of two pixels to the CSS pixel. */
const across = 320;
/** Kept; the oldest goes first. A page of them is some tens of kilobytes. */
const most = 200;

export interface Thumbnail {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

const kept = new Map<string, Thumbnail>();

function keep(name: string, thumbnail: Thumbnail): void {
  kept.set(name, thumbnail);
  for (const [oldest, { url }] of kept) {
    if (kept.size <= most) break;
    kept.delete(oldest);
    URL.revokeObjectURL(url);
  }
}

/** By the name of the sheet (`scanName`); those that are not made yet, or cannot be shown, are not in it. */
export function useThumbnails(places: readonly ScanPlace[]): ReadonlyMap<string, Thumbnail> {
  const wanted = places.map(scanName).join('\n');
  const [made, setMade] = useState<ReadonlyMap<string, Thumbnail>>(new Map(kept));
  useEffect(() => {
    let gone = false;
    const sheets = new Map<string, ScanPlace[]>();
    for (const place of places) sheets.set(place.key, [...(sheets.get(place.key) ?? []), place]);
    const make = async (): Promise<void> => {
      for (const [key, of] of sheets) {
        const missing = of.filter((place) => !kept.has(scanName(place)));
        if (missing.length === 0) continue;
        // oxlint-disable-next-line no-await-in-loop -- one file in memory at a time
        const scan = await store
          .scan(key)
          .then((file) => (file ? openScan(file.blob) : null))
          .catch(() => null); // a file that cannot be shown is said where it is shown whole
        if (!scan) continue;
        try {
          for (const place of missing) {
            if (gone) return;
            // oxlint-disable-next-line no-await-in-loop
            const sheet = await scan.sheet(Math.min(place.sheet, scan.sheets));
            const scale = across / sheet.width;
            // oxlint-disable-next-line no-await-in-loop
            const bitmap = await sheet.cut({ x: 0, y: 0, w: 1, h: 1 }, scale);
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
            canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
            bitmap.close();
            // oxlint-disable-next-line no-await-in-loop
            const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
            keep(scanName(place), {
              url: URL.createObjectURL(blob),
              width: sheet.width,
              height: sheet.height,
            });
            if (!gone) setMade(new Map(kept));
          }
        } catch {
          continue; // nor a sheet of it
        } finally {
          scan.close();
        }
      }
    };
    void make();
    return () => {
      gone = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `wanted` says which they are
  }, [wanted]);
  return made;
}
