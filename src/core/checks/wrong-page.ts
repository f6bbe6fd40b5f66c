// 下转第9版 in an issue of 8 pages, 见3版 on page 3 itself; a page whose 第N期 is not that of the other pages. Which of two is wrong,
// a person knows.

import type { Node } from 'prosemirror-model';
import { articles, articleAttrs, pageAttrs, pages } from '../document/queries.ts';
import { aboutWords, type Line, linesOf } from './finding.ts';
import type { Finding, IssueCheck } from './types.ts';

const code = 'wrong-page';

const reference = /(?:下转|上接|转|接|详见|见)(?:本报|今日)?第?\s*(?<page>[A-Z]?0?[1-9][0-9]?)\s*版/gu;
const issueNumber = /第\s*(?<number>[0-9]{2,6})\s*期/u;

interface Spoken {
  readonly line: Line;
  readonly from: number;
  readonly to: number;
  readonly said: string;
}
const kept = new WeakMap<Node, readonly Spoken[]>();

/** The page references of an article, or the issue number of furniture. */
function spoken(article: Node): readonly Spoken[] {
  const known = kept.get(article);
  if (known) return known;
  const furniture = articleAttrs(article).kind === 'furniture';
  const all: Spoken[] = [];
  for (const line of linesOf(article)) {
    if (furniture) {
      const match = issueNumber.exec(line.text);
      if (match) all.push(spokenBy(line, match, match.groups?.['number']));
    } else if (line.text.includes('版'))
      for (const match of line.text.matchAll(reference))
        all.push(spokenBy(line, match, match.groups?.['page']));
  }
  kept.set(article, all);
  return all;
}

const spokenBy = (line: Line, match: RegExpExecArray, said = ''): Spoken => ({
  line,
  from: match.index,
  to: match.index + match[0].length,
  said: said.replace(/^([A-Z]?)0+/u, '$1'),
});

export const wrongPage: IssueCheck = {
  code,
  seal: '问',
  scope: 'issue',
  behind: ['jump-without-partner'],
  *find(doc) {
    const numbers = pages(doc).map(({ node }) =>
      (pageAttrs(node).number ?? '').replace(/^([A-Z]?)0+/u, '$1'),
    );
    // the whole issue is here where its pages are 1, 2, 3… without a gap
    const whole = numbers.length > 1 && numbers.every((number, i) => number === String(i + 1));
    const issues: { readonly at: Spoken; readonly pos: number }[] = [];
    for (const { node, pos, page } of articles(doc)) {
      const furniture = articleAttrs(node).kind === 'furniture';
      const own = (pageAttrs(page.node).number ?? '').replace(/^([A-Z]?)0+/u, '$1');
      for (const at of spoken(node)) {
        if (furniture) issues.push({ at, pos });
        else if (own !== '' && at.said === own) yield asked(at, pos, 'own', { page: at.said });
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
