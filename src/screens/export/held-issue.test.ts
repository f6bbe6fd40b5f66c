import { expect, test } from 'vitest';
import type { Suggestion } from '../../core/checks/types.ts';
import { importFiles } from '../../core/import/import.ts';
import { mostShown } from './exporting.ts';
import { heldIssue, inputOf, openIn, typesetOf } from './held-issue.ts';

const paper = (name: string) =>
  Promise.resolve({
    name,
    sections: [{ code: 'farm', name: '田间' }],
    vocabulary: { name: '本报分类', concepts: [{ code: 'qd', name: '渠道' }] },
    off: [],
  });

async function held() {
  const text =
    '第2版 要闻\n\n老渠重新通水\n\n　　本报讯 青禾镇的老渠昨日通水。\n\n\n渡口加开夜船\n\n　　渡口今起加开夜船。';
  const { issues } = await importFiles([{ name: '02版.txt', bytes: new TextEncoder().encode(text) }]);
  const [original] = issues;
  if (!original) throw new Error('expected an issue');
  return heldIssue(original, [], paper);
}

test('the screen is told the articles by page and place, and an account that balances', async () => {
  const { shown } = await held();
  expect(shown.articles.map(({ place, title, page }) => [place, title, page])).toEqual([
    ['2-1', '老渠重新通水', 0],
    ['2-2', '渡口加开夜船', 0],
  ]);
  expect(shown.account).toMatchObject({ balanced: true, removed: [], added: [] });
  expect(shown.account.in).toBe(shown.account.out);
  expect(shown.own).toEqual({ farm: '田间', qd: '渠道' });
});

test('of the chosen articles only those are typeset', async () => {
  const issue = await held();
  const [, second] = issue.shown.articles;
  const typeset = typesetOf(inputOf(issue, { sectionNames: {}, articles: [second?.id ?? ''], apart: false }));
  expect(typeset.map((blocks) => blocks.map(({ text }) => text))).toEqual([
    ['渡口加开夜船', '渡口今起加开夜船。'],
  ]);
});

test('what is open is listed for the chosen articles, counted for the whole issue, and a long list is cut', () => {
  const open = (n: number, article: string): Suggestion => ({
    id: `s${n}`,
    fingerprint: '',
    code: 'split-paragraph',
    severity: n === 3 ? 'sure' : 'ask',
    confidence: 0.5,
    reasons: [],
    from: 0,
    to: 1,
    actual: '渠',
    message: { code: 'split-paragraph' },
    reads: [],
    fixes: [],
    block: 'b1',
    article,
  });
  const all = Array.from({ length: mostShown + 10 }, (_, n) => open(n, n < mostShown + 5 ? 'a1' : 'a2'));
  const { kinds, total, counts } = openIn(all, new Set(['a1']));
  expect(kinds).toMatchObject([{ code: 'split-paragraph', count: mostShown + 5, gravest: 'sure' }]);
  expect(kinds[0]?.first).toHaveLength(mostShown);
  expect(total).toBe(mostShown + 5);
  expect(counts).toEqual({ 'split-paragraph': mostShown + 10 });
});
