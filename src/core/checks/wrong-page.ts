// 下转第9版 in an issue of 8 pages, 见3版 on page 3 itself; a page whose 第N期 is not that of the other pages, or whose
// head says 第3版 where it came in as page 2, or as another page does. Which of two is wrong, a person knows.

import type { Node } from 'prosemirror-model';
import { articles, articleAttrs, pageAttrs, pages } from '../document/queries.ts';
import { marksOfLine } from '../import/page-marks.ts';
import { aboutWords, type Line, linesOf } from './finding.ts';
import type { Finding, IssueCheck } from './types.ts';

const code = 'wrong-page';

const reference = /(?:下转|上接|转|接|详见|见)(?:本报|今日)?第?\s*(?<page>[A-Z]?0?[1-9][0-9]?)\s*版/gu;
const issueNumber = /第\s*(?<said>[0-9]{2,6})\s*期/u;
/** 今日8版, and not 今日第8版 */
const pageCount = /今日\s*(?<said>[0-9]{1,3})\s*版/u;

interface Spoken {
  readonly what: 'reference' | 'issue' | 'number' | 'count';
  readonly line: Line;
  readonly from: number;
  readonly to: number;
  readonly said: string;
}
const kept = new WeakMap<Node, readonly Spoken[]>();

/** The page references of an article; the numbers of page and issue, and the count of pages, of furniture. */
function spoken(article: Node): readonly Spoken[] {
  const known = kept.get(article);
  if (known) return known;
  const furniture = articleAttrs(article).kind === 'furniture';
  const all: Spoken[] = [];
  for (const line of linesOf(article)) {
    if (furniture) {
      for (const [what, pattern] of [
        ['issue', issueNumber],
        ['count', pageCount],
      ] as const) {
        const match = pattern.exec(line.text);
        if (match) all.push(spokenBy(what, line, match, match.groups?.['said']));
      }
      const { number } = marksOfLine(line.text);
      const match =
        number === undefined
          ? null
          : new RegExp(`(?<![0-9A-Z])${number.replace(/^([A-Z]?)/u, '$10*')}(?![0-9])`, 'u').exec(line.text);
      if (match) all.push(spokenBy('number', line, match, number));
    } else if (line.text.includes('版'))
      for (const match of line.text.matchAll(reference))
        all.push(spokenBy('reference', line, match, match.groups?.['page']));
  }
  kept.set(article, all);
  return all;
}

const spokenBy = (what: Spoken['what'], line: Line, match: RegExpExecArray, said = ''): Spoken => ({
  what,
  line,
  from: match.index,
  to: match.index + match[0].length,
  said: plain(said),
});

/** A03 is A3, 02 is 2. */
const plain = (number: string | null): string => (number ?? '').replace(/^([A-Z]?)0+/u, '$1');

export const wrongPage: IssueCheck = {
  code,
  seal: '问',
  scope: 'issue',
  behind: ['jump-without-partner'],
  *find(doc) {
    const numbers = pages(doc).map(({ node }) => plain(pageAttrs(node).number));
    const all = articles(doc).flatMap((article) => spoken(article.node).map((at) => ({ at, ...article })));
    const told = Math.max(0, ...all.map(({ at }) => (at.what === 'count' ? Number(at.said) : 0)));
    // the whole issue is here where its pages are 1, 2, 3… without a gap, and none says that there are more
    const whole =
      numbers.length > 1 && numbers.length >= told && numbers.every((number, i) => number === String(i + 1));
    const issues: { readonly at: Spoken; readonly pos: number }[] = [];
    const printed = new Map<string, number>();
    // a page that has its own number among others is several pages run together: nothing is wrong with those
    const right = new Set(
      all
        .filter(({ at, page }) => at.what === 'number' && at.said === plain(pageAttrs(page.node).number))
        .map(({ page }) => page.index),
    );
    for (const { at, pos, page } of all) {
      const own = plain(pageAttrs(page.node).number);
      if (at.what === 'issue') issues.push({ at, pos });
      else if (at.what === 'number') {
        const elsewhere = printed.get(at.said);
        printed.set(at.said, elsewhere ?? page.index);
        if (own !== '' && at.said !== own && !right.has(page.index))
          yield asked(at, pos, 'number', { here: at.said, page: own });
        else if (at.said === own && elsewhere !== undefined && elsewhere !== page.index)
          yield asked(at, pos, 'twice', { page: at.said });
      } else if (at.what === 'reference') {
        if (own !== '' && at.said === own) yield asked(at, pos, 'own', { page: at.said });
        else if (whole && /^[0-9]+$/u.test(at.said) && Number(at.said) > numbers.length)
          yield asked(at, pos, 'beyond', { page: at.said, count: numbers.length });
      }
    }
    const counts = new Map<string, number>();
    for (const { at } of issues) counts.set(at.said, (counts.get(at.said) ?? 0) + 1);
    const [usual = '', most = 0] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
    // one of two pages may be either: the second is asked about
    for (const { at, pos } of issues)
      if (at.said !== usual) yield asked(at, pos, 'issue', { here: at.said, there: usual, count: most });
  },
};

function asked(at: Spoken, pos: number, message: string, params: Record<string, string | number>): Finding {
  const finding = aboutWords(at.line, {
    code,
    severity: 'ask',
    confidence: 0.9,
    from: at.from,
    to: at.to,
    reasons: [{ code: 'page-differs' }],
    message,
    params,
  });
  return { ...finding, from: finding.from + pos, to: finding.to + pos };
}
