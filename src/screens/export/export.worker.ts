// Writes large files off the main thread.

import { expose } from 'comlink';
import { schema } from '../../core/document/schema.ts';
import { filePerArticle, oneFile } from '../../core/export/files.ts';
import { redlined, type RedParagraph } from '../../core/export/redline.ts';
import { exporters } from '../../core/export/registry.ts';
import type { ExportedFile, ExportInput, Format } from '../../core/export/types.ts';
import { documentOf } from '../../core/history/replay.ts';

/** What goes from thread to thread: the document as JSON, and no suggestions, whose fixes are functions. */
export interface Sent extends Omit<ExportInput, 'doc' | 'suggestions'> {
  readonly doc: unknown;
}

const alive = (input: Sent): ExportInput => ({ ...input, doc: documentOf(schema, input.doc) });

const worker = {
  /** `told` hears how large a share of the files is written, 0–1. */
  write: async (
    code: Format,
    input: Sent,
    apart: boolean,
    told: (done: number) => void,
  ): Promise<readonly ExportedFile[]> => {
    const exporter = exporters.find((one) => one.code === code);
    if (!exporter) throw new RangeError(`there is no exporter ${code}`);
    if (!apart) return [await oneFile(exporter, alive(input))];
    return filePerArticle(exporter, alive(input), async (n, of) => told(n / of));
  },
  redlined: (input: Sent): readonly RedParagraph[] => redlined(alive(input)),
};
export type ExportWorker = typeof worker;

expose(worker);
