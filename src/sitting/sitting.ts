// The sitting: who, which round, what is open. Preferences only: nothing of the document is kept here.

import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Round = 'first' | 'second' | 'third';
export type Theme = 'auto' | 'light' | 'dark';
export type Order = 'reading' | 'surest';

export interface Sitting {
  /** Who sits here; '' until somebody says. */
  readonly name: string;
  readonly round: Round;
  readonly language: 'zh' | 'en';
  readonly theme: Theme;
  /** Code of the open panel. */
  readonly panel: string;
  /** Code of the kind of suggestion shown; null: all. */
  readonly filter: string | null;
  readonly order: Order;
  readonly contentsShown: boolean;
  /** The page stands beside the text. */
  readonly beside: boolean;
  /** Widths of columns in CSS pixels, by screen. */
  readonly layouts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly set: (change: Partial<Omit<Sitting, 'set'>>) => void;
}

export const useSitting = create<Sitting>()(
  persist(
    (set) => ({
      name: '',
      round: 'first',
      language: 'zh',
      theme: 'auto',
      panel: 'suggestions',
      filter: null,
      order: 'reading',
      contentsShown: true,
      beside: false,
      layouts: {},
      set: (change) => set(change),
    }),
    { name: 'qingyang.sitting', version: 1 },
  ),
);

/** The same outside React. */
export const sitting = useSitting.getState;
