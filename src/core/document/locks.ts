// 付印: what is passed for the press is locked for whoever works here. Only local input asks; what a colleague did
// before it was told is taken in, and shown as 付印后有改动.

import type { Node } from 'prosemirror-model';
import { articleAttrs, articles, idOf } from './queries.ts';
import { MoveStep } from './steps.ts';
import type { Step } from 'prosemirror-transform';

export function isLocked(article: Node): boolean {
  return article.type.name === 'article' && articleAttrs(article).status === 'passed';
}

/** Ids of the locked articles that from…to lies in or reaches into. */
export function lockedIn(doc: Node, from: number, to: number): readonly string[] {
  const out: string[] = [];
  const end = Math.min(to, doc.content.size);
  doc.nodesBetween(Math.min(from, end), end, (node) => {
    if (isLocked(node)) out.push(idOf(node));
    return node.type.name === 'page';
  });
  return out;
}

/** Ids of the articles locked in `before` that are no longer the same in `after`. One that stands elsewhere with all its words is. */
export function lockedChanged(before: Node, after: Node): readonly string[] {
  if (before === after) return [];
  const locked = new Map<string, Node>();
  before.forEach((page, _, index) => {
    if (page === after.maybeChild(index)) return;
    page.forEach((article) => {
      if (isLocked(article)) locked.set(idOf(article), article);
    });
  });
  if (locked.size === 0) return [];
  for (const { node } of articles(after)) if (locked.get(idOf(node)) === node) locked.delete(idOf(node));
  return [...locked.keys()];
}

/** The same for steps that are to be done here: moving a locked article counts too. */
export function lockedBy(before: Node, steps: readonly Step[], after: Node): readonly string[] {
  const changed = new Set(lockedChanged(before, after));
  const moved = new Set(steps.flatMap((step) => (step instanceof MoveStep ? [step.id] : [])));
  if (moved.size > 0)
    for (const { node } of articles(before))
      if (moved.has(idOf(node)) && isLocked(node)) changed.add(idOf(node));
  return [...changed];
}
