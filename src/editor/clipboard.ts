// Out: the caret's article, clean, as plain and as rich text. In: plain text only, one block a line.

import { Fragment, type Node, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { around, idOf } from '../core/document/queries.ts';
import type { DeskEditor } from './desk-editor.ts';
import { newId } from './ids.ts';

/** Puts the caret's article on the clipboard, ready for a CMS. Says so when it is there. */
export function copyArticle(desk: DeskEditor): boolean {
  const { doc, selection } = desk.state;
  const { article } = around(doc, selection.head);
  if (!article) return false;
  const names = desk.sectionNames();
  const copy = import('./clean-copy.ts').then(({ cleanCopy }) => cleanCopy(doc, idOf(article.node), names));
  const typed = (type: string, of: 'plain' | 'rich'): Promise<Blob> =>
    copy.then((text) => new Blob([text[of]], { type }));
  // what is promised now may come later: the browser takes it as asked for by the key
  const item = new ClipboardItem({
    'text/plain': typed('text/plain', 'plain'),
    'text/html': typed('text/html', 'rich'),
  });
  Promise.all([copy, navigator.clipboard.write([item])]).then(
    ([{ plain }]) => desk.tell({ code: 'editor:done.copied', params: { count: Array.from(plain).length } }),
    () => desk.tell({ code: 'editor:cannot.copy' }),
  );
  return true;
}

/** Pasted text as blocks of the role of the block that it is pasted into; the first and last line flow into it. */
function pasted(text: string, into: Node): Slice {
  const lines = text
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .filter((line, _, all) => line.trim() !== '' || all.length === 1);
  const { schema } = into.type;
  const blocks = lines.map((line) =>
    into.type.create({ ...into.attrs, id: newId() }, line === '' ? [] : [schema.text(line)]),
  );
  return new Slice(Fragment.from(blocks), 1, 1);
}

/** Nothing of a pasted HTML becomes markup: only its plain text is taken. What is copied is the text, a line a block. */
export const plainPaste = new Plugin({
  props: {
    handlePaste(view, event) {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const { $from } = view.state.selection;
      if (text === '' || !$from.parent.isTextblock) return true;
      view.dispatch(
        view.state.tr.replaceSelection(pasted(text, $from.parent)).scrollIntoView().setMeta('paste', true),
      );
      return true;
    },
    handleDrop: () => true,
    clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
  },
});
