import { expect, it } from 'vitest';
import { article, p } from '../../testing/builders.ts';
import { finds, found, ignores, mends } from '../../testing/finds.ts';
import { doubledWord as check } from './doubled-word.ts';
import { certain } from './types.ts';

it('finds a word that was set twice, and is never certain', () => {
  expect(mends(check, article(p('认真落实本次会议会议精神。')))).toEqual(['认真落实本次会议精神。']);
  expect(mends(check, article(p('抓好便企改革改革创新。')))).toEqual(['抓好便企改革创新。']);
  expect(mends(check, article(p('推动乡村振兴推动乡村振兴走实。')))).toEqual(['推动乡村振兴走实。']);
  expect(finds(check, article(p('认真落实本次会议会议精神。'))).confidence).toBeLessThan(certain);
});

it('finds a particle that was set twice', () => {
  expect(mends(check, article(p('新修的的河堤亮灯了。')))).toEqual(['新修的河堤亮灯了。']);
});

it('takes a second comma out unasked', () => {
  const one = finds(check, article(p('河堤亮灯了，，夜里有人散步。')));
  expect(one.confidence).toBeGreaterThanOrEqual(certain);
  expect(mends(check, article(p('河堤亮灯了，，夜里有人散步。')))).toEqual(['河堤亮灯了，夜里有人散步。']);
});

it('asks about a unit before and behind the number', () => {
  expect(finds(check, article(p('全年接待人次超过一万二千人次。'))).severity).toBe('ask');
});

it('leaves what Chinese doubles on purpose', () => {
  for (const text of [
    '天天如此，慢慢来，常常想起妈妈。',
    '大家研究研究再定，回去商量商量。',
    '高高兴兴上班，平平安安回家。',
    '一个一个数过去，一步一步走。',
    '河水哗啦哗啦地流。',
    '看台上喊：“加油加油！”',
    '那真是好吃好吃！',
    '为了了解情况，他现在在青禾。目的的确达到了。',
    '禁毒支队支队长到场。',
    '他手把手把技艺传下去。',
    '黄淮、江淮、江汉等地有雨。',
    '全长1001001米。',
    '等等……再说——算了。哈哈哈哈',
  ])
    ignores(check, article(p(text)));
});

it('finds each doubling once', () => {
  expect(found(check, article(p('本次会议会议会，又说改革改革创新。'))).map(({ actual }) => actual)).toEqual([
    '会议会议',
    '改革改革',
  ]);
});
