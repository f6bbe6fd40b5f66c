import { expect, it } from 'vitest';
import type { Suggestion } from '../../core/checks/types.ts';
import { mostlyDismissed, ofPaper, tallyOf } from './tally.ts';

const open = (code: string): Suggestion => ({
  id: '',
  code,
  confidence: 1,
  severity: 'sure',
  reasons: [],
  from: 0,
  to: 0,
  actual: '',
  message: { code: '' },
  reads: [],
  fixes: [],
  fingerprint: '',
  block: '',
  article: '',
});

it('what was offered is what is open and what was decided', () => {
  expect(tallyOf([open('a'), open('a'), open('b')], new Map([['a', { taken: 3, dismissed: 1 }]]))).toEqual({
    a: { offered: 6, taken: 3, dismissed: 1 },
    b: { offered: 1, taken: 0, dismissed: 0 },
  });
});
it('what was taken back whole is not offered', () => {
  expect(tallyOf([], new Map([['a', { taken: 0, dismissed: 0 }]]))).toEqual({});
});
it('the paper’s figures hold this issue once, as it is now', () => {
  const now = { a: { offered: 6, taken: 3, dismissed: 1 } };
  const issues = {
    here: { a: { offered: 9, taken: 9, dismissed: 0 } },
    there: { a: { offered: 10, taken: 1, dismissed: 9 }, b: { offered: 1, taken: 0, dismissed: 0 } },
  };
  expect(ofPaper('a', issues, 'here', now)).toEqual({ offered: 16, taken: 4, dismissed: 10 });
  expect(ofPaper('a', {}, 'here', now)).toEqual(now.a);
});
it('a kind is mostly dismissed where two of three were, and not after a few', () => {
  expect(mostlyDismissed({ offered: 20, taken: 2, dismissed: 4 })).toBe(true);
  expect(mostlyDismissed({ offered: 20, taken: 3, dismissed: 4 })).toBe(false);
  expect(mostlyDismissed({ offered: 5, taken: 0, dismissed: 5 })).toBe(false);
});
