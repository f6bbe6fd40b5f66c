import { expect, test } from 'vitest';
import { byRule, rules } from './rules.ts';
import { inBand, jumpsOfTruth, table } from './tally.ts';
import type { Truth } from './corpus.ts';

const [naive, tail, long] = rules;
const cut = '青禾镇的老渠长天没亮就上了堤，沿着河堤一路走到柳林渡口的';

test('the naive rule joins whatever does not end a sentence, headings too', () => {
  expect(naive && byRule(['河堤亮灯', cut, '水闸边。', '次日，他又来了。'], naive)).toEqual([
    `河堤亮灯${cut}水闸边。`,
    '次日，他又来了。',
  ]);
});

test('the tail class leaves lines that are short for the text', () => {
  expect(tail && byRule(['亮灯', cut, `${cut}水闸边。`], tail)).toEqual(['亮灯', `${cut}${cut}水闸边。`]);
});

test('an open quotation runs on even after a final mark', () => {
  expect(long && byRule(['他说：“水来了。', '我们上堤。”', '亮灯', '通车'], long)).toEqual([
    '他说：“水来了。我们上堤。”',
    '亮灯',
    '通车',
  ]);
});

test('a band holds its lower end; only the last one its upper end', () => {
  const offers = [0.8, 0.9, 0.98, 1].map((p, i) => ({ p, right: i !== 1 }));
  expect(inBand(offers, 0.8, 0.9)).toEqual({ offered: 1, right: 1 });
  expect(inBand(offers, 0.9, 0.98)).toEqual({ offered: 1, right: 0 });
  expect(inBand(offers, 0.98, 1)).toEqual({ offered: 2, right: 2 });
});

test('an article that goes on behind another is a jump if it says so', () => {
  const body = (lines: number[]) => ({ role: 'body' as const, text: '', lines });
  const truth: Truth = {
    articles: [
      { kind: 'story', blocks: [body([1, 3])] },
      { kind: 'story', blocks: [body([2])] },
    ],
  };
  expect(jumpsOfTruth(truth, ['堤上(下转第2版)', '闸', '(上接第1版)水'])).toEqual([
    { article: 0, before: 1, after: 3 },
  ]);
  expect(jumpsOfTruth(truth, ['堤上', '闸', '水'])).toEqual([]);
});

test('a table can be pasted into Markdown', () => {
  expect(table(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
});
