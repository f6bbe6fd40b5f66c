// What leaves. An exporter does not repair: clean copy is what the document says.

import type { Node } from 'prosemirror-model';
import type { Suggestion } from '../checks/types.ts';
import type { Account } from '../history/account.ts';
import type { NewChange } from '../history/change.ts';
import type { Original, SourceSpan } from '../import/types.ts';
import type { TextStyle } from './txt.ts';

/** A fix that was applied, or a join that the importer made. */
export interface AppliedFix {
  readonly code: string;
  readonly confidence: number;
  /** Codes of the reasons. */
  readonly reasons: readonly string[];
  /** Where the words came from. */
  readonly source: readonly SourceSpan[];
}

export interface ExportInput {
  readonly doc: Node;
  readonly original: Original;
  /** Ids of the articles to write, in reading order; absent: all. Furniture is left out of text exports. */
  readonly articles?: readonly string[];
  readonly account: Account;
  /** Names of the sections by their codes. */
  readonly sectionNames: Readonly<Record<string, string>>;
  /** Block id → where its text came from, for the document as it is now. Only the issue JSON tells it; so for the two below. */
  readonly sources?: Readonly<Record<string, readonly SourceSpan[]>>;
  readonly applied?: readonly AppliedFix[];
  /** Those still open. */
  readonly suggestions?: readonly Suggestion[];
  /** How the paper sets plain text; absent: as usual. */
  readonly textStyle?: TextStyle;
  /** What was done since the original, for the redline; absent: it shows nothing but the text of now. */
  readonly journal?: readonly Recorded[];
}

/** What the redline wants to know of a change. The command line has nobody's name and no clock. */
export type Recorded = Pick<NewChange, 'steps'> & Partial<Pick<NewChange, 'by' | 'at'>>;

export type Written = string | Uint8Array;

export interface ExportedFile {
  /** File name, safe on every system: no path, no control or reserved characters. */
  readonly name: string;
  readonly mime: string;
  readonly content: Written;
}

export type Format =
  | 'txt'
  | 'md'
  | 'html'
  | 'json'
  | 'docx'
  | 'redline'
  | 'csv'
  | 'ninjs'
  | 'nitf'
  | 'alto'
  | 'proof'
  | 'redproof';

export interface Exporter {
  readonly code: Format;
  readonly extension: string;
  /** Stands in the names of its files where the extension is that of another format too. */
  readonly called?: string;
  readonly mime: string;
  /** For formats that tell the issue as a whole, or that have no room for more than one article in a file. */
  readonly only?: 'issue' | 'article';
  /** It takes its time over a large issue or a long journal: a screen lets it work in a worker. */
  readonly large?: true;
  /** The issue, or the chosen articles, as one file. What needs a large library loads it here and not before. */
  write(input: ExportInput): Written | Promise<Written>;
}

/** One whose file is there at once, as text. */
export interface TextExporter extends Exporter {
  write(input: ExportInput): string;
}
