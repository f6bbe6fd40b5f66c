// Reads files off the main thread, many pages on several. The issues stay here: the screen is told what it shows of them,
// and sends them back, as they were packed, to be put on the shelf.

import { expose, type Remote, transfer, wrap } from 'comlink';
import type { Node } from 'prosemirror-model';
import { schema } from '../../core/document/schema.ts';
import { importFiles } from '../../core/import/import.ts';
import type { PicturedPage } from '../../core/import/layout/picture-names.ts';
import { picturedPages } from '../../core/import/layout/pictures.ts';
import { type Reader, readFile } from '../../core/import/read-file.ts';
import { rehearsal } from '../../core/import/rehearsal.ts';
import type { ImportResult, InputFile, Original } from '../../core/import/types.ts';
import type { NewIssue } from '../../store/shelf.ts';
import { edited, opened, packed } from './edited.ts';
import type { FileReader } from './file-reader.worker.ts';
import { type Edits, type Looked, lookedAt, type Preview, previewOf } from './preview.ts';

/** What was read, as far as the screen shows it. */
export interface Told extends Omit<ImportResult, 'issues'> {
  /** Of each issue. */
  readonly previews: readonly Preview[];
  /** The pages that tell a place; looked for only where a file is a picture, or has pages that are. */
  readonly pictured: readonly PicturedPage[];
}

/** In bytes: of less, another thread costs more than it saves. */
const worthSharing = 1_000_000;
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
  others: number,
  onProgress: (done: number) => void,
): ReturnType<typeof importFiles> {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const threads = Array.from({ length: bytes < worthSharing ? 0 : others }, () => new Thread());
  // each of them has its next file at hand while this one is busy with its own
  const readers = [here, ...threads.flatMap(({ read }) => [read, read])];
  try {
    return await importFiles(files, { asGiven, onProgress, readers });
  } finally {
    for (const thread of threads) thread.end();
  }
}

/** What is to be read, or stored. */
let given: InputFile[] = [];
/** What was read last. */
let issues: readonly Original[] = [];
let docs: readonly Node[] = [];
let doubts: readonly Original['doubts'][] = [];
/** How often somebody has asked what the checks find, or has left. */
let asked = 0;

const worker = {
  /** Files that the next `read` reads, or the next `put` stores. Some at a time: sixteen pages in one message would hold the screen up. */
  give: (files: readonly InputFile[]): void => {
    given.push(...files);
  },

  /** Reads a page that nobody sees. */
  rehearse: async (n: number): Promise<void> => {
    const { issues: read } = await importFiles([rehearsal(n)]);
    for (const { doc } of read) previewOf(schema.nodeFromJSON(doc), []);
  },

  /** `others`: how many threads may help; `progress` is told 0–1. */
  read: async (asGiven: boolean, others: number, progress: (done: number) => void): Promise<Told> => {
    asked += 1;
    const files = given;
    given = [];
    const { issues: read, ...rest } = await importShared(files, asGiven, others, progress);
    issues = read;
    docs = read.map(({ doc }) => schema.nodeFromJSON(doc));
    doubts = read.map((one) => one.doubts);
    const pictures = rest.files.some(({ status, silent }) => status === 'scan' || silent);
    const told: Told = {
      ...rest,
      previews: docs.map((doc, i) => previewOf(doc, read[i]?.files.map(({ name }) => name) ?? [])),
      // most drops have none, and finding the pictures of sixteen pages of places takes a tenth of a second
      pictured: pictures ? read.flatMap(picturedPages) : [],
    };
    return transfer(
      told,
      rest.unpacked.map(({ bytes }) => bytes.buffer),
    );
  },

  /** The issues that were read last, packed. */
  originals: (): readonly Uint8Array[] => {
    const bytes = issues.map(packed);
    issues = [];
    return transfer(
      bytes,
      bytes.map(({ buffer }) => buffer),
    );
  },

  /** What the checks find in one of the issues that were read last; null: nobody waits any more. */
  look: async (at: number): Promise<Looked | null> => {
    const doc = docs[at];
    if (!doc) return null;
    const own = (asked += 1);
    const { columnWidthOf, Linter } = await import('../../core/checks/lint.ts');
    const run = new Linter({
      now: () => performance.now(),
      columnWidth: columnWidthOf(doc),
      doubts: doubts[at],
    }).run(doc);
    // in slices: who reads on does not wait for them
    for (;;) {
      const step = run.next();
      if (step.done) return lookedAt(step.value.suggestions);
      // oxlint-disable-next-line no-await-in-loop -- that is the pause
      await new Promise((go) => setTimeout(go));
      if (own !== asked) return null;
    }
  },

  /** Nobody waits for what the checks find. */
  leave: (): void => {
    asked += 1;
  },

  /** Stores an issue with what was edited in it; its id. */
  put: async (
    original: Uint8Array,
    edits: Edits,
    issue: Omit<NewIssue, 'original' | 'files'>,
  ): Promise<string> => {
    const files = given;
    given = [];
    const { shelf } = await import('../../store/shelf.ts');
    return shelf().add({ ...issue, files, original: edited(opened(original), edits) });
  },
};
export type ImportWorker = typeof worker;

expose(worker);
