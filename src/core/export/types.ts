// What leaves. An exporter does not repair: clean copy is what the document says.

import type { Node } from 'prosemirror-model';
import type { Suggestion } from '../checks/types.ts';
import type { Account } from '../history/account.ts';
import type { Original, SourceSpan } from '../import/types.ts';

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
}

export interface ExportedFile {
  /** File name, safe on every system: no path, no control or reserved characters. */
  readonly name: string;
  readonly mime: string;
  readonly text: string;
}

export interface Exporter {
  readonly code: 'txt' | 'md' | 'html' | 'json';
  readonly extension: string;
  readonly mime: string;
  /** The issue, or the chosen articles, as one file's text. */
  write(input: ExportInput): string;
}
