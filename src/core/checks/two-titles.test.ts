import { expect, it } from 'vitest';
import { article, p } from '../../testing/builders.ts';
import { finds, ignores } from '../../testing/finds.ts';
import { twoTitles as check } from './two-titles.ts';

it('asks about a person with two titles in one article', () => {
  const one = finds(
    check,
    article(p('青禾镇镇长王小禾说，渡口通航。'), p('青禾镇书记王小禾表示，明年再修。')),
  );
  expect([one.severity, one.fixes.length]).toEqual(['ask', 0]);
  expect(one.message.params).toMatchObject({ name: '王小禾', here: '书记', there: '镇长' });
  finds(check, article(p('局长李渡出席。副局长李渡表示祝贺。')));
});

it('has nothing against two posts held at once, former posts, and two persons', () => {
  ignores(check, article(p('镇党委书记、镇长王小禾说好。'), p('镇长王小禾表示，明年再修。')));
  ignores(check, article(p('镇长王小禾说好。'), p('时任书记王小禾表示祝贺。')));
  ignores(check, article(p('镇长王小禾说好。'), p('书记王大田表示祝贺。')));
});
