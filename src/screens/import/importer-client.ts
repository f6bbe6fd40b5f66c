// The import as a screen sees it: files in, a result out, progress meanwhile, and cancel at any moment.

import { proxy, type Remote, wrap } from 'comlink';
import type { ImportOptions, ImportResult, InputFile } from '../../core/import/types.ts';
import type { ImportWorker } from './import.worker.ts';

export interface ImportRun {
  /** Null: it was cancelled. Rejects when the worker itself breaks. */
  readonly result: Promise<ImportResult | null>;
  cancel(): void;
}

interface Running {
  readonly worker: Worker;
  readonly remote: Remote<ImportWorker>;
}

let idle: Running | null = null;

function start(): Running {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
  return { worker, remote: wrap<ImportWorker>(worker) };
}

/** Reads files in a worker. Cancelling ends the worker, however deep in its work it is; the next import starts another one. */
export function runImport(
  files: readonly InputFile[],
  { onProgress = () => {}, asGiven = false }: Pick<ImportOptions, 'onProgress' | 'asGiven'> = {},
): ImportRun {
  const running = idle ?? start();
  idle = null;
  const over = new AbortController();
  /** True for the first of done, broken and cancelled. */
  const end = (keep: boolean): boolean => {
    if (over.signal.aborted) return false;
    over.abort();
    if (keep) idle = running;
    else running.worker.terminate();
    return true;
  };
  let cancel: () => void = () => {};
  const result = new Promise<ImportResult | null>((resolve, reject) => {
    cancel = () => {
      if (end(false)) resolve(null);
    };
    const fail = (error: Error): void => {
      if (end(false)) reject(error);
    };
    running.worker.addEventListener('error', (event) => fail(new Error(event.message)), {
      signal: over.signal,
    });
    running.remote.read([...files], asGiven, proxy(onProgress)).then(
      async ({ result: read, places, unpacked }) => {
        // a breath between taking the message and reading it
        await new Promise((go) => setTimeout(go));
        const told = JSON.parse(read) as Omit<ImportResult, 'unpacked'>; // written by the worker
        const issues = told.issues.map((issue, i) => {
          const own = places[i];
          return own ? { ...issue, places: own } : issue;
        });
        if (end(true)) resolve({ ...told, issues, unpacked });
      },
      (error: unknown) => fail(error instanceof Error ? error : new Error(String(error))),
    );
  });
  return { result, cancel: () => cancel() };
}

/** What the preview needs of files that were dropped or chosen. null: the file cannot be read, or is gone by now. */
export async function inputFiles(files: Iterable<File>): Promise<(InputFile | null)[]> {
  return Promise.all(
    Array.from(files, (file) =>
      file.arrayBuffer().then(
        (bytes) => ({ name: file.name, bytes: new Uint8Array(bytes) }),
        () => null,
      ),
    ),
  );
}
