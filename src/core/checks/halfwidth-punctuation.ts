// Half-width ( ) , : ; ? ! in Chinese text (GB/T 15834-2011). Numbers, times, addresses of the net and Latin runs keep
// theirs: 3.5、10:30、GB/T 15834、https://… A pair of brackets is one finding.

import { replaceText } from '../document/commands.ts';
import { aboutWords, type Line, linesOf, reading, wordsAfter, wordsBefore } from './finding.ts';
import type { ArticleCheck, Finding } from './types.ts';

const code = 'halfwidth-punctuation';
const wide: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

const chinese = /[\p{Script=Han}〓□“”‘’《》〈〉「」『』【】（），。、；：？！…—]/u;
const net = /(?:https?:\/\/|www\.)[!-~]+|[\w.+-]{1,64}@[\w.-]{1,255}/giu;

export const halfwidthPunctuation: ArticleCheck = {
  code,
  seal: '点',
  scope: 'article',
  *find({ article }) {
    for (const line of linesOf(article)) {
      if (!/[,:;?!()]/.test(line.text) || !/\p{Script=Han}/u.test(line.text)) continue;
      const addresses = [...line.text.matchAll(net)].map(
        (match) => [match.index, match.index + match[0].length] as const,
      );
      const free = (at: number): boolean => !addresses.some(([from, to]) => at >= from && at < to);
      yield* brackets(line, free);
      yield* marks(line, free);
    }
  },
};

/** The characters beside from…to, white space passed over; '' at the ends of the line. */
function beside(text: string, from: number, to: number): readonly [string, string] {
  const left = text.slice(0, from).trimEnd();
  const right = text.slice(to).trimStart();
  return [left.charAt(left.length - 1), right.charAt(0)];
}

function* marks(line: Line, free: (at: number) => boolean): Generator<Finding> {
  // “好, 再来”: the space behind belongs to the half-width mark
  for (const match of line.text.matchAll(/([,:;?!]) ?(?= ?)/gu)) {
    const mark = match[1] ?? '';
    const from = match.index;
    const [left, right] = beside(line.text, from, from + 1);
    if (!free(from) || left === '') continue;
    const to = chinese.test(right) ? from + match[0].length : from + 1;
    const instead = wide[mark] ?? mark;
    const place = { code, from, to, instead, params: { mark, instead } };
    const before = chinese.test(left) || left === ')';
    const behind = right === '' || chinese.test(right) || right === '(';
    // “今年?月1日”: a digit that the OCR could not read, not a question
    if (before && behind && /[?!]/.test(mark) && /\p{Script=Han}/u.test(right))
      yield aboutWords(line, {
        ...place,
        severity: 'doubt',
        confidence: /[年月第约共近]/u.test(left) || /[年月日号版个人时分]/u.test(right) ? 0.5 : 0.95,
        reasons: [{ code: 'between-han' }],
      });
    else if (before && behind)
      yield aboutWords(line, {
        ...place,
        severity: 'sure',
        confidence: 0.99,
        reasons: [{ code: 'between-han' }],
      });
    // “电话:0471”, “图为:3号楼”: what stands before decides
    else if (before && mark !== ':')
      yield aboutWords(line, {
        ...place,
        severity: 'sure',
        confidence: 0.985,
        reasons: [{ code: 'after-han' }],
      });
    else if (before)
      yield aboutWords(line, {
        ...place,
        severity: 'doubt',
        confidence: 0.93,
        reasons: [{ code: 'after-han' }],
      });
    // “增长12%,其中”
    else if (behind && right !== '' && !/[A-Za-z]/.test(left))
      yield aboutWords(line, {
        ...place,
        severity: 'doubt',
        confidence: 0.93,
        reasons: [{ code: 'before-han' }],
      });
  }
}

/** What stands in brackets is shorter than this; more is two brackets that have nothing to do with each other. */
const longest = 300;

function* brackets(line: Line, free: (at: number) => boolean): Generator<Finding> {
  const open: number[] = [];
  for (let at = 0; at < line.text.length; at += 1) {
    const char = line.text.charAt(at);
    if (char === '(' || char === '（') open.push(at);
    if (char !== ')' && char !== '）') continue;
    const from = open.pop();
    if (
      from === undefined ||
      at - from > longest ||
      !free(from) ||
      !free(at) ||
      (char === '）' && line.text.charAt(from) === '（')
    )
      continue;
    const finding = pair(line, from, at);
    if (finding) yield finding;
  }
}

function pair(line: Line, from: number, last: number): Finding | null {
  const { text } = line;
  const inside = text.slice(from + 1, last);
  const mixed = (text.charAt(from) === '(') !== (text.charAt(last) === ')');
  const [left, right] = beside(text, from, last + 1);
  const chineseInside = /\p{Script=Han}/u.test(inside);
  // “f(x)”, “GB(2011)”: part of a Latin run
  if (!chineseInside && !mixed && !chinese.test(left) && !(left === '' && chinese.test(right))) return null;
  // “(1)加强”: a list's number; many papers keep it half-width
  const number = /^[0-9]{1,2}$/.test(inside) && !chinese.test(left);
  const confidence = number ? 0.9 : mixed ? 0.99 : 0.985;
  return {
    code,
    severity: number ? 'doubt' : 'sure',
    confidence,
    reasons: [{ code: mixed ? 'bracket-widths-differ' : chineseInside ? 'han-inside' : 'after-han' }],
    from: line.start + from,
    to: line.start + last + 1,
    actual: text.slice(from, last + 1),
    message: { code: `checks:kind.${code}.brackets`, params: { words: text.slice(from, last + 1) } },
    reads: reading(
      { text: wordsBefore(text, from), as: 'same' },
      { text: '（', as: 'new' },
      { text: inside, as: 'same' },
      { text: '）', as: 'new' },
      { text: wordsAfter(text, last + 1), as: 'same' },
    ),
    fixes: [
      {
        title: { code: 'checks:fix.widen', params: { words: text.slice(from, last + 1) } },
        preferred: true,
        // each bracket by itself: what stands between them is not touched
        apply: (tr, at) =>
          (text.charAt(last) === '）' || replaceText(tr, at.to - 1, at.to, '）')) &&
          (text.charAt(from) === '（' || replaceText(tr, at.from, at.from + 1, '（')),
      },
    ],
  };
}
