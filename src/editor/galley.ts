// What the galley shows beside the words: the head of each article, and the block that the caret stands in.
// Role names are the style sheet's work (the class of a block is its role); nothing here moves a line.

import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { type ArticleAt, articles, around, count, idOf } from '../core/document/queries.ts';
import { isLocked } from '../core/document/locks.ts';
import { printOf, type Rounds } from '../core/history/rounds.ts';
import { roundsIn } from './collab.ts';
import { isBatch, suggestionsKey } from './suggestions.ts';

/** Draws the head of an article: its number on the page, sections, characters, who signed it. Plain text in, DOM out. */
export type DrawHead = (article: ArticleAt, rounds: Rounds) => HTMLElement;

interface Heads {
  readonly drawn: DecorationSet;
  /** The document whose counts they tell. */
  readonly of: Node;
  /** How often they were drawn anew because their words changed: then no head is the one before. */
  readonly turn: number;
}

const headsKey = new PluginKey<Heads>('heads');

function head(article: ArticleAt, draw: DrawHead, rounds: Rounds, turn: number): Decoration {
  const { node, pos, index, page } = article;
  return Decoration.widget(
    pos + 1,
    () => {
      const element = draw(article, rounds);
      element.contentEditable = 'false';
      return element;
    },
    // two heads that say the same are the same head: then the DOM stays
    {
      side: -1,
      ignoreSelection: true,
      key: JSON.stringify([
        turn,
        node.attrs,
        index,
        page.node.attrs,
        count(node),
        rounds.get(idOf(node)),
        // what was passed for the press says whether it still reads so
        isLocked(node) && printOf(node),
      ]),
      stopEvent: () => true,
    },
  );
}

const allHeads = (doc: Node, draw: DrawHead, rounds: Rounds, turn: number): Heads => ({
  turn,
  drawn: DecorationSet.create(
    doc,
    articles(doc).map((article) => head(article, draw, rounds, turn)),
  ),
  of: doc,
});

/** Heads are redrawn at once for articles whose attributes changed; their counts follow when typing pauses; nothing while an input method composes. */
export function articleHeads(draw: DrawHead): Plugin<Heads> {
  let composing = (): boolean => false;
  const redrawn = (
    drawn: DecorationSet,
    doc: Node,
    stale: readonly ArticleAt[],
    rounds: Rounds,
    turn: number,
  ): DecorationSet =>
    drawn.remove(stale.flatMap(({ pos }) => drawn.find(pos + 1, pos + 1))).add(
      doc,
      stale.map((article) => head(article, draw, rounds, turn)),
    );
  return new Plugin<Heads>({
    key: headsKey,
    state: {
      init: (_, state) => allHeads(state.doc, draw, roundsIn(state), 0),
      apply(tr, was, before, after) {
        const rounds = roundsIn(after);
        // somebody looked at an article that was changed after it was passed: its words are the same
        const signed = !tr.docChanged && rounds !== roundsIn(before);
        const turn = was.turn + (tr.getMeta(headsKey) ? 1 : 0);
        if (signed || turn > was.turn) return allHeads(tr.doc, draw, rounds, turn);
        let now = was;
        if (tr.docChanged) {
          const changed = composing() ? [] : changedArticles(before.doc, tr.doc);
          if (changed === 'all' || (isBatch(tr) && !composing())) return allHeads(tr.doc, draw, rounds, turn);
          now = {
            ...was,
            drawn: redrawn(
              was.drawn.map(tr.mapping, tr.doc),
              tr.doc,
              changed.filter(({ attrsChanged }) => attrsChanged),
              rounds,
              turn,
            ),
          };
        }
        if (!tr.getMeta(suggestionsKey) || now.of === tr.doc) return now;
        const stale = changedArticles(now.of, tr.doc);
        return stale === 'all'
          ? allHeads(tr.doc, draw, rounds, turn)
          : { drawn: redrawn(now.drawn, tr.doc, stale, rounds, turn), of: tr.doc, turn };
      },
    },
    props: { decorations: (state) => headsKey.getState(state)?.drawn },
    view(view) {
      composing = () => view.composing;
      return {};
    },
  });
}

/** Draws all heads anew: names of sections or the language changed. */
export function redrawHeads(tr: Transaction): Transaction {
  return tr.setMeta(headsKey, true).setMeta('addToHistory', false);
}

interface ChangedArticle extends ArticleAt {
  readonly attrsChanged: boolean;
}

/** The articles that are other nodes than before, told by place; `all` where their number or order changed. */
function changedArticles(old: Node, doc: Node): readonly ChangedArticle[] | 'all' {
  if (old.childCount !== doc.childCount) return 'all';
  const changed: ChangedArticle[] = [];
  let pos = 0;
  for (let p = 0; p < doc.childCount; p += 1) {
    const page = doc.child(p);
    const was = old.child(p);
    if (page !== was) {
      if (page.childCount !== was.childCount || !page.hasMarkup(was.type, was.attrs)) return 'all';
      let at = pos + 1;
      for (let a = 0; a < page.childCount; a += 1) {
        const node = page.child(a);
        if (node !== was.child(a)) {
          if (node.attrs['id'] !== was.child(a).attrs['id']) return 'all';
          changed.push({
            node,
            pos: at,
            index: a,
            page: { node: page, pos, index: p },
            attrsChanged: !node.sameMarkup(was.child(a)),
          });
        }
        at += node.nodeSize;
      }
    }
    pos += page.nodeSize;
  }
  return changed;
}

const caretKey = new PluginKey<DecorationSet>('caret-block');

/**
 * The block and the article that the caret stands in carry a class: only there the body says its role. The articles
 * before and behind it carry one too, with their pages: they are laid out even out of sight, for the browser steps over
 * what is not, and the caret that goes down a line would land half a page further.
 */
export const caretBlock = new Plugin<DecorationSet>({
  key: caretKey,
  state: {
    init: (_, state) => atCaret(state.doc, state.selection.head),
    apply(tr, drawn, before, after) {
      if (!tr.docChanged && !tr.selectionSet) return drawn;
      const mapped = tr.docChanged ? drawn.map(tr.mapping, tr.doc) : drawn;
      return sameBlock(before, after, tr) && sameArticles(before, after)
        ? mapped
        : atCaret(after.doc, after.selection.head);
    },
  },
  props: { decorations: (state) => caretKey.getState(state) },
});

function sameBlock(before: EditorState, after: EditorState, tr: Transaction): boolean {
  const was = before.selection.$head;
  const is = after.selection.$head;
  if (was.depth < 3 || is.depth < 3) return was.depth === is.depth;
  return tr.mapping.map(was.before(3)) === is.before(3) && was.node(3).type === is.node(3).type;
}

/** The article of a position and those before and behind it, with their pages, in their order; none for a place in none. */
function nearCaret(doc: Node, pos: number): readonly ArticleAt[] {
  const { article } = around(doc, pos);
  if (!article) return [];
  const { page, index } = article;
  const before = index > 0 ? article.pos : page.pos - 1;
  const behind = article.pos + article.node.nodeSize;
  const next = index < page.node.childCount - 1 ? behind : behind + 2;
  return [before - 1, pos, next + 1].flatMap((at) => around(doc, at).article ?? []);
}

function sameArticles(before: EditorState, after: EditorState): boolean {
  const ids = (state: EditorState): string =>
    nearCaret(state.doc, state.selection.head)
      .map(({ node }) => idOf(node))
      .join(' ');
  return before.doc === after.doc || ids(before) === ids(after);
}

function atCaret(doc: Node, pos: number): DecorationSet {
  const { article, block } = around(doc, pos);
  if (!article || !block) return DecorationSet.empty;
  const near = nearCaret(doc, pos);
  const pages = new Map(near.map(({ page }) => [page.pos, page]));
  return DecorationSet.create(doc, [
    ...[...pages.values(), ...near].map((one) =>
      Decoration.node(one.pos, one.pos + one.node.nodeSize, { class: 'near' }),
    ),
    Decoration.node(article.pos, article.pos + article.node.nodeSize, { class: 'here' }),
    Decoration.node(block.pos, block.pos + block.node.nodeSize, { class: 'caret-block' }),
  ]);
}
