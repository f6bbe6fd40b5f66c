// Reads files off the main thread.

import { expose } from 'comlink';
import { importFiles } from '../../core/import/import.ts';
import type { ImportResult, InputFile } from '../../core/import/types.ts';

const worker = {
  /** `progress` is told 0–1. */
  read: (files: readonly InputFile[], asGiven: boolean, progress: (done: number) => void): Promise<ImportResult> =>
    importFiles(files, { asGiven, onProgress: progress }),
};
export type ImportWorker = typeof worker;

expose(worker);
