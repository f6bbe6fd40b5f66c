import { expect, it } from 'vitest';
import { isOn, turned } from './switches.ts';

const none = { off: [] };

it('what is on can be switched off, and on again', () => {
  expect(isOn('split-paragraph', none)).toBe(true);
  const off = turned('split-paragraph', false, none);
  expect(isOn('split-paragraph', off)).toBe(false);
  expect(isOn('doubled-word', off)).toBe(true);
  expect(turned('split-paragraph', true, off)).toEqual({ off: [], on: [] });
});
it('what is off until somebody asks can be switched on, and off again', () => {
  expect(isOn('two-titles', none)).toBe(false);
  const on = turned('two-titles', true, none);
  expect(isOn('two-titles', on)).toBe(true);
  expect(turned('two-titles', false, on)).toEqual({ off: [], on: [] });
});
