// Keeps the issue that leaves, off the main thread: reads it from the store, reckons its account, looks what is still open,
// writes the smaller formats, and hands the issue to whoever writes a large one.

import { expose, transfer } from 'comlink';
import { faintInPieces, nothingFaint } from '../../core/checks/faint.ts';
import { columnWidthOf, Linter } from '../../core/checks/lint.ts';
import type { Suggestion } from '../../core/checks/types.ts';
import { filePerArticle, oneFile, zip } from '../../core/export/files.ts';
import { exporters } from '../../core/export/registry.ts';
import type { ExportedFile, Format } from '../../core/export/types.ts';
import type { Account } from '../../core/history/account.ts';
import { database } from '../../store/database.ts';
import { localAuthority } from '../../store/local-authority.ts';
import { shelf } from '../../store/shelf.ts';
import { accountCsv, accountJson } from './account-file.ts';
import type { Sent } from './export.worker.ts';
import type { Exporting, Open, Wanted } from './exporting.ts';
import { type HeldIssue, heldIssue, inputOf, openIn, typesetOf } from './held-issue.ts';

/** As a text, where there is much of it: taking ten thousand objects from another thread halts the screen, parsing them hardly does. */
export interface Kept {
  readonly files: readonly ExportedFile[];
  /** JSON of the articles as they read; null: the files are text. */
  readonly typeset: string | null;
}

let held: Promise<HeldIssue | null> | null = null;
let found: Promise<readonly Suggestion[]> | null = null;

async function issue(): Promise<HeldIssue> {
  const read = await held;
  if (!read) throw new Error('expected that the issue was opened');
  return read;
}

/** In slices, so that what is asked meanwhile does not wait for all of it. */
async function inSlices<T>(run: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    // oxlint-disable-next-line no-await-in-loop -- that is the pause
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function suggestions(): Promise<readonly Suggestion[]> {
  found ??= issue().then(async ({ input: { doc, original }, start, off, on, lists }) => {
    const faint = original.places ? await inSlices(faintInPieces(original)) : nothingFaint;
    const linter = new Linter({
      now: () => performance.now(),
      offKinds: off,
      onKinds: on,
      lists,
      doubts: original.doubts,
      faint,
      columnWidth: columnWidthOf(start),
    });
    return (await inSlices(linter.run(doc))).suggestions;
  });
  return found;
}

const keeper = {
  /** Null: there is no such issue. */
  async open(id: string): Promise<Exporting | null> {
    const store = shelf(database);
    held = store.open(id).then(async (opened) => {
      if (!opened) return null;
      const changes = await localAuthority(database).since(id, 0);
      return heldIssue(opened.original, changes, (name) => store.paper(name));
    });
    return (await held)?.shown ?? null;
  },

  /** `articles`: ids of the chosen ones. */
  async openIn(articles: readonly string[]): Promise<Open> {
    return openIn(await suggestions(), new Set(articles));
  },

  async write(code: Format, wanted: Wanted): Promise<Kept> {
    const exporter = exporters.find((one) => one.code === code);
    if (!exporter) throw new RangeError(`there is no exporter ${code}`);
    const own = await issue();
    // only the issue JSON tells them
    const input = inputOf(own, wanted, code === 'json' ? await suggestions() : undefined);
    return {
      files: wanted.apart ? await filePerArticle(exporter, input) : [await oneFile(exporter, input)],
      typeset: code === 'html' ? JSON.stringify(typesetOf(input)) : null,
    };
  },

  /** To a writer, at the other end of the port. */
  async hand(wanted: Wanted, to: MessagePort): Promise<void> {
    const { doc, ...rest } = inputOf(await issue(), wanted);
    const sent: Sent = { ...rest, doc: doc.toJSON() as unknown };
    to.postMessage(sent);
    to.close();
  },

  zip(files: readonly ExportedFile[]): Uint8Array {
    const packed = zip(files);
    return transfer(packed, [packed.buffer]);
  },

  /** `names`: what its reasons are called. */
  async account(as: 'csv' | 'json', names: Readonly<Record<string, string>>): Promise<string> {
    const { account }: { account: Account } = (await issue()).input;
    return as === 'csv' ? accountCsv(account, (reason) => names[reason] ?? reason) : accountJson(account);
  },
};
export type Keeper = typeof keeper;

expose(keeper);
