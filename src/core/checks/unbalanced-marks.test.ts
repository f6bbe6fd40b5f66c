import { expect, it } from 'vitest';
import { article, p } from '../../testing/builders.ts';
import { finds, found, ignores, mends } from '../../testing/finds.ts';
import { unbalancedMarks as check } from './unbalanced-marks.ts';

it('finds a mark without its other half', () => {
  expect(finds(check, article(p('他说：“河堤亮灯了。'), p('大家都高兴。'))).actual).toBe('“河堤亮灯了。');
  expect(finds(check, article(p('河堤亮灯了”。'))).actual).toBe('河堤亮灯了”');
  expect(finds(check, article(p('《青禾镇志》(修订稿已经印好。'))).severity).toBe('ask');
});

it('offers to close a speech where its paragraph ends, and only a speech', () => {
  expect(mends(check, article(p('他说：“河堤亮灯了。'), p('大家都高兴。')))).toEqual([
    '他说：“河堤亮灯了。”',
    '大家都高兴。',
  ]);
  expect(finds(check, article(p('落实“强镇工程，抓好落实。'))).fixes).toEqual([]);
});

it('turns a mark that was set the wrong way round', () => {
  expect(mends(check, article(p('落实“强镇“工程，抓好落实。')))).toEqual(['落实“强镇”工程，抓好落实。']);
  expect(mends(check, article(p('落实”强镇”工程，抓好落实。')))).toEqual(['落实“强镇”工程，抓好落实。']);
});

it('makes a pair of two marks of different kinds', () => {
  expect(mends(check, article(p('本报讯〈记者 林小满)河堤亮灯。')))).toEqual([
    '本报讯(记者 林小满)河堤亮灯。',
  ]);
  expect(mends(check, article(p('共建“一河清水"的人多了。')))).toEqual(['共建“一河清水”的人多了。']);
});

it('knows the quotation of several paragraphs', () => {
  ignores(check, article(p('他说：“河堤亮灯了。'), p('“路也修好了。'), p('“大家都高兴。”')));
});

it('leaves a quotation that was cut in two to the cut', () => {
  ignores(check, article(p('他说：“河堤亮灯了，大家'), p('都高兴。”')));
});

it('leaves numbers of lists, apostrophes and nested marks', () => {
  ignores(check, article(p('1)值守。2）巡查；一)报告。')));
  ignores(check, article(p('O’Neill先生说：“读‘青禾’，看《河（上）》。”')));
});

it('tells every lonely mark', () => {
  expect(found(check, article(p('“甲说好，又有《乙书一本。'), p('完。')))).toHaveLength(2);
});
