// Undo passes over what is locked: the step of history that would change it is left as it stands in the text, and is
// no longer one that can be taken back.
//
// prosemirror-history cannot leave one out. Its state is a list of items: the maps of all steps and, for those that can
// be undone, the inverted step; the first item of a group carries the selection. A group whose items keep only their
// maps is one that it maps positions through, as it does with a colleague's.

import type { EditorState, Transaction } from 'prosemirror-state';
import type { StepMap } from 'prosemirror-transform';

interface Item {
  readonly map: StepMap;
  readonly step?: unknown;
  readonly selection?: unknown;
  readonly mirrorOffset?: number;
}
interface Items {
  readonly length: number;
  get(index: number): Item;
  slice(from: number, to?: number): Items;
  append(items: readonly Item[]): Items;
}
interface Branch {
  readonly items: Items;
  readonly eventCount: number;
}
interface History {
  readonly done: Branch;
  readonly undone: Branch;
}

const key = 'history$';

/** A transaction after which the latest group is neither undone (`undo`) nor done again (`redo`); null: there is none. */
export function passOver(state: EditorState, intent: 'undo' | 'redo'): Transaction | null {
  const history = (state as unknown as Readonly<Record<string, History | undefined>>)[key];
  if (!history) throw new Error('expected a state with history');
  const name = intent === 'undo' ? 'done' : 'undone';
  const branch = withoutLast(history[name]);
  if (!branch) return null;
  const historyState = alike(history, { [name]: branch, prevRanges: null, prevTime: 0, prevComposition: -1 });
  return state.tr.setMeta(key, { redo: intent === 'redo', historyState });
}

function withoutLast(branch: Branch): Branch | null {
  const { items, eventCount } = branch;
  if (eventCount === 0) return null;
  let start = items.length - 1;
  while (start > 0 && !items.get(start).selection) start -= 1;
  const maps: Item[] = [];
  for (let i = start; i < items.length; i += 1)
    maps.push(alike(items.get(i), { step: undefined, selection: undefined }));
  return alike(branch, { items: items.slice(0, start).append(maps), eventCount: eventCount - 1 });
}

/** A copy of the same class with some fields changed. */
function alike<T extends object>(of: T, change: object): T {
  return Object.assign(Object.create(Object.getPrototypeOf(of) as object) as T, of, change);
}
