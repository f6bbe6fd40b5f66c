// Undo passes over what is locked: the step of history that would change it is left as it stands in the text, and is
// no longer one that can be taken back.
//
// prosemirror-history cannot leave one out. A group whose items keep only their maps is one that it maps positions
// through, as it does with a colleague's.

import type { EditorState, Transaction } from 'prosemirror-state';
import {
  alike,
  type Branch,
  historyKey,
  historyOf,
  historyWith,
  type Item,
  latestGroup,
} from './history-state.ts';

/** A transaction after which the latest group is neither undone (`undo`) nor done again (`redo`); null: there is none. */
export function passOver(state: EditorState, intent: 'undo' | 'redo'): Transaction | null {
  const history = historyOf(state);
  const name = intent === 'undo' ? 'done' : 'undone';
  const branch = withoutLast(history[name]);
  if (!branch) return null;
  const historyState = historyWith(history, { [name]: branch });
  return state.tr.setMeta(historyKey, { redo: intent === 'redo', historyState });
}

function withoutLast(branch: Branch): Branch | null {
  const { items, eventCount } = branch;
  if (eventCount === 0) return null;
  const start = latestGroup(branch);
  const maps: Item[] = [];
  for (let i = start; i < items.length; i += 1)
    maps.push(alike(items.get(i), { step: undefined, selection: undefined }));
  return alike(branch, { items: items.slice(0, start).append(maps), eventCount: eventCount - 1 });
}
