import { expect, it } from 'vitest';
import { article, doc, p, page, subhead } from '../../testing/builders.ts';
import { finds, fixed, ignores, mends } from '../../testing/finds.ts';
import { blocks, roleOf } from '../document/queries.ts';
import { stuckSubhead as check } from './stuck-subhead.ts';

const long = '镇里把办事窗口搬到村口，乡亲们不出门就能把事办成，一年下来跑腿少了八成。';

it('finds a sub-heading before a space', () => {
  const issue = doc(page(article(p(`零距离服务乡亲 ${long}`))));
  const one = finds(check, issue);
  expect(
    blocks(fixed(issue, one, one.fixes[0] ?? expect.fail())).map(({ node }) => [
      roleOf(node),
      node.textContent,
    ]),
  ).toEqual([
    ['subhead', '零距离服务乡亲'],
    ['body', long],
  ]);
});

it('is surer where another sub-heading is as long', () => {
  const alone = finds(check, article(p(`零距离服务乡亲 ${long}`)));
  const among = finds(check, article(subhead('高效率办理事项'), p(long), p(`零距离服务乡亲 ${long}`)));
  expect(among.confidence).toBeGreaterThan(alone.confidence);
});

it('finds one without a space before a word that opens paragraphs', () => {
  expect(
    mends(check, article(subhead('高效率办理事项'), p(long), p(`零距离服务乡亲近年来，${long}`)))[2],
  ).toBe('零距离服务乡亲');
});

it('finds a line with sentences that was taken for a sub-heading whole', () => {
  expect(mends(check, article(subhead(`零距离服务乡亲 ${long}`)))).toEqual(['零距离服务乡亲', long]);
});

it('leaves datelines, names and quoted mottos', () => {
  ignores(check, article(p(`新华社青禾2月8日电 ${long}`)));
  ignores(check, article(p(`本报讯记者林小满 ${long}`)));
  ignores(check, article(p(`青禾镇统计站今天 （3月17日）发布数字。${long}`)));
  ignores(check, article(p(`晚会以“河堤亮灯 夜归放心”为题，${long}`)));
  ignores(check, article(p(`林小满同学 周可 何田 王一宁都来了。${long}`)));
  ignores(check, article(p(`青禾镇近年来变了样。${long}`)));
});
