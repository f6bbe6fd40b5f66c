// Text recognition (OCR) of page pictures, in this browser: Tesseract, with the models that are served beside the program.
// Nothing leaves the machine. What it reads comes out as hOCR, a file like any other, which the import then reads.

import type { Worker as Engine } from 'tesseract.js';
import { openScan, type Scan } from '../../panels/facsimile/sheets.ts';

/** Models that are served; codes as Tesseract names them. */
export const ocrLanguages = ['chi_sim', 'chi_tra', 'eng'] as const;
export type OcrLanguage = (typeof ocrLanguages)[number];

export interface OcrProgress {
  /** Pages that are done, and of how many. */
  readonly done: number;
  readonly of: number;
  /** 0–1, of all. */
  readonly share: number;
}

export interface OcrResult {
  /** The hOCR of each page that was read, in order. */
  readonly files: readonly File[];
  /** What was not read since it was cancelled. */
  readonly left: readonly Unread[];
  /** Names of files that cannot be opened, or of which a page cannot be drawn; the others were read all the same. */
  readonly broken: readonly string[];
}

export interface OcrRun {
  /** Rejects when the engine breaks. */
  readonly result: Promise<OcrResult>;
  cancel(): void;
}

/** Pixels that are recognised of a page; a broadsheet at 300 dpi has 30 megapixels. */
const most = 32_000_000;
/** Pixels of a page that is not a picture but drawn (PDF): 300 to the inch. */
const drawn = 300 / 96;

/** A file with pictures of pages, and which of them are meant, from 1; absent: all. */
export interface Unread {
  readonly file: File;
  readonly sheets?: readonly number[];
}

/** Recognises pages of the files, two at a time where the machine has the cores. */
export function recognise(
  pictures: readonly Unread[],
  language: OcrLanguage,
  onProgress: (progress: OcrProgress) => void,
): OcrRun {
  const engines: Engine[] = [];
  const over = new AbortController();
  const cancel = (): void => {
    over.abort();
    for (const engine of engines) void engine.terminate();
  };
  return { result: run(), cancel };

  async function run(): Promise<OcrResult> {
    const opened = await Promise.all(
      pictures.map(async ({ file, sheets }) => ({
        file,
        sheets,
        scan: await openScan(file).catch(() => null),
      })),
    );
    const pages = opened.flatMap(({ file, sheets, scan }): Page[] =>
      scan
        ? Array.from({ length: scan.sheets }, (_, i) => ({ file, scan, sheet: i + 1 })).filter(
            ({ sheet }) => sheets?.includes(sheet) ?? true,
          )
        : [],
    );
    const read = new Map<number, File>();
    const broken = new Set(opened.flatMap(({ file, scan }) => (scan ? [] : [file.name])));
    const shares = pages.map(() => 0);
    const tell = (): void =>
      onProgress({
        done: read.size,
        of: pages.length,
        share: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, pages.length),
      });
    tell();
    let next = 0;
    const work = async (): Promise<void> => {
      let at = -1;
      const engine = await start(language, (share) => {
        if (at < 0) return;
        shares[at] = share;
        tell();
      });
      if (over.signal.aborted) return void engine.terminate();
      engines.push(engine);
      while (next < pages.length && !over.signal.aborted) {
        at = next;
        next += 1;
        const page = pages[at];
        if (!page) break;
        // oxlint-disable-next-line no-await-in-loop -- one page after the other
        const picture = await pictureOf(page).catch(() => null);
        if (picture) {
          // oxlint-disable-next-line no-await-in-loop
          const text = await hocrOf(engine, picture, page);
          read.set(at, new File([text], textName(page), { type: 'text/html' }));
        } else broken.add(page.file.name);
        shares[at] = 1;
        tell();
      }
    };
    const cores = Math.min(
      pages.length,
      Math.max(1, Math.min(2, Math.floor((navigator.hardwareConcurrency || 2) / 2))),
    );
    try {
      await Promise.race([Promise.all(Array.from({ length: cores }, work)), cancelled(over.signal)]);
    } finally {
      for (const engine of engines) void engine.terminate();
      for (const { scan } of opened) scan?.close();
    }
    const left = opened.flatMap(({ file }): Unread[] => {
      const sheets = pages.flatMap((page, i) => (page.file === file && !read.has(i) ? [page.sheet] : []));
      return over.signal.aborted && sheets.length > 0 ? [{ file, sheets }] : [];
    });
    return {
      files: [...read].toSorted(([a], [b]) => a - b).map(([, file]) => file),
      left,
      broken: [...broken],
    };
  }
}

/** Resolves when it is aborted: a page in work is given up, those that are done stay. */
const cancelled = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

interface Page {
  readonly file: File;
  readonly scan: Scan;
  readonly sheet: number;
}

/** “qh-01.png”, “qh.pdf#2”: the picture as the hOCR names it. */
const imageName = ({ file, scan, sheet }: Page): string =>
  scan.sheets > 1 ? `${file.name}#${sheet}` : file.name;

const textName = ({ file, scan, sheet }: Page): string => {
  const stem = file.name.replace(/\.[^.]*$/u, '');
  return scan.sheets > 1 ? `${stem}-${String(sheet).padStart(2, '0')}.hocr` : `${stem}.hocr`;
};

async function start(language: OcrLanguage, onShare: (share: number) => void): Promise<Engine> {
  const { createWorker, PSM } = await import('tesseract.js');
  const at = new URL(`${import.meta.env.BASE_URL}ocr`, document.baseURI).href;
  const engine = await createWorker(language, 1, {
    workerPath: `${at}/worker.min.js`,
    corePath: at,
    langPath: at,
    cacheMethod: 'none',
    workerBlobURL: false,
    logger: ({ status, progress }) => {
      if (status === 'recognizing text') onShare(progress);
    },
  });
  // else it takes the page for one block, and reads across the columns
  await engine.setParameters({ tessedit_pageseg_mode: PSM.AUTO });
  return engine;
}

/** The page as it is shown to the engine. Rejects where it is broken. */
async function pictureOf({ scan, sheet: number }: Page): Promise<Blob> {
  const sheet = await scan.sheet(number);
  const { width, height } = sheet;
  const scale = Math.min(scan.kind === 'pdf' ? drawn : 1, Math.sqrt(most / (width * height)));
  const bitmap = await sheet.cut({ x: 0, y: 0, w: 1, h: 1 }, scale);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob();
}

async function hocrOf(engine: Engine, picture: Blob, page: Page): Promise<string> {
  const { data } = await engine.recognize(picture, {}, { hocr: true, text: false });
  // the engine knows no name of what it was shown
  const name = imageName(page).replace(/["'<>&;\\]/gu, '_');
  const body = (data.hocr ?? '').replace(/image "[^"]*"/u, () => `image "${name}"`);
  return `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta name="ocr-system" content="tesseract">\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}
