import { expect, it } from 'vitest';
import { article, doc, p, page } from '../../testing/builders.ts';
import { finds, ignores } from '../../testing/finds.ts';
import { wrongToday as check } from './wrong-today.ts';

const on = (date: string, ...texts: readonly string[]) => doc({ date }, page(article(...ofTexts(texts))));
function ofTexts(texts: readonly string[]): Parameters<typeof article> {
  const [first = '', ...rest] = texts;
  return [p(first), ...rest.map((text) => p(text))];
}

it("asks about a today that is not the issue's", () => {
  const one = finds(check, on('2026-06-30', '今天(6月29日)，河堤亮灯。'));
  expect(one.message.params).toMatchObject({ told: '6月29日', is: '6月30日' });
  expect([one.severity, one.fixes.length]).toEqual(['ask', 0]);
  finds(check, on('2026-07-01', '昨天（29日），河堤亮灯。'));
});

it('counts over the end of a month', () => {
  ignores(check, on('2026-07-01', '昨天（30日），河堤亮灯。', '明日(7月2日)再亮。'));
});

it('counts from the dateline of a story that has one', () => {
  ignores(check, on('2026-06-30', '本社青禾6月29日电 今天（29日），河堤亮灯。'));
  finds(check, on('2026-06-30', '本社青禾6月29日电 今天（30日），河堤亮灯。'));
});

it('says nothing where the issue has no date', () => {
  ignores(check, article(p('今天(6月29日)，河堤亮灯。')));
});

it('takes a day or two beside and one digit off for a slip, and another time of the year for another time', () => {
  finds(check, on('2026-06-12', '今天(6月13日)，河堤亮灯。'));
  finds(check, on('2026-11-18', '今天(1月18日)，河堤亮灯。'));
  finds(check, on('2026-11-18', '今天(11月13日)，河堤亮灯。'));
  finds(check, on('2026-11-18', '今天(8日)，河堤亮灯。'));
  ignores(check, on('2026-11-18', '今天(3月5日)，河堤亮灯。', '今天(5日)，河堤亮灯。'));
});
