// The list of suggestions as the editor keeps it, without a screen.

import fc from 'fast-check';
import { EditorState, type Transaction } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import type { DecorationSet } from 'prosemirror-view';
import { expect, test } from 'vitest';
import { Linter } from '../core/checks/lint.ts';
import { moveBlock } from '../core/document/commands.ts';
import { around, blocks } from '../core/document/queries.ts';
import { act, perform } from '../testing/acts.ts';
import { article, doc, headline, p, page } from '../testing/builders.ts';
import { drawing } from './marks.ts';
import {
  openSuggestion,
  setOpen,
  setResult,
  suggestions,
  suggestionsKey,
  suggestionsPlugin,
  suggestionsStatus,
} from './suggestions.ts';

const issue = doc(
  page(
    article(
      headline('江堤夜校开课'),
      p('晚上七点,候船室里亮起了灯，二十来张课桌排成三列。他说，以前下了班只有两个去处，棋牌室和江'),
      p('堤，现在可以挑着课上了。大家都说说好(笑)。'),
    ),
    article(headline('十条措施'), p('本报讯 今年前四个月，全市报名人数超过一万,比去年多了一成。')),
  ),
);

const linter = new Linter();

function opened(from: Node = issue): EditorState {
  const state = EditorState.create({ doc: from, plugins: [suggestionsPlugin(linter)] });
  return asked(state);
}
const asked = (state: EditorState): EditorState =>
  state.apply(setResult(state.tr, new Linter().lint(state.doc)));
const change = (state: EditorState, make: (tr: Transaction) => Transaction): EditorState =>
  state.apply(make(state.tr));

const words = (state: EditorState): string[] => suggestions(state).map(({ actual }) => actual);
const wordsThere = (state: EditorState): string[] =>
  suggestions(state).map(({ from, to }) => state.doc.textBetween(from, to, '\n'));
const drawn = (state: EditorState): DecorationSet | undefined => suggestionsKey.getState(state)?.drawn;
const marks = (set: DecorationSet | undefined): string[] =>
  (set?.find() ?? [])
    .map(
      (one) =>
        `${one.from}–${one.to} ${JSON.stringify((one as { readonly type?: { readonly attrs?: object } }).type?.attrs)}`,
    )
    .toSorted();
/** The place of some words in the document. */
const place = ({ doc: at }: EditorState, text: string): number => {
  const block = blocks(at).find(({ node }) => node.textContent.includes(text));
  return block ? block.pos + 1 + block.node.textContent.indexOf(text) : expect.fail(`${text} stands nowhere`);
};

test('there is something to talk about', () => {
  expect(words(opened())).toEqual(expect.arrayContaining([',', '(笑)', expect.stringContaining('江\n堤')]));
});

test('a suggestion stays on its words while somebody types above it', () => {
  const before = opened();
  const after = change(before, (tr) => tr.insertText('春天里的', place(before, '江堤夜校')));
  expect(words(after)).toEqual(words(before));
  expect(wordsThere(after)).toEqual(words(before));
  expect(suggestionsStatus(after).settled).toBe(false);
});

test('it is void at once when its words change, and its mark goes with it', () => {
  const before = opened();
  const [comma] = suggestions(before);
  const after = change(before, (tr) => tr.insertText('，', comma?.from, comma?.to));
  expect(words(after)).toEqual(words(before).slice(1));
  expect(marks(drawn(after)).length).toBeLessThan(marks(drawn(before)).length);
});

test('it is void when its words are deleted together with what stands around them', () => {
  const before = opened();
  const from = place(before, '七点');
  const after = change(before, (tr) => tr.delete(from, from + 8));
  expect(words(after)).toEqual(words(before).slice(1));
});

test('a break is void as soon as its halves are joined', () => {
  const before = opened();
  const after = change(before, (tr) => tr.join(place(before, '堤，现在') - 1));
  expect(words(after).some((text) => text.includes('\n'))).toBe(false);
});

test('while an input method composes nothing is dropped and no mark is drawn anew', () => {
  const before = opened();
  const [comma] = suggestions(before);
  const after = change(before, (tr) => tr.insertText('n', comma?.from, comma?.to).setMeta('composition', 1));
  expect(words(after)).toEqual(words(before));
  const above = change(before, (tr) => tr.insertText('n', 4).setMeta('composition', 1));
  expect(drawn(above)?.find().length).toBe(drawn(before)?.find().length);
});

test('a block that is moved takes its suggestions and marks along', () => {
  const before = opened();
  const block = blocks(before.doc).at(-1) ?? expect.fail();
  const after = change(before, (tr) => (moveBlock(tr, block.pos, -1), tr));
  expect(wordsThere(after)).toEqual(words(after));
  const comma = suggestions(after).find(({ block: id }) => id === String(block.node.attrs['id']));
  expect(drawn(after)?.find(comma?.from, comma?.to)).not.toEqual([]);
});

test('a batch of a hundred steps leaves suggestions on their words, but for those in the blocks that it changed', () => {
  const before = opened();
  const after = change(before, (tr) => {
    for (let i = 0; i < 100; i += 1) tr.insertText('好', place(before, '晚上七点'));
    return tr;
  });
  const changed = around(before.doc, place(before, '晚上七点')).block?.node.attrs['id'] as string;
  const kept = suggestions(before).filter(({ block }) => block !== changed);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length).toBeLessThan(suggestions(before).length);
  expect(suggestions(after).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
  expect(wordsThere(after)).toEqual(words(after));
  expect(marks(drawn(asked(after)))).toEqual(marks(drawn(opened(after.doc))));
});

test('asked again after a word that changes nothing, nothing is drawn anew', () => {
  const typed = change(opened(), (tr) => tr.insertText('了', place(opened(), '开课') + 2));
  expect(drawn(asked(typed))).toBe(drawn(typed));
});

test('what is dealt with leaves the list at once, and the next one is open', () => {
  const before = opened();
  const [first, second] = suggestions(before);
  const after = change(before, (tr) => setOpen(tr, second?.id ?? null, new Set([first?.id ?? ''])));
  expect(openSuggestion(after)?.id).toBe(second?.id);
  expect(suggestions(after).map(({ id }) => id)).not.toContain(first?.id);
});

test('whatever is done to the issue, what is listed stands there, and what is drawn is what the list says', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 6 }), fc.boolean(), (acts, open) => {
      let state = opened();
      if (open) state = change(state, (tr) => setOpen(tr, suggestions(state).at(-1)?.id ?? null));
      for (const [serial, one] of acts.entries()) {
        state = change(state, (tr) => (perform(tr, one, serial), tr));
        expect(wordsThere(state)).toEqual(words(state));
      }
      state = asked(state);
      const now = suggestionsKey.getState(state);
      expect(marks(now?.drawn)).toEqual(marks(drawing(state.doc, suggestions(state), now?.open ?? null)));
    }),
    { numRuns: 60 },
  );
});
