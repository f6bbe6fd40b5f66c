import { expect, it } from 'vitest';
import { article, doc, p, page } from '../../testing/builders.ts';
import { halfwidthPunctuation } from './halfwidth-punctuation.ts';
import { Linter } from './lint.ts';
import { noLists, pairsOf } from './lists.ts';
import { paperList } from './paper-list.ts';
import { twoTitles } from './two-titles.ts';
import { preferredFix } from './fix-certain.ts';

const said = (text: string, lists: Partial<typeof noLists>, check = paperList) =>
  new Linter({ checks: [check], lists: { ...noLists, ...lists } }).lint(doc(page(article(p(text)))))
    .suggestions;

it('proposes the right word of the list, every time, and never as certain', () => {
  const all = said('柳林度口，柳林度外。', { wrong: [{ wrong: '柳林度', right: '柳林渡' }] });
  expect(all.map(({ actual, confidence }) => [actual, confidence])).toEqual([
    ['柳林度', 0.97],
    ['柳林度', 0.97],
  ]);
  expect(all.every((one) => preferredFix(one))).toBe(true);
});

it('leaves a right word alone that holds the wrong one', () => {
  const lists = { wrong: [{ wrong: '青禾', right: '青禾镇' }] };
  expect(said('青禾镇通航。', lists)).toEqual([]);
  expect(said('青禾通航。', lists)).toHaveLength(1);
});

it('touches nothing that nothing may touch', () => {
  const text = '茶馆叫河堤,渡口，今日开张。';
  expect(said(text, {}, halfwidthPunctuation)).toHaveLength(1);
  expect(said(text, { never: ['河堤,渡口'] }, halfwidthPunctuation)).toEqual([]);
});

it("asks about a title that is not the person's", () => {
  const lists = { persons: [{ name: '王小禾', title: '镇长' }] };
  expect(said('青禾镇书记王小禾说，渡口通航。', lists, twoTitles)).toHaveLength(1);
  expect(said('青禾镇镇长王小禾说，渡口通航。', lists, twoTitles)).toEqual([]);
});

it('reads pairs as they are typed', () => {
  expect(pairsOf('柳林度 → 柳林渡\n\n甲\t乙\n丙=丁\n只有一个')).toEqual([
    ['柳林度', '柳林渡'],
    ['甲', '乙'],
    ['丙', '丁'],
  ]);
});
