import { expect, it } from 'vitest';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { finds, fixed, ignores } from '../../testing/finds.ts';
import { articleAttrs, articles, blocks, roleOf } from '../document/queries.ts';
import { loneLine as check } from './lone-line.ts';

const before = p('河堤上的路灯昨天夜里全部亮了，散步的人比平时多了一倍。');
const after = p('据镇里介绍，下一步还要把河堤同十二条小巷接起来，让更多的人推开门就能走到江边。');

it('makes a line between two paragraphs a sub-heading', () => {
  const issue = doc(page(article(headline('河堤亮灯'), before, p('从“有路走”到“愿意走”'), after)));
  const one = finds(check, issue);
  const fix = one.fixes[0] ?? expect.fail();
  expect(fix.preferred).toBe(true);
  expect(blocks(fixed(issue, one, fix)).map(({ node }) => roleOf(node))).toEqual([
    'headline',
    'body',
    'subhead',
    'body',
  ]);
});

it('lets a notice begin an article of its own, untagged and of its kind', () => {
  const issue = doc(
    page(article({ sections: ['supplement'] }, headline('渡口的灯'), before, p('停水通知'), after)),
  );
  const one = finds(check, issue);
  const parts = articles(fixed(issue, one, one.fixes[0] ?? expect.fail()));
  expect(parts.map(({ node }) => [articleAttrs(node).kind, articleAttrs(node).sections])).toEqual([
    ['story', ['supplement']],
    ['notice', []],
  ]);
  expect(parts[1]?.node.child(0).type.name).toBe('headline');
});

it('lets a line over a dateline begin an article', () => {
  const story = p(
    '本报讯（记者 林小满）河堤上的路灯昨天夜里全部亮了，散步的人比平时多了一倍，大家都很高兴。',
  );
  const issue = doc(page(article(headline('河堤亮灯'), before, p('青禾小学来了图书车'), story)));
  const one = finds(check, issue);
  expect(articles(fixed(issue, one, one.fixes[0] ?? expect.fail()))).toHaveLength(2);
  expect(articles(fixed(issue, one, one.fixes[1] ?? expect.fail()))).toHaveLength(1);
});

it('leaves halves of sentences, names, signatures, and lines among their like', () => {
  ignores(
    check,
    article(headline('河堤亮灯'), p('河堤上的路灯昨天夜里全部亮'), p('散步的人多了一倍'), after),
  );
  ignores(check, article(headline('河堤亮灯'), before, p('林小满 王小禾'), after));
  ignores(check, article(headline('河堤亮灯'), before, p('（林小满）'), after));
  ignores(check, article(headline('河堤亮灯'), before, p('當知其爲青禾先生矣'), after));
  ignores(check, article(headline('河堤'), before, p('灯下的影子'), p('水上的桥'), p('远处的山')));
});
