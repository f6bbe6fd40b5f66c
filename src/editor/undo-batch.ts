// Undo of a batch (ten thousand words replaced at once) without standing still.
//
// prosemirror-history maps every step of a group through all that were taken back before it and back again, the square of
// their number: four seconds. Where nothing lies upon the group but what was taken back, each step is at its own place, and
// comes out of that as it went in. So it is done as it is; all that is kept, and how it is kept, is the same.

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

/** Steps from which on a group is a batch. */
const many = 50;

/** What undo (or redo) does with the latest group; null: it is no batch, or changes of others lie upon it. `least`: steps of a batch. */
export function undoBatch(state: EditorState, intent: 'undo' | 'redo', least = many): Transaction | null {
  const history = historyOf(state);
  const [from, into] = intent === 'undo' ? [history.done, history.undone] : [history.undone, history.done];
  if (from.eventCount === 0) return null;
  const { items } = from;
  const start = latestGroup(from);
  const { selection } = items.get(start);
  const end = endOfGroup(items);
  if (end === null || end - start < least || !selection) return null;
  const tr = state.tr;
  const before: Item[] = [];
  const after: Item[] = [];
  for (let i = items.length - 1; i >= end; i -= 1) before.push(items.get(i));
  for (let i = end - 1; i >= start; i -= 1) {
    const item = items.get(i);
    if (!item.step || tr.maybeStep(item.step).failed !== null) return null;
    before.push(alike(item, { step: undefined, selection: undefined }));
    const map = tr.mapping.maps.at(-1);
    const mirrorOffset = before.length + after.length;
    after.push(alike(item, { map, step: undefined, selection: undefined, mirrorOffset }));
  }
  const rest = alike(from, {
    items: items.slice(0, start).append([...before.reverse(), ...after]),
    eventCount: from.eventCount - 1,
  });
  const taken = into.addTransform(tr, state.selection.getBookmark(), optionsIn(state), true);
  const historyState = historyWith(
    history,
    intent === 'undo' ? { done: rest, undone: taken } : { done: taken, undone: rest },
  );
  return tr
    .setSelection(selection.resolve(tr.doc))
    .setMeta(historyKey, { redo: intent === 'redo', historyState })
    .scrollIntoView();
}

/** Behind the last step that can be taken back, where all that lies upon it takes each other back; else null. */
function endOfGroup(items: Branch['items']): number | null {
  let end = items.length;
  const mirrored = new Set<number>();
  while (end > 0 && !items.get(end - 1).step) {
    end -= 1;
    const { mirrorOffset } = items.get(end);
    if (mirrorOffset !== undefined) mirrored.add(end).add(end - mirrorOffset);
  }
  const upon = items.length - end;
  return mirrored.size === upon && Array.from(mirrored).every((i) => i >= end) ? end : null;
}

function optionsIn({ plugins }: EditorState): unknown {
  const plugin = plugins.find((one) => (one as unknown as { readonly key: string }).key === historyKey);
  return plugin?.spec['config'];
}
