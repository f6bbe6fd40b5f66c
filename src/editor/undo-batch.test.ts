import fc from 'fast-check';
import { closeHistory, history, redo, undo } from 'prosemirror-history';
import { EditorState, Plugin, type Transaction } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { act, type Act, perform } from '../testing/acts.ts';
import { article, doc, headline, p, page } from '../testing/builders.ts';
import { undoBatch } from './undo-batch.ts';

const issue = doc(
  page(
    article(headline('河堤上的灯'), p('代表们建议呼'), p('特抢抓机遇。')),
    article(headline('桥通了'), p('大桥昨日通车。')),
  ),
);
const plugins = [history(), new Plugin({ historyPreserveItems: true })];

function plain(state: EditorState, intent: 'undo' | 'redo'): EditorState {
  let taken: Transaction | null = null;
  (intent === 'undo' ? undo : redo)(state, (tr) => (taken = tr));
  return taken ? state.apply(taken) : state;
}

type Turn = 'undo' | 'redo' | { readonly acts: readonly Act[]; readonly remote: boolean };
const turn: fc.Arbitrary<Turn> = fc.oneof(
  fc.constant('undo' as const),
  fc.constant('redo' as const),
  fc.record({ acts: fc.array(act, { minLength: 1, maxLength: 6 }), remote: fc.boolean() }),
);

it('ends as prosemirror-history ends, now and with every undo and redo after it', () => {
  let batches = 0;
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 24, size: 'max' }), (turns) => {
      let ours = EditorState.create({ doc: issue, plugins });
      let theirs = ours;
      for (const [n, one] of turns.entries()) {
        if (one === 'undo' || one === 'redo') {
          const batch = undoBatch(ours, one, 1);
          batches += batch ? 1 : 0;
          ours = batch ? ours.apply(batch) : plain(ours, one);
          theirs = plain(theirs, one);
        } else {
          const done = (state: EditorState): EditorState => {
            const tr = state.tr;
            for (const [i, each] of one.acts.entries()) perform(tr, each, `${n}.${i}`);
            return state.apply(one.remote ? tr.setMeta('addToHistory', false) : closeHistory(tr));
          };
          ours = done(ours);
          theirs = done(theirs);
        }
        expect(ours.doc.toJSON()).toEqual(theirs.doc.toJSON());
        expect(ours.selection.toJSON()).toEqual(theirs.selection.toJSON());
      }
    }),
  );
  expect(batches).toBeGreaterThan(100);
});
