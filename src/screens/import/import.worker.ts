// Reads files off the main thread, many pages on several.

import { expose, type Remote, transfer, wrap } from 'comlink';
import { importFiles } from '../../core/import/import.ts';
import { type Reader, readFile } from '../../core/import/read-file.ts';
import type { InputFile, Original } from '../../core/import/types.ts';
import type { FileReader } from './file-reader.worker.ts';

/** What was read. As a text: taking sixteen pages of objects from another thread halts the screen, parsing them does not. */
export interface Told {
  /** An ImportResult as JSON, without its `unpacked` and its issues' places. */
  readonly result: string;
  /** Of each issue; they are texts already. */
  readonly places: readonly Original['places'][];
  readonly unpacked: readonly InputFile[];
}

/** In bytes: of less, another thread costs more than it saves. */
const worthSharing = 1_000_000;
const mostThreads = 4;

/** Here, as soon as what the other threads said is heard. */
const here: Reader = async (file, beside) => {
  await new Promise((go) => setTimeout(go));
  return readFile(file, beside);
};

interface Started {
  readonly worker: Worker;
  readonly remote: Remote<FileReader>;
  readonly broken: Promise<null>;
}

/** Another thread. It starts with its first file; one that cannot be started or breaks leaves its files to this one. */
class Thread {
  #started: Started | null = null;

  readonly read: Reader = async (file, beside) => {
    const { remote, broken } = (this.#started ??= this.#start());
    // of bytes that lie in a larger store, all of it would go along
    const own = { ...file, bytes: file.bytes.slice() };
    const read = remote.read(transfer(own, [own.bytes.buffer]), beside).catch(() => null);
    return (await Promise.race([read, broken])) ?? here(file, beside);
  };

  end(): void {
    this.#started?.worker.terminate();
  }

  #start(): Started {
    const worker = new Worker(new URL('./file-reader.worker.ts', import.meta.url), { type: 'module' });
    const broken = new Promise<null>((tell) => {
      worker.addEventListener('error', () => tell(null));
    });
    return { worker, broken, remote: wrap(worker) };
  }
}

async function importShared(
  files: readonly InputFile[],
  asGiven: boolean,
  onProgress: (done: number) => void,
): ReturnType<typeof importFiles> {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const threads = Array.from(
    { length: bytes < worthSharing ? 0 : Math.min(mostThreads, navigator.hardwareConcurrency) - 1 },
    () => new Thread(),
  );
  // each of them has its next file at hand while this one is busy with its own
  const readers = [here, ...threads.flatMap(({ read }) => [read, read])];
  try {
    return await importFiles(files, { asGiven, onProgress, readers });
  } finally {
    for (const thread of threads) thread.end();
  }
}

const worker = {
  /** `progress` is told 0–1. */
  read: async (
    files: readonly InputFile[],
    asGiven: boolean,
    progress: (done: number) => void,
  ): Promise<Told> => {
    const { unpacked, issues, ...rest } = await importShared(files, asGiven, progress);
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
