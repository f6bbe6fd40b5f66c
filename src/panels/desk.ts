// The desk as React sees it: the editor of the open issue, its commands, and hooks that pick one value out of its state.
//
// Values are compared by Object.is, so a selector hands out what the state holds (or something kept per immutable node)
// and never builds a new object at every keystroke.

import type { Node } from 'prosemirror-model';
import { closeHistory } from 'prosemirror-history';
import type { EditorState, Transaction } from 'prosemirror-state';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Suggestion } from '../core/checks/types.ts';
import { around, idOf, pageAttrs } from '../core/document/queries.ts';
import type { Unplaced } from '../core/history/change.ts';
import { type ChangeMeta, setChange } from '../editor/change-meta.ts';
import { type Collab, collabState } from '../editor/collab.ts';
import type { DeskEditor } from '../editor/desk-editor.ts';
import { suggestions, suggestionsKey } from '../editor/suggestions.ts';

/** A command with its words, ready to be run: of the text, or of the desk around it. */
export interface BoundCommand {
  readonly id: string;
  readonly keys: readonly string[];
  readonly group: string;
  readonly title: string;
  /** The title in the other language: it is found by both. */
  readonly also: string;
  readonly run: () => void;
}

export interface Desk {
  /** The issue's id. */
  readonly issue: string;
  readonly editor: DeskEditor;
  readonly collab: Collab;
  /** Most suggestions that were ever open at once when the issue was opened: the whole of the work. */
  readonly most: number;
  readonly commands: readonly BoundCommand[];
}

const Context = createContext<Desk | null>(null);
export const DeskProvider = Context.Provider;

/** The open issue. Only below DeskProvider. */
export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error('expected to stand on a desk');
  return desk;
}

export function useCommand(id: string): BoundCommand {
  const { commands } = useDesk();
  const command = commands.find((one) => one.id === id);
  if (!command) throw new Error(`expected a command, got ${id}`);
  return command;
}

/** A value of the editor's state, at once: for what follows the caret. */
export function useDeskState<T>(select: (state: EditorState) => T): T {
  const { editor } = useDesk();
  const subscribe = useCallback((listener: () => void) => editor.subscribe(listener), [editor]);
  return useSyncExternalStore(subscribe, () => select(editor.state));
}

/** The same, but no more often than every `pause` milliseconds: for counts and lists, which nobody reads while typing. */
export function useLater<T>(select: (state: EditorState) => T, pause = 120): T {
  const { editor } = useDesk();
  const [value, setValue] = useState(() => ({ of: select(editor.state) }));
  const selector = useRef(select);
  useEffect(() => {
    selector.current = select;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = (): void => {
      timer = null;
      const of = selector.current(editor.state);
      setValue((was) => (Object.is(was.of, of) ? was : { of }));
    };
    const stop = editor.subscribe(() => {
      timer ??= setTimeout(look, pause);
    });
    look();
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [editor, pause]);
  return value.of;
}

const baseIn = (state: EditorState): readonly Suggestion[] | undefined =>
  suggestionsKey.getState(state)?.base;
const droppedIn = (state: EditorState): ReadonlySet<string> | undefined =>
  suggestionsKey.getState(state)?.dropped;

/** The suggestions of now. Drawn anew when the list changes, not when typing moves it: places are asked of the editor when they are needed. */
export function useSuggestions(): readonly Suggestion[] {
  const { editor } = useDesk();
  const base = useDeskState(baseIn);
  const dropped = useDeskState(droppedIn);
  // oxlint-disable-next-line react/exhaustive-deps -- the two say when it is another list
  return useMemo(() => suggestions(editor.state), [editor, base, dropped]);
}

export const openIn = (state: EditorState): string | null => suggestionsKey.getState(state)?.open ?? null;
export const settledIn = (state: EditorState): boolean => suggestionsKey.getState(state)?.settled ?? false;
export const dismissedIn = (state: EditorState): number => suggestionsKey.getState(state)?.dismissed ?? 0;

const emptyTray: readonly Unplaced[] = [];
/** 未能放下的改动 */
export const trayIn = (state: EditorState): readonly Unplaced[] => collabState(state)?.tray ?? emptyTray;

/** The page, article and block of the caret: immutable nodes, null where it stands in none. */
export const pageNodeAt = (state: EditorState): Node | null =>
  around(state.doc, state.selection.head).page?.node ?? null;
export const articleNodeAt = (state: EditorState): Node | null =>
  around(state.doc, state.selection.head).article?.node ?? null;
export const blockNodeAt = (state: EditorState): Node | null =>
  around(state.doc, state.selection.head).block?.node ?? null;
export const articleIdAt = (state: EditorState): string | null => {
  const { article } = around(state.doc, state.selection.head);
  return article && idOf(article.node);
};
/** The paper's name; '' where the issue names none. */
export const paperIn = (state: EditorState): string => String(state.doc.attrs['paper'] ?? '');

/** As the input names the page, else its place among the pages, from 1. */
export function pageNumber(doc: Node, page: Node): string {
  const { number } = pageAttrs(page);
  if (number !== null) return number;
  let place = 0;
  doc.forEach((one, _, index) => {
    if (one === page) place = index + 1;
  });
  return String(place);
}

/** One transaction, one undo step, said by `meta`; `make` returns whether it did anything. False: nothing was done, or what is locked would have been changed. */
export function change(editor: DeskEditor, meta: ChangeMeta, make: (tr: Transaction) => boolean): boolean {
  const { tr } = editor.state;
  if (!make(tr) || !tr.docChanged) return false;
  editor.dispatch(closeHistory(setChange(tr, meta)));
  return editor.state.doc === tr.doc;
}
