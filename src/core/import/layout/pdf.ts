// PDF with a text layer: its runs of text with their places and sizes become lines; columns, paragraphs and roles come from
// these as for every other format. Nothing of a PDF is run, no form is read, no link followed. The letters stay as the
// fonts name them: Kangxi radicals (⽬ for 目) are mended by the check for odd characters, where the change is listed.

import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { kindOf } from '../kinds.ts';
import { marksOfFileName } from '../page-marks.ts';
import type { Answer, Importer } from '../registry.ts';
import type { ImportMessage } from '../types.ts';
import { draftOf } from './draft.ts';
import type { LayoutPage } from './layout.ts';
import { pdfLibrary } from './pdf-library.ts';
import { linesOfRuns, type Run } from './runs.ts';

/** A file of more pages is no newspaper. */
const mostPages = 1000;
/** A broadsheet page has some five thousand runs. */
const mostRuns = 100_000;

export const pdf: Importer = {
  code: 'pdf',
  extensions: ['pdf'],
  recognises: (_, bytes) => kindOf(bytes) === 'pdf',
  async read(name, bytes) {
    const { library, data, fetches } = await pdfLibrary();
    const task = library.getDocument({
      data: bytes.slice(), // the library takes the bytes away from whoever hands them over
      cMapUrl: `${data}cmaps/`,
      standardFontDataUrl: `${data}standard_fonts/`,
      wasmUrl: `${data}wasm/`,
      useWorkerFetch: fetches,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      verbosity: library.VerbosityLevel.ERRORS,
    });
    try {
      const opened = await task.promise.catch((error: unknown) =>
        error instanceof library.PasswordException ? 'pdf-locked' : ends(bytes) ? 'pdf-broken' : 'pdf-cut',
      );
      if (typeof opened === 'string') return refusal(opened);
      if (opened.numPages > mostPages)
        return refusal('too-many-pages', { count: opened.numPages, most: mostPages });
      const answer = await readPages(name, opened);
      return 'messages' in answer && !ends(bytes)
        ? { ...answer, messages: [...answer.messages, partOnly] }
        : answer;
    } finally {
      await task.destroy();
    }
  },
};

function refusal(code: string, params: ImportMessage['params'] = {}): { readonly refused: ImportMessage } {
  return { refused: { code: `importing:messages.${code}`, severity: 'error', params } };
}

async function readPages(name: string, opened: PDFDocumentProxy): Promise<Answer> {
  const pages: LayoutPage[] = [];
  const messages: ImportMessage[] = [];
  const silent: number[] = [];
  for (let number = 1; number <= opened.numPages; number += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one page after the other: the memory is theirs
    const page = await pageOf(name, opened, number).catch(() => null);
    if (page === null)
      messages.push({
        code: 'importing:messages.pdf-page-broken',
        severity: 'warning',
        params: { page: number },
      });
    else if (page.regions.length === 0) silent.push(number);
    pages.push(page ?? { file: name, width: 1, height: 1, ordered: true, regions: [] });
  }
  if (pages.every(({ regions }) => regions.length === 0))
    return messages.length > 0 ? refusal('pdf-broken') : { scan: noText };
  if (silent.length > 0)
    messages.push({
      code: 'importing:messages.pdf-pages-without-text',
      severity: 'warning',
      params: { count: silent.length, pages: silent.slice(0, 10).join('、') },
    });
  const [only] = pages;
  const named = marksOfFileName(name).number;
  const {
    length,
    pages: drafts,
    places,
  } = draftOf(name, only && pages.length === 1 && named !== undefined ? [{ ...only, number: named }] : pages);
  return { encoding: null, sure: true, length, pages: drafts, messages, places, pictured: true, silent };
}

/** What is appended to a PDF ends it again; only in half a file nothing does. */
function ends(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(-4096)).includes('%%EOF');
}

const partOnly: ImportMessage = { code: 'importing:messages.pdf-part', severity: 'warning' };
const noText: ImportMessage = { code: 'importing:messages.pdf-no-text', severity: 'warning' };

async function pageOf(name: string, opened: PDFDocumentProxy, number: number): Promise<LayoutPage> {
  const page = await opened.getPage(number);
  try {
    const { width, height } = page.getViewport({ scale: 1 });
    const runs = await runsOf(page);
    return { file: name, width, height, ordered: false, regions: linesOfRuns(runs) };
  } finally {
    page.cleanup();
  }
}

type Matrix = readonly [number, number, number, number, number, number];

/** The runs of a page in the order in which the file draws them. */
async function runsOf(page: PDFPageProxy): Promise<Run[]> {
  const { transform } = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent({ disableNormalization: true });
  const runs: Run[] = [];
  let gap = false;
  for (const item of items) {
    if (!('str' in item)) continue;
    if (item.str.trim() === '') {
      gap = item.str !== '';
      continue;
    }
    const [a, b, c, d, x, y] = times(matrix(transform), matrix(item.transform));
    const size = Math.hypot(c, d);
    const wide = Math.hypot(a, b);
    if (!(size > 0 && wide > 0) || ![a, b, x, y].every(Number.isFinite)) continue;
    const vertical = styles[item.fontName]?.vertical === true;
    runs.push({
      text: item.str,
      x,
      y,
      // a vertical font goes against the direction in which its letters stand up
      along: vertical ? [-c / size, -d / size] : [a / wide, b / wide],
      length: vertical ? item.height : item.width,
      size,
      face: item.fontName,
      vertical,
      ...(gap ? { gap } : {}),
    });
    gap = /\s$/u.test(item.str);
    if (runs.length >= mostRuns) break;
  }
  return runs;
}

function matrix([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f];
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}
