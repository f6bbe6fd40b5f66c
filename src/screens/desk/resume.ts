// Where each issue was left: the caret by its block and offset, so that it is found again after others have worked above
// it. A preference of this machine, not of the document.

import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { around, idOf } from '../../core/document/queries.ts';
import { findById } from '../../core/document/steps.ts';

export interface Place {
  /** Id of the block. */
  readonly block: string;
  /** UTF-16 code units into its text. */
  readonly offset: number;
  /** The kind of suggestion that was shown; null: all. */
  readonly filter: string | null;
}

const key = (issue: string): string => `qingyang.place.${issue}`;

export function placeOf(state: EditorState, filter: string | null): Place | null {
  const { block } = around(state.doc, state.selection.head);
  return block && { block: idOf(block.node), offset: state.selection.$head.parentOffset, filter };
}

/** Puts the caret there; a block that is gone, or an offset that is too far, is no reason to fail: false, or the end of the block. */
export function goToPlace(tr: Transaction, { block, offset }: Omit<Place, 'filter'>): boolean {
  const found = findById(tr.doc, block);
  if (!found?.node.isTextblock) return false;
  tr.setSelection(TextSelection.create(tr.doc, found.pos + 1 + Math.min(offset, found.node.content.size)));
  return true;
}

export function remember(issue: string, state: EditorState, filter: string | null): void {
  const place = placeOf(state, filter);
  if (place) leaveAt(issue, place);
}

/** The desk opens there the next time. */
export function leaveAt(issue: string, place: Place): void {
  try {
    localStorage.setItem(key(issue), JSON.stringify(place));
  } catch {
    // a full store must not stop anybody from working: the place is found by hand
  }
}

/** null where nothing, or nothing sensible, is remembered. */
export function remembered(issue: string): Place | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key(issue)) ?? 'null');
    if (typeof value !== 'object' || value === null || !('block' in value) || !('offset' in value))
      return null;
    const { block, offset } = value;
    const filter = 'filter' in value && typeof value.filter === 'string' ? value.filter : null;
    return typeof block === 'string' && typeof offset === 'number' && offset >= 0
      ? { block, offset, filter }
      : null;
  } catch {
    return null;
  }
}
