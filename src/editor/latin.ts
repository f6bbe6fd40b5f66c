// Which words are Latin, for the font: ’ “ ” are as wide as a Han character in a Han font, and a Latin paragraph, or an
// apostrophe between two Latin letters, is set with Latin ones. Quotation marks in Chinese copy stay as wide as they are,
// whatever they hold.

import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { blocks } from '../core/document/queries.ts';
import { isLatin } from '../core/document/text.ts';
import { isBatch } from './suggestions.ts';

const key = new PluginKey<DecorationSet>('latin');

const apostrophe = /(?<=\p{Script=Latin})[‘’](?=\p{Script=Latin})/gu;

/** What a block is drawn with beside its role: it is Latin, or some of its apostrophes are. */
function drawnOn(node: Node, pos: number): Decoration[] {
  const text = node.textContent;
  if (isLatin(text)) return [Decoration.node(pos, pos + node.nodeSize, { lang: 'en' })];
  return Array.from(text.matchAll(apostrophe), ({ index }) =>
    Decoration.inline(pos + 1 + index, pos + 2 + index, { lang: 'en' }),
  );
}

const drawn = (doc: Node): DecorationSet =>
  DecorationSet.create(
    doc,
    blocks(doc).flatMap(({ node, pos }) => drawnOn(node, pos)),
  );

export const latin = new Plugin<DecorationSet>({
  key,
  state: {
    init: (_, { doc }) => drawn(doc),
    apply(tr, was) {
      if (!tr.docChanged) return was;
      return isBatch(tr) ? drawn(tr.doc) : anew(tr, was);
    },
  },
  props: { decorations: (state) => key.getState(state) },
});

/** The blocks that were changed are looked at again; while an input method composes, none. */
function anew(tr: Transaction, was: DecorationSet): DecorationSet {
  const moved = was.map(tr.mapping, tr.doc);
  if (tr.getMeta('composition') !== undefined) return moved;
  let now = moved;
  const seen = new Set<number>();
  for (const [index, map] of tr.mapping.maps.entries()) {
    const rest = tr.mapping.slice(index + 1);
    map.forEach((_from, _to, from, to) => {
      const [start, end] = [rest.map(from, -1), rest.map(to, 1)];
      tr.doc.nodesBetween(Math.max(0, start - 1), Math.min(tr.doc.content.size, end + 1), (node, pos) => {
        if (!node.isTextblock || seen.has(pos)) return !node.isTextblock;
        seen.add(pos);
        const old = now.find(pos, pos + node.nodeSize);
        const made = drawnOn(node, pos);
        if (old.length > 0) now = now.remove(old);
        if (made.length > 0) now = now.add(tr.doc, made);
        return false;
      });
    });
  }
  return now;
}
