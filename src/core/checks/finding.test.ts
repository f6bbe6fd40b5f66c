import { expect, it } from 'vitest';
import { wordsAfter, wordsBefore } from './finding.ts';

it('the words beside a place say where they were cut, and begin with no mark that ends something', () => {
  const text = '去年秋天，市里把图纸贴到了巷口，请街坊投票。';
  expect(wordsBefore(text, 14)).toBe('…市里把图纸贴到了巷');
  expect(wordsBefore(text, 3)).toBe('去年秋');
  expect(wordsAfter(text, 0)).toBe('去年秋天，市里把图纸…');
  expect(wordsAfter(text, 18)).toBe('坊投票。');
});
