// Reads files off the main thread.

import { expose, transfer } from 'comlink';
import { importFiles } from '../../core/import/import.ts';
import type { InputFile, Original } from '../../core/import/types.ts';

/** What was read. As a text: taking sixteen pages of objects from another thread halts the screen, parsing them does not. */
export interface Told {
  /** An ImportResult as JSON, without its `unpacked` and its issues' places. */
  readonly result: string;
  /** Of each issue; they are texts already. */
  readonly places: readonly Original['places'][];
  readonly unpacked: readonly InputFile[];
}

const worker = {
  /** `progress` is told 0–1. */
  read: async (
    files: readonly InputFile[],
    asGiven: boolean,
    progress: (done: number) => void,
  ): Promise<Told> => {
    const { unpacked, issues, ...rest } = await importFiles(files, { asGiven, onProgress: progress });
    const told: Told = {
      result: JSON.stringify({ ...rest, issues: issues.map(({ places: _, ...issue }) => issue) }),
      places: issues.map(({ places }) => places),
      unpacked,
    };
    return transfer(
      told,
      unpacked.map(({ bytes }) => bytes.buffer),
    );
  },
};
export type ImportWorker = typeof worker;

expose(worker);
