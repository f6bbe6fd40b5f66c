import { expect, it } from 'vitest';
import { inBothScripts } from './forms.ts';

it('a pattern takes simplified and traditional characters, inside and outside of classes, and no others', () => {
  const dateline = inBothScripts(/^本报讯(?:[记采]者)+\p{Script=Han}$/u);
  expect(dateline.test('本报讯记者甲')).toBe(true);
  expect(dateline.test('本報訊採者甲')).toBe(true);
  expect(dateline.test('本報汛記者甲')).toBe(false);
  expect(inBothScripts(/[点一-九]/gu).flags).toBe('gu');
});
