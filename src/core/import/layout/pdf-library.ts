// The PDF library, fetched when the first PDF comes: in the browser beside the program, in Node from its package. It runs in
// the thread that asks for it, which is the import's worker, or Node: ending the one ends the other.

import type * as Library from 'pdfjs-dist';

export interface PdfLibrary {
  readonly library: typeof Library;
  /** Where the character maps of fonts lie that are not embedded: an address in the browser, a folder in Node. */
  readonly data: string;
  /** They are fetched from there, without asking the document that a worker has not. */
  readonly fetches: boolean;
}

let fetched: Promise<PdfLibrary> | null = null;

export function pdfLibrary(): Promise<PdfLibrary> {
  fetched ??= load().catch((error: unknown) => {
    fetched = null; // a file that did not arrive may arrive the next time
    throw error;
  });
  return fetched;
}

async function load(): Promise<PdfLibrary> {
  if (import.meta.env.SSR) {
    await import('./node-gaps.ts');
    const [library] = await Promise.all([
      import('pdfjs-dist/legacy/build/pdf.mjs'),
      import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
    ]);
    const main = new URL(import.meta.resolve('pdfjs-dist/package.json'));
    return { library, data: decodeURI(main.pathname).replace(/package\.json$/u, ''), fetches: false };
  }
  const [library] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs')]);
  return {
    library,
    data: new URL(`${import.meta.env.BASE_URL}pdfjs/`, self.location.href).href,
    fetches: true,
  };
}
