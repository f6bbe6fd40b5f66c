// The caret as it is seen. The browser tells of one that moved some time after it moved.

import type { ResolvedPos } from 'prosemirror-model';
import { type Selection, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** Who presses → and then Enter at once means the place where the caret is seen. */
export function catchUp(view: EditorView): void {
  const moved = caretSeen(view);
  if (moved) view.dispatch(view.state.tr.setSelection(moved));
}

/**
 * Where the caret is seen, if that was not told yet; else null. A caret that the browser left alone is not seen: while the
 * focus was elsewhere (in the contents, in a strip) the state's went on without it, and is put on the page with the focus.
 */
export function caretSeen(view: EditorView): Selection | null {
  const seen = view.dom.ownerDocument.getSelection();
  if (view.composing || !view.hasFocus() || !seen || lastRead(view).eq(seen)) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = seen;
  if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode))
    return null;
  const { doc, selection } = view.state;
  const $anchor = doc.resolve(view.posAtDOM(anchorNode, anchorOffset));
  const $head = doc.resolve(view.posAtDOM(focusNode, focusOffset));
  if (!$anchor.parent.isTextblock || !$head.parent.isTextblock) return null;
  // beside a seal one place of the text has several on the page
  const shown = (pos: number): number => {
    const { node, offset } = view.domAtPos(pos);
    return view.posAtDOM(node, offset);
  };
  const stands = ($at: ResolvedPos, pos: number): boolean => $at.pos === pos || $at.pos === shown(pos);
  if (stands($anchor, selection.anchor) && stands($head, selection.head)) return null;
  return TextSelection.between($anchor, $head);
}

/** The browser's selection as the editor last read or wrote it; its published types leave that out. */
function lastRead(view: EditorView): { eq(seen: globalThis.Selection): boolean } {
  const { domObserver } = view as unknown as {
    readonly domObserver: { readonly currentSelection: { eq(seen: globalThis.Selection): boolean } };
  };
  return domObserver.currentSelection;
}
