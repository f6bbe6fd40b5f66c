import { expect, it } from 'vitest';
import { itemMark, numeral } from './numerals.ts';

it('counts as Word counts', () => {
  const counted = (format: string, ...numbers: number[]): string =>
    numbers.map((n) => numeral(n, format)).join(' ');
  expect(counted('chineseCounting', 1, 10, 11, 20, 21, 100, 105, 110, 1001, 2340)).toBe(
    '一 十 十一 二十 二十一 一百 一百〇五 一百一十 一千〇一 二千三百四十',
  );
  expect(counted('chineseLegalSimplified', 1, 10, 12)).toBe('壹 壹拾 壹拾贰');
  expect(counted('ideographTraditional', 1, 10, 11)).toBe('甲 癸 11');
  expect(counted('decimalEnclosedCircleChinese', 1, 20, 21)).toBe('① ⑳ 21');
  expect(counted('upperRoman', 4, 9, 14, 1990)).toBe('IV IX XIV MCMXC');
  expect(counted('lowerLetter', 1, 26, 27)).toBe('a z aa');
  expect(counted('decimalFullWidth', 12)).toBe('１２');
  expect(counted('decimalZero', 3)).toBe('03');
  expect(counted('cardinalText', 3)).toBe('3');
  expect(counted('chineseCounting', 0, -1, 10_000, Number.NaN)).toBe('0 -1 10000 NaN');
});

it('“一、” stands close to its text, “1.” and “(2)” do not', () => {
  expect(['一、', '1.', '(2)', '（二）'].map(itemMark)).toEqual(['一、', '1. ', '(2) ', '（二）']);
});
