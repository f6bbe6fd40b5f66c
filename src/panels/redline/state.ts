// What of the redline is looked at. Not a preference: it is forgotten with the tab.

import { create } from 'zustand';
import type { Edit } from '../../core/history/edits.ts';
import type { Mark } from './span.ts';

interface Redline {
  /** Drawn in the galley. */
  readonly on: boolean;
  readonly from: Mark;
  readonly to: Mark;
  /** Of the caret's article alone. */
  readonly article: boolean;
  readonly by: string | null;
  readonly kind: string | null;
  /** The id of the edit at hand. */
  readonly at: string | null;
  /** Those that are shown, in reading order. */
  readonly list: readonly Edit[];
  readonly set: (change: Partial<Omit<Redline, 'set'>>) => void;
}

export const useRedline = create<Redline>()((set) => ({
  on: false,
  from: 'source',
  to: 'now',
  article: false,
  by: null,
  kind: null,
  at: null,
  list: [],
  set: (change) => set(change),
}));
