// Every command of the desk that works on the document: one list, from which the keys, the palette, the help sheet and
// the foot are made. Each is one transaction that says what it is; each is an undo step of its own.

import { closeHistory } from 'prosemirror-history';
import { TextSelection, type Transaction } from 'prosemirror-state';
import { type Applied, applyAll, applyFix, fixingCertain, preferredFix } from '../core/checks/fix-certain.ts';
import { dismissalOf } from '../core/checks/dismissals.ts';
import { certain, type Fix, type Suggestion } from '../core/checks/types.ts';
import { lockedIn } from '../core/document/locks.ts';
import * as command from '../core/document/commands.ts';
import {
  articles,
  around,
  type ArticleAt,
  type BlockAt,
  blockBefore,
  blocks,
  idOf,
} from '../core/document/queries.ts';
import { findById } from '../core/document/steps.ts';
import { glue } from '../core/document/text.ts';
import { type ArticleKind, articleKinds, type Dismissal, type Role, roles } from '../core/document/schema.ts';
import { payloadOf } from '../core/export/gather.ts';
import { type ChangeMeta, setChange } from './change-meta.ts';
import { copyArticle } from './clipboard.ts';
import { undoing } from './collab.ts';
import type { DeskEditor } from './desk-editor.ts';
import { newId } from './ids.ts';
import { stepDoubt } from './shading.ts';
import { openSuggestion, setFixing, setOpen, suggestions } from './suggestions.ts';

export type CommandGroup = 'suggestions' | 'text' | 'articles' | 'roles' | 'kinds' | 'go' | 'history';

export interface DeskCommand {
  /** Its words are `commands:<id>`. */
  readonly id: string;
  /** 'Alt-ArrowDown', 'Mod-z'; the first is the one that is shown. */
  readonly keys: readonly string[];
  readonly group: CommandGroup;
  /** Where it has nothing to do, the browser does what it always does with the key. All other keys are ours alone: ⌥A must never type å, ⌘Z never undo behind our back. */
  readonly native?: true;
  /** Does it; false: there was nothing to do. */
  run(desk: DeskEditor): boolean;
}

/** The suggestion that keys act on: the open one, else the one that the caret stands in. */
export function atHand({ state }: DeskEditor): Suggestion | null {
  const { head } = state.selection;
  return (
    openSuggestion(state) ?? suggestions(state).find(({ from, to }) => from <= head && head <= to) ?? null
  );
}

/** One transaction, one undo step. `change` returns whether it did anything. */
function act(desk: DeskEditor, meta: ChangeMeta, change: (tr: Transaction) => boolean): boolean {
  if (desk.view.composing) return false;
  const tr = desk.state.tr;
  setChange(tr, meta);
  if (!change(tr) || !tr.docChanged) return false;
  dispatchAlone(desk, tr.scrollIntoView());
  desk.keepInSight();
  return true;
}

/** Neither what was typed before nor what is typed behind is undone with it. */
function dispatchAlone(desk: DeskEditor, tr: Transaction): void {
  desk.dispatch(closeHistory(tr));
  desk.dispatch(closeHistory(desk.state.tr));
}

/** Opens a suggestion and puts the caret at it. */
export function goTo(desk: DeskEditor, suggestion: Suggestion): boolean {
  const tr = desk.state.tr;
  const end = Math.min(suggestion.to, tr.doc.content.size);
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(suggestion.from, end)), 1));
  desk.dispatch(setOpen(tr, suggestion.id).scrollIntoView());
  desk.keepInSight();
  return true;
}

function step(desk: DeskEditor, by: 1 | -1): boolean {
  const list = desk.queue();
  if (list.length === 0) return false;
  const open = openSuggestion(desk.state);
  const at = open ? list.findIndex(({ id }) => id === open.id) : -1;
  if (at >= 0) return goTo(desk, list[(at + by + list.length) % list.length] ?? open!);
  const { head } = desk.state.selection;
  const next = by > 0 ? list.find(({ from }) => from >= head) : list.findLast(({ from }) => from < head);
  const first = next ?? (by > 0 ? list[0] : list.at(-1));
  return first ? goTo(desk, first) : false;
}

/** These suggestions are shown no more, and the next one is open. The caret stays. */
export function passedOver(tr: Transaction, desk: DeskEditor, gone: readonly Suggestion[]): Transaction {
  const ids = new Set(gone.map(({ id }) => id));
  return setOpen(tr, nextOf(desk, ids)?.id ?? null, ids);
}

function nextOf(desk: DeskEditor, gone: ReadonlySet<string>): Suggestion | undefined {
  const list = desk.queue();
  const at = list.findIndex(({ id }) => id === atHand(desk)?.id);
  return list.find(({ id }, i) => i >= at && !gone.has(id)) ?? list.find(({ id }) => !gone.has(id));
}

/** After a suggestion is dealt with the next one is open: the list never closes. */
function openNext(tr: Transaction, desk: DeskEditor, done: readonly Suggestion[]): void {
  const gone = new Set(done.map(({ id }) => id));
  const next = nextOf(desk, gone);
  setOpen(tr, next?.id ?? null, gone);
  if (next) {
    const pos = Math.min(tr.mapping.map(next.from), tr.doc.content.size);
    tr.setSelection(TextSelection.near(tr.doc.resolve(pos), 1));
  }
}

/** Applies one fix of a suggestion. False: its words are no longer there. */
export function accept(desk: DeskEditor, suggestion: Suggestion, fix = preferredFix(suggestion)): boolean {
  if (!fix) return false;
  const { code, fingerprint } = suggestion;
  return act(
    desk,
    { intent: 'fix', label: fix.title.code, check: code, fingerprints: [fingerprint] },
    (tr) => {
      if (!applyFix(tr, suggestion, fix, newId)) return false;
      openNext(tr, desk, [suggestion]);
      return true;
    },
  );
}

/** The repairs that a suggestion offers beside the one that it prefers, in the order of their buttons and keys. */
export const otherFixes = (suggestion: Suggestion): readonly Fix[] => {
  const preferred = preferredFix(suggestion);
  return suggestion.fixes.filter((fix) => fix !== preferred);
};

/** The commands that take them, in the same order, each with its key: what a card offers has one. */
export const otherRepairs = [
  ['suggestion.other', 'Alt-x'],
  ['suggestion.third', 'Alt-Shift-x'],
  ['suggestion.fourth', 'Alt-z'],
] as const;

function acceptOther(desk: DeskEditor, suggestion: Suggestion, index: number): boolean {
  const fix = otherFixes(suggestion)[index];
  if (fix) return accept(desk, suggestion, fix);
  desk.tell({ code: 'editor:cannot.other' });
  return true;
}

export function dismiss(desk: DeskEditor, suggestion: Suggestion, scope: Dismissal['scope']): boolean {
  const { code, fingerprint } = suggestion;
  const gone =
    scope === 'here'
      ? [suggestion]
      : suggestions(desk.state).filter((one) => one.fingerprint === fingerprint);
  return act(
    desk,
    {
      intent: 'dismiss',
      label: `dismiss.${scope}`,
      check: code,
      fingerprints: gone.map((one) => one.fingerprint),
    },
    (tr) => {
      const done = command.dismiss(tr, dismissalOf(suggestion, scope, tr.doc, newId()));
      if (done) openNext(tr, desk, gone);
      return done;
    },
  );
}

function acceptKind(desk: DeskEditor): boolean {
  const one = atHand(desk);
  if (!one) return false;
  const same = suggestions(desk.state).filter(
    ({ code, severity }) => code === one.code && severity !== 'ask',
  );
  return act(desk, { intent: 'fix', label: 'accept-kind', check: one.code }, (tr) => {
    const done = applyAll(tr, same, newId);
    tellLocked(desk, same);
    if (done.length === 0) return false;
    openNext(tr, desk, same);
    setChange(tr, {
      intent: 'fix',
      label: 'accept-kind',
      check: one.code,
      fingerprints: done.map(({ fingerprint }) => fingerprint),
      payload: payloadOf(done),
    });
    desk.tell({ code: 'editor:done.kind', params: { count: done.length, check: one.code } });
    return true;
  });
}

/** Says how many of these were left, because they stand in articles that are passed for the press. */
function tellLocked(desk: DeskEditor, list: readonly Suggestion[]): void {
  const count = list.filter(({ from, to }) => lockedIn(desk.state.doc, from, to).length > 0).length;
  if (count > 0) desk.tell({ code: 'editor:locked.skipped', params: { count } });
}

/** Desks on which the certain ones are being fixed, and how to bring that to its end at once. */
const fixing = new WeakMap<DeskEditor, () => void>();

/** What was asked for is done before what is asked for next, and before the desk is left, however quickly that key is pressed. */
export function finishFixing(desk: DeskEditor): void {
  fixing.get(desk)?.();
}

/**
 * All certain fixes as one transaction. On a whole issue they take half a second: they are found in slices, beside the
 * text, and applied at once when all are known. Begun anew where somebody types meanwhile.
 */
function fixAllCertain(desk: DeskEditor): boolean {
  if (desk.view.composing || fixing.has(desk)) return false;
  desk.dispatch(setFixing(desk.state.tr, true));
  const { port1, port2 } = new MessageChannel();
  let tr = desk.state.tr;
  let steps = fixingCertain(tr, desk.linter, newId);
  const over = (): void => {
    fixing.delete(desk);
    port1.close();
  };
  const anew = (): void => {
    tr = desk.state.tr;
    steps = fixingCertain(tr, desk.linter, newId);
  };
  fixing.set(desk, () => {
    if (desk.view.composing) return;
    if (desk.state.doc !== tr.before) anew();
    let step = steps.next();
    while (!step.done) step = steps.next();
    over();
    fixedCertain(desk, tr, step.value);
  });
  const slice = (): void => {
    if (desk.view.isDestroyed) return over();
    if (desk.view.composing || desk.state.doc !== tr.before) {
      anew();
      setTimeout(() => port2.postMessage(null), fixPause);
      return;
    }
    const end = performance.now() + fixSlice;
    for (;;) {
      const { done, value } = steps.next();
      if (done) {
        over();
        return fixedCertain(desk, tr, value);
      }
      if (performance.now() > end) return port2.postMessage(null);
    }
  };
  port1.addEventListener('message', slice);
  port1.start();
  slice();
  return true;
}

/** Milliseconds of work between two frames, and of waiting for somebody who types. */
const fixSlice = 8;
const fixPause = 100;

function fixedCertain(desk: DeskEditor, tr: Transaction, done: readonly Applied[]): void {
  tellLocked(
    desk,
    suggestions(desk.state).filter(({ confidence, severity }) => confidence >= certain && severity !== 'ask'),
  );
  if (done.length === 0) {
    desk.dispatch(setFixing(desk.state.tr, false));
    return desk.tell({ code: 'editor:done.nothing-certain' });
  }
  const kinds = new Map<string, number>();
  for (const { code } of done) kinds.set(code, (kinds.get(code) ?? 0) + 1);
  // the caret may have moved meanwhile
  tr.setSelection(desk.state.selection.map(tr.doc, tr.mapping)).setTime(Date.now());
  setChange(setFixing(tr, false), {
    intent: 'fix',
    label: 'fix-certain',
    fingerprints: done.map(({ fingerprint }) => fingerprint),
    payload: payloadOf(done),
  });
  dispatchAlone(desk, tr);
  desk.tell({ code: 'editor:done.certain', params: { count: done.length } }, kinds);
}

const caret = (desk: DeskEditor): { readonly block: BlockAt | null; readonly article: ArticleAt | null } =>
  around(desk.state.doc, desk.state.selection.head);

function onBlock(
  label: string,
  intent: ChangeMeta['intent'],
  change: (tr: Transaction, block: BlockAt) => boolean,
): (desk: DeskEditor) => boolean {
  return (desk) => {
    const { block } = caret(desk);
    return block !== null && act(desk, { intent, label }, (tr) => change(tr, block));
  };
}

function onArticle(
  label: string,
  intent: ChangeMeta['intent'],
  change: (tr: Transaction, article: ArticleAt) => boolean,
): (desk: DeskEditor) => boolean {
  return (desk) => {
    const { article } = caret(desk);
    return article !== null && act(desk, { intent, label }, (tr) => change(tr, article));
  };
}

function join(tr: Transaction, block: BlockAt): boolean {
  const before = blockBefore(tr.doc, block);
  return command.joinBlock(
    tr,
    block.pos,
    before ? glue(before.node.textContent, block.node.textContent) : '',
  );
}

/** Enter: the block is parted at the caret; what is selected goes first. */
function part(desk: DeskEditor): boolean {
  return act(desk, { intent: 'structure', label: 'part' }, (tr) => {
    if (!tr.selection.empty) tr.deleteSelection();
    return command.splitBlock(tr, tr.selection.head, newId());
  });
}

/** Backspace and Delete: what is selected goes; at the border of a block the two are joined. Inside a block the browser knows best. */
function erase(desk: DeskEditor, by: 1 | -1): boolean {
  const { empty, $head, $from, $to } = desk.state.selection;
  const { block } = caret(desk);
  if (!empty)
    return !$from.sameParent($to) && act(desk, { intent: 'edit' }, (tr) => tr.deleteSelection().docChanged);
  if (!block || $head.parentOffset !== (by < 0 ? 0 : block.node.content.size)) return false;
  const second = block.index + (by < 0 ? 0 : 1);
  // the border of an article is crossed by a command, not by a slip
  if (second === 0 || second === block.article.node.childCount) return true;
  const pos = by < 0 ? block.pos : block.pos + block.node.nodeSize;
  return act(desk, { intent: 'structure', label: 'join' }, (tr) => command.joinBlock(tr, pos));
}

/** Mod-a: first the article, then the issue. */
function selectArticle(desk: DeskEditor): boolean {
  const { article } = caret(desk);
  if (!article) return false;
  const { from, to } = desk.state.selection;
  const start = TextSelection.near(desk.state.doc.resolve(article.pos + 1), 1).from;
  const end = TextSelection.near(desk.state.doc.resolve(article.pos + article.node.nodeSize - 1), -1).to;
  if (from === start && to === end) return false;
  desk.dispatch(desk.state.tr.setSelection(TextSelection.create(desk.state.doc, start, end)));
  return true;
}

/** Puts the caret into an article, a page's first article, or a block, by id. */
export function goToId(desk: DeskEditor, id: string): boolean {
  const found = findById(desk.state.doc, id);
  if (!found) return false;
  desk.dispatch(
    desk.state.tr.setSelection(TextSelection.near(desk.state.doc.resolve(found.pos + 1), 1)).scrollIntoView(),
  );
  desk.keepInSight();
  return true;
}

function neighbourArticle(desk: DeskEditor, by: 1 | -1): boolean {
  const all = articles(desk.state.doc);
  const at = all.findIndex(({ pos }) => pos === caret(desk).article?.pos);
  const next = all[at + by];
  return next ? goToId(desk, idOf(next.node)) : false;
}

/** The start of the next block; back: of this one, and from there of the one before. */
function neighbourBlock(desk: DeskEditor, by: 1 | -1): boolean {
  const { block } = caret(desk);
  if (!block) return false;
  if (by < 0 && desk.state.selection.$head.parentOffset > 0) return goToId(desk, idOf(block.node));
  const all = blocks(desk.state.doc);
  const next = all[all.findIndex(({ pos }) => pos === block.pos) + by];
  return next ? goToId(desk, idOf(next.node)) : false;
}

function neighbourPage(desk: DeskEditor, by: 1 | -1): boolean {
  const { page } = around(desk.state.doc, desk.state.selection.head);
  const next = page ? desk.state.doc.maybeChild(page.index + by) : null;
  return next ? goToId(desk, idOf(next)) : false;
}

/** The caret, or the end of the selection, to the first or behind the last word of the issue: the browser knows only what is drawn of it. */
function border(desk: DeskEditor, by: 1 | -1, selects: boolean): boolean {
  const { doc, selection, tr } = desk.state;
  const { head } = by < 0 ? TextSelection.atStart(doc) : TextSelection.atEnd(doc);
  desk.dispatch(
    tr.setSelection(TextSelection.create(doc, selects ? selection.anchor : head, head)).scrollIntoView(),
  );
  desk.keepInSight();
  return true;
}

/** The first ten have a digit, the same as in the strip of roles. */
function setRole(role: Role, index: number): DeskCommand {
  const digit = '1234567890'[index];
  return {
    id: `role.${role}`,
    keys: digit === undefined ? [] : [`Alt-Shift-${digit}`],
    group: 'roles',
    run: (desk) => {
      const { from, to } = desk.state.selection;
      return act(desk, { intent: 'structure', label: `role.${role}` }, (tr) => {
        let done = false;
        tr.doc.nodesBetween(from, to, (node, pos) => {
          if (!node.isTextblock) return true;
          done = command.setRole(tr, pos, role) || done;
          return false;
        });
        return done;
      });
    },
  };
}

const setKind = (kind: ArticleKind): DeskCommand => ({
  id: `kind.${kind}`,
  keys: [],
  group: 'kinds',
  run: onArticle(`kind.${kind}`, 'structure', (tr, { pos }) => command.setArticle(tr, pos, 'kind', kind)),
});

/** Tags the caret's article, or takes the tag off. */
export function toggleSection(desk: DeskEditor, code: string, article = caret(desk).article): boolean {
  if (!article) return false;
  const has = (article.node.attrs['sections'] as readonly string[]).includes(code);
  return act(desk, { intent: 'tag', label: has ? 'untag' : 'tag', payload: { section: code } }, (tr) =>
    command.tag(tr, article.pos, code, !has),
  );
}

function history(desk: DeskEditor, intent: 'undo' | 'redo'): boolean {
  if (desk.view.composing) return false;
  // who takes back what was just asked for does not mean what was typed before it
  finishFixing(desk);
  const { over, taken } = undoing(desk.state, intent);
  for (const tr of over) desk.dispatch(tr);
  if (over.length > 0) desk.tell({ code: `editor:locked.${intent}`, params: { count: over.length } });
  const payload = over.length > 0 ? { payload: { over: over.length } } : {};
  if (taken) desk.dispatch(setChange(taken, { intent, label: intent, ...payload }));
  return taken !== null || over.length > 0;
}

export const commands: readonly DeskCommand[] = [
  { id: 'suggestion.next', keys: ['Alt-ArrowDown'], group: 'suggestions', run: (desk) => step(desk, 1) },
  { id: 'suggestion.previous', keys: ['Alt-ArrowUp'], group: 'suggestions', run: (desk) => step(desk, -1) },
  {
    id: 'suggestion.accept',
    keys: ['Alt-Enter'],
    group: 'suggestions',
    run: (desk) => withOne(desk, (one) => accept(desk, one)),
  },
  ...otherRepairs.map(([id, key], index): DeskCommand => ({
    id,
    keys: [key],
    group: 'suggestions',
    run: (desk) => withOne(desk, (one) => acceptOther(desk, one, index)),
  })),
  {
    id: 'suggestion.dismiss',
    keys: ['Alt-Backspace'],
    group: 'suggestions',
    run: (desk) => withOne(desk, (one) => dismiss(desk, one, 'here')),
  },
  {
    id: 'suggestion.dismiss-issue',
    keys: ['Alt-Shift-Backspace'],
    group: 'suggestions',
    run: (desk) => withOne(desk, (one) => dismiss(desk, one, 'issue')),
  },
  { id: 'suggestion.accept-kind', keys: ['Alt-a'], group: 'suggestions', run: acceptKind },
  { id: 'suggestion.fix-certain', keys: ['Alt-Shift-Enter'], group: 'suggestions', run: fixAllCertain },
  { id: 'block.join', keys: ['Alt-j'], group: 'text', run: onBlock('join', 'structure', join) },
  { id: 'block.part', keys: ['Enter', 'Shift-Enter'], group: 'text', run: part },
  {
    id: 'block.backspace',
    keys: ['Backspace', 'Shift-Backspace'],
    group: 'text',
    native: true,
    run: (desk) => erase(desk, -1),
  },
  { id: 'block.delete', keys: ['Delete'], group: 'text', native: true, run: (desk) => erase(desk, 1) },
  {
    id: 'block.up',
    keys: ['Alt-Shift-ArrowUp'],
    group: 'text',
    run: onBlock('move', 'move', (tr, { pos }) => command.moveBlock(tr, pos, -1)),
  },
  {
    id: 'block.down',
    keys: ['Alt-Shift-ArrowDown'],
    group: 'text',
    run: onBlock('move', 'move', (tr, { pos }) => command.moveBlock(tr, pos, 1)),
  },
  {
    id: 'block.remove',
    keys: ['Alt-Shift-Delete'],
    group: 'text',
    run: onBlock(
      'remove-block',
      'edit',
      // the caret needs a place: the very last block stays
      (tr, { pos, article }) =>
        (article.node.childCount > 1 || articles(tr.doc).length > 1) && command.removeBlock(tr, pos),
    ),
  },
  {
    id: 'article.new',
    keys: ['Alt-n'],
    group: 'articles',
    run: onBlock('new-article', 'structure', (tr, { pos }) => command.startArticle(tr, pos, newId())),
  },
  {
    id: 'article.merge',
    keys: ['Alt-m'],
    group: 'articles',
    run: onArticle('merge', 'structure', (tr, { pos }) => command.mergeArticle(tr, pos)),
  },
  {
    id: 'article.up',
    keys: ['Alt-PageUp'],
    group: 'articles',
    run: onArticle('move-article', 'move', (tr, { pos }) => command.moveArticle(tr, pos, -1)),
  },
  {
    id: 'article.down',
    keys: ['Alt-PageDown'],
    group: 'articles',
    run: onArticle('move-article', 'move', (tr, { pos }) => command.moveArticle(tr, pos, 1)),
  },
  { id: 'article.copy', keys: ['Alt-c'], group: 'articles', run: copyArticle },
  { id: 'article.select', keys: ['Mod-a'], group: 'articles', native: true, run: selectArticle },
  { id: 'go.next-block', keys: ['Mod-ArrowDown'], group: 'go', run: (desk) => neighbourBlock(desk, 1) },
  { id: 'go.previous-block', keys: ['Mod-ArrowUp'], group: 'go', run: (desk) => neighbourBlock(desk, -1) },
  { id: 'go.next-article', keys: ['Alt-.'], group: 'go', run: (desk) => neighbourArticle(desk, 1) },
  { id: 'go.previous-article', keys: ['Alt-,'], group: 'go', run: (desk) => neighbourArticle(desk, -1) },
  { id: 'go.next-doubt', keys: ['Alt-u'], group: 'go', run: (desk) => stepDoubt(desk, 1) },
  { id: 'go.previous-doubt', keys: ['Alt-Shift-u'], group: 'go', run: (desk) => stepDoubt(desk, -1) },
  { id: 'go.next-page', keys: ['Alt-Shift-.'], group: 'go', run: (desk) => neighbourPage(desk, 1) },
  { id: 'go.previous-page', keys: ['Alt-Shift-,'], group: 'go', run: (desk) => neighbourPage(desk, -1) },
  { id: 'go.start', keys: ['Mod-Home'], group: 'go', run: (desk) => border(desk, -1, false) },
  { id: 'go.end', keys: ['Mod-End'], group: 'go', run: (desk) => border(desk, 1, false) },
  { id: 'go.select-start', keys: ['Mod-Shift-Home'], group: 'go', run: (desk) => border(desk, -1, true) },
  { id: 'go.select-end', keys: ['Mod-Shift-End'], group: 'go', run: (desk) => border(desk, 1, true) },
  { id: 'history.undo', keys: ['Mod-z'], group: 'history', run: (desk) => history(desk, 'undo') },
  {
    id: 'history.redo',
    keys: ['Mod-Shift-z', 'Mod-y'],
    group: 'history',
    run: (desk) => history(desk, 'redo'),
  },
  ...roles.map(setRole),
  ...articleKinds.map(setKind),
];

function withOne(desk: DeskEditor, run: (one: Suggestion) => boolean): boolean {
  const one = atHand(desk);
  if (!one) return false;
  if (run(one)) return true;
  const locked = lockedIn(desk.state.doc, one.from, one.to).length > 0;
  desk.tell({
    code: locked
      ? 'editor:locked.input'
      : one.fixes.length === 0
        ? 'editor:cannot.answer'
        : 'editor:cannot.fix',
  });
  return false;
}
