// What is being read aloud, lit in the text.

import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

interface Lit {
  readonly from: number;
  readonly to: number;
}

const key = new PluginKey<Lit | null>('reading');

type Said = { readonly lit: Lit | null };

/** What is being spoken, in positions of the document; null: nothing is read. */
export const litIn = (state: EditorState): Lit | null => key.getState(state) ?? null;

/** Lights these words, the caret before them; null: none. */
export function setLit(tr: Transaction, lit: Lit | null): Transaction {
  if (lit) tr.setSelection(TextSelection.create(tr.doc, lit.from)).scrollIntoView();
  return tr.setMeta(key, { lit } satisfies Said).setMeta('addToHistory', false);
}

export const readingPlugin = new Plugin<Lit | null>({
  key,
  state: {
    init: () => null,
    apply(tr, was) {
      const said = tr.getMeta(key) as Said | undefined;
      if (said) return said.lit;
      return was && tr.docChanged
        ? { from: tr.mapping.map(was.from, 1), to: tr.mapping.map(was.to, -1) }
        : was;
    },
  },
  props: {
    decorations(state) {
      const lit = litIn(state);
      return lit && lit.from < lit.to
        ? DecorationSet.create(state.doc, [Decoration.inline(lit.from, lit.to, { class: 'spoken' })])
        : null;
    },
  },
});
