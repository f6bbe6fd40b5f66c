// The account of characters: original − removed + added = current, from the same changes that made the document.

import type { SourceSpan } from '../import/types.ts';

export interface AccountEntry {
  readonly text: string;
  /** Why: the code of the check whose fix it was, else the label or intent of the change ('typing'…). */
  readonly reason: string;
  /** For what was removed: where it came from, if it came from a file. */
  readonly source: readonly SourceSpan[];
  /** For what was added: the block that it stands in now, and its offset there. */
  readonly block: string | null;
  readonly offset: number;
  /** Journal entry that did it. */
  readonly change: number;
}

/** Characters are counted as 字数: code points that are not white space. */
export interface Account {
  readonly in: number;
  readonly removed: readonly AccountEntry[];
  readonly added: readonly AccountEntry[];
  readonly out: number;
  /** in − removed + added = out, checked and not assumed. */
  readonly balanced: boolean;
}
