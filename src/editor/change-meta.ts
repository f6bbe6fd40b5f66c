// How a transaction tells the journal what it is. A transaction without this meta is typing: intent `edit`.

import type { Transaction } from 'prosemirror-state';
import type { Intent } from '../core/history/change.ts';

export interface ChangeMeta {
  readonly intent: Intent;
  /** The code of the words that a person reads in the log. */
  readonly label?: string;
  /** The check whose fix it is. */
  readonly check?: string;
  /** Of the suggestions that were applied: two people who accept the same one get it once. */
  readonly fingerprints?: readonly string[];
  readonly payload?: unknown;
}

const key = 'qingyang$change';

export function setChange(tr: Transaction, meta: ChangeMeta): Transaction {
  return tr.setMeta(key, meta);
}

export function changeOf(tr: Transaction): ChangeMeta | null {
  return (tr.getMeta(key) as ChangeMeta | undefined) ?? null;
}
