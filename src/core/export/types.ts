// What leaves. An exporter does not repair: clean copy is what the document says.

import type { Node } from 'prosemirror-model';
import type { Account } from '../history/account.ts';
import type { Original } from '../import/types.ts';

export interface ExportInput {
  readonly doc: Node;
  readonly original: Original;
  /** Ids of the articles to write, in reading order; absent: all. Furniture is left out of text exports. */
  readonly articles?: readonly string[];
  readonly account: Account;
  /** Names of the sections by their codes. */
  readonly sectionNames: Readonly<Record<string, string>>;
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
