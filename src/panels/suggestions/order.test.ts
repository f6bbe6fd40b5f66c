import { expect, it } from 'vitest';
import type { Suggestion } from '../../core/checks/types.ts';
import { kinds, ordered } from './order.ts';

const one = (
  id: string,
  code: string,
  confidence: number,
  severity: Suggestion['severity'] = 'sure',
): Suggestion => ({
  id,
  code,
  confidence,
  severity,
  reasons: [],
  from: 0,
  to: 0,
  actual: '',
  message: { code: '' },
  reads: [],
  fixes: [],
  fingerprint: id,
  block: '',
  article: '',
});
const list = [
  one('a', 'join', 0.7),
  one('b', 'mark', 0.99),
  one('c', 'odd', 0.999, 'ask'),
  one('d', 'join', 0.99),
];
const ids = (suggestions: readonly Suggestion[]): string => suggestions.map(({ id }) => id).join('');

it('keeps reading order, or puts the surest first and questions last', () => {
  expect(ids(ordered(list, null, 'reading'))).toBe('abcd');
  expect(ids(ordered(list, null, 'surest'))).toBe('bdac');
});
it('shows one kind alone', () => {
  expect(ids(ordered(list, 'join', 'surest'))).toBe('da');
});
it('counts the kinds, the most frequent first', () => {
  expect(kinds(list)[0]).toEqual({ code: 'join', count: 2 });
});
