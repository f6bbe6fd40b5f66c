// 今天(6月29日) in an issue of another day. A story with a dateline (6月28日电) counts from that; without one, from the issue's date.

import { aboutWords, linesOf } from './finding.ts';
import { daysAfter, isoDay, nearestDay, numberOf, numeral } from './numbers.ts';
import type { ArticleCheck } from './types.ts';

const code = 'wrong-today';

const said = new RegExp(
  `(?<word>[今昨明前后][天日])[(（](?:(?<month>${numeral})月)?(?<date>${numeral})日[)）]`,
  'gu',
);
const dateline = new RegExp(`(?<month>${numeral})月(?<date>${numeral})日(?:电|讯)`, 'u');
const away: Readonly<Record<string, number>> = { 今: 0, 昨: -1, 明: 1, 前: -2, 后: 2 };

export const wrongToday: ArticleCheck = {
  code,
  seal: '问',
  scope: 'article',
  *find({ article, issue }) {
    const printed = isoDay(issue.date);
    if (printed === null) return;
    let today = printed;
    let from: 'issue' | 'dateline' = 'issue';
    for (const line of linesOf(article)) {
      const head = dateline.exec(line.text.slice(0, 60))?.groups;
      const dated = head
        ? nearestDay(printed, numberOf(head['month'] ?? ''), numberOf(head['date'] ?? ''))
        : null;
      if (dated !== null) {
        today = dated;
        from = 'dateline';
      }
      for (const match of line.text.matchAll(said)) {
        const { word = '', month, date = '' } = match.groups ?? {};
        const meant = new Date(daysAfter(today, away[word.charAt(0)] ?? 0));
        const is = { month: meant.getUTCMonth() + 1, date: meant.getUTCDate() };
        if ((month === undefined || numberOf(month) === is.month) && numberOf(date) === is.date) continue;
        yield aboutWords(line, {
          code,
          severity: 'ask',
          confidence: 0.9,
          from: match.index,
          to: match.index + match[0].length,
          reasons: [{ code: `counted-from-${from}` }],
          params: {
            word,
            told: match[0].slice(word.length + 1, -1),
            is: `${is.month}月${is.date}日`,
          },
        });
      }
    }
  },
};
