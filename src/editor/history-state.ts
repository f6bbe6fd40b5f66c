// The state of prosemirror-history, as much of it as we need and its published types leave out.
//
// It is two lists of items: the maps of all steps and, for those that can be undone, the inverted step; the first item of
// a group carries the selection.

import type { EditorState, SelectionBookmark } from 'prosemirror-state';
import type { Step, StepMap, Transform } from 'prosemirror-transform';

export interface Item {
  readonly map: StepMap;
  readonly step?: Step | undefined;
  readonly selection?: SelectionBookmark | undefined;
  /** How many items before it the one lies that it takes back. */
  readonly mirrorOffset?: number | undefined;
}
interface Items {
  readonly length: number;
  get(index: number): Item;
  slice(from: number, to?: number): Items;
  append(items: readonly Item[]): Items;
}
export interface Branch {
  readonly items: Items;
  readonly eventCount: number;
  addTransform(tr: Transform, selection: SelectionBookmark, options: unknown, preserveItems: true): Branch;
}
export interface History {
  readonly done: Branch;
  readonly undone: Branch;
}

/** Of the plugin's state and of its meta. */
export const historyKey = 'history$';

export function historyOf(state: EditorState): History {
  const history = (state as unknown as Readonly<Record<string, History | undefined>>)[historyKey];
  if (!history) throw new Error('expected a state with history');
  return history;
}

/** Where the latest group of a branch begins among its items. */
export function latestGroup({ items }: Branch): number {
  let start = items.length - 1;
  while (start > 0 && !items.get(start).selection) start -= 1;
  return start;
}

/** The history with these branches; what is typed next begins a group of its own. */
export const historyWith = (history: History, branches: Partial<History>): History =>
  alike(history, { ...branches, prevRanges: null, prevTime: 0, prevComposition: -1 });

/** A copy of the same class with some fields changed. */
export function alike<T extends object>(of: T, change: object): T {
  return Object.assign(Object.create(Object.getPrototypeOf(of) as object) as T, of, change);
}
