import { TextSelection } from 'prosemirror-state';
import type { Edit } from '../../core/history/edits.ts';
import type { DeskEditor } from '../../editor/desk-editor.ts';
import { useRedline } from './state.ts';

/** Puts the caret at an edit and makes it the one at hand; the list keeps the focus. */
export function goToEdit(editor: DeskEditor, { id, from }: Edit): void {
  const { tr } = editor.state;
  const pos = Math.min(from, tr.doc.content.size);
  editor.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(pos), 1)).scrollIntoView());
  editor.keepInSight();
  useRedline.getState().set({ at: id });
}

/** The next or previous edit of those that are shown, from the one at hand or from the caret. */
export function stepEdit(editor: DeskEditor, by: 1 | -1): boolean {
  const { list, at } = useRedline.getState();
  const { head } = editor.state.selection;
  const index = list.findIndex(({ id }) => id === at);
  const next =
    index >= 0
      ? list[(index + by + list.length) % list.length]
      : by > 0
        ? (list.find(({ from }) => from >= head) ?? list[0])
        : (list.findLast(({ from }) => from < head) ?? list.at(-1));
  if (next) goToEdit(editor, next);
  return next !== undefined;
}
