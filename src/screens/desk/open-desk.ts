// From what is stored to a document that can be worked on: the base, the journal replayed over it, the editor, its client
// of the Authority.

import { faintInPieces } from '../../core/checks/faint.ts';
import { columnWidthOf } from '../../core/checks/lint.ts';
import type { Suggestion } from '../../core/checks/types.ts';
import { schema } from '../../core/document/schema.ts';
import { trayOf } from '../../core/history/tray.ts';
import { advanced, Collab, restored, roundsIn } from '../../editor/collab.ts';
import { DeskEditor, type DeskEditorOptions } from '../../editor/desk-editor.ts';
import { goTo } from '../../editor/commands.ts';
import { openSuggestion, setOpen, suggestions, suggestionsStatus } from '../../editor/suggestions.ts';
import type { Change } from '../../core/history/change.ts';
import { noRounds } from '../../core/history/rounds.ts';
import { sitting, useSitting } from '../../sitting/sitting.ts';
import { authority, store } from '../../store/queries.ts';
import type { OpenedIssue } from '../../store/shelf.ts';
import { goToPlace, remembered } from './resume.ts';

export interface OpenDesk {
  readonly editor: DeskEditor;
  readonly collab: Collab;
  /** Holds the galley; to be put on the page. */
  readonly holder: HTMLElement;
  close(): void;
}

export type Opening =
  | { readonly status: 'open'; readonly desk: OpenDesk }
  /** What is stored does not fit the schema, or the journal does not fit it. `text`: everything that can be read of it. */
  | { readonly status: 'broken'; readonly reason: string; readonly text: string };

interface OpenOptions extends Pick<
  DeskEditorOptions,
  'drawHead' | 'sectionNames' | 'tell' | 'label' | 'onKinds' | 'lists'
> {
  /** This tab's sitting: its changes are those that undo goes on with. */
  readonly client: string;
  readonly offKinds: readonly string[];
  readonly queue: (all: readonly Suggestion[]) => readonly Suggestion[];
  readonly onRemote: (changes: readonly Change[]) => void;
}

/** Undo goes back so many changes after a reload at least; a snapshot never stands nearer to the journal's end. */
const undoable = 200;
/** A snapshot is made when more than so many changes had to be replayed. */
const replayedAtMost = 600;

export function openDesk({ issue, original, snapshot, changes }: OpenedIssue, options: OpenOptions): Opening {
  const base = snapshot?.doc ?? original.doc;
  const start = snapshot?.version ?? 0;
  const collab = new Collab({
    issue: issue.id,
    authority,
    client: options.client,
    sitting: () => ({ by: sitting().name, round: sitting().round }),
    version: start,
    tray: trayOf(changes, snapshot?.tray),
    rounds: snapshot?.rounds ?? noRounds,
    onRemote: options.onRemote,
  });
  const editor = new DeskEditor({
    doc: base,
    plugins: [collab.plugin],
    columnWidth: widthOf(original.doc),
    doubts: original.doubts,
    ...options,
  });
  const broken = (reason: string): Opening => {
    editor.destroy();
    return { status: 'broken', reason, text: textOf(base) };
  };
  if (editor.broken !== null) return broken(editor.broken);
  const holder = document.createElement('div');
  editor.mount(holder);
  hideFromReact(editor.view.dom);
  try {
    const early = changes.length > replayedAtMost ? changes.slice(0, changes.length - undoable) : [];
    if (early.length > 0) {
      editor.view.updateState(advanced(editor.state, early));
      void store.saveSnapshot(issue.id, {
        version: start + early.length,
        doc: editor.state.doc.toJSON(),
        tray: trayOf(early, snapshot?.tray),
        rounds: roundsIn(editor.state),
      });
    }
    editor.view.updateState(restored(editor.state, changes.slice(early.length), options.client));
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error));
  }
  const place = remembered(issue.id);
  sitting().set({ filter: place?.filter ?? null });
  const tr = editor.state.tr;
  if (place && goToPlace(tr, place)) editor.dispatch(tr);
  const stops = [keepOpen(editor, place === null), readFaint(editor, original)];
  const close = (): void => {
    for (const stop of stops) stop();
    editor.destroy();
  };
  return { status: 'open', desk: { editor, collab, holder, close } };
}

/**
 * Before every commit React counts its way to the caret through the whole of a focused element whose property
 * `contentEditable` is 'true' (getSelectionInformation), to put the caret back afterwards: 20 ms a commit in an issue of
 * 5,000 paragraphs. The galley is not React's and keeps its caret by itself; the attribute, which makes it editable, stays.
 */
function hideFromReact(galley: HTMLElement): void {
  Object.defineProperty(galley, 'contentEditable', { get: () => 'inherit' });
}

/** Reads what the OCR engine was not sure of, a page at a time, when the desk stands. Returns the way to stop. */
function readFaint(editor: DeskEditor, original: OpenedIssue['original']): () => void {
  if (!original.places) return () => undefined;
  const pieces = faintInPieces(original);
  const read = (): void => {
    const { done, value } = pieces.next();
    if (!done) timer = setTimeout(read);
    else if (value.size > 0) editor.learn(value);
  };
  let timer = setTimeout(read);
  return () => clearTimeout(timer);
}

/**
 * A suggestion is always open while there is one: the list never closes. On a desk that is new here the caret goes to
 * the first; else the one after the caret is shown and the caret stays where it is. Returns the way to stop.
 */
function keepOpen(editor: DeskEditor, goes: boolean): () => void {
  const start = editor.state.selection;
  let fresh = goes;
  let due = false;
  let seen: readonly unknown[] = [];
  const look = (): void => {
    due = false;
    const { state, view } = editor;
    if (view.isDestroyed || view.composing || !suggestionsStatus(state).settled) return;
    const open = openSuggestion(state);
    // a caret that only walks is no reason to look through the list
    const now = [suggestions(state), open?.id, sitting().filter, sitting().order];
    if (now.every((value, i) => value === seen[i])) return;
    seen = now;
    const queue = editor.queue();
    if (queue.length === 0 || queue.some(({ id }) => id === open?.id)) return;
    const first = queue[0];
    const next = queue.find(({ from }) => from >= state.selection.head) ?? first;
    // who is in a strip or a field by then means the place where the caret is
    if (fresh && first && view.hasFocus() && state.selection.eq(start)) goTo(editor, first);
    else if (next) editor.dispatch(setOpen(state.tr, next.id));
    fresh = false;
  };
  // after the transaction that said so, not inside it
  const soon = (): void => {
    if (due) return;
    due = true;
    queueMicrotask(look);
  };
  const stops = [editor.subscribe(soon), useSitting.subscribe(soon)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The width of the columns as the original shows it; null for one that does not fit the schema, which is said elsewhere. */
function widthOf(original: unknown): number | null {
  try {
    return columnWidthOf(schema.nodeFromJSON(original));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The words of a document of any form: what stands under `text`, a line for each thing that holds some. */
export function textOf(json: unknown): string {
  if (typeof json !== 'object' || json === null) return '';
  const { text, content } = json as { readonly text?: unknown; readonly content?: unknown };
  if (typeof text === 'string') return text;
  if (!Array.isArray(content)) return '';
  const parts = content.map(textOf);
  return content.some((part: unknown) => typeof part === 'object' && part !== null && 'text' in part)
    ? parts.join('')
    : parts.join('\n');
}
