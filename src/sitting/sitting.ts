// The sitting: who, which round, what is open. Preferences only: nothing of the document is kept here.

import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { named } from './client.ts';

export type Round = 'first' | 'second' | 'third';
export type Theme = 'auto' | 'light' | 'dark';
export type Order = 'reading' | 'surest';

export interface Sitting {
  /** Who sits here; '' until somebody says. */
  readonly name: string;
  readonly round: Round;
  /** Who sat here before, the last first. */
  readonly names: readonly string[];
  /** How often another person took over: the desk is opened anew for each. */
  readonly turn: number;
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
  /** The picture of the caret's line stands over it. */
  readonly lineShown: boolean;
  /** The step of the first lesson; null: not begun yet; over: done, or not wanted. */
  readonly lesson: number | 'over' | null;
  /** How the text is read aloud: 1 is as the voice speaks; slowly: numbers digit by digit, names character by character. */
  readonly speech: { readonly speed: number; readonly slowly: boolean };
  /** Widths of columns in CSS pixels, by screen. */
  readonly layouts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly set: (change: Partial<Omit<Sitting, 'set'>>) => void;
}

/** The key of what is stored. */
const stored = 'qingyang.sitting';

export const useSitting = create<Sitting>()(
  persist(
    (set) => ({
      name: '',
      round: 'first',
      names: [],
      turn: 0,
      language: 'zh',
      theme: 'auto',
      panel: 'suggestions',
      filter: null,
      order: 'reading',
      contentsShown: true,
      beside: false,
      lineShown: false,
      lesson: null,
      speech: { speed: 1, slowly: false },
      layouts: {},
      set: (change) => set(change),
    }),
    { name: stored, version: 1 },
  ),
);

/** The same outside React. */
export const sitting = useSitting.getState;

/** So many names are offered. */
const mostNames = 12;

/** What is chosen for the machine; all else is the tab's own. */
const shared = ['language', 'theme', 'lesson', 'speech', 'layouts'] as const;

/**
 * Every tab writes all of it: what another one chose is taken over before that, or it would be written back to what it was
 * when this tab was opened.
 */
function takeOver({ key, newValue }: Pick<StorageEvent, 'key' | 'newValue'>): void {
  if (key !== stored || newValue === null) return;
  const { state: theirs } = JSON.parse(newValue) as { readonly state: Partial<Sitting> }; // written by another of our tabs, it may be of an older program
  const mine = sitting();
  const { names: known = [] } = theirs;
  const names = [...known, ...mine.names.filter((one) => !known.includes(one))];
  const change = {
    ...Object.fromEntries(shared.map((part) => [part, theirs[part] ?? mine[part]])),
    names: names.slice(0, mostNames),
  };
  // what is the same is not written again, or two tabs would answer each other without end
  const same = (Object.keys(change) as (keyof typeof change)[]).every(
    (part) => JSON.stringify(change[part]) === JSON.stringify(mine[part]),
  );
  if (!same) mine.set(change);
}
if ('addEventListener' in globalThis) addEventListener('storage', takeOver);

/** This person sits here now and reads this proof. Whoever was unnamed and says a name is the same person; every other new name takes over. */
export function sit(name: string, round: Round): void {
  const { name: was, names, turn, set } = sitting();
  const other = was !== '' && was !== name;
  if (was === '' && name !== '') named(name);
  set({
    name,
    round,
    names: name === '' ? names : [name, ...names.filter((one) => one !== name)].slice(0, mostNames),
    turn: other ? turn + 1 : turn,
  });
}
