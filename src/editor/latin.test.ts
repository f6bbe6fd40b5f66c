import { EditorState } from 'prosemirror-state';
import { DecorationSet } from 'prosemirror-view';
import { expect, it } from 'vitest';
import { article, doc, headline, p, page } from '../testing/builders.ts';
import { blocks } from '../core/document/queries.ts';
import { latin } from './latin.ts';

/** The words that are set as Latin, in reading order. */
function latinWords(state: EditorState): string[] {
  const drawn = latin.props.decorations?.call(latin, state);
  if (!(drawn instanceof DecorationSet)) throw new Error('expected the decorations');
  return drawn
    .find()
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to }) => state.doc.textBetween(from, to));
}

const at = (state: EditorState, n: number): number => blocks(state.doc)[n]!.pos + 1;

it('a Latin paragraph is Latin; in Chinese copy only what stands between two Latin letters', () => {
  let state = EditorState.create({
    doc: doc(
      page(
        article(
          headline('“It’s Open,” the Mayor Said'),
          p('他说：“最后一公里”走通了。'),
          p('Xi’an 与“Let’s Go”同行，‘Go’是他的口号。'),
          p('2026-05-18'),
        ),
      ),
    ),
    plugins: [latin],
  });
  expect(latinWords(state)).toEqual(['“It’s Open,” the Mayor Said', '’', '’']);
  // a Chinese word makes it Chinese; without it, it is Latin again
  state = state.apply(state.tr.insertText('市长', at(state, 0)));
  expect(latinWords(state)).toEqual(['’', '’', '’']);
  state = state.apply(state.tr.delete(at(state, 0), at(state, 0) + 2));
  expect(latinWords(state)).toEqual(['“It’s Open,” the Mayor Said', '’', '’']);
  state = state.apply(state.tr.insertText('a’b', at(state, 3)));
  expect(latinWords(state)).toEqual(['“It’s Open,” the Mayor Said', '’', '’', 'a’b2026-05-18']);
  // joined to a Chinese one
  const first = blocks(state.doc)[1]!;
  state = state.apply(state.tr.join(first.pos));
  expect(latinWords(state)[0]).toBe('’');
});
