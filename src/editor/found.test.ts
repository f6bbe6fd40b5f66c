// The hits of a search, as the editor keeps them, without a screen.

import fc from 'fast-check';
import { EditorState } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { replaceText } from '../core/document/commands.ts';
import { blocks } from '../core/document/queries.ts';
import type { Hit } from '../core/search/replace.ts';
import { act, perform } from '../testing/acts.ts';
import { article, doc, headline, p, page } from '../testing/builders.ts';
import { foundIn, foundPlugin, setFound } from './found.ts';

const issue = doc(
  page(
    article(headline('桥与灯'), p('桥上有灯，灯下有桥。'), p('灯灯灯桥桥桥。')),
    article(headline('又一座桥'), p('看桥的人在桥上看灯。')),
  ),
);

/** Every 桥 and every 灯下. */
function searched(state: EditorState): readonly Hit[] {
  return blocks(state.doc).flatMap(({ node, pos }) =>
    Array.from(node.textContent.matchAll(/桥|灯下/gu), ({ 0: actual, index }) => ({
      from: pos + 1 + index,
      to: pos + 1 + index + actual.length,
      actual,
      put: '',
    })),
  );
}

it('stand where their words went, whatever was done; one whose words are no longer whole is none', () => {
  fc.assert(
    fc.property(fc.array(fc.array(act, { maxLength: 12 }), { maxLength: 4 }), (transactions) => {
      let state = EditorState.create({ doc: issue, plugins: [foundPlugin] });
      state = state.apply(setFound(state.tr, searched(state)));
      let expected = foundIn(state).hits;
      for (const [n, acts] of transactions.entries()) {
        const tr = state.tr;
        for (const [i, one] of acts.entries()) perform(tr, one, `${n}.${i}`);
        expected = expected
          .map((hit) => ({ ...hit, from: tr.mapping.map(hit.from, 1), to: tr.mapping.map(hit.to, -1) }))
          .filter(({ from, to, actual }) => to - from === actual.length)
          .toSorted((a, b) => a.from - b.from);
        state = state.apply(tr);
        expect(foundIn(state).hits).toEqual(expected);
      }
    }),
  );
});

it('a batch moves those that it left alone', () => {
  let state = EditorState.create({ doc: issue, plugins: [foundPlugin] });
  state = state.apply(setFound(state.tr, searched(state)));
  const tr = state.tr;
  for (let n = 0; n < 80; n += 1)
    replaceText(tr, blocks(tr.doc)[1]!.pos + 4, blocks(tr.doc)[1]!.pos + 4, '的');
  state = state.apply(tr);
  const { hits } = foundIn(state);
  expect(hits.map(({ from, to }) => state.doc.textBetween(from, to))).toEqual(
    hits.map(({ actual }) => actual),
  );
  expect(hits).toHaveLength(searched(state).length);
});
