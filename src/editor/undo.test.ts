// Undo by prosemirror-history over our own steps: a move goes by ids, what was done beside it by places.

import fc from 'fast-check';
import { closeHistory, history, redo, undo } from 'prosemirror-history';
import { EditorState, Plugin } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { act, perform } from '../testing/acts.ts';
import { article, doc, headline, p, page } from '../testing/builders.ts';

const issue = doc(
  page(
    article(headline('河堤上的灯'), p('代表们建议呼'), p('特抢抓机遇。')),
    article(headline('桥通了'), p('大桥昨日通车。')),
  ),
  page(article(p('一句话还没说'), p('完。'))),
);

it('each undo brings back the text before, each redo the text behind, whatever one change did', () => {
  fc.assert(
    fc.property(fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { maxLength: 6 }), (changes) => {
      let state = EditorState.create({
        doc: issue,
        plugins: [history(), new Plugin({ historyPreserveItems: true })],
      });
      const stood = [state.doc];
      for (const [n, acts] of changes.entries()) {
        const tr = state.tr;
        for (const [i, one] of acts.entries()) perform(tr, one, `${n}.${i}`);
        if (tr.steps.length === 0) continue;
        state = state.apply(closeHistory(tr));
        stood.push(state.doc);
      }
      for (const wanted of stood.slice(0, -1).reverse()) {
        undo(state, (tr) => (state = state.apply(tr)));
        expect(state.doc.toJSON()).toEqual(wanted.toJSON());
      }
      for (const wanted of stood.slice(1)) {
        redo(state, (tr) => (state = state.apply(tr)));
        expect(state.doc.toJSON()).toEqual(wanted.toJSON());
      }
    }),
    { numRuns: 150 },
  );
});
