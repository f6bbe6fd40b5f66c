// Where each issue was left, and where each person left it: the caret by its block and offset, so that it is found again
// after others have worked above it; where the block is gone, by its article, then by its page. A preference of this
// machine, not of the document.

import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { around, idOf } from '../../core/document/queries.ts';
import { findById } from '../../core/document/steps.ts';
import { sitting } from '../../sitting/sitting.ts';

export interface Place {
  /** Id of the block. */
  readonly block: string;
  /** UTF-16 code units into its text. */
  readonly offset: number;
  /** Ids of the article and page around it. */
  readonly article?: string;
  readonly page?: string;
  /** The kind of suggestion that was shown; null: all. */
  readonly filter: string | null;
}

const key = (issue: string): string => `qingyang.place.${issue}`;
const own = (issue: string, name: string): string => `${key(issue)}.${name}`;

export function placeOf(state: EditorState, filter: string | null): Place | null {
  const { block, article, page } = around(state.doc, state.selection.head);
  if (!block || !article || !page) return null;
  return {
    block: idOf(block.node),
    offset: state.selection.$head.parentOffset,
    article: idOf(article.node),
    page: idOf(page.node),
    filter,
  };
}

/** Puts the caret there, or as near as what is left of it allows: false where nothing of it is. */
export function goToPlace(tr: Transaction, { block, offset, article, page }: Omit<Place, 'filter'>): boolean {
  const found = findById(tr.doc, block);
  if (found?.node.isTextblock) {
    tr.setSelection(TextSelection.create(tr.doc, found.pos + 1 + Math.min(offset, found.node.content.size)));
    return true;
  }
  for (const id of [article, page]) {
    const near = id === undefined ? null : findById(tr.doc, id);
    if (!near || near.node.content.size === 0) continue;
    tr.setSelection(TextSelection.near(tr.doc.resolve(near.pos + 1), 1));
    return true;
  }
  return false;
}

/** `name`: who leaves it there. It may be another's desk by now. */
export function remember(issue: string, name: string, state: EditorState, filter: string | null): void {
  const place = placeOf(state, filter);
  if (place) leaveAt(issue, place, name);
}

/** The desk opens there the next time. */
export function leaveAt(issue: string, place: Place, name = sitting().name): void {
  try {
    localStorage.setItem(key(issue), JSON.stringify(place));
    localStorage.setItem(own(issue, name), JSON.stringify(place));
  } catch {
    // a full store must not stop anybody from working: the place is found by hand
  }
}

/** Where this person left it, else where anybody did; null where nothing, or nothing sensible, is remembered. */
export function remembered(issue: string): Place | null {
  return stored(own(issue, sitting().name)) ?? stored(key(issue));
}

function stored(name: string): Place | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    if (typeof value !== 'object' || value === null || !('block' in value) || !('offset' in value))
      return null;
    const { block, offset, article, page, filter } = value as Partial<Record<keyof Place, unknown>>;
    if (typeof block !== 'string' || typeof offset !== 'number' || !(offset >= 0)) return null;
    return {
      block,
      offset,
      ...(typeof article === 'string' ? { article } : {}),
      ...(typeof page === 'string' ? { page } : {}),
      filter: typeof filter === 'string' ? filter : null,
    };
  } catch {
    return null; // somebody else's entry
  }
}
