// Signing, withdrawing and sending back. Each is a change of intent `sign`, beside undo: what was signed is taken back
// by a recorded act and by nothing else.

import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import {
  articleAttrs,
  articles,
  articlesOf,
  type ArticleAt,
  around,
  idOf,
  titleOf,
} from '../core/document/queries.ts';
import { findById, StatusStep } from '../core/document/steps.ts';
import {
  backLabel,
  type Hindrance,
  printOf,
  returnable,
  signable,
  type Signed,
  type Signer,
  type Signing,
  signLabel,
  type SignPayload,
  withdrawable,
  withdrawLabel,
} from '../core/history/rounds.ts';
import type { Status } from '../core/document/schema.ts';
import { setChange } from './change-meta.ts';
import { type Collab, roundsIn } from './collab.ts';
import type { DeskEditor } from './desk-editor.ts';

/** As much of the desk as signing needs. */
type Hand = Pick<DeskEditor, 'state' | 'dispatch' | 'tell'>;

export type Scope = 'article' | 'page' | 'issue';

export interface Plan {
  readonly signings: readonly Signing[];
  /** What cannot be signed now. Of a page or issue: furniture, and what is signed already, is not told. */
  readonly hindered: readonly { readonly article: ArticleAt; readonly hindrance: Hindrance }[];
}

/** What signing would do. A page or the issue is signed for the round, or passed for the press, whichever comes next for each article. */
export function planSigning(state: EditorState, scope: Scope, signer: Signer): Plan {
  const rounds = roundsIn(state);
  const signings: Signing[] = [];
  const hindered: { readonly article: ArticleAt; readonly hindrance: Hindrance }[] = [];
  for (const article of inScope(state, scope)) {
    const answer = signable(state.doc, article, rounds, signer);
    if ('signing' in answer) signings.push(answer.signing);
    else if (scope === 'article' || answer.hindrance.why !== 'signed')
      hindered.push({ article, hindrance: answer.hindrance });
  }
  return { signings, hindered };
}

/** The article after the caret's that this signer can sign now, once around the issue; those that want the same signature come first. */
export function nextToSign(state: EditorState, signer: Signer, same: Signed): string | null {
  const rounds = roundsIn(state);
  const all = articles(state.doc).filter(({ node }) => articleAttrs(node).kind !== 'furniture');
  const here = state.selection.head;
  const behind = all.findIndex(({ pos }) => pos > here);
  const cycle = behind < 0 ? all : [...all.slice(behind), ...all.slice(0, behind)];
  const wanting = cycle.flatMap((article) => {
    const answer = signable(state.doc, article, rounds, signer);
    return 'signing' in answer ? [answer.signing] : [];
  });
  return (wanting.find(({ to }) => to === same) ?? wanting[0])?.id ?? null;
}

function inScope({ doc, selection }: EditorState, scope: Scope): readonly ArticleAt[] {
  const { article, page } = around(doc, selection.head);
  if (scope === 'article') return article ? [article] : [];
  const all = scope === 'issue' ? articles(doc) : page ? articlesOf(page) : [];
  return all.filter(({ node }) => articleAttrs(node).kind !== 'furniture');
}

/** Signs what was planned. Who signs another round of the same article has confirmed it by now. */
export function sign(desk: Hand, collab: Collab, signings: readonly Signing[]): void {
  const prints = (which: readonly Signing[]): Record<string, string> =>
    Object.fromEntries(
      which.flatMap(({ id, to }) => {
        const node = to === 'passed' ? findById(desk.state.doc, id)?.node : undefined;
        return node ? [[id, printOf(node)]] : [];
      }),
    );
  const again = signings.filter((one) => one.again);
  const now = signings.filter((one) => !one.again);
  if (again.length > 0)
    collab.record({
      intent: 'sign',
      label: signLabel,
      payload: { prints: prints(again) } satisfies SignPayload,
    });
  if (now.length === 0) return;
  const tr = desk.state.tr;
  for (const { id, from, to } of now) tr.step(new StatusStep(id, from, to));
  const alone = now.filter(({ other }) => other !== null).map(({ id }) => id);
  dispatch(desk, tr, signLabel, {
    ...(alone.length > 0 ? { alone } : {}),
    ...(now.some(({ to }) => to === 'passed') ? { prints: prints(now) } : {}),
  });
}

function dispatch(desk: Hand, tr: Transaction, label: string, payload: SignPayload): void {
  desk.dispatch(setChange(tr, { intent: 'sign', label, payload }).setMeta('addToHistory', false));
}

/** Withdraws the last signature of the caret's article, if it is this person's. Says why not. */
export function withdraw(desk: Hand, by: string): boolean {
  const { article } = around(desk.state.doc, desk.state.selection.head);
  if (!article) return false;
  const answer = withdrawable(article.node, roundsIn(desk.state), by);
  if ('not' in answer) {
    desk.tell(
      answer.not === 'other'
        ? { code: 'rounds:cannot.withdrawOther', params: { name: answer.whose } }
        : { code: 'rounds:cannot.withdrawNone' },
    );
    return false;
  }
  return withdrawAll(desk, [{ article: article.node, to: answer.to }]);
}

/** What was signed just now is withdrawn, wherever the caret is by now: one act, as the signing was. What was signed again, sent back or withdrawn since stays as it is. */
export function withdrawSigned(desk: Hand, by: string, signings: readonly Signing[]): boolean {
  const rounds = roundsIn(desk.state);
  const which = signings.flatMap(({ id, to }) => {
    const article = findById(desk.state.doc, id)?.node;
    if (!article || articleAttrs(article).status !== to) return [];
    const answer = withdrawable(article, rounds, by);
    return 'to' in answer ? [{ article, to: answer.to }] : [];
  });
  if (which.length > 0) return withdrawAll(desk, which);
  desk.tell({ code: 'rounds:cannot.withdrawGone' });
  return false;
}

function withdrawAll(desk: Hand, which: readonly { readonly article: Node; readonly to: Status }[]): boolean {
  const [first] = which;
  if (!first) return false;
  const { status } = articleAttrs(first.article);
  const tr = desk.state.tr;
  for (const { article, to } of which)
    tr.step(new StatusStep(idOf(article), articleAttrs(article).status, to));
  dispatch(desk, tr, withdrawLabel, {});
  desk.tell(
    which.length === 1
      ? { code: `rounds:done.withdrawn.${status}`, params: { title: titleOf(first.article, 20) } }
      : { code: 'rounds:done.withdrawnMany', params: { count: which.length } },
  );
  return true;
}

/** The article at the caret, if this round may send it back. */
export function sendable(
  state: EditorState,
  { round }: Signer,
): { readonly article: ArticleAt; readonly to: Status } | null {
  const { article } = around(state.doc, state.selection.head);
  const to = article && returnable(article.node, round);
  return article && to ? { article, to } : null;
}

/** Sends the caret's article back to the round that signed it last. False: only a later round sends back. */
export function sendBack(desk: Hand, signer: Signer, reason: string): boolean {
  const back = sendable(desk.state, signer);
  if (!back || reason.trim() === '') return false;
  const { status } = articleAttrs(back.article.node);
  const step = new StatusStep(idOf(back.article.node), status, back.to);
  dispatch(desk, desk.state.tr.step(step), backLabel, { reason: reason.trim() });
  desk.tell({ code: `rounds:done.sentBack.${back.to}` });
  return true;
}
