import { expect, it } from 'vitest';
import { article, doc, p, page } from '../../testing/builders.ts';
import { finds, ignores } from '../../testing/finds.ts';
import { wrongWeekday as check } from './wrong-weekday.ts';

const on = (date: string, text: string) => doc({ date }, page(article(p(text))));

it('asks about a date that does not fall on its weekday', () => {
  const one = finds(check, article(p('书展定于2026年5月18日星期二开幕。')));
  expect([one.severity, one.fixes.length]).toEqual(['ask', 0]);
  expect(one.message.params).toMatchObject({ told: '星期二', weekday: '星期一' });
  finds(check, article(p('二〇二六年五月十八日（星期天）晴')));
});

it("takes the issue's year where none is written, the nearest one over New Year", () => {
  finds(check, on('2026-05-20', '5月18日（周二），渡口通航。'));
  ignores(check, on('2026-05-20', '5月18日（周一），渡口通航。'));
  ignores(check, on('2026-01-02', '12月31日（星期三），渡口通航。'));
  ignores(check, article(p('5月18日（周二），渡口通航。')));
});

it('has nothing against right dates, names and other years', () => {
  ignores(check, article(p('2026年5月18日星期一')));
  ignores(check, on('2026-05-20', '5月18日周二宝到渡口。'));
  ignores(check, on('2026-05-20', '去年5月18日（星期日），渡口通航。'));
});
