import { proxy, wrap } from 'comlink';
import { useEffect, useState } from 'react';
import { filePerArticle, oneFile } from '../../core/export/files.ts';
import type { RedParagraph } from '../../core/export/redline.ts';
import type { ExportedFile, Exporter, ExportInput } from '../../core/export/types.ts';
import type { ExportWorker } from './export.worker.ts';

interface Made extends Written {
  readonly exporter: Exporter;
  readonly input: ExportInput;
  readonly apart: boolean;
  /** Why there are none. */
  readonly failed: string | null;
}

interface Written {
  readonly files: readonly ExportedFile[];
  /** For the redline: what it shows, for the screen. */
  readonly redline: readonly RedParagraph[];
}

interface Writing {
  /** Null while they are being written. */
  readonly files: readonly ExportedFile[] | null;
  readonly redline: readonly RedParagraph[];
  readonly failed: string | null;
  /** Share of the files that are written, from 0 to 1. */
  readonly done: number;
}

/** The files of the choices. No exporter: none. `apart`: one per article. Other choices end what is being written. */
export function useFiles(exporter: Exporter | null, input: ExportInput, apart: boolean): Writing {
  const [made, setMade] = useState<Made | null>(null);
  const [under, setUnder] = useState<Pick<Made, 'exporter' | 'input'> & { readonly share: number }>();
  useEffect(() => {
    if (!exporter) return;
    const stop = new AbortController();
    const tell = (written: Written, failed: string | null): void => {
      if (!stop.signal.aborted) setMade({ exporter, input, apart, ...written, failed });
    };
    const progress = (share: number): void => {
      if (!stop.signal.aborted) setUnder({ exporter, input, share });
    };
    const writing = exporter.large
      ? inWorker(exporter, input, apart, progress, stop.signal)
      : here(exporter, input, apart);
    // a library that does not load any more, after the program was renewed on the server
    writing.then(
      (written) => tell(written, null),
      (error: unknown) =>
        tell({ files: [], redline: [] }, error instanceof Error ? error.message : String(error)),
    );
    return () => stop.abort();
  }, [exporter, input, apart]);
  if (!exporter) return { files: [], redline: [], failed: null, done: 1 };
  // what was made for other choices is not shown for these
  return made?.exporter === exporter && made.input === input && made.apart === apart
    ? { ...made, done: 1 }
    : {
        files: null,
        redline: [],
        failed: null,
        done: under?.exporter === exporter && under.input === input ? under.share : 0,
      };
}

async function here(exporter: Exporter, input: ExportInput, apart: boolean): Promise<Written> {
  return {
    files: apart ? await filePerArticle(exporter, input) : [await oneFile(exporter, input)],
    redline: [],
  };
}

async function inWorker(
  exporter: Exporter,
  { doc, suggestions: _, ...rest }: ExportInput,
  apart: boolean,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Written> {
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' });
  const over = new AbortController();
  signal.addEventListener('abort', () => worker.terminate(), { signal: over.signal });
  try {
    const remote = wrap<ExportWorker>(worker);
    const input = { ...rest, doc: doc.toJSON() as unknown };
    const broken = new Promise<never>((_resolve, reject) => {
      worker.addEventListener('error', (event) => reject(new Error(event.message)), { signal: over.signal });
    });
    const files = await Promise.race([remote.write(exporter.code, input, apart, proxy(progress)), broken]);
    return { files, redline: exporter.code === 'redline' ? await remote.redlined(input) : [] };
  } finally {
    over.abort();
    worker.terminate();
  }
}
