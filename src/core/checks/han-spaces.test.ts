import { expect, it } from 'vitest';
import { article, byline, credit, headline, p } from '../../testing/builders.ts';
import { finds, ignores, mends } from '../../testing/finds.ts';
import { hanSpaces as check } from './han-spaces.ts';

it('finds a space inside a word', () => {
  expect(mends(check, article(p('市民在新修的河堤上散步，说起环境 变化都很高兴。')))).toEqual([
    '市民在新修的河堤上散步，说起环境变化都很高兴。',
  ]);
  expect(finds(check, article(p('老人们说起河边的环 境变化，都要从渡口讲起。'))).severity).toBe('sure');
});

it('finds spaces before and behind marks', () => {
  expect(mends(check, article(p('河堤亮灯了 ，夜里有人散步。')))).toEqual(['河堤亮灯了，夜里有人散步。']);
  expect(mends(check, article(p('读《 青禾镇志》的人多了。')))).toEqual(['读《青禾镇志》的人多了。']);
});

it('finds spaces beside the brackets of running text', () => {
  expect(mends(check, article(p('今天 （6月25日）是节日。')))).toEqual(['今天（6月25日）是节日。']);
  expect(mends(check, article(p('今天（6月25日） 是节日。')))).toEqual(['今天（6月25日）是节日。']);
});

it('leaves two columns that were read into each other', () => {
  ignores(check, article(p('来到了河堤上 老人们都说好 孩子们也在跑 大家很高兴呢')));
});

it('finds letter-spaced words', () => {
  expect(mends(check, article(p('青 禾 镇 志 编 写 组')))).toEqual(['青禾镇志编写组']);
});

it('leaves spaces that say something', () => {
  ignores(check, article(byline('●本报记者 林小满 周可'), p('本报讯（记者 林小满 通讯员 周可）河堤亮灯。')));
  ignores(check, article(headline('河堤亮灯 夜归放心')));
  ignores(check, article(credit('通讯员 周可 摄')));
  ignores(check, article(p('新华社青禾2月8日电 记者从会上获悉，河堤亮灯。')));
  ignores(check, article(p('晚会以“河堤亮灯 夜归放心”为题，《青禾纪事 大河上下》同日首播。')));
  ignores(check, article(p('林小满 周可 何田 王一宁')));
  ignores(check, article(p('采用GB/T 15834 标准，装机10 GW。')));
});
