// Handing over without a server: an issue leaves as a file, a colleague works on it, the file comes back, and the two
// journals are made one. What is on the shelf is not touched by a file that is not sound.

import type { Node } from 'prosemirror-model';
import { schema } from '../core/document/schema.ts';
import type { Unplaced } from '../core/history/change.ts';
import { type Fault, type Handed, handedLines, readHanded } from '../core/history/handed.ts';
import { merge } from '../core/history/merge.ts';
import { documentOf, replay } from '../core/history/replay.ts';
import { type Database, database, type Summary } from './database.ts';
import { deskLock } from './desk-lock.ts';

/** Bytes that a handed file may have; scans are the most of it. */
const most = 1_000_000_000;

/** Null: there is no such issue. */
export async function handOver(id: string, db: Database = database): Promise<Blob | null> {
  const [issue, original, changes, files, scans] = await Promise.all([
    db.issues.get(id),
    db.originals.get(id),
    db.changes.where('issue').equals(id).sortBy('seq'),
    db.files.where('issue').equals(id).toArray(),
    db.scans.where('issue').equals(id).toArray(),
  ]);
  if (!issue || !original) return null;
  const { paper, date, created } = issue;
  const lines = handedLines({
    issue: { id, paper, date, created },
    original: original.original,
    changes: changes.map(({ issue: _, ...change }) => change),
    files,
    scans: await Promise.all(
      scans.map(async ({ id: scan, name, type, blob }) => ({
        id: scan,
        name,
        type,
        bytes: new Uint8Array(await blob.arrayBuffer()),
      })),
    ),
  });
  return new Blob([...lines], { type: 'application/x-ndjson' });
}

export interface Examined {
  /** What can be taken in; null: nothing. */
  readonly handed: Handed | null;
  /** Why not all of it; null: all of it is sound. */
  readonly fault:
    | Fault
    | { readonly code: 'large' | 'empty' }
    | { readonly code: 'no-fit'; readonly change: number }
    | null;
  /** Changes that the file says to hold. */
  readonly promised: number;
  /** The document after the sound changes. */
  readonly doc: Node | null;
}

/** Reads a handed file and does its journal; stores nothing. */
export async function examine(file: Blob): Promise<Examined> {
  if (file.size > most) return nothing({ code: 'large' });
  if (file.size === 0) return nothing({ code: 'empty' });
  const { handed, fault, promised } = readHanded(await file.text());
  if (!handed) return nothing(fault);
  try {
    const { doc, broken } = replay(documentOf(schema, handed.original.doc), handed.changes);
    if (!broken) return { handed, fault, promised, doc };
    return {
      handed: { ...handed, changes: handed.changes.slice(0, broken.at) },
      fault: { code: 'no-fit', change: broken.seq + 1 },
      promised,
      doc,
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return nothing({ code: 'broken', line: 2 });
  }
}

const nothing = (fault: Examined['fault']): Examined => ({ handed: null, fault, promised: 0, doc: null });

export type TakenIn =
  /** It was not here: now it is. */
  | { readonly kind: 'new'; readonly id: string }
  /** The copy that is here was left as it is, this one stands beside it. */
  | { readonly kind: 'beside'; readonly id: string }
  | { readonly kind: 'same'; readonly id: string }
  | {
      readonly kind: 'merged';
      readonly id: string;
      readonly added: number;
      readonly unplaced: readonly Unplaced[];
    }
  /** It is open on a desk: its journal must not change under it. */
  | { readonly kind: 'open'; readonly id: string };

/** Takes the issue in: new onto the shelf, or merged with the one that is here. `sound` false: what was saved of a damaged file, which is only ever put beside. */
export async function takeIn(
  { issue, original, changes, files, scans }: Handed,
  sound: boolean,
  summary: Summary,
  db: Database = database,
): Promise<TakenIn> {
  const there = await db.issues.get(issue.id);
  const here = await db.originals.get(issue.id);
  const alike = here && JSON.stringify(here.original.doc) === JSON.stringify(original.doc);
  if (there && alike && sound) return mergeIn(issue.id, { issue, original, changes, files, scans }, db);

  const id = there ? crypto.randomUUID() : issue.id;
  const own = (old: string): string => (there ? `${id}.${old}` : old);
  await db.transaction('rw', [db.issues, db.originals, db.files, db.changes, db.scans], async () => {
    await db.issues.add({ ...issue, id, deleted: null, summary });
    await db.originals.add({ issue: id, original });
    await db.changes.bulkAdd(changes.map((change) => ({ ...change, id: own(change.id), issue: id })));
    await db.files.bulkPut(files.map(({ name, bytes }) => ({ issue: id, name, bytes })));
    await putScans(id, scans, db);
  });
  return { kind: there ? 'beside' : 'new', id };
}

/** A scan's id stands in the document; one that is stored already is the same picture and stays. */
async function putScans(issue: string, scans: Handed['scans'], db: Database): Promise<void> {
  const there = await db.scans.bulkGet(scans.map(({ id }) => id));
  await db.scans.bulkPut(
    scans
      .filter((_, i) => !there[i])
      .map(({ id, name, type, bytes }) => ({
        id,
        issue,
        name,
        type,
        blob: new Blob([new Uint8Array(bytes)], { type }),
      })),
  );
}

async function mergeIn(id: string, handed: Handed, db: Database): Promise<TakenIn> {
  const work = async (): Promise<TakenIn> => {
    const mine = await db.changes.where('issue').equals(id).sortBy('seq');
    const { kind, journal, added, unplaced } = merge(
      documentOf(schema, handed.original.doc),
      mine.map(({ issue: _, ...change }) => change),
      handed.changes,
    );
    const whole = await db.transaction('rw', [db.issues, db.changes, db.snapshots, db.scans], async () => {
      await db.issues.update(id, { deleted: null });
      await putScans(id, handed.scans, db);
      if (kind === 'same') return true;
      // it grew meanwhile: an export was written down, an issue got another name
      if ((await db.changes.where('issue').equals(id).count()) !== mine.length) return false;
      await db.changes.where('issue').equals(id).delete();
      await db.changes.bulkAdd(journal.map((change) => ({ ...change, issue: id })));
      await db.snapshots.delete(id);
      return true;
    });
    if (!whole) return work();
    return kind === 'same' ? { kind, id } : { kind: 'merged', id, added, unplaced };
  };
  // only pages served over https or from this machine have locks
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return work();
  return navigator.locks.request(deskLock(id), { ifAvailable: true }, (lock) =>
    lock ? work() : Promise.resolve<TakenIn>({ kind: 'open', id }),
  );
}
