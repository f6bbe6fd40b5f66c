// What file names and page heads tell of the page that they stand on: number, 版名, date, paper.

import { latinMasthead } from '../labelling/latin.ts';

export interface PageMarks {
  /** "2", "A03": plain numbers without leading zeros, in half-width digits. */
  readonly number?: string;
  readonly name?: string;
  /** YYYY-MM-DD */
  readonly date?: string;
  readonly paper?: string;
}

const digits = '零〇○一二三四五六七八九';

/** 十二 → 12, 二〇二六 → 2026, １２ → 12; anything else stays. */
export function arabic(text: string): string {
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (!/^[零〇○一二三四五六七八九十]+$/.test(plain)) return plain;
  const value = (digit: string): number => Math.max(0, digits.indexOf(digit) - 2);
  if (!plain.includes('十')) return Array.from(plain, value).join('');
  const [tens = '', ones = ''] = plain.split('十');
  return String((tens === '' ? 1 : value(tens)) * 10 + (ones === '' ? 0 : value(ones)));
}

function pageNumber(text: string): string {
  const number = arabic(text).toUpperCase();
  return /^\d+$/.test(number) ? String(Number(number)) : number;
}

const numeral = '[A-Z]?[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}';
/** 第2版 · 第A03版, but not 下转第2版 and not 今日4版 */
const numbered = new RegExp(`(?<![转接轉]\\s*)第\\s*(${numeral})\\s*版`, 'u');
/** 02版：要闻 · A03版 */
const opensNumbered = /^([A-Z]\d{1,2}|0\d)\s*版?(?:[\s:：·|｜]|$)/u;
/** 3 文化 · 文化 3 · A03 */
const bareNumber =
  /^([A-Z]?[0-9０-９]{1,3})[\s·|｜]+(\p{Script=Han}{2,5})$|^(\p{Script=Han}{2,5})[\s·|｜]+([A-Z]?[0-9０-９]{1,3})$|^([A-Z]\d{1,2}|0\d)$/u;
const isoDate = /((?:19|20)\d{2})([-./_]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)/u;
const hanDate =
  /((?:19|20|１９|２０)[0-9０-９]{2}|[一二][零〇○一二三四五六七八九]{3})\s*年\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*日/u;
const paperName =
  /(?:^|[\s·|｜])([\p{Script=Han}]{1,6}(?:日报|晚报|时报|晨报|早报|商报|快报|周报|导报|都市报|青年报|日報|晚報|時報|晨報|新报|报|報))(?=$|[\s·|｜])/u;
/** Page 1 · PAGE A3 · A4  THE RIVER HERALD, but not continued on page 2 */
const latinNumbered =
  /(?<!\b(?:on|from|to|see)\s+)\bpage\s+([A-Z]?\d{1,3})\b|^([A-Z]\d{1,2})(?=\s{2,}\p{Lu})/iu;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month = `(?<month>${months.join('|')})[a-z]*\\.?`;
/** March 3, 2026 · Feb. 1, 2026 · 3 March 2026 */
const latinDate = [
  new RegExp(`\\b${month}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>(?:19|20)\\d{2})\\b`, 'iu'),
  new RegExp(`\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+${month},?\\s+(?<year>(?:19|20)\\d{2})\\b`, 'iu'),
];
/** What stands in page heads and is no 版名. */
const noName =
  /^(?:星期|农历|责|编|美编|版式|校对|组版|设计|值班|主编|审读|今日|总第|社址|邮编|零售|电话|热线|第|\d)|[报報]$/u;

function date(year: string, month: string, day: string): string | undefined {
  const [y, m, d] = [arabic(year), arabic(month), arabic(day)].map(Number);
  if (!y || !m || !d || m > 12 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return undefined;
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

function hanDateIn(text: string): string | undefined {
  const found = hanDate.exec(text);
  return found ? date(found[1] ?? '', found[2] ?? '', found[3] ?? '') : undefined;
}

function latinDateIn(text: string): string | undefined {
  for (const pattern of latinDate) {
    const { year = '', month = '', day = '' } = pattern.exec(text)?.groups ?? {};
    if (year !== '') return date(year, String(months.indexOf(month.toLowerCase()) + 1), day);
  }
  return undefined;
}

/** Reads a line of a page's head or foot: 第2版 要闻 · 2026年5月18日 星期一 · 江畔日报. Meant for furniture only; a body line may say anything. */
export function marksOfLine(line: string): PageMarks {
  const text = line.trim();
  const bare = bareNumber.exec(text);
  const latin = latinNumbered.exec(text);
  const number =
    numbered.exec(text)?.[1] ??
    opensNumbered.exec(text)?.[1] ??
    bare?.[1] ??
    bare?.[4] ??
    bare?.[5] ??
    latin?.[1] ??
    latin?.[2];
  const day = hanDateIn(text) ?? latinDateIn(text);
  const paper = paperName.exec(text)?.[1] ?? (latinMasthead.test(text) ? text : undefined);
  const name = bare?.[2] ?? bare?.[3] ?? (number === undefined ? undefined : nameIn(text));
  return {
    ...(number === undefined ? {} : { number: pageNumber(number) }),
    ...(name === undefined ? {} : { name }),
    ...(day === undefined ? {} : { date: day }),
    ...(paper === undefined ? {} : { paper }),
  };
}

/** 第2版 要闻, 要闻 第2版, 江畔日报 要闻 …: it stands beside the number or behind the paper. A word behind 责任编辑 is a person. */
function nameIn(text: string): string | undefined {
  const words = text.split(/[\s　:：|｜·]+/u);
  return words.find((word, i) => {
    if (!/^\p{Script=Han}{2,5}$/u.test(word) || noName.test(word)) return false;
    const before = words[i - 1] ?? '';
    return i === 0 || numbered.test(before) || opensNumbered.test(before) || /[报報]$/u.test(before);
  });
}

/** Reads a file's name: 01版.txt · A03-要闻.txt · 江畔日报20260518_02.txt · 第二版.txt · page-3.txt */
export function marksOfFileName(file: string): PageMarks {
  const stem = file.replace(/^.*[/\\]/u, '').replace(/\.[^.]*$/u, '');
  const iso = isoDate.exec(stem);
  const day = hanDateIn(stem) ?? (iso ? date(iso[1] ?? '', iso[3] ?? '', iso[4] ?? '') : undefined);
  const rest = stem.replace(hanDate, ' ').replace(isoDate, ' ');
  const number =
    new RegExp(`第?\\s*(${numeral})\\s*版`, 'u').exec(rest)?.[1] ??
    /(?:^|[^A-Za-z])(?:page|p)[\s_-]*(\d{1,3})(?!\d)/iu.exec(rest)?.[1] ??
    /(?:^|[^A-Za-z0-9])([A-Z]\d{1,2})(?![A-Za-z0-9])/u.exec(rest)?.[1] ??
    /(?:^|[^0-9])(\d{1,2})(?!\d)(?=[^0-9]*$)/u.exec(rest)?.[1];
  const paper = /(\p{Script=Han}{1,6}(?:[日晚时晨早商快周导]报|都市报|青年报))/u.exec(rest)?.[1];
  const name = rest
    .replace(paper ?? '', ' ')
    .split(/[^\p{Script=Han}]+|第|版/u)
    .find(
      (word) =>
        /^\p{Script=Han}{2,5}$/u.test(word) &&
        !/^[零〇一二三四五六七八九十]+$/u.test(word) &&
        number !== undefined,
    );
  return {
    ...(number === undefined ? {} : { number: pageNumber(number) }),
    ...(name === undefined ? {} : { name }),
    ...(day === undefined ? {} : { date: day }),
    ...(paper === undefined ? {} : { paper }),
  };
}

const collator = new Intl.Collator('zh', { numeric: true });

/** Natural order of names: 2版 before 10版, 第二版 before 第十版, A before B. */
export function byName(a: string, b: string): number {
  const plain = (name: string): string =>
    name.replace(/[一二三四五六七八九十]{1,3}(?=\s*版)|[０-９]+/gu, arabic);
  return collator.compare(plain(a), plain(b)) || (a < b ? -1 : a > b ? 1 : 0);
}
