import { expect, it } from 'vitest';
import { article, doc, furniture, headline, label, p, page } from '../../testing/builders.ts';
import { titleOf } from '../../core/document/queries.ts';
import { type Bulk, chosenArticles } from './chosen.ts';

const issue = doc(
  page(
    article({ kind: 'furniture' }, furniture('第1版')),
    article(label('短评'), headline('灯'), p('夜市的灯。')),
    article({ sections: ['people'] }, headline('夜市'), p('摊主来了。')),
  ),
  page(article({ status: 'passed' }, label('短评'), headline('桥'), p('夜市的桥。'))),
);
const titles = (by: Bulk, words = '', section = 'opinion', at = 'p1'): string[] =>
  chosenArticles(issue, by, words, section, at).map(({ node }) => titleOf(node));

it('chooses by page, label, word, or what has no section yet', () => {
  expect(titles('page')).toEqual(['灯', '夜市']);
  expect(titles('label', '短评')).toEqual(['灯']);
  expect(titles('word', '夜市')).toEqual(['灯', '夜市']);
  expect(titles('untagged')).toEqual(['灯']);
});

it('leaves out what has the section, what is locked, page heads, and an empty search', () => {
  expect(titles('word', '夜市', 'people')).toEqual(['灯']);
  expect(titles('page', '', 'x', 'p2')).toEqual([]);
  expect(titles('label', ' ')).toEqual([]);
});
