// Reads single files beside the import's own worker.

import { expose } from 'comlink';
import { type Reader, readFile } from '../../core/import/read-file.ts';

export interface FileReader {
  readonly read: Reader;
}

expose({ read: readFile } satisfies FileReader);
