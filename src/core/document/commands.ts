// What can be done to a document. A command is a verb, takes the Transform first and returns whether it could be done;
// a refusal changes nothing. New ids come from the caller, so that core needs neither clock nor chance.

import { type Node, Slice } from 'prosemirror-model';
import { canSplit, type Transform } from 'prosemirror-transform';
import { around, articleAttrs, blockBefore, idOf } from './queries.ts';
import { type ArticleAttrs, type Dismissal, type PageAttrs, type Role, statuses } from './schema.ts';
import { rehome } from './remarks.ts';
import { findById, type Member, MemberStep, MoveStep, StatusStep } from './steps.ts';

/** Joins the block at `pos` (before it) to the one before it, in whatever article or page that is: the left one's role and id stay. `between`: text put in between (a space between Latin words). */
export function joinBlock(tr: Transform, pos: number, between = ''): boolean {
  const { block } = around(tr.doc, pos + 1);
  if (!block || block.pos !== pos) return false;
  const left = blockBefore(tr.doc, block);
  if (!left) return false;
  if (left.article.pos !== block.article.pos) {
    // “…建议呼和浩” in one article, “特抢抓…” as the first block of the next: the half goes over, then it is joined
    if (block.article.node.childCount === 1) {
      if (!mergeArticle(tr, block.article.pos)) return false;
    } else tr.step(new MoveStep(idOf(block.node), idOf(left.article.node), null));
  }
  const moved = findById(tr.doc, idOf(block.node));
  if (!moved) return false;
  if (between !== '') tr.insert(moved.pos - 1, tr.doc.type.schema.text(between));
  tr.join(moved.pos + between.length);
  return true;
}

/** Parts the block at a position inside its text; the second half gets `id` and the same role, or `role`. */
export function splitBlock(tr: Transform, pos: number, id: string, role?: Role): boolean {
  const { block } = around(tr.doc, pos);
  if (!block || !canSplit(tr.doc, pos)) return false;
  const type = role ? tr.doc.type.schema.nodes[role] : block.node.type;
  if (!type) throw new RangeError(`expected a role, got ${String(role)}`);
  tr.split(pos, 1, [{ type, attrs: { ...block.node.attrs, id } }]);
  return true;
}

export function setRole(tr: Transform, pos: number, role: Role): boolean {
  const { block } = around(tr.doc, pos + 1);
  const type = tr.doc.type.schema.nodes[role];
  if (!block || !type || block.node.type === type) return false;
  tr.setNodeMarkup(block.pos, type, block.node.attrs);
  return true;
}

/** A new article begins with the block at `pos`; it takes what follows in its article along. */
export function startArticle(tr: Transform, pos: number, id: string): boolean {
  const { block } = around(tr.doc, pos + 1);
  if (!block || block.index === 0) return false;
  const article = block.article.node;
  tr.split(block.pos, 1, [{ type: article.type, attrs: { ...article.attrs, id, continues: null } }]);
  return true;
}

/** Merges the article at `pos` with the one before it, on the page before if it is the first of its own. */
export function mergeArticle(tr: Transform, pos: number): boolean {
  const { article } = around(tr.doc, pos + 1);
  if (!article) return false;
  const before = articleBefore(tr.doc, article.pos);
  if (!before) return false;
  return mergeInto(tr, idOf(before.node), idOf(article.node));
}

/** Puts the article `part` behind the article `whole` and makes them one; the whole's attributes stay, its sections get the part's, and it is signed as far as both were. */
export function mergeInto(tr: Transform, whole: string, part: string): boolean {
  const first = findById(tr.doc, whole);
  const second = findById(tr.doc, part);
  if (!first || !second || first.node === second.node) return false;
  if (first.node.type.name !== 'article' || second.node.type.name !== 'article') return false;
  const sections = articleAttrs(second.node).sections;
  if (second.pos !== first.pos + first.node.nodeSize) {
    const next = first.index + 1 < first.parent.childCount ? first.parent.child(first.index + 1) : null;
    tr.step(new MoveStep(part, idOf(first.parent), next ? idOf(next) : null));
  }
  for (const section of sections)
    setMember(tr, findById(tr.doc, whole)?.pos ?? null, 'sections', section, true);
  // what nobody has read does not become read by standing in a signed article
  const read = articleAttrs(first.node).status;
  const lower = articleAttrs(second.node).status;
  if (statuses.indexOf(lower) < statuses.indexOf(read)) tr.step(new StatusStep(whole, read, lower));
  rehome(tr, part, whole);
  const moved = findById(tr.doc, part);
  if (!moved) return false;
  tr.join(moved.pos);
  return true;
}

function articleBefore(doc: Node, pos: number): { readonly node: Node; readonly pos: number } | null {
  const { article, page } = around(doc, pos + 1);
  if (!article || !page) return null;
  if (article.index > 0) {
    const node = page.node.child(article.index - 1);
    return { node, pos: article.pos - node.nodeSize };
  }
  for (let at = page.pos, index = page.index - 1; index >= 0; index -= 1) {
    const previous = doc.child(index);
    if (previous.lastChild) return { node: previous.lastChild, pos: at - 1 - previous.lastChild.nodeSize };
    at -= previous.nodeSize;
  }
  return null;
}

/** Moves the page, article or block `id` into `parent` (null: the issue) before the neighbour `before` (null: as the last). */
export function move(tr: Transform, id: string, parent: string | null, before: string | null): boolean {
  const step = new MoveStep(id, parent, before);
  const result = tr.maybeStep(step);
  return result.failed === null;
}

/** Moves a block one place up or down; over the border of its article it goes into the neighbour. Its article's only block takes the article's place away: the articles are merged. */
export function moveBlock(tr: Transform, pos: number, by: -1 | 1): boolean {
  const { block, article, page } = around(tr.doc, pos + 1);
  if (!block || !article || !page) return false;
  const id = idOf(block.node);
  const neighbour = article.node.maybeChild(block.index + by);
  if (neighbour) {
    const after = by < 0 ? neighbour : article.node.maybeChild(block.index + 2);
    return move(tr, id, idOf(article.node), after ? idOf(after) : null);
  }
  const target = page.node.maybeChild(article.index + by);
  if (!target) return false;
  if (article.node.childCount === 1)
    return by < 0
      ? mergeInto(tr, idOf(target), idOf(article.node))
      : mergeInto(tr, idOf(article.node), idOf(target));
  return move(tr, id, idOf(target), by < 0 ? null : target.firstChild ? idOf(target.firstChild) : null);
}

/** Moves an article one place up or down, over the border of its page into the neighbour. */
export function moveArticle(tr: Transform, pos: number, by: -1 | 1): boolean {
  const { article, page } = around(tr.doc, pos + 1);
  if (!article || !page) return false;
  const id = idOf(article.node);
  const neighbour = page.node.maybeChild(article.index + by);
  if (neighbour) {
    const after = by < 0 ? neighbour : page.node.maybeChild(article.index + 2);
    return move(tr, id, idOf(page.node), after ? idOf(after) : null);
  }
  const target = tr.doc.maybeChild(page.index + by);
  if (!target) return false;
  return move(tr, id, idOf(target), by < 0 ? null : target.firstChild ? idOf(target.firstChild) : null);
}

/** Puts `text` for what stands from…to in one block. */
export function replaceText(tr: Transform, from: number, to: number, text: string): boolean {
  const $from = tr.doc.resolve(from);
  if (!$from.parent.isTextblock || to < from || to > $from.end()) return false;
  if (text === '') tr.delete(from, to);
  else {
    // a remark stays on its words when they are put right, also where they begin with it
    const marks = to > from ? ($from.nodeAfter?.marks ?? []) : $from.marks();
    tr.replaceWith(from, to, tr.doc.type.schema.text(text, marks));
  }
  return true;
}

/** Takes a whole block out. The only block of an article takes the article with it. */
export function removeBlock(tr: Transform, pos: number): boolean {
  const { block } = around(tr.doc, pos + 1);
  if (!block) return false;
  const out = block.article.node.childCount === 1 ? block.article : block;
  tr.replace(out.pos, out.pos + out.node.nodeSize, Slice.empty);
  return true;
}

/** Sets one attribute with a single value of the article at `pos`. */
export function setArticle<K extends 'kind' | 'status' | 'continues'>(
  tr: Transform,
  pos: number,
  attr: K,
  value: ArticleAttrs[K],
): boolean {
  const node = tr.doc.nodeAt(pos);
  if (node?.type.name !== 'article' || node.attrs[attr] === value) return false;
  tr.setNodeAttribute(pos, attr, value);
  return true;
}

/** Sets one attribute of the page at `pos`. */
export function setPage<K extends 'number' | 'name' | 'scan'>(
  tr: Transform,
  pos: number,
  attr: K,
  value: PageAttrs[K],
): boolean {
  const node = tr.doc.nodeAt(pos);
  if (node?.type.name !== 'page' || node.attrs[attr] === value) return false;
  tr.setNodeAttribute(pos, attr, value);
  return true;
}

export function setIssue(tr: Transform, attr: 'paper' | 'date', value: string | null): boolean {
  if (tr.doc.attrs[attr] === value) return false;
  tr.setDocAttribute(attr, value);
  return true;
}

/** Tags the article at `pos`, or takes the tag off. */
export function tag(tr: Transform, pos: number, section: string, on: boolean): boolean {
  return setMember(tr, pos, 'sections', section, on);
}

export function dismiss(tr: Transform, dismissal: Dismissal, on = true): boolean {
  return setMember(tr, null, 'dismissals', dismissal, on);
}

function setMember(tr: Transform, pos: number | null, attr: string, member: Member, on: boolean): boolean {
  const before = tr.doc;
  const result = tr.maybeStep(new MemberStep(pos, attr, member, on ? 'add' : 'remove'));
  return result.failed === null && tr.doc !== before;
}
