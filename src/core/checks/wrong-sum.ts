// 共120人，其中甲地50人、乙地60人; 由40增至50，增长20%. Asked only where the sentence says that all parts are named, and
// every number is taken as far as it may have been rounded.

import { aboutWords, linesOf } from './finding.ts';
import type { ArticleCheck, Finding } from './types.ts';

const code = 'wrong-sum';

const number = '[0-9]+(?:\\.[0-9]+)?';
const unit =
  '(?:亿|万|千)?(?:元|人次|人|户|亩|吨|公里|米|件|辆|台|套|家|所|个|名|公斤|平方米|项|起|处|架|艘|株|棵)?';

// the same unit stands with all of them, or only with the last: 由40增至50人
const change = new RegExp(
  `[由从](?:[^，。；、：]{0,8}?的)?(?<was>${number})(?<wasUnit>${unit})(?<verb>增加到|增长到|增至|增到|提高到|提高至|上升到|上升至|升至|减少到|减少至|减至|下降到|下降至|降至|降到)(?:[^，。；、：0-9]{0,8}?的)?(?<is>${number})(?<isUnit>${unit})，(?:同比)?(?<way>增长|提高|上升|增幅达|减少|下降|降低|降幅达)(?:了)?(?<by>${number})[%％]`,
  'gu',
);

const whole = new RegExp(
  `(?<count>[两三四五六])(?<kind>地|市|县|区|乡|镇|村|校|厂|队|组|类|项|者|家|国|省)[^，。；：0-9]{0,8}?(?:共有|共计|总计|合计|一共|共)[^，。；：0-9]{0,6}?(?<sum>${number})(?<unit>${unit})，其中(?<parts>[^。；]+)`,
  'gu',
);
const pair = new RegExp(
  `(?:共有|共计|总计|合计|一共|共)[^，。；：0-9]{0,6}?(?<sum>${number})(?<unit>${unit})，其中(?<parts>(?<one>男|女|国内|国外|境内|境外|城镇|农村|上半年|下半年)[^。；]+)`,
  'gu',
);
const opposites = ['男女', '国内国外', '境内境外', '城镇农村', '上半年下半年'];

/** Half of the last digit that is written: how far a number may be rounded. */
function slack(written: string): number {
  return 0.5 * 10 ** -(written.split('.')[1]?.length ?? 0);
}

export const wrongSum: ArticleCheck = {
  code,
  seal: '问',
  scope: 'article',
  *find({ article }) {
    for (const line of linesOf(article)) {
      if (!/[0-9]/u.test(line.text)) continue;
      for (const match of line.text.matchAll(change)) yield* changed(line, match);
      for (const match of line.text.matchAll(whole)) yield* summed(line, match);
      for (const match of line.text.matchAll(pair)) {
        const { one = '', parts = '' } = match.groups ?? {};
        const other = opposites.find((both) => both.includes(one))?.replace(one, '') ?? '';
        if (parts.includes(other)) yield* summed(line, match, 2);
      }
    }
  },
};

type Line = ReturnType<typeof linesOf>[number];

function* changed(line: Line, match: RegExpExecArray): Generator<Finding> {
  const { was = '', is = '', by = '', verb = '', way = '', wasUnit = '', isUnit = '' } = match.groups ?? {};
  if (wasUnit !== '' && wasUnit !== isUnit) return;
  const up = /[增提升]/u.test(verb);
  if (up !== /[增提升]/u.test(way)) return;
  const share = (a: number, b: number): number => (Math.abs(b - a) / a) * 100;
  const a = Number(was);
  const b = Number(is);
  if (a === 0) return;
  // whole numbers of people and things are counted, not rounded; with a decimal point or 万 they are
  const loose = (text: string, words: string): number =>
    text.includes('.') || /[亿万千]/u.test(words) ? slack(text) : 0;
  const x = loose(was, wasUnit || isUnit);
  const y = loose(is, isUnit);
  const corners = [share(a - x, b - y), share(a - x, b + y), share(a + x, b - y), share(a + x, b + y)];
  const margin = Math.max(slack(by), 0.1) + 1e-9;
  const told = Number(by);
  if (told >= Math.min(...corners) - margin && told <= Math.max(...corners) + margin) return;
  yield asked(line, match, 'share', { told: `${by}%`, is: `${share(a, b).toFixed(1)}%` });
}

function* summed(line: Line, match: RegExpExecArray, count?: number): Generator<Finding> {
  const groups = match.groups ?? {};
  const { sum = '', unit: of = '', parts = '' } = groups;
  const wanted = count ?? '〇一两三四五六'.indexOf(groups['count'] ?? '');
  const seen = [...parts.matchAll(new RegExp(`(${number})(${unit})`, 'gu'))];
  const same = seen.filter(([, , words]) => words === of).map(([, value = '']) => value);
  if (of === '' || same.length !== seen.length || same.length !== wanted) return;
  const total = same.reduce((all, value) => all + Number(value), 0);
  const rounded = [sum, ...same].some((value) => value.includes('.')) || /[亿万千]/u.test(of);
  const margin = rounded ? [sum, ...same].reduce((all, value) => all + slack(value), 0) : 0;
  if (Math.abs(total - Number(sum)) <= margin + 1e-9) return;
  yield asked(line, match, 'sum', {
    told: `${sum}${of}`,
    is: `${Number(total.toFixed(6))}${of}`,
  });
}

function asked(
  line: Line,
  match: RegExpExecArray,
  message: string,
  params: { readonly told: string; readonly is: string },
): Finding {
  return aboutWords(line, {
    code,
    severity: 'ask',
    confidence: 0.9,
    from: match.index,
    to: match.index + match[0].length,
    reasons: [{ code: 'reckoned', params: { detail: params.is } }],
    message,
    params,
  });
}
