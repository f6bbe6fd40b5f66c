// What is put in or taken out over a selection that ends in another block than it begins in, or where the browser's caret
// stands beside the blocks. The browser would pull its elements together as it likes, and what was read back from them would
// hold a block or an article twice, or a new one.

import { Plugin } from 'prosemirror-state';
import { catchUp } from './caret-seen.ts';

const blockOf = (node: Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest('.b') ?? null;

/** Whether what the browser is about to change lies in one block. */
function inOneBlock(ranges: readonly StaticRange[]): boolean {
  const [first = null, ...others] = ranges.flatMap(({ startContainer, endContainer }) => [
    blockOf(startContainer),
    blockOf(endContainer),
  ]);
  return first !== null && others.every((one) => one === first);
}

/** Keys and the input method come another way; this is for emoji panels, dictation, hand-writing, and menus. */
export const overBlocks = new Plugin({
  props: {
    handleDOMEvents: {
      beforeinput(view, event) {
        if (view.composing || !event.cancelable || inOneBlock(event.getTargetRanges())) return false;
        catchUp(view);
        const { selection, tr } = view.state;
        if (event.inputType.startsWith('insert') && event.data) tr.insertText(event.data);
        else if (event.inputType.startsWith('delete') && !selection.empty) tr.deleteSelection();
        else return false;
        event.preventDefault();
        view.dispatch(tr.scrollIntoView());
        return true;
      },
    },
  },
});
