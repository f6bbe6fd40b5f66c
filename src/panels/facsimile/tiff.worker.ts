// TIFF, as scanners write it (CCITT G4, LZW, JPEG, several pages in a file), which no browser shows: one of its pages as a PNG.
// The library trusts what a file says of itself, so that the chain of pages is walked here first.

import { expose } from 'comlink';
import UTIF from 'utif2';
import { mostPixels } from '../../core/import/picture-size.ts';

// of colours for print (CMYK) the library asks `window` for a profile, and in a worker there is none
Object.assign(globalThis, { window: globalThis });

/** Of one file; a page more is not shown. */
const mostPages = 1_000;

/** Walks the chain of directories. Throws where it leaves the file or bites its own tail. */
function walk(view: DataView): void {
  const little = view.getUint16(0) === 0x4949;
  const seen = new Set<number>();
  let at = view.getUint32(4, little);
  while (at !== 0) {
    if (seen.has(at) || seen.size === mostPages)
      throw new Error('the directories of this TIFF go in circles');
    seen.add(at);
    at = view.getUint32(at + 2 + 12 * view.getUint16(at, little), little);
  }
}

const numberIn = (value: unknown): number => (Array.isArray(value) ? Number(value[0]) : Number.NaN);

let file: ArrayBuffer = new ArrayBuffer(0);
let pages: readonly UTIF.IFD[] = [];

const worker = {
  /** Sizes of the pages that are pictures, in pixels. Throws where the file is broken. */
  open(bytes: ArrayBuffer): readonly { readonly width: number; readonly height: number }[] {
    walk(new DataView(bytes));
    file = bytes;
    pages = UTIF.decode(bytes).filter((page) => numberIn(page['t256']) > 0 && numberIn(page['t257']) > 0);
    return pages.map((page) => ({ width: numberIn(page['t256']), height: numberIn(page['t257']) }));
  },
  /** A page, from 1, as PNG. Throws where it is broken or larger than can be shown. */
  async png(number: number): Promise<Blob> {
    const page = pages[number - 1];
    if (!page || numberIn(page['t256']) * numberIn(page['t257']) > mostPixels)
      throw new Error('no such page');
    UTIF.decodeImage(file, page);
    const { width, height } = page;
    const canvas = new OffscreenCanvas(width, height);
    const pixels = new ImageData(width, height);
    pixels.data.set(UTIF.toRGBA8(page));
    page.data = new Uint8Array();
    canvas.getContext('2d')?.putImageData(pixels, 0, 0);
    return canvas.convertToBlob();
  },
};
export type TiffWorker = typeof worker;

expose(worker);
