import { expect, it } from 'vitest';
import { inSlices } from './slices.ts';

/** So many breaths, each behind some milliseconds of work. */
function* work(breaths: number): Generator<null, string> {
  for (let i = 0; i < breaths; i += 1) {
    for (const until = performance.now() + 3; performance.now() < until;);
    yield null;
  }
  return 'done';
}

it('answers what the work answers, and stops after some milliseconds each time', async () => {
  let slices = 0;
  const answer = await inSlices(work(20), () => {
    slices += 1;
    return true;
  });
  expect(answer).toBe('done');
  // 20 breaths of 3 ms, at most three of them at a stretch
  expect(slices).toBeGreaterThanOrEqual(7);
});

it('gives up what is not worth going on with', async () => {
  let left = 3;
  expect(await inSlices(work(100), () => (left -= 1) > 0)).toBeNull();
});
