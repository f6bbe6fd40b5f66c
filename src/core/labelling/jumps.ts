// Articles that go on on another page: “(下转第2版)” finds its “(上接第1版)”, “continued on page 4” its “continued from page 1”.
import { breakVerdict } from './breaks.ts';
import type { Vocabulary } from './types.ts';

export interface JumpArticle {
  /** Number of the page as printed, '1' or 'A3'; null where it is not known. */
  readonly page: string | null;
  /** Headline words, pieces run together. */
  readonly headline: string;
  /** Texts of the blocks in order, headlines left out. */
  readonly texts: readonly string[];
}

export interface JumpMark {
  readonly article: number;
  /** Index into `texts`. */
  readonly text: number;
  readonly from: number;
  readonly to: number;
  /** The page that the mark names. */
  readonly page: string;
  readonly direction: 'to' | 'from';
}

export interface JumpLink {
  readonly to: JumpMark;
  readonly from: JumpMark;
  /** Probability that the second is the continuation of the first, 0–1. */
  readonly confidence: number;
}

export interface Jumps {
  readonly links: readonly JumpLink[];
  /** Marks without a partner in the issue: the other page may not have been handed in. */
  readonly open: readonly JumpMark[];
}

const page = '([0-9０-９]{1,3}|[A-Za-z][0-9]{1,2}|[一二三四五六七八九十]{1,3})';
const marks: readonly (readonly [RegExp, JumpMark['direction']])[] = [
  [
    new RegExp(
      `[（(〔【]?[▶►→]?(?:下转|下轉|转入|转|轉)第?\\s*${page}\\s*版[^（）()〕】。，]{0,8}[）)〕】]?`,
      'gu',
    ),
    'to',
  ],
  [
    new RegExp(
      `[（(〔【]?[◀◄←]?(?:上接|紧接|緊接|接)第?\\s*${page}\\s*版[^（）()〕】。，]{0,8}[）)〕】]?`,
      'gu',
    ),
    'from',
  ],
  [/[（(]?\bcontinued on (?:page )?([A-Z]?\d{1,3})\b[）)]?/giu, 'to'],
  [/[（(]?\bcontinued from (?:page )?([A-Z]?\d{1,3})\b[）)]?/giu, 'from'],
];

const digits = '〇一二三四五六七八九';

/** '２', '二' and '02' are '2'; 'a3' is 'A3'. */
export function pageNumber(text: string): string {
  const plain = text.replace(/[０-９]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/u.exec(plain);
  if (tens !== null)
    return String(
      (tens[1] === undefined ? 1 : digits.indexOf(tens[1])) * 10 +
        (tens[2] === undefined ? 0 : digits.indexOf(tens[2])),
    );
  return [...plain]
    .map((c) => (digits.includes(c) ? String(digits.indexOf(c)) : c))
    .join('')
    .replace(/^0+(?=\d)/u, '')
    .toUpperCase();
}

/** The jump marks of a text: at its end, at its beginning, or alone. A mark in the middle of a text is talk of a page. */
export function jumpMarks(text: string): Omit<JumpMark, 'article' | 'text'>[] {
  const out: Omit<JumpMark, 'article' | 'text'>[] = [];
  for (const [pattern, direction] of marks)
    for (const match of text.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      const bracketed = /^[（(〔【]/u.test(match[0]);
      const first = text.slice(0, from).trim() === '';
      const last = text.slice(to).trim() === '';
      if (first || last || bracketed) out.push({ from, to, page: pageNumber(match[1] ?? ''), direction });
    }
  return out.sort((a, b) => a.from - b.from);
}

function pairsOf(text: string): Set<string> {
  const out = new Set<string>();
  for (let i = 0; i + 1 < text.length; i += 1) out.add(text.slice(i, i + 2));
  return out;
}

/** Dice coefficient of the pairs of characters, or 1 if one headline is the beginning of the other. */
function alike(a: string, b: string): number {
  const x = a.replace(/[\s\p{P}]/gu, '');
  const y = b.replace(/[\s\p{P}]/gu, '');
  if (x.length < 2 || y.length < 2) return 0;
  if (x.startsWith(y) || y.startsWith(x)) return 1;
  const px = pairsOf(x);
  const py = pairsOf(y);
  let common = 0;
  for (const pair of px) if (py.has(pair)) common += 1;
  return (2 * common) / (px.size + py.size);
}

/**
 * Matches the jump marks of an issue. Pages, the words of the headlines, and whether the text runs on over the jump are
 * weighed; each mark has one partner at most, the likeliest pairs first.
 */
export function jumpPartners(articles: readonly JumpArticle[], vocabulary: Vocabulary): Jumps {
  const all: JumpMark[] = articles.flatMap((article, a) =>
    article.texts.flatMap((text, t) => jumpMarks(text).map((mark) => ({ ...mark, article: a, text: t }))),
  );
  const tos = all.filter((mark) => mark.direction === 'to');
  const froms = all.filter((mark) => mark.direction === 'from');
  const links: JumpLink[] = [];
  for (const to of tos)
    for (const from of froms) {
      const a = articles[to.article];
      const b = articles[from.article];
      if (a === undefined || b === undefined || to.article === from.article) continue;
      const agree = (named: string, real: string | null): number =>
        real === null ? 0 : named === pageNumber(real) ? 2 : -3;
      const left = (a.texts[to.text] ?? '').slice(0, to.from).trim() || (a.texts[to.text - 1] ?? '');
      const right = (b.texts[from.text] ?? '').slice(from.to).trim() || (b.texts[from.text + 1] ?? '');
      const headlines = alike(a.headline, b.headline);
      const runsOn =
        left === '' || right === ''
          ? 0.3
          : breakVerdict({ text: left, role: 'body' }, { text: right, role: 'body' }, { vocabulary }).p;
      const logit =
        -1.5 +
        agree(to.page, b.page) +
        agree(from.page, a.page) +
        5 * headlines -
        (b.headline === '' || a.headline === '' ? 0 : 1) +
        2 * runsOn +
        (from.article > to.article ? 0.5 : 0);
      const confidence = 1 / (1 + Math.exp(-logit));
      if (confidence >= 0.3) links.push({ to, from, confidence });
    }
  links.sort((x, y) => y.confidence - x.confidence);
  const taken = new Set<JumpMark>();
  const chosen = links.filter(({ to, from }) => {
    if (taken.has(to) || taken.has(from)) return false;
    taken.add(to).add(from);
    return true;
  });
  return { links: chosen, open: all.filter((mark) => !taken.has(mark)) };
}
