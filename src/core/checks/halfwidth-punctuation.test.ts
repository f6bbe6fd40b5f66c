import { it, expect } from 'vitest';
import { article, headline, p } from '../../testing/builders.ts';
import { found, finds, ignores, mends } from '../../testing/finds.ts';
import { halfwidthPunctuation as check } from './halfwidth-punctuation.ts';
import { certain } from './types.ts';

it('finds half-width marks between Han, and is certain', () => {
  expect(mends(check, article(p('河堤亮灯了,夜里有人散步。')))).toEqual(['河堤亮灯了，夜里有人散步。']);
  expect(mends(check, article(p('老码头怎么办?大家来出主意。')))).toEqual(['老码头怎么办？大家来出主意。']);
  expect(finds(check, article(headline('青禾镇:一河清水'))).confidence).toBeGreaterThanOrEqual(certain);
});

it('does not take an unread digit for a question', () => {
  expect(finds(check, article(p('今年?月1日开工。'))).confidence).toBe(0.5);
});

it('takes the space behind the mark along', () => {
  expect(mends(check, article(p('他说, 再等等。')))).toEqual(['他说，再等等。']);
});

it('makes both brackets of a pair full-width and leaves what stands between them', () => {
  expect(mends(check, article(p('本报讯(记者 林小满)河堤亮灯。')))).toEqual([
    '本报讯（记者 林小满）河堤亮灯。',
  ]);
  expect(mends(check, article(p('分批销号（1周内)。')))).toEqual(['分批销号（1周内）。']);
  expect(mends(check, article(p('世界粮农组织(FAO)派人来。')))).toEqual(['世界粮农组织（FAO）派人来。']);
});

it('finds pairs inside pairs and beside each other, each by itself', () => {
  expect(found(check, article(p('短期(1个月内)、长期(6个月内)整改。'))).map(({ actual }) => actual)).toEqual([
    '(1个月内)',
    '(6个月内)',
  ]);
});

it('does not touch numbers, times, addresses of the net and Latin runs', () => {
  ignores(check, article(p('涨了3.5%，10:30开会，按GB/T 15834执行，共1,200人。')));
  ignores(check, article(p('详见https://example.org/a?b=c,d')));
  ignores(check, article(p('写信到press@example.org。')));
  ignores(check, article(p('The bridge (built 1920) is open, at last: come!')));
  ignores(check, article(p('函数f(x)的图像。')));
});

it('is in doubt where a number stands before the mark, and about the number of a list', () => {
  expect(finds(check, article(p('增长12%,其中三成在城外。'))).severity).toBe('doubt');
  expect(finds(check, article(p('(1)加强值守。'))).confidence).toBeLessThan(certain);
});
