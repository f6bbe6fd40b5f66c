// Numbers and dates as newspapers write them: 18, １８, 十八, 二〇二六.

const digits = '〇一二三四五六七八九';

/** One number in a regular expression: digits of either width, or Han numerals. */
export const numeral = '[0-9０-９]+|[〇○零一二三四五六七八九十两]+';

/** What a numeral says; NaN where it says nothing. */
export function numberOf(text: string): number {
  const plain = text.normalize('NFKC');
  if (/^[0-9,]+(?:\.[0-9]+)?$/u.test(plain)) return Number(plain.replaceAll(',', ''));
  const han = plain.replace(/[○零]/gu, '〇').replace(/两/gu, '二');
  const value = (char: string): number => digits.indexOf(char);
  const ten = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/u.exec(han);
  if (ten) return (ten[1] ? value(ten[1]) : 1) * 10 + (ten[2] ? value(ten[2]) : 0);
  if (!/^[〇一二三四五六七八九]+$/u.test(han)) return Number.NaN;
  return Number(Array.from(han, value).join(''));
}

const day = 86_400_000;

/** A day as milliseconds of UTC midnight; null where the calendar has no such day. */
export function dayOf(year: number, month: number, date: number): number | null {
  const time = Date.UTC(year, month - 1, date);
  const back = new Date(time);
  return back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === date
    ? time
    : null;
}

/** The day of an ISO date; null for anything else. */
export function isoDay(iso: string | null): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso ?? '');
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** So many days later. */
export const daysAfter = (time: number, days: number): number => time + days * day;

/** The day of this month and date that lies nearest to another day; null where there is none in the years around. */
export function nearestDay(near: number, month: number, date: number): number | null {
  const year = new Date(near).getUTCFullYear();
  const candidates = [year - 1, year, year + 1]
    .map((one) => dayOf(one, month, date))
    .filter((one) => one !== null);
  return candidates.toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))[0] ?? null;
}
