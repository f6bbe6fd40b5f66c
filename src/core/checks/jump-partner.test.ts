import { expect, it } from 'vitest';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { finds, fixed, found, ignores } from '../../testing/finds.ts';
import { articles, blocks, roleOf } from '../document/queries.ts';
import { jumpPartner as check } from './jump-partner.ts';
import { jumpWithoutPartner } from './jump-without-partner.ts';
import { certain } from './types.ts';

const issue = (second = '一河清水穿镇过') =>
  doc(
    page(
      { number: '1' },
      article(
        headline('一河清水穿镇过'),
        p('从老码头往上走三里，河水清得见底。'),
        p('去年全镇关停了沿河的（下转第2版）'),
      ),
      article(headline('桥通了'), p('大桥昨日通车。')),
    ),
    page(
      { number: '2' },
      article(headline('夜课堂'), p('晚上七点，灯亮了。')),
      article(headline(second), p('（上接第1版）三家小厂，又把岸边的菜地退了出来。'), p('乡亲们说，值得。')),
    ),
  );

it('makes one article of the two parts: marks and repeated headline go, the running paragraph is joined', () => {
  const one = finds(check, issue());
  const after = fixed(issue(), one, one.fixes[0] ?? expect.fail());
  expect(articles(after).map(({ node }) => node.textContent)).toHaveLength(3);
  const lines = blocks(after).map(({ node }) => node.textContent);
  expect(lines.slice(0, 2)).toEqual(['一河清水穿镇过', '从老码头往上走三里，河水清得见底。']);
  expect(lines.join('')).toContain('去年全镇关停了沿河的三家小厂，');
  expect(lines.join('')).not.toMatch(/上接|下转/u);
  expect(lines.filter((line) => line === '一河清水穿镇过')).toHaveLength(1);
});

it('is never applied unasked', () => {
  expect(finds(check, issue()).confidence).toBeLessThan(certain);
});

it('keeps a headline of the second part’s own as a sub-heading', () => {
  const own = issue('一河清水下游篇');
  const [one] = found(check, own);
  if (!one) return;
  const after = fixed(own, one, one.fixes[0] ?? expect.fail());
  expect(
    blocks(after)
      .filter(({ node }) => node.textContent === '一河清水下游篇')
      .map(({ node }) => roleOf(node)),
  ).toEqual(['subhead']);
});

it('only noting that they are one settles it, too', () => {
  const one = finds(check, issue());
  ignores(check, fixed(issue(), one, one.fixes[1] ?? expect.fail()));
});

it('a mark without its partner is a question, and nothing is to be accepted', () => {
  const alone = doc(
    page(
      { number: '2' },
      article(headline('一河清水穿镇过'), p('（上接第1版）三家小厂，又把岸边的菜地退了出来。')),
    ),
  );
  ignores(check, alone);
  const task = finds(jumpWithoutPartner, alone);
  expect([task.severity, task.fixes.some((fix) => fix.preferred)]).toEqual(['ask', false]);
  ignores(jumpWithoutPartner, issue());
});
