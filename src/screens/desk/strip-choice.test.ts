import { expect, it } from 'vitest';
import { type Choice, fitting, press, printedKeys } from './strip-choice.ts';

const choices: readonly Choice[] = [
  '要闻',
  '时政',
  '经济',
  '社会',
  '民生',
  '文旅',
  '教科卫',
  '法治',
  '评论',
  '副刊',
  '体育',
  '国内',
  '国际',
  '公告',
  '广告',
].map((name, index) => ({ code: name, name, digit: '1234567890'[index] ?? null, on: false }));
const type = (keys: string): string | null => {
  let typed = '';
  let made: string | null = null;
  for (const key of keys) {
    const pressed = press(choices, typed, key);
    typed = pressed.typed;
    made = pressed.choice?.name ?? null;
  }
  return made;
};

it('takes a digit at once', () => {
  expect(type('5')).toBe('民生');
  expect(type('0')).toBe('副刊');
});
it('takes one letter where it fits one alone, and waits where it does not', () => {
  expect(type('y')).toBe('要闻');
  expect(type('g')).toBe(null);
  expect(type('gj')).toBe('国际');
  expect(type('sh')).toBe('社会');
  expect(fitting(choices, 'g').map(({ name }) => name)).toEqual(['国内', '国际', '公告', '广告']);
});
it('begins anew with a letter that does not go on', () => {
  expect(type('gy')).toBe('要闻');
});
it('a digit after letters is a digit', () => {
  expect(type('g5')).toBe('民生');
});
it('tells two with the same initials apart by a digit', () => {
  expect(type('gg')).toBe(null);
  expect(type('gg2')).toBe('广告');
  expect(printedKeys(choices).slice(-2)).toEqual(['gg1', 'gg2']);
});
