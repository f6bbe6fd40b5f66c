// The import as a screen sees it: files in, a result out, progress meanwhile, and cancel at any moment.

import { proxy, type Remote, wrap } from 'comlink';
import type { ImportOptions, InputFile } from '../../core/import/types.ts';
import type { NewIssue } from '../../store/shelf.ts';
import type { ImportWorker, Told } from './import.worker.ts';
import type { Edits, Looked } from './preview.ts';

/** What was read: what the screen shows, and what is asked for when it is wanted. */
export interface Imported extends Told {
  /** Each issue, packed. */
  readonly originals: Promise<readonly Uint8Array[]>;
  /** What the checks find in an issue; null: nobody waits any more. */
  readonly look: (at: number) => Promise<Looked | null>;
  /** Nobody waits for that: the machine is wanted elsewhere. */
  readonly leave: () => void;
}

export interface ImportRun {
  /** Null: it was cancelled. Rejects when the worker itself breaks. */
  readonly result: Promise<Imported | null>;
  cancel(): void;
}

interface Running {
  readonly worker: Worker;
  readonly remote: Remote<ImportWorker>;
  /** It could not be started, or broke. */
  readonly broken: Promise<Error>;
}

let idle: Running | null = null;

function start(): Running {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
  const broken = new Promise<Error>((tell) => {
    worker.addEventListener('error', ({ message }) => tell(new Error(message)));
  });
  const running = { worker, remote: wrap<ImportWorker>(worker), broken };
  void broken.then(() => {
    if (idle === running) idle = null;
  });
  return running;
}

/** A worker that has nothing to do, or a new one; the next who asks gets another. */
function free(): Running {
  const running = idle ?? start();
  idle = null;
  return running;
}

function release(running: Running): void {
  if (idle) running.worker.terminate();
  else idle = running;
}

/** Starts the worker before there is anything to read: it is there when the files are. */
export function prepare(): void {
  idle ??= start();
}

/** So many rehearsals, and more of them change nothing any more. */
const rehearsals = 40;

/** Starts it, and lets it read what nobody sees, page after page while `waiting` says so. */
export async function rehearse(waiting: () => boolean): Promise<void> {
  if (idle) return;
  const { remote } = (idle = start());
  for (let n = 0; n < rehearsals && waiting(); n += 1)
    // oxlint-disable-next-line no-await-in-loop -- when the files are there, one page at most is in their way
    await remote.rehearse(n);
}

/** Files in a message to the worker. */
const atOnce = 4;
/** Threads that read beside the worker itself. */
const mostThreads = 3;
/** Cores that are busy anyway: with the page, and with compiling what the worker runs. On two of them another thread compiles all of it once more, and everything takes longer. */
const taken = 2;

async function give(remote: Remote<ImportWorker>, files: readonly InputFile[]): Promise<void> {
  for (let at = 0; at < files.length; at += atOnce)
    // oxlint-disable-next-line no-await-in-loop -- keys are heard in between
    await remote.give(files.slice(at, at + atOnce));
}

async function read(
  remote: Remote<ImportWorker>,
  files: readonly InputFile[],
  asGiven: boolean,
  onProgress: (done: number) => void,
): Promise<Told> {
  await give(remote, files);
  const others = Math.min(mostThreads, Math.max(0, navigator.hardwareConcurrency - taken));
  return remote.read(asGiven, others, proxy(onProgress));
}

/** Reads files in a worker. Cancelling ends the worker, however deep in its work it is; the next import starts another one. */
export function runImport(
  files: readonly InputFile[],
  { onProgress = () => {}, asGiven = false }: Pick<ImportOptions, 'onProgress' | 'asGiven'> = {},
): ImportRun {
  const running = free();
  const { worker, remote, broken } = running;
  let over = false;
  /** True for the first of done, broken and cancelled. */
  const end = (): boolean => {
    const first = !over;
    over = true;
    return first;
  };
  let cancel: () => void = () => {};
  const result = new Promise<Imported | null>((resolve, reject) => {
    cancel = () => {
      if (!end()) return;
      worker.terminate();
      resolve(null);
    };
    const fail = (error: Error): void => {
      if (!end()) return;
      worker.terminate();
      reject(error);
    };
    void broken.then(fail);
    read(remote, files, asGiven, onProgress).then(
      (told) => {
        if (!end()) return;
        const originals = remote.originals();
        // nobody else gets the worker before they are here
        originals.then(
          () => release(running),
          () => worker.terminate(),
        );
        resolve({ ...told, originals, look: (at) => remote.look(at), leave: () => void remote.leave() });
      },
      (error: unknown) => fail(error instanceof Error ? error : new Error(String(error))),
    );
  });
  return { result, cancel: () => cancel() };
}

export interface Put {
  /** Packed, as it was read. */
  readonly original: Uint8Array;
  readonly edits: Edits;
  readonly issue: Omit<NewIssue, 'original'>;
}

/** Puts an issue on the shelf, off the main thread; its id. */
export async function put({ original, edits, issue }: Put): Promise<string> {
  const running = free();
  const { remote, broken } = running;
  const { files, ...rest } = issue;
  const id = give(remote, files).then(() => remote.put(original, edits, rest));
  id.catch(() => {}).finally(() => release(running));
  return Promise.race([id, broken.then((error) => Promise.reject(error))]);
}
