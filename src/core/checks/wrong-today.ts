// 今天(6月29日) in an issue of another day. A story with a dateline (6月28日电) counts from that; without one, from the issue's date.
// Only what can be a slip is asked about: a day or two beside, or one digit off. A day of another month is a story of that
// time, reprinted or looked back on, and whoever laid it out knows.

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
        const meant = daysAfter(today, away[word.charAt(0)] ?? 0);
        const is = monthAndDate(meant);
        const told = { month: month === undefined ? is.month : numberOf(month), date: numberOf(date) };
        if ((told.month === is.month && told.date === is.date) || !slipped(meant, told, month !== undefined))
          continue;
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

interface MonthAndDate {
  readonly month: number;
  readonly date: number;
}

function monthAndDate(time: number): MonthAndDate {
  const day = new Date(time);
  return { month: day.getUTCMonth() + 1, date: day.getUTCDate() };
}

/** Days beside the right one that still are a slip of the pen. */
const beside = 2;

/** Whether who wrote `told` can have meant that day. `named`: with its month; else the day of any month is looked at. */
function slipped(meant: number, told: MonthAndDate, named: boolean): boolean {
  for (let days = -beside; days <= beside; days += 1) {
    const near = monthAndDate(daysAfter(meant, days));
    if (near.date === told.date && (!named || near.month === told.month)) return true;
  }
  const is = monthAndDate(meant);
  return named
    ? (is.month === told.month && oneDigitOff(is.date, told.date)) ||
        (is.date === told.date && oneDigitOff(is.month, told.month))
    : oneDigitOff(is.date, told.date);
}

/** 13 and 18, 12 and 2, 1 and 11. */
function oneDigitOff(a: number, b: number): boolean {
  const [short = '', long = ''] = [String(a), String(b)].toSorted((x, y) => x.length - y.length);
  if (short.length === long.length)
    return Array.from(short).filter((digit, i) => digit !== long[i]).length === 1 && short.length > 1;
  return long.length === short.length + 1 && (long.startsWith(short) || long.endsWith(short));
}
