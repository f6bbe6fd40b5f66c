// What one change did, in words: the text that it took out and put in and the words beside it, else the block or article
// that it was about. Read while the journal is replayed; for lists that tell change by change. Net differences are `edits.ts`.

import type { Node } from 'prosemirror-model';
import {
  AddMarkStep,
  AttrStep,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
} from 'prosemirror-transform';
import { around, idOf } from '../document/queries.ts';
import { findById, MemberStep, MoveStep, StatusStep } from '../document/steps.ts';
import { slice } from '../document/text.ts';

export interface Told {
  /** Of its first place that has any; empty where it was not about words. */
  readonly before: string;
  readonly after: string;
  readonly lead: string;
  readonly trail: string;
  /** Ids of what it was about; null: of the issue. */
  readonly block: string | null;
  readonly article: string | null;
  /** Where the first place began, in the document before it. */
  readonly at: number;
  readonly places: number;
}

export const nothingTold: Told = {
  before: '',
  after: '',
  lead: '',
  trail: '',
  block: null,
  article: null,
  at: 0,
  places: 0,
};

const beside = 12;
/** Of a long text its beginning is told. */
const longest = 60;

/** With one more step of the change; `doc`: before that step. */
export function told(so: Told, step: Step, doc: Node): Told {
  const places = so.places + 1;
  if (so.article !== null) return { ...so, places };
  if (!(step instanceof ReplaceStep)) {
    const pos = placeOf(step, doc);
    if (pos === null) return { ...so, places };
    const { block, article } = around(doc, pos + 1);
    return { ...so, ...ids(block, article), trail: short(block?.node.textContent ?? ''), at: pos, places };
  }
  const { from, to } = step;
  const { content } = step.slice;
  const { block, article } = around(doc, from);
  const end = around(doc, to).block ?? block;
  return {
    ...ids(block, article),
    before: short(doc.textBetween(from, to, '⏎')),
    after: short(content.textBetween(0, content.size, '⏎')),
    lead: block ? tailOf(block.node.textContent.slice(0, from - block.pos - 1)) : '',
    trail: end ? slice(end.node.textContent.slice(to - end.pos - 1), 0, beside) : '',
    at: from,
    places,
  };
}

const ids = (
  block: { readonly node: Node } | null,
  article: { readonly node: Node } | null,
): Pick<Told, 'block' | 'article'> => ({
  block: block && idOf(block.node),
  article: article && idOf(article.node),
});

const tailOf = (text: string): string => slice(text, Math.max(0, text.length - beside));
const short = (text: string): string => (text.length > longest ? `${slice(text, 0, longest)}…` : text);

/** Before what a step of another kind is about; null: the issue. */
function placeOf(step: Step, doc: Node): number | null {
  if (step instanceof MoveStep || step instanceof StatusStep) return findById(doc, step.id)?.pos ?? null;
  if (step instanceof AttrStep || step instanceof MemberStep) return step.pos;
  if (step instanceof ReplaceAroundStep || step instanceof AddMarkStep || step instanceof RemoveMarkStep)
    return step.from;
  return null;
}
