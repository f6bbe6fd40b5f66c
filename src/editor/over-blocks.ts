// What is put in or taken out over a selection that ends in another block than it begins in, or where the browser's caret
// stands beside the blocks. The browser would pull its elements together as it likes, and what was read back from them would
// hold a block or an article twice, or a new one.

import { Plugin } from 'prosemirror-state';

const inBlock = ({ startContainer, endContainer }: StaticRange): boolean =>
  [startContainer, endContainer].every(
    (node) => (node instanceof Element ? node : node.parentElement)?.closest('.b') != null,
  );

/** Keys and the input method come another way; this is for emoji panels, dictation, hand-writing, and menus. */
export const overBlocks = new Plugin({
  props: {
    handleDOMEvents: {
      beforeinput(view, event) {
        const { selection, tr } = view.state;
        if (view.composing || !event.cancelable) return false;
        if (selection.$from.sameParent(selection.$to) && event.getTargetRanges().every(inBlock)) return false;
        if (event.inputType.startsWith('delete')) tr.deleteSelection();
        else if (event.inputType.startsWith('insert') && event.data) tr.insertText(event.data);
        else return false;
        event.preventDefault();
        view.dispatch(tr.scrollIntoView());
        return true;
      },
    },
  },
});
