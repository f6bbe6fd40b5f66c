// An edit taken back, where it still can be: what it put in must still stand as it was put in, and what it took out must
// have a place to go to. Where it cannot, it says why and changes nothing.

import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import * as command from '../document/commands.ts';
import { isLocked } from '../document/locks.ts';
import { around, idOf, isRole } from '../document/queries.ts';
import { articleKinds } from '../document/schema.ts';
import { findById, type Found, MoveStep } from '../document/steps.ts';
import type { Edit } from './edits.ts';

/** changed: other words stand there by now. gone: the block or its place is no more. locked: the article is passed for press. */
export type Cannot = 'changed' | 'gone' | 'locked';

/** null: it was taken back. The edit's positions must be those of `tr.doc`: several are taken back from the end of the document to its start. */
export function takeBack(tr: Transform, edit: Edit, newId: () => string): Cannot | null {
  const { article } = around(tr.doc, edit.from);
  if (article && isLocked(article.node)) return 'locked';
  const before = tr.steps.length;
  const cannot = done(tr, edit, newId);
  if (cannot === null) return null;
  for (let i = tr.steps.length - 1; i >= before; i -= 1) tr.step(tr.steps[i]!.invert(tr.docs[i]!));
  return cannot;
}

/**
 * Several, in reading order. What was moved goes back first, the last move before the others, so that halves stand beside
 * each other again; then the rest, from the end of the document to its start. What could not be taken back says why.
 */
export function takeAllBack(
  tr: Transform,
  all: readonly Edit[],
  newId: () => string,
): readonly { readonly edit: Edit; readonly cannot: Cannot | null }[] {
  const start = tr.steps.length;
  const now = (edit: Edit): Edit => {
    const map = tr.mapping.slice(start);
    return { ...edit, from: map.map(edit.from, -1), to: map.map(edit.to, -1) };
  };
  const back = (edit: Edit): { readonly edit: Edit; readonly cannot: Cannot | null } => ({
    edit,
    cannot: takeBack(tr, now(edit), newId),
  });
  const moved = new Map<Edit, Cannot | null>();
  for (const { edit, before } of all
    .flatMap((edit) => (edit.route ?? []).map((one) => ({ edit, ...one })))
    .toSorted((a, b) => b.turn - a.turn))
    // of several moves the first says where it stood; where those between cannot be done anew they are passed over
    moved.set(edit, back({ ...edit, before }).cannot);
  // they come in reading order; of those at one place the last goes first, so that each finds its own still there
  const order = all
    .filter((edit) => !moved.has(edit))
    .map((edit) => ({ edit, at: now(edit) }))
    .toReversed()
    .toSorted((a, b) => b.at.from - a.at.from || b.at.to - a.at.to);
  return [
    ...Array.from(moved, ([edit, cannot]) => ({ edit, cannot })),
    ...order.map(({ edit }) => back(edit)),
  ];
}

function done(tr: Transform, edit: Edit, newId: () => string): Cannot | null {
  const { kind, before, after, from, to, nodes } = edit;
  const [node] = nodes;
  switch (kind) {
    case 'insert':
    case 'delete':
    case 'replace':
      if (!tr.doc.resolve(from).parent.isTextblock) return 'gone';
      if (to > tr.doc.resolve(from).end() || tr.doc.textBetween(from, to) !== after) return 'changed';
      return command.replaceText(tr, from, to, before) ? null : 'changed';
    case 'join':
    case 'merge':
      return parted(tr, edit, newId);
    case 'part':
    case 'new-article':
      return joined(tr, edit);
    case 'add-block': {
      const found = node && findById(tr.doc, idOf(node));
      if (!found) return 'gone';
      if (found.node.textContent !== after) return 'changed';
      if (!found.node.isTextblock || found.parent.childCount === 1)
        tr.delete(found.pos, found.pos + found.node.nodeSize);
      else return command.removeBlock(tr, found.pos) ? null : 'changed';
      return null;
    }
    case 'remove-block':
      return putIn(tr, from, nodes);
    case 'move':
      return node ? movedBack(tr, idOf(node), before) : 'gone';
    case 'role': {
      const found = node && findById(tr.doc, idOf(node));
      if (!found) return 'gone';
      if (found.node.type.name !== after || !isRole(before)) return 'changed';
      return command.setRole(tr, found.pos, before) ? null : 'changed';
    }
    case 'kind': {
      const found = node && findById(tr.doc, idOf(node));
      const was = articleKinds.find((one) => one === before);
      if (!found || !was) return 'gone';
      return found.node.attrs['kind'] === after && command.setArticle(tr, found.pos, 'kind', was)
        ? null
        : 'changed';
    }
    case 'sections':
      return node ? sectionsBack(tr, idOf(node), before, after) : 'gone';
    case 'page': {
      const found = node && findById(tr.doc, idOf(node));
      if (!found) return 'gone';
      for (const attr of ['number', 'name'] as const)
        if (String(found.node.attrs[attr] ?? '') === after)
          return command.setPage(tr, found.pos, attr, before === '' ? null : before) ? null : 'changed';
      return 'changed';
    }
  }
}

/** What was joined is parted again, with the nodes that were. */
function parted(tr: Transform, { from, nodes }: Edit, newId: () => string): Cannot | null {
  const fresh = (node: Node): Readonly<Record<string, unknown>> =>
    findById(tr.doc, idOf(node)) ? { ...node.attrs, id: newId() } : node.attrs;
  const block = nodes.find((node) => node.isTextblock);
  const article = nodes.find((node) => node.type.name === 'article');
  let pos = from;
  if (block) {
    if (!tr.doc.resolve(pos).parent.isTextblock) return 'gone';
    tr.split(pos, 1, [{ type: tr.doc.type.schema.nodes[block.type.name]!, attrs: fresh(block) }]);
    pos += 1;
  }
  if (!article) return null;
  const $pos = tr.doc.resolve(pos);
  if ($pos.parent.type.name !== 'article' || $pos.index() === 0 || $pos.index() === $pos.parent.childCount)
    return 'gone';
  tr.split(pos, 1, [{ type: tr.doc.type.schema.nodes['article']!, attrs: fresh(article) }]);
  return null;
}

/** What was parted is joined again, if it stands behind what it was parted from. */
function joined(tr: Transform, { nodes, left }: Edit): Cannot | null {
  const beside = ({ parent, index }: Found): boolean =>
    index > 0 && (left === undefined || left.includes(idOf(parent.child(index - 1))));
  const article = nodes.find((node) => node.type.name === 'article');
  const block = nodes.find((node) => node.isTextblock);
  if (article) {
    const found = findById(tr.doc, idOf(article));
    if (!found) return 'gone';
    if (!beside(found) || !command.mergeArticle(tr, found.pos)) return 'changed';
  }
  if (block) {
    const found = findById(tr.doc, idOf(block));
    if (!found) return 'gone';
    if (!beside(found) || !command.joinBlock(tr, found.pos)) return 'changed';
  }
  return null;
}

function putIn(tr: Transform, from: number, nodes: readonly Node[]): Cannot | null {
  for (const node of nodes.toReversed()) {
    if (findById(tr.doc, idOf(node))) return 'changed';
    const own = tr.doc.type.schema.nodeFromJSON(node.toJSON());
    const $at = tr.doc.resolve(from);
    const wanted = node.isTextblock ? 'article' : node.type.name === 'article' ? 'page' : 'doc';
    if ($at.parent.type.name !== wanted) return 'gone';
    tr.insert(from, own);
  }
  return nodes.length === 0 ? 'gone' : null;
}

function movedBack(tr: Transform, id: string, was: string): Cannot | null {
  const [parent = '', next = ''] = was.split('|');
  const found = findById(tr.doc, id);
  if (!found || (parent !== '' && !findById(tr.doc, parent))) return 'gone';
  if (next !== '' && !findById(tr.doc, next)) return 'gone';
  const result = tr.maybeStep(new MoveStep(id, parent || null, next || null));
  return result.failed === null ? null : 'changed';
}

function sectionsBack(tr: Transform, id: string, before: string, after: string): Cannot | null {
  const codes = (list: string): readonly string[] => list.split('、').filter((code) => code !== '');
  const found = findById(tr.doc, id);
  if (!found) return 'gone';
  let some = false;
  for (const code of codes(after))
    if (!codes(before).includes(code)) some = command.tag(tr, found.pos, code, false) || some;
  for (const code of codes(before))
    if (!codes(after).includes(code)) some = command.tag(tr, found.pos, code, true) || some;
  return some ? null : 'changed';
}
