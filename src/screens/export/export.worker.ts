// Writes the large files, one after the other, in a worker of their own: it can be ended in the middle of one.

import { expose } from 'comlink';
import { schema } from '../../core/document/schema.ts';
import { filePerArticle, oneFile } from '../../core/export/files.ts';
import { redlined } from '../../core/export/redline.ts';
import { exporters } from '../../core/export/registry.ts';
import type { ExportedFile, ExportInput, Format } from '../../core/export/types.ts';
import { documentOf } from '../../core/history/replay.ts';
import { typesetOf } from './held-issue.ts';
import type { Kept } from './keeper.worker.ts';
import { sparingly } from './sparingly.ts';

/** What goes from thread to thread: the document as JSON, and no suggestions, whose fixes are functions. */
export interface Sent extends Omit<ExportInput, 'doc' | 'suggestions'> {
  readonly doc: unknown;
}

export interface LargeFiles extends Kept {
  /** JSON of its paragraphs; null: it is none. */
  readonly redline: string | null;
}

const worker = {
  /** The issue comes over the port. `told` hears how large a share of the files is written, 0–1. */
  write: async (
    code: Format,
    from: MessagePort,
    apart: boolean,
    told: (done: number) => void,
  ): Promise<LargeFiles> => {
    const exporter = exporters.find((one) => one.code === code);
    if (!exporter) throw new RangeError(`there is no exporter ${code}`);
    const sent = await new Promise<Sent>((resolve) => {
      from.addEventListener('message', ({ data }: MessageEvent<Sent>) => resolve(data), { once: true });
      from.start();
    });
    const input: ExportInput = { ...sent, doc: documentOf(schema, sent.doc) };
    const tell = sparingly(told, () => performance.now());
    const files: readonly ExportedFile[] = apart
      ? await filePerArticle(exporter, input, (n, of) => tell(n / of))
      : [await oneFile(exporter, input)];
    const isText = files.every(({ content }) => typeof content === 'string');
    return {
      files,
      typeset: isText || code === 'redline' ? null : JSON.stringify(typesetOf(input)),
      redline: code === 'redline' ? JSON.stringify(redlined(input)) : null,
    };
  },
};
export type ExportWorker = typeof worker;

expose(worker);
