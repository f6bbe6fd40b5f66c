// What is stored on this machine, in IndexedDB. The journal is the truth; snapshots and summaries are caches and may be
// thrown away.

import { Dexie, type EntityTable, type Table } from 'dexie';
import type { TextStyle } from '../core/export/txt.ts';
import type { FormerName, Vocabulary } from '../core/sections/types.ts';
import type { PaperLists } from '../core/checks/lists.ts';
import type { Change, Round, Unplaced } from '../core/history/change.ts';
import type { Rounds } from '../core/history/rounds.ts';
import type { Original } from '../core/import/types.ts';

export interface StoredIssue {
  readonly id: string;
  readonly paper: string | null;
  /** ISO date. */
  readonly date: string | null;
  /** Milliseconds since the epoch. */
  readonly created: number;
  /** Set when it was put away; it can be fetched back until the shelf is closed. */
  readonly deleted: number | null;
  readonly summary: Summary;
}

/** What the shelf shows of an issue without replaying its journal; the desk writes it. */
export interface Summary {
  readonly pages: number;
  /** Without furniture. */
  readonly articles: number;
  readonly characters: number;
  /** Open suggestions; null: nobody has looked yet. */
  readonly open: number | null;
  /** Most suggestions that were ever open at once: the whole of the work. */
  readonly most: number;
  readonly untagged: number;
  /** Articles whose first, second, third round is signed, and those passed. */
  readonly signed: readonly [number, number, number, number];
  readonly by: string;
  readonly at: number;
  /** Errors in 10,000 characters that the last round found; null: none has read anything. Absent until the desk has told it. */
  readonly found?: { readonly round: Round; readonly rate: number } | null | undefined;
}

export interface StoredOriginal {
  readonly issue: string;
  readonly original: Original;
}

/** A source file as it came in. */
export interface StoredFile {
  readonly issue: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface StoredChange extends Change {
  readonly issue: string;
}

export interface Snapshot {
  readonly issue: string;
  /** The journal's length at which the document was this. */
  readonly version: number;
  readonly doc: unknown;
  /** What lay in the tray then. */
  readonly tray: readonly Unplaced[];
  /** Who had signed what by then; absent in rows of old. */
  readonly rounds?: Rounds;
}

/** A picture or PDF that stands beside the text. */
export interface Scan {
  readonly id: string;
  readonly issue: string;
  readonly name: string;
  readonly type: string;
  readonly blob: Blob;
}

/** What belongs to a paper and not to one issue. */
export interface Paper {
  readonly name: string;
  readonly sections: readonly { readonly code: string; readonly name: string }[];
  /** Codes of checks that are switched off. */
  readonly off: readonly string[];
  /** Codes of checks that are off for others and on for this paper; absent in rows of old. */
  readonly on?: readonly string[];
  /** Absent in rows of old. */
  readonly lists?: PaperLists;
  /** How it sets plain text that leaves; absent: as usual. */
  readonly textStyle?: TextStyle;
  /** The vocabulary that it tags by: a code of the registry, or 'own'; absent: the usual one. */
  readonly tagsBy?: string;
  /** The vocabulary that it loaded from a file. */
  readonly vocabulary?: Vocabulary;
  /** What earlier ones called what articles are tagged with. */
  readonly formerNames?: readonly FormerName[];
  /** What became of suggestions: by issue, so that one that is opened again is counted once, then by code of the check. */
  readonly tally?: Readonly<Record<string, KindTally>>;
}

/** How many suggestions of each kind were offered, taken and dismissed. */
export type KindTally = Readonly<
  Record<string, { readonly offered: number; readonly taken: number; readonly dismissed: number }>
>;

/** An article that somebody tagged, for the suggester; what the suggester had said before, for its accuracy. */
export interface StoredExample {
  readonly paper: string;
  readonly issue: string;
  readonly article: string;
  readonly sections: readonly string[];
  readonly features: readonly string[];
  /** What was proposed when it had no section yet; null: nothing. */
  readonly proposed: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export class Database extends Dexie {
  declare readonly issues: EntityTable<StoredIssue, 'id'>;
  declare readonly originals: EntityTable<StoredOriginal, 'issue'>;
  declare readonly files: Table<StoredFile, [string, string]>;
  declare readonly changes: Table<StoredChange, [string, number]>;
  declare readonly snapshots: EntityTable<Snapshot, 'issue'>;
  declare readonly scans: EntityTable<Scan, 'id'>;
  declare readonly papers: EntityTable<Paper, 'name'>;
  declare readonly examples: Table<StoredExample, [string, string]>;

  constructor(name = 'qingyang') {
    // strict: a commit that was answered has reached the disk, not only the operating system
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      issues: 'id, created',
      originals: 'issue',
      files: '[issue+name], issue',
      changes: '[issue+seq], &id, issue',
      snapshots: 'issue',
      scans: 'id, issue',
      papers: 'name',
    });
    this.version(2).stores({ examples: '[issue+article], paper, issue' });
  }
}

export const database = new Database();
