// A stored scan as something that can be drawn: a picture is one sheet, a PDF has as many as it has pages.
//
// The PDF library and its worker are fetched when the first PDF is opened. PDFs come from anybody: no scripting, no
// forms, no links; drawing is all that is asked of the library.

import { wrap } from 'comlink';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Box } from '../../core/import/layout/layout.ts';
import { mostPixels as largest } from '../../core/import/picture-size.ts';
import type { TiffWorker } from './tiff.worker.ts';

/** Pixels drawn of a whole PDF page at most; beyond that what is looked at is cut out of it. */
const sharpest = 16_000_000;

export interface Scan {
  readonly kind: 'picture' | 'pdf';
  readonly sheets: number;
  /** Sheets count from 1. Sizes are CSS pixels at zoom 1: of a picture its own, of a PDF page 96 to the inch. */
  sheet(number: number): Promise<Sheet>;
  close(): void;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** The scale beyond which `draw` draws nothing sharper, and `cut` does. */
  readonly sharpest: number;
  /** Shows the sheet in `box` at `scale` device pixels for a pixel of its size; calling it again draws it sharper. Throws where `signal` says that nobody waits any more. */
  draw(box: HTMLElement, scale: number, signal: AbortSignal): Promise<void>;
  /** A part of it, in fractions of the sheet, at `scale` pixels for a pixel of its size. The caller closes it. */
  cut(part: Box, scale: number): Promise<ImageBitmap>;
}

/** Why a file cannot be shown: the key of the words in `facsimile:refused`. */
export type Refused = 'missing' | 'unreadable' | 'too-large' | 'locked' | 'empty' | 'unknown-kind';

export class ScanRefused extends Error {
  readonly why: Refused;
  constructor(why: Refused) {
    super(why);
    this.why = why;
  }
}

/** Opens a stored file. Rejects with ScanRefused where it is no picture and no PDF, cannot be read, is locked, or has more pixels than can be shown. */
export async function openScan(file: Blob): Promise<Scan> {
  const head = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
  if (head.length === 0) throw new ScanRefused('empty');
  // by what the file begins with, not by what its name promises
  if (new TextDecoder('latin1').decode(head).includes('%PDF-')) return openPdf(file);
  const [a, b, c, d] = head;
  if ((a === 0x49 && b === 0x49 && c === 42 && d === 0) || (a === 0x4d && b === 0x4d && c === 0 && d === 42))
    return openTiff(file);
  const { sheet, close } = await openPicture(file);
  return { kind: 'picture', sheets: 1, sheet: async () => sheet, close };
}

/** Milliseconds that a page of a TIFF may take; what takes longer was made to. */
const longest = 60_000;

async function openTiff(file: Blob): Promise<Scan> {
  const worker = new Worker(new URL('./tiff.worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<TiffWorker>(worker);
  const inTime = async <T>(work: Promise<T>): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new ScanRefused('unreadable')), longest);
    });
    try {
      return await Promise.race([work, late]);
    } catch (error) {
      throw error instanceof ScanRefused ? error : new ScanRefused('unreadable');
    } finally {
      clearTimeout(timer);
    }
  };
  const opened = new Map<number, Promise<Picture>>();
  const close = (): void => {
    worker.terminate();
    for (const picture of opened.values()) void picture.then((one) => one.close()).catch(() => {});
  };
  try {
    const sizes = await inTime(remote.open(await file.arrayBuffer()));
    if (sizes.length === 0) throw new ScanRefused('unreadable');
    if (sizes.every(({ width, height }) => width * height > largest)) throw new ScanRefused('too-large');
    const picture = (number: number): Promise<Picture> => {
      const was = opened.get(number);
      if (was) return was;
      const { width, height } = sizes[number - 1] ?? { width: 0, height: 0 };
      const made =
        width * height > largest
          ? Promise.reject(new ScanRefused('too-large'))
          : inTime(remote.png(number)).then(openPicture);
      opened.set(number, made);
      return made;
    };
    // whether it can be shown is only known when it has been unpacked
    await picture(sizes.findIndex(({ width, height }) => width * height <= largest) + 1);
    return {
      kind: 'picture',
      sheets: sizes.length,
      sheet: async (number) => (await picture(number)).sheet,
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

interface Picture {
  readonly sheet: Sheet;
  readonly close: () => void;
}

async function openPicture(file: Blob): Promise<Picture> {
  // as a picture only: an SVG in an <img> runs nothing and fetches nothing, and is refused all the same
  if (file.type === 'image/svg+xml') throw new ScanRefused('unknown-kind');
  const url = URL.createObjectURL(file);
  const image = new Image();
  const loaded = await new Promise<boolean>((resolve) => {
    image.addEventListener('load', () => resolve(true), { once: true });
    image.addEventListener('error', () => resolve(false), { once: true });
    image.src = url;
  });
  const { naturalWidth: width, naturalHeight: height } = image;
  if (!loaded || width === 0 || height === 0) {
    URL.revokeObjectURL(url);
    throw new ScanRefused(file.type.startsWith('image/') ? 'unreadable' : 'unknown-kind');
  }
  // the size is in the file's head: nothing is unpacked before it is shown
  if (width * height > largest) {
    URL.revokeObjectURL(url);
    throw new ScanRefused('too-large');
  }
  image.alt = '';
  image.draggable = false;
  const sheet: Sheet = {
    width,
    height,
    sharpest: Infinity, // all of its pixels are there
    draw: async (box) => {
      if (box.firstChild !== image) box.replaceChildren(image);
    },
    cut: async (part, scale) => {
      const from = { x: part.x * width, y: part.y * height, w: part.w * width, h: part.h * height };
      return createImageBitmap(image, from.x, from.y, Math.max(1, from.w), Math.max(1, from.h), {
        resizeWidth: Math.max(1, Math.round(from.w * scale)),
        resizeHeight: Math.max(1, Math.round(from.h * scale)),
        resizeQuality: 'high',
      });
    },
  };
  return { sheet, close: () => URL.revokeObjectURL(url) };
}

const pdfLibrary = once(async () => {
  const [library, worker, renderer] = await Promise.all([
    import('pdfjs-dist'),
    import('pdfjs-dist/build/pdf.worker.min.mjs?url'),
    import('pdfjs-dist/build/pdf.renderer.min.mjs?url'),
  ]);
  library.GlobalWorkerOptions.workerSrc = worker.default;
  // pages are drawn in a worker too, so that turning a page never holds up typing
  library.GlobalWorkerOptions.rendererSrc = renderer.default;
  return library;
});

async function openPdf(file: Blob): Promise<Scan> {
  const library = await pdfLibrary();
  const data = `${import.meta.env.BASE_URL}pdfjs/`;
  const task = library.getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    // fonts of Chinese PDFs are often not embedded: their character maps lie beside the program
    cMapUrl: `${data}cmaps/`,
    standardFontDataUrl: `${data}standard_fonts/`,
    wasmUrl: `${data}wasm/`,
    iccUrl: `${data}iccs/`,
    maxImageSize: largest,
    enableXfa: false,
    verbosity: library.VerbosityLevel.ERRORS,
  });
  let pdf: PDFDocumentProxy;
  try {
    pdf = await task.promise;
  } catch (error) {
    void task.destroy();
    throw new ScanRefused(error instanceof library.PasswordException ? 'locked' : 'unreadable');
  }
  return {
    kind: 'pdf',
    sheets: pdf.numPages,
    sheet: (number) => pdfSheet(pdf, number, library.AnnotationMode.DISABLE),
    close: () => void task.destroy(),
  };
}

async function pdfSheet(pdf: PDFDocumentProxy, number: number, annotationMode: number): Promise<Sheet> {
  const page = await pdf.getPage(number).catch(() => {
    throw new ScanRefused('unreadable');
  });
  const size = page.getViewport({ scale: 96 / 72 });
  const most = Math.sqrt(sharpest / (size.width * size.height));
  return {
    width: size.width,
    height: size.height,
    sharpest: most,
    draw: async (box, scale, signal) => {
      const sharp = Math.min(scale, most);
      const canvas = document.createElement('canvas');
      const viewport = page.getViewport({ scale: (sharp * 96) / 72 });
      canvas.width = Math.max(1, Math.round(viewport.width));
      canvas.height = Math.max(1, Math.round(viewport.height));
      const work = page.render({ canvas, viewport, annotationMode });
      const stop = (): void => work.cancel();
      signal.addEventListener('abort', stop, { once: true });
      try {
        await work.promise;
      } catch (error) {
        signal.throwIfAborted();
        throw error instanceof ScanRefused ? error : new ScanRefused('unreadable');
      } finally {
        signal.removeEventListener('abort', stop);
      }
      signal.throwIfAborted();
      // what was there stays until the sharper one is ready: no blinking
      box.replaceChildren(canvas);
    },
    cut: (part, scale) => cutOfPage(page, size, part, scale, annotationMode),
  };
}

async function cutOfPage(
  page: PDFPageProxy,
  size: { readonly width: number; readonly height: number },
  part: Box,
  scale: number,
  annotationMode: number,
): Promise<ImageBitmap> {
  const area = part.w * size.width * part.h * size.height;
  const sharp = Math.min(scale, Math.sqrt(largest / Math.max(1, area)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(part.w * size.width * sharp));
  canvas.height = Math.max(1, Math.round(part.h * size.height * sharp));
  const viewport = page.getViewport({
    scale: (sharp * 96) / 72,
    offsetX: -part.x * size.width * sharp,
    offsetY: -part.y * size.height * sharp,
  });
  try {
    await page.render({ canvas, viewport, annotationMode }).promise;
  } catch {
    throw new ScanRefused('unreadable');
  }
  return createImageBitmap(canvas);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = null; // a file that did not arrive may arrive the next time
      throw error;
    }));
}
