// The whole shelf as one file, and back: a zip of JSON, journals a line a change, source files and scans as they are.
// A file from elsewhere is hostile: sizes are bounded, names are looked up and never used as paths, every entry is
// checked before anything is stored, and what is already on the shelf is not touched.

import { textStyles } from '../core/export/txt.ts';
import { strFromU8, strToU8, unzip, zip } from 'fflate';
import * as v from 'valibot';
import { listsForm } from '../core/checks/lists-file.ts';
import { schema } from '../core/document/schema.ts';
import { changeForm, originalForm } from '../core/history/forms.ts';
import { documentOf, replay } from '../core/history/replay.ts';
import type { Message } from '../core/message.ts';
import { type Database, database, type StoredChange, type StoredIssue } from './database.ts';

const format = 'qingyang-shelf';
const version = 1;
/** Bytes, unpacked. A shelf of several years with scans is below it. */
const most = 4_000_000_000;

const summaryForm = v.object({
  pages: v.number(),
  articles: v.number(),
  characters: v.number(),
  open: v.nullable(v.number()),
  most: v.number(),
  untagged: v.number(),
  signed: v.tuple([v.number(), v.number(), v.number(), v.number()]),
  by: v.string(),
  at: v.number(),
  found: v.optional(
    v.nullable(v.object({ round: v.picklist(['first', 'second', 'third']), rate: v.number() })),
  ),
});
const issueForm = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  paper: v.nullable(v.string()),
  date: v.nullable(v.string()),
  created: v.number(),
  summary: summaryForm,
  files: v.array(v.string()),
  scans: v.array(v.object({ id: v.string(), name: v.string(), type: v.string() })),
  changes: v.number(),
});
const indexForm = v.object({
  format: v.literal(format),
  version: v.number(),
  issues: v.array(issueForm),
  papers: v.array(
    v.object({
      name: v.string(),
      sections: v.array(v.object({ code: v.string(), name: v.string() })),
      off: v.array(v.string()),
      on: v.exactOptional(v.array(v.string())),
      lists: v.exactOptional(listsForm),
      tagsBy: v.exactOptional(v.string()),
      vocabulary: v.exactOptional(
        v.object({
          name: v.string(),
          concepts: v.array(
            v.object({
              code: v.string(),
              name: v.string(),
              english: v.exactOptional(v.string()),
              broader: v.exactOptional(v.string()),
              words: v.exactOptional(v.array(v.string())),
            }),
          ),
        }),
      ),
      formerNames: v.exactOptional(
        v.array(v.object({ code: v.string(), name: v.string(), english: v.exactOptional(v.string()) })),
      ),
      textStyle: v.exactOptional(v.object(v.entriesFromList(textStyles, v.boolean()))),
      tally: v.exactOptional(
        v.record(
          v.string(),
          v.record(v.string(), v.object({ offered: v.number(), taken: v.number(), dismissed: v.number() })),
        ),
      ),
    }),
  ),
});

/** A file that holds everything on the shelf, those put away left out. */
export async function saveArchive(db: Database = database): Promise<Blob> {
  const entries: Record<string, Uint8Array> = {};
  const issues = (await db.issues.toArray()).filter(({ deleted }) => deleted === null);
  const index = [];
  for (const [n, { deleted: _, ...issue }] of issues.entries()) {
    const [original, changes, files, scans] = await Promise.all([
      db.originals.get(issue.id),
      db.changes.where('issue').equals(issue.id).sortBy('seq'),
      db.files.where('issue').equals(issue.id).toArray(),
      db.scans.where('issue').equals(issue.id).toArray(),
    ]);
    if (!original) continue;
    entries[`${n}/original.json`] = strToU8(JSON.stringify(original.original));
    entries[`${n}/journal.jsonl`] = strToU8(
      changes.map(({ issue: _issue, ...change }) => JSON.stringify(change)).join('\n'),
    );
    for (const [i, file] of files.entries()) entries[`${n}/file-${i}`] = file.bytes;
    for (const [i, scan] of scans.entries())
      entries[`${n}/scan-${i}`] = new Uint8Array(await scan.blob.arrayBuffer());
    index.push({
      ...issue,
      files: files.map(({ name }) => name),
      scans: scans.map(({ id, name, type }) => ({ id, name, type })),
      changes: changes.length,
    });
  }
  entries['qingyang.json'] = strToU8(
    JSON.stringify({ format, version, issues: index, papers: await db.papers.toArray() }),
  );
  const bytes = await new Promise<Uint8Array>((done, failed) =>
    zip(entries, { level: 6 }, (error, data) => (error ? failed(error) : done(data))),
  );
  return new Blob([new Uint8Array(bytes)], { type: 'application/zip' });
}

export interface Loaded {
  /** Issues that came onto the shelf. */
  readonly loaded: number;
  /** Those that were there already, journal and all. */
  readonly same: number;
  /** What could not be taken, each with its place; nothing of such an issue is stored. */
  readonly messages: readonly Message[];
}

/** Takes every sound issue of a saved shelf. One that is here with another journal is kept beside, under a new id. */
export async function loadArchive(file: Blob, db: Database = database): Promise<Loaded> {
  const refused = (code: string, params?: Message['params']): Loaded => ({
    loaded: 0,
    same: 0,
    messages: [{ code: `shelf:archive.${code}`, ...(params ? { params } : {}) }],
  });
  const entries = await unpacked(file);
  if (typeof entries === 'string') return refused(entries);
  const head = json(entries['qingyang.json']);
  const index = v.safeParse(indexForm, head);
  if (!index.success) return refused('foreign');
  if (index.output.version > version) return refused('newer', { version: index.output.version });
  let loaded = 0;
  let same = 0;
  const messages: Message[] = [];
  for (const [n, issue] of index.output.issues.entries()) {
    const name = [issue.paper, issue.date].filter(Boolean).join(' ') || `${n + 1}`;
    const fault = await take(db, entries, n, issue);
    if (fault === 'same') same += 1;
    else if (fault === null) loaded += 1;
    else messages.push({ ...fault, params: { ...fault.params, name } });
  }
  for (const paper of index.output.papers) if (!(await db.papers.get(paper.name))) await db.papers.put(paper);
  return { loaded, same, messages };
}

async function take(
  db: Database,
  entries: Readonly<Record<string, Uint8Array>>,
  n: number,
  issue: v.InferOutput<typeof issueForm>,
): Promise<Message | 'same' | null> {
  const original = v.safeParse(originalForm, json(entries[`${n}/original.json`]));
  if (!original.success) return { code: 'shelf:archive.no-original' };
  const lines = entries[`${n}/journal.jsonl`];
  if (!lines) return { code: 'shelf:archive.no-journal' };
  const changes = strFromU8(lines)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => v.safeParse(changeForm, json(strToU8(line))));
  const bad = changes.findIndex((one, i) => !one.success || one.output.seq !== i);
  if (bad >= 0 || changes.length !== issue.changes)
    return {
      code: 'shelf:archive.journal-cut',
      params: { at: bad >= 0 ? bad + 1 : changes.length, all: issue.changes },
    };
  const journal = changes.flatMap((one) => (one.success ? [one.output] : [])) as unknown as Omit<
    StoredChange,
    'issue'
  >[];
  try {
    const { broken } = replay(documentOf(schema, original.output.doc), journal);
    if (broken)
      return { code: 'shelf:archive.journal-broken', params: { at: broken.seq + 1, reason: broken.reason } };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { code: 'shelf:archive.no-original' };
  }
  const files = issue.files.map((name, i) => ({ name, bytes: entries[`${n}/file-${i}`] }));
  const scans = issue.scans.map((scan, i) => ({ ...scan, bytes: entries[`${n}/scan-${i}`] }));
  if ([...files, ...scans].some(({ bytes }) => !bytes)) return { code: 'shelf:archive.file-missing' };

  const there = await db.issues.get(issue.id);
  if (there) {
    const known = await db.changes.where('issue').equals(issue.id).sortBy('seq');
    if (known.length >= journal.length && journal.every(({ id }, i) => known[i]?.id === id)) {
      if (there.deleted !== null) await db.issues.update(issue.id, { deleted: null });
      return 'same';
    }
  }
  const id = there ? crypto.randomUUID() : issue.id;
  const fresh = there ? (old: string): string => `${id}.${old}` : (old: string): string => old;
  const stored: StoredIssue = {
    id,
    paper: issue.paper,
    date: issue.date,
    created: issue.created,
    deleted: null,
    summary: issue.summary,
  };
  await db.transaction('rw', [db.issues, db.originals, db.files, db.changes, db.scans], async () => {
    await db.issues.add(stored);
    await db.originals.add({ issue: id, original: original.output as never });
    await db.changes.bulkAdd(journal.map((change) => ({ ...change, id: fresh(change.id), issue: id })));
    await db.files.bulkAdd(
      files.map(({ name, bytes }) => ({ issue: id, name, bytes: bytes ?? new Uint8Array() })),
    );
    // a scan's id stands in the document; one that is stored already is the same picture
    await db.scans.bulkPut(
      scans.map(({ id: scan, name, type, bytes }) => ({
        id: scan,
        issue: id,
        name,
        type,
        blob: new Blob([new Uint8Array(bytes ?? [])], { type }),
      })),
    );
  });
  return null;
}

async function unpacked(file: Blob): Promise<Record<string, Uint8Array> | 'foreign' | 'cut' | 'large'> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return 'foreign';
  let size = 0;
  let large = false;
  const entries = await new Promise<Record<string, Uint8Array> | null>((done) =>
    unzip(
      bytes,
      {
        filter: ({ name, originalSize }) => {
          size += originalSize;
          large ||= size > most;
          return (
            !large &&
            /^(?:qingyang\.json|\d+\/(?:original\.json|journal\.jsonl|(?:file|scan)-\d+))$/u.test(name)
          );
        },
      },
      (error, data) => done(error ? null : data),
    ),
  );
  return large ? 'large' : (entries ?? 'cut');
}

function json(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return null;
  try {
    return JSON.parse(strFromU8(bytes)) as unknown;
  } catch {
    return null; // the caller says what was expected
  }
}
