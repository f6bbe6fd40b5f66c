// From bytes to the original document. The importer does not repair: it keeps every character, labels and groups.

import type { Role } from '../document/schema.ts';
import type { Message } from '../message.ts';
import type { StoredPlaces } from './layout/places.ts';
import type { Reader } from './read-file.ts';

/** What TextDecoder calls them. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;
export type Encoding = (typeof encodings)[number];

export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Chosen by hand in the preview; absent: recognised. */
  readonly encoding?: Encoding;
}

/** Where a stretch of a block's text came from: text.slice(at, at + to − from) is file.slice(from, to), in UTF-16 code units of the decoded file. White space at the ends of lines is nobody's. */
export interface SourceSpan {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  /** Offset in the block's text. */
  readonly at: number;
}

/** A join that the importer made by itself (line-by-line input only), to be parted again. */
export interface AppliedJoin {
  readonly code: 'unwrap';
  readonly confidence: number;
  readonly reasons: readonly string[];
  /** The block, and the offset in its text at which the next line began. */
  readonly block: string;
  readonly at: number;
}

/** A head of which the model could not say well what it is. It holds while the block has this role and text. */
export interface RoleDoubt {
  readonly block: string;
  readonly role: Role;
  readonly text: string;
  /** What it may be instead, and how probably: 0–1, calibrated. */
  readonly other: Role;
  readonly p: number;
}

/** How a block was set where its first line stands: with an indent, or without one where paragraphs have it. It holds while the block begins so. */
export interface Opening {
  readonly block: string;
  /** Its first characters. */
  readonly begins: string;
  /** How probably a paragraph opens there, by the setting alone: 0–1. */
  readonly opens: number;
}

/** What the importer saw and could not decide. */
export type Doubt = RoleDoubt | Opening;

/** Where a stretch of a block's text came from, as an issue JSON tells it: a span of a file, and the line on its page where it has places. */
export interface ToldSource extends SourceSpan {
  readonly region?: string | undefined;
  readonly line?: string | undefined;
  readonly page?: number | undefined;
}

/** What an issue JSON tells of how its text came to be. It is read as the text of one file, and goes out with these again. */
export interface Earlier {
  /** The JSON's own name. */
  readonly file: string;
  /** The files that its issue was read from. */
  readonly files: readonly unknown[];
  /** As it tells it: characters of these files, entries of the lists. */
  readonly account: {
    readonly in: number;
    readonly removed: number;
    readonly added: number;
    readonly balanced: boolean;
  };
  /** Characters of the text that the JSON holds. */
  readonly out: number;
  /** Stretches of the JSON's text, in order: a block each. */
  readonly sources: readonly {
    readonly from: number;
    readonly to: number;
    readonly source: readonly ToldSource[];
  }[];
  readonly removed: readonly {
    readonly text: string;
    readonly reason: string;
    readonly source: readonly ToldSource[];
  }[];
  /** `from`: its place in the JSON's text. */
  readonly added: readonly { readonly text: string; readonly by: string; readonly from: number }[];
  readonly applied: readonly {
    readonly code: string;
    readonly confidence: number;
    readonly reasons: readonly string[];
    readonly source: readonly ToldSource[];
  }[];
}

/** What the journal starts from. It and the source files are never changed. */
export interface Original {
  /** Version of this form. */
  readonly version: 1;
  /** The document as JSON of core's schema. */
  readonly doc: unknown;
  /** Block id → where its text came from. */
  readonly sources: Readonly<Record<string, readonly SourceSpan[]>>;
  readonly applied: readonly AppliedJoin[];
  /** Absent in issues that were imported before there were any. */
  readonly doubts?: readonly Doubt[];
  /** Where the issue came in as issue JSON. */
  readonly earlier?: readonly Earlier[];
  /** Where the words stand in the pictures of the pages (`placesIn` reads them); absent where no file tells. */
  readonly places?: readonly StoredPlaces[];
  /** The decoded texts' names, encodings and lengths, in order. */
  readonly files: readonly {
    readonly name: string;
    readonly encoding: Encoding | null;
    readonly length: number;
  }[];
}

/** What became of one file of a drop. */
export interface FileReport {
  readonly name: string;
  readonly bytes: number;
  readonly encoding: Encoding | null;
  /** Whether the encoding is sure (BOM, strict UTF-8) or a guess. */
  readonly sure: boolean;
  readonly status: 'read' | 'refused' | 'scan';
  /** It was read, and shows its pages as well: it can be attached as their scans. */
  readonly pictured?: true;
  /** Its pages, from 1, that are only pictures; absent: none, or all of a scan. */
  readonly silent?: readonly number[];
  /** The page number that the file's name tells; for a scan the page that it may be attached to. */
  readonly page: string | null;
  /** Characters (字数) read. */
  readonly characters: number;
  readonly messages: readonly ImportMessage[];
}

/** A message with its place. Lines count from 1. */
export interface ImportMessage extends Message {
  readonly severity: 'error' | 'warning' | 'info';
  readonly file?: string;
  readonly line?: number;
}

export interface ImportResult {
  /** One, or several where the text is longer than an issue may be (then the desk offers to make them all). Empty: nothing could be read. */
  readonly issues: readonly Original[];
  readonly files: readonly FileReport[];
  /** What was inside the packages (zips) of the drop, under the names that the reports have. */
  readonly unpacked: readonly InputFile[];
  readonly messages: readonly ImportMessage[];
}

export interface ImportOptions {
  /** Told after each piece of work: 0–1. */
  readonly onProgress?: (done: number) => void;
  /** Asked between the files; true: the import stops, with a message and without issues. */
  readonly cancelled?: () => boolean;
  /** The files come in the order that somebody chose; absent: they are read in the natural order of their names. */
  readonly asGiven?: boolean;
  /** Who reads the files, each one at a time; absent: they are read here, one after the other. */
  readonly readers?: readonly Reader[];
}

/** An issue holds at most this many characters. */
export const longestIssue = 1_000_000;
