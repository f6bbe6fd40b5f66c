// 红样 in the galley: what was put in is underlined, what was taken out stands struck beside it, joins and parts have their
// signs. Drawn over the document, never in it; mapped through every transaction until it is read anew.

import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Edit } from '../core/history/edits.ts';

const key = new PluginKey<DecorationSet | null>('redline');

type Said = { readonly drawn: readonly { readonly edit: Edit; readonly title: string }[] | null };

/** Whether the redline is drawn. */
export const redlineShown = (state: EditorState): boolean => (key.getState(state) ?? null) !== null;

/** Draws these, each with the words of who and when; null: draws none. */
export function setRedline(tr: Transaction, drawn: Said['drawn']): Transaction {
  return tr.setMeta(key, { drawn } satisfies Said).setMeta('addToHistory', false);
}

export const redlinePlugin = new Plugin<DecorationSet | null>({
  key,
  state: {
    init: () => null,
    apply(tr, was) {
      const said = tr.getMeta(key) as Said | undefined;
      if (said) return said.drawn === null ? null : drawing(tr, said.drawn);
      return was && tr.docChanged ? was.map(tr.mapping, tr.doc) : was;
    },
  },
  props: { decorations: (state) => key.getState(state) ?? null },
});

function drawing(tr: Transaction, all: NonNullable<Said['drawn']>): DecorationSet {
  const { size } = tr.doc.content;
  return DecorationSet.create(
    tr.doc,
    all.flatMap(({ edit, title }) => {
      const { id, from, to, before, kind } = edit;
      if (to > size) return [];
      const out: Decoration[] = [];
      const text = tr.doc.resolve(from).parent.isTextblock;
      if (kind === 'insert' || kind === 'replace') {
        if (from < to) out.push(Decoration.inline(from, to, { class: 'red-in', title, 'data-edit': id }));
      } else if (kind === 'add-block' || kind === 'role' || kind === 'move') {
        const $at = tr.doc.resolve(Math.min(size, kind === 'add-block' ? from + 1 : from));
        if ($at.depth >= 3)
          out.push(
            Decoration.node($at.before(3), $at.after(3), { class: `red-${kind}`, title, 'data-edit': id }),
          );
      }
      const sign =
        kind === 'join' || kind === 'merge' ? '⌒' : kind === 'part' || kind === 'new-article' ? '¶' : '';
      if (
        before !== '' &&
        kind !== 'role' &&
        kind !== 'move' &&
        kind !== 'kind' &&
        kind !== 'sections' &&
        kind !== 'page'
      )
        out.push(struck(from, id, before, title, text ? 'span' : 'p'));
      else if (sign !== '') out.push(struck(from, id, sign, title, 'span', 'red-sign'));
      return out;
    }),
  );
}

function struck(
  at: number,
  id: string,
  words: string,
  title: string,
  tag: 'span' | 'p',
  name = 'red-out',
): Decoration {
  return Decoration.widget(
    at,
    (view) => {
      const mark = view.dom.ownerDocument.createElement(tag);
      mark.className = name;
      mark.title = title;
      mark.dataset['edit'] = id;
      mark.textContent = words;
      mark.contentEditable = 'false';
      return mark;
    },
    { side: -1, key: `${id} ${words}`, ignoreSelection: true },
  );
}
