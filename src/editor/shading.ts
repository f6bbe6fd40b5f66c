// Words of which the OCR engine was not sure are shaded, and walked by keys. Read block by block beside the typing; mapped
// through every transaction: what is typed anew is nobody's doubt any more.

import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { type Faint, faintness } from '../core/checks/faint.ts';
import { blocks, type BlockAt } from '../core/document/queries.ts';
import type { DeskEditor } from './desk-editor.ts';

const key = new PluginKey<DecorationSet>('shading');

type Said = { readonly more: readonly Decoration[] };

/** Below this the engine guessed. */
const guessed = 0.6;
/** Blocks looked at in one go: some milliseconds. */
const piece = 80;

export const shading = new Plugin<DecorationSet>({
  key,
  state: {
    init: () => DecorationSet.empty,
    apply(tr, was) {
      const said = tr.getMeta(key) as Said | undefined;
      const now = tr.docChanged ? was.map(tr.mapping, tr.doc) : was;
      return said ? now.add(tr.doc, [...said.more]) : now;
    },
  },
  props: { decorations: (state) => key.getState(state) ?? null },
});

/** Shades what the engine doubted, piece by piece. Returns the way to stop. */
export function shade(desk: DeskEditor, faint: Faint): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let next = 0;
  const look = (): void => {
    timer = null;
    if (desk.view.isDestroyed) return;
    // counted anew: blocks may have come and gone since the last piece
    const all = blocks(desk.state.doc);
    const more = all.slice(next, next + piece).flatMap((block) => doubtful(block, faint));
    next += piece;
    if (more.length > 0 && !desk.view.composing)
      desk.dispatch(desk.state.tr.setMeta(key, { more } satisfies Said).setMeta('addToHistory', false));
    if (next < all.length) timer = setTimeout(look);
  };
  timer = setTimeout(look);
  return () => {
    if (timer !== null) clearTimeout(timer);
  };
}

function doubtful({ node, pos }: BlockAt, faint: Faint): Decoration[] {
  const text = node.textContent;
  const out: Decoration[] = [];
  let from = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const sure = at < text.length ? faintness(faint, text, at) : null;
    const doubt = sure !== null && sure < guessed;
    if (doubt && from < 0) from = at;
    if (!doubt && from >= 0) {
      out.push(Decoration.inline(pos + 1 + from, pos + 1 + at, { class: 'faint' }));
      from = -1;
    }
  }
  return out;
}

/** The caret goes to the next or previous shaded word; false: there is none. */
export function stepDoubt(desk: DeskEditor, by: 1 | -1): boolean {
  const all = doubtedRanges(desk.state);
  const { from, to } = desk.state.selection;
  const next =
    by > 0
      ? (all.find((one) => one.from >= to && one.to > to) ?? all[0])
      : (all.findLast((one) => one.to <= from) ?? all.at(-1));
  if (!next) return false;
  const tr: Transaction = desk.state.tr;
  desk.dispatch(tr.setSelection(TextSelection.create(tr.doc, next.from, next.to)).scrollIntoView());
  desk.keepInSight();
  return true;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What is shaded, in order. */
export function doubtedRanges(state: EditorState): readonly Range[] {
  const set = key.getState(state);
  if (!set) return none;
  const known = ranges.get(set);
  if (known) return known;
  const found = set.find().toSorted((a, b) => a.from - b.from);
  ranges.set(set, found);
  return found;
}
const none: readonly Range[] = [];
/** Whoever asks twice gets the same list. */
const ranges = new WeakMap<DecorationSet, readonly Range[]>();
