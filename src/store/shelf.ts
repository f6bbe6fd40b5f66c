// The shelf: the issues that are stored here, what belongs to them, and what the desk needs to open one.

import { Dexie } from 'dexie';
import type { Change } from '../core/history/change.ts';
import type { InputFile, Original } from '../core/import/types.ts';
import {
  type Database,
  database,
  type KindTally,
  type Paper,
  type Scan,
  type StoredIssue,
  type Summary,
  type Snapshot,
} from './database.ts';

export interface NewIssue {
  readonly original: Original;
  readonly paper: string | null;
  readonly date: string | null;
  /** The source files as they came in. */
  readonly files: readonly InputFile[];
  readonly summary: Summary;
}

/** What the desk needs. `changes` are those since the snapshot (all, without one). */
export interface OpenedIssue {
  readonly issue: StoredIssue;
  readonly original: Original;
  readonly snapshot: Omit<Snapshot, 'issue'> | null;
  readonly changes: readonly Change[];
}

export type PaperChange = Partial<Omit<Paper, 'name' | 'tally'>>;

export interface Shelf {
  /** The newest first; those put away left out. */
  issues(): Promise<readonly StoredIssue[]>;
  /** Stores it whole or not at all; its id. */
  add(issue: NewIssue): Promise<string>;
  /** null: there is none of this id. `from`: the journal is wanted from this version on even if a snapshot is newer. */
  open(id: string): Promise<OpenedIssue | null>;
  changesBetween(id: string, from: number, to: number): Promise<readonly Change[]>;
  /** Puts it away; `restore` fetches it back. */
  putAway(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** Removes for good what was put away before `before` (milliseconds since the epoch). */
  clear(before: number): Promise<void>;
  rename(id: string, paper: string | null, date: string | null): Promise<void>;
  summarize(id: string, summary: Partial<Summary>): Promise<void>;
  saveSnapshot(id: string, snapshot: Omit<Snapshot, 'issue'>): Promise<void>;
  attachScan(issue: string, name: string, blob: Blob): Promise<string>;
  scan(id: string): Promise<Scan | null>;
  scans(issue: string): Promise<readonly Scan[]>;
  files(issue: string): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>;
  /** Without its tally, which changes with every decision. */
  paper(name: string): Promise<Omit<Paper, 'tally'>>;
  tally(name: string): Promise<NonNullable<Paper['tally']>>;
  /**
   * What is not named stays as it is: two panels may change different things at once. What is made of what was there is told
   * by a function: two tabs may put something into one list.
   */
  setPaper(name: string, change: PaperChange | ((was: Omit<Paper, 'tally'>) => PaperChange)): Promise<void>;
  /** Puts the figures of this issue in the place of those that it had. */
  setTally(name: string, issue: string, tally: KindTally): Promise<void>;
}

export function shelf(db: Database = database, now: () => number = Date.now): Shelf {
  const newId = (): string => crypto.randomUUID();
  const paperOf = async (name: string): Promise<Paper> =>
    (await db.papers.get(name)) ?? { name, sections: [], off: [] };
  const changed = (name: string, change: (was: Paper) => Partial<Paper>): Promise<void> =>
    db.transaction('rw', db.papers, async () => {
      const was = await paperOf(name);
      await db.papers.put({ ...was, ...change(was), name });
    });
  return {
    async issues() {
      const all = await db.issues.orderBy('created').reverse().toArray();
      return all.filter(({ deleted }) => deleted === null);
    },
    async add({ original, paper, date, files, summary }) {
      const id = newId();
      await db.transaction('rw', db.issues, db.originals, db.files, async () => {
        await db.issues.add({ id, paper, date, created: now(), deleted: null, summary });
        await db.originals.add({ issue: id, original });
        await db.files.bulkAdd(files.map(({ name, bytes }) => ({ issue: id, name, bytes })));
      });
      return id;
    },
    async open(id) {
      return db.transaction('r', db.issues, db.originals, db.snapshots, db.changes, async () => {
        const issue = await db.issues.get(id);
        const stored = await db.originals.get(id);
        if (!issue || !stored) return null;
        const snapshot = (await db.snapshots.get(id)) ?? null;
        const rows = await db.changes
          .where('[issue+seq]')
          .between([id, snapshot?.version ?? 0], [id, Dexie.maxKey])
          .toArray();
        return {
          issue,
          original: stored.original,
          snapshot,
          changes: rows.map(({ issue: _, ...change }) => change),
        };
      });
    },
    async changesBetween(id, from, to) {
      const rows = await db.changes.where('[issue+seq]').between([id, from], [id, to]).toArray();
      return rows.map(({ issue: _, ...change }) => change);
    },
    async putAway(id) {
      await db.issues.update(id, { deleted: now() });
    },
    async restore(id) {
      await db.issues.update(id, { deleted: null });
    },
    async clear(before) {
      const gone = (await db.issues.toArray())
        .filter(({ deleted }) => deleted !== null && deleted < before)
        .map(({ id }) => id);
      await db.transaction(
        'rw',
        [db.issues, db.originals, db.files, db.changes, db.snapshots, db.scans],
        async () => {
          await db.issues.bulkDelete(gone);
          for (const id of gone) {
            await db.originals.delete(id);
            await db.snapshots.delete(id);
            await db.files.where('issue').equals(id).delete();
            await db.changes.where('issue').equals(id).delete();
            await db.scans.where('issue').equals(id).delete();
          }
        },
      );
    },
    async rename(id, paper, date) {
      await db.issues.update(id, { paper, date });
    },
    async summarize(id, change) {
      await db.transaction('rw', db.issues, async () => {
        const issue = await db.issues.get(id);
        if (issue) await db.issues.update(id, { summary: { ...issue.summary, ...change } });
      });
    },
    async saveSnapshot(id, snapshot) {
      await db.snapshots.put({ ...snapshot, issue: id });
    },
    async attachScan(issue, name, blob) {
      const id = newId();
      await db.scans.add({ id, issue, name, type: blob.type, blob });
      return id;
    },
    async scan(id) {
      return (await db.scans.get(id)) ?? null;
    },
    async scans(issue) {
      return db.scans.where('issue').equals(issue).toArray();
    },
    async files(issue) {
      return db.files.where('issue').equals(issue).toArray();
    },
    async paper(name) {
      const { tally: _, ...paper } = await paperOf(name);
      return paper;
    },
    async tally(name) {
      return (await paperOf(name)).tally ?? {};
    },
    async setPaper(name, change) {
      await changed(name, typeof change === 'function' ? change : () => change);
    },
    async setTally(name, issue, tally) {
      await changed(name, (was) => ({ tally: { ...was.tally, [issue]: tally } }));
    },
  };
}

/** Asks the browser not to throw our data away when the disk gets tight, and how much there is (bytes). Unknown: null. */
export async function keep(): Promise<{
  readonly kept: boolean | null;
  readonly used: number | null;
  readonly quota: number | null;
}> {
  if (typeof navigator === 'undefined' || !navigator.storage) return { kept: null, used: null, quota: null };
  const kept = await navigator.storage.persist?.().catch(() => null);
  const estimate = await navigator.storage.estimate?.().catch(() => null);
  return { kept: kept ?? null, used: estimate?.usage ?? null, quota: estimate?.quota ?? null };
}
