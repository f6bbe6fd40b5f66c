// Who takes changes in order. On one machine this is IndexedDB and a BroadcastChannel, in a newsroom a small server;
// the client cannot tell them apart.

import type { Change, NewChange } from '../core/history/change.ts';

export type Appended =
  /** Stored for good; `version` is the journal's new length. */
  | { readonly status: 'ok'; readonly version: number }
  /** Made on an old version; nothing was stored. Fetch `since` your version, rebase, append again. */
  | { readonly status: 'behind'; readonly version: number }
  /** The disk is full or the store is gone; nothing was stored. */
  | { readonly status: 'refused'; readonly reason: 'full' | 'gone'; readonly message: string };

export interface Authority {
  /** Atomic: all changes or none. Changes whose id is already in the journal are not stored twice. */
  append(issue: string, version: number, changes: readonly NewChange[]): Promise<Appended>;
  /** The changes from `version` on, in order. An unknown issue has none. */
  since(issue: string, version: number): Promise<readonly Change[]>;
  /** Told the journal's length whenever it grows, by whomever. Returns the way to stop. */
  subscribe(issue: string, listener: (version: number) => void): () => void;
}
