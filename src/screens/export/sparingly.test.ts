import { expect, test } from 'vitest';
import { sparingly } from './sparingly.ts';

test('a thousand files within a second are told ten times, a slow one each time', () => {
  let time = 0;
  const told: number[] = [];
  const tell = sparingly(
    (share) => told.push(share),
    () => time,
  );
  for (let n = 1; n <= 1000; n += 1) {
    time = n;
    tell(n / 1000);
  }
  expect(told).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  time = 5000;
  tell(0.3);
  expect(told.at(-1)).toBe(0.3);
});
