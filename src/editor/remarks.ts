// Queries on the screen: a dotted line under the words of those that are open, and what can be done with them.

import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { answer, ask, openThreads, type Thread, threads, wordAt } from '../core/document/remarks.ts';
import type { Answer, Query } from '../core/document/schema.ts';
import { setChange } from './change-meta.ts';
import type { DeskEditor } from './desk-editor.ts';
import { newId } from './ids.ts';

const key = new PluginKey<DecorationSet>('remarks');

/** Closed queries keep their mark in the text, so that they can be opened again; drawn are the open ones. */
export const remarks: Plugin<DecorationSet> = new Plugin<DecorationSet>({
  key,
  state: {
    init: (_, { doc }) => drawn(doc),
    apply: (tr, was) => (tr.docChanged ? drawn(tr.doc) : was),
  },
  props: { decorations: (state) => key.getState(state) },
});

function drawn(doc: Node): DecorationSet {
  const open = openThreads(doc);
  if (open.length === 0) return DecorationSet.empty;
  return DecorationSet.create(
    doc,
    open.flatMap(({ query, place }) =>
      place ? [Decoration.inline(place.from, place.to, { class: 'queried', 'data-query': query.id })] : [],
    ),
  );
}

/** The open query whose words the caret stands in, or that is selected; the one that begins last where several do. */
export function threadAt({ doc, selection: { from, to } }: EditorState): Thread | null {
  return (
    openThreads(doc).findLast(({ place }) => place !== null && place.from <= from && to <= place.to) ?? null
  );
}

/** The words that a query would be asked on: those that are selected, else the word at the caret, else its block. */
export function aboutWords({
  doc,
  selection,
}: EditorState): { readonly from: number; readonly to: number } | null {
  return selection.empty ? wordAt(doc, selection.head) : selection;
}

/** As much of the desk as asking and answering need. */
type Hand = Pick<DeskEditor, 'state' | 'dispatch'>;

export function askQuery(desk: Hand, asked: Pick<Query, 'text' | 'by' | 'to'>): boolean {
  const about = aboutWords(desk.state);
  const { tr } = desk.state;
  if (!about || !ask(tr, about.from, about.to, { ...asked, id: newId(), at: Date.now() })) return false;
  desk.dispatch(setChange(tr, { intent: 'query', label: 'query.ask' }));
  return true;
}

export function answerQuery(desk: Hand, said: Pick<Answer, 'query' | 'act' | 'text' | 'by'>): boolean {
  const { tr } = desk.state;
  if (!answer(tr, { ...said, id: newId(), at: Date.now() })) return false;
  desk.dispatch(setChange(tr, { intent: 'query', label: `query.${said.act}` }));
  return true;
}

/** Selects the words of a query. False: they are gone. */
export function goToThread(desk: DeskEditor, id: string): boolean {
  const place = threads(desk.state.doc).find(({ query }) => query.id === id)?.place;
  if (!place) return false;
  const { doc, tr } = desk.state;
  desk.dispatch(
    tr.setSelection(TextSelection.between(doc.resolve(place.from), doc.resolve(place.to))).scrollIntoView(),
  );
  desk.keepInSight();
  return true;
}

/** Goes to the next open query behind the caret, and from the last to the first. null: none has words. */
export function nextQuery(desk: DeskEditor): Thread | null {
  const { doc, selection } = desk.state;
  const open = openThreads(doc).filter(({ place }) => place !== null);
  const next = open.find(({ place }) => place !== null && place.from > selection.from) ?? open[0];
  if (next) goToThread(desk, next.query.id);
  return next ?? null;
}
