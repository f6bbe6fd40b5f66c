import { EditorState, TextSelection } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { findById } from '../../core/document/steps.ts';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { goToPlace, placeOf } from './resume.ts';

const issue = doc(page(article(headline('老码头'), p('晚上七点，三号码头亮起了灯。'))));
const at = (state: EditorState, id: string, offset: number): EditorState =>
  state.apply(
    state.tr.setSelection(TextSelection.create(state.doc, (findById(state.doc, id)?.pos ?? 0) + 1 + offset)),
  );

it('finds the caret again after somebody wrote above it', () => {
  const left = at(EditorState.create({ doc: issue }), 'b2', 5);
  const place = placeOf(left, null);
  const longer = left.apply(left.tr.insertText('三号', 3));
  const tr = longer.tr;
  expect(place && goToPlace(tr, place)).toBe(true);
  expect(tr.selection.$head.parent.textContent).toContain('晚上七点');
  expect(tr.selection.$head.parentOffset).toBe(5);
});
it('goes to the end of a block that became shorter; to its article, then its page, where the block is gone; else nowhere', () => {
  const tr = EditorState.create({ doc: issue }).tr;
  expect(goToPlace(tr, { block: 'b1', offset: 99 })).toBe(true);
  expect(tr.selection.$head.parentOffset).toBe(3);
  const two = doc(
    page(article(headline('老码头')), article(headline('菜场'), p('二楼。'))),
    page(article(p('末。'))),
  );
  const words = (place: Parameters<typeof goToPlace>[1]): string | null => {
    const near = EditorState.create({ doc: two }).tr;
    return goToPlace(near, place) ? near.selection.$head.parent.textContent : null;
  };
  const gone = { block: 'gone', offset: 4 };
  expect(words({ ...gone, article: 'a2', page: 'p1' })).toBe('菜场');
  expect(words({ ...gone, article: 'gone', page: 'p2' })).toBe('末。');
  expect(words({ ...gone, article: 'gone', page: 'gone' })).toBeNull();
  expect(words(gone)).toBeNull();
});
