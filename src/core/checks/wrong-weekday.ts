// 2026年5月18日星期二, and that day was a Monday. Asked, never mended: either half may be the wrong one.

import { aboutWords, linesOf } from './finding.ts';
import { dayOf, isoDay, nearestDay, numberOf, numeral } from './numbers.ts';
import type { ArticleCheck } from './types.ts';

const code = 'wrong-weekday';

// 周一鸣 is a name: 周 counts only where no name can follow
const dated = new RegExp(
  `(?:(?<year>[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})年)?(?<month>${numeral})月(?<date>${numeral})日[(（，,\\s]{0,2}(?:(?:星期|礼拜)(?<long>[一二三四五六日天])|周(?<short>[一二三四五六日天])(?![\\p{Script=Han}]|$)|周(?<hour>[一二三四五六日天])(?=[上下早晚凌起至]))`,
  'gu',
);
const names = '日一二三四五六';
/** 去年5月18日: not the year of the issue. */
const otherYear = /(?:去年|前年|明年|后年|当年|同年|次年|翌年|农历|阴历|年)$/u;

export const wrongWeekday: ArticleCheck = {
  code,
  seal: '问',
  scope: 'article',
  *find({ article, issue }) {
    const today = isoDay(issue.date);
    for (const line of linesOf(article))
      for (const match of line.text.matchAll(dated)) {
        const { year, month = '', date = '', long, short, hour } = match.groups ?? {};
        const told = (long ?? short ?? hour ?? '').replace('天', '日');
        const m = numberOf(month);
        const d = numberOf(date);
        if (year === undefined && (today === null || otherYear.test(line.text.slice(0, match.index))))
          continue;
        const time = year === undefined ? nearestDay(today ?? 0, m, d) : dayOf(numberOf(year), m, d);
        if (time === null) continue;
        const weekday = names.charAt(new Date(time).getUTCDay());
        if (weekday === told) continue;
        yield aboutWords(line, {
          code,
          severity: 'ask',
          confidence: 0.95,
          from: match.index,
          to: match.index + match[0].length,
          reasons: [{ code: year === undefined ? 'year-of-issue' : 'year-in-text' }],
          params: {
            date: `${new Date(time).getUTCFullYear()}年${m}月${d}日`,
            told: `星期${told}`,
            weekday: `星期${weekday}`,
          },
        });
      }
  },
};
