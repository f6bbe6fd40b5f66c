import { expect, test } from 'vitest';
import { since } from './since.ts';

const at = (text: string): number => new Date(text).getTime();
const now = at('2026-05-18T10:30:00');

test.each([
  ['2026-05-18T10:29:40', '刚才', 'just now'],
  ['2026-05-18T10:18:00', '12分钟前', '12 minutes ago'],
  ['2026-05-18T08:05:00', '08:05', '08:05'],
  ['2026-05-17T23:52:00', '昨天 23:52', 'yesterday 23:52'],
  ['2026-05-12T09:00:00', '5/12', '12/05'],
  ['1987-03-02T09:00:00', '1987/3/2', '02/03/1987'],
])('%s is %s or %s', (when, zh, en) => {
  expect([since(at(when), now, 'zh'), since(at(when), now, 'en')]).toEqual([zh, en]);
});

test('a clock that runs ahead is told by its date', () => {
  expect(since(at('2026-05-20T10:00:00'), now, 'zh')).toBe('5/20');
});
