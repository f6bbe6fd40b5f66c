import { expect, it } from 'vitest';
import type { Change, Intent } from './change.ts';
import { type Done, done } from './done.ts';

const step = { stepType: 'replace', from: 1, to: 1 };
let seq = 0;
const change = (by: string, intent: Intent, more: Partial<Change> = {}): Change => ({
  id: `c${(seq += 1)}`,
  client: by,
  seq,
  at: seq * 1000,
  by,
  round: 'first',
  intent,
  steps: [step],
  ...more,
});
const some = (all: Done): Partial<Done> =>
  Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));

it('counts what this person did, typing by the stretch and batches by the repair', () => {
  const typed = change('甲', 'edit');
  const list = [
    typed,
    change('甲', 'edit', { at: typed.at + 300 }),
    change('甲', 'edit', { at: typed.at + 60_000 }),
    change('乙', 'edit'),
    change('甲', 'fix', {
      payload: { fixes: [1, 2, 3].map((n) => ({ fingerprint: `${n}`, first: n - 1, end: n })) },
    }),
    change('甲', 'dismiss', { fingerprints: ['x'] }),
    change('甲', 'tag'),
    change('甲', 'structure'),
    change('甲', 'query'),
    change('甲', 'sign', { label: 'sign', steps: [step, step] }),
    change('甲', 'edit', { label: 'unplaced', steps: [] }),
    change('甲', 'export', { steps: [] }),
  ];
  expect(some(done(list, '甲'))).toEqual({
    edited: 2,
    accepted: 3,
    dismissed: 1,
    tagged: 1,
    arranged: 1,
    asked: 1,
    signed: 2,
  });
});

it('an undo that passed over what is locked took back what stood before it', () => {
  const list = [
    change('甲', 'tag'),
    change('甲', 'structure'),
    change('甲', 'undo', { payload: { over: 1 } }),
  ];
  expect(some(done(list, '甲'))).toEqual({ arranged: 1, undone: 1 });
});

it('what was undone does not count, what was done again does; a signature is beside it', () => {
  const list = [
    change('甲', 'tag'),
    change('甲', 'structure'),
    change('甲', 'sign', { label: 'sign' }),
    change('甲', 'undo'),
    change('甲', 'undo'),
    change('甲', 'redo'),
  ];
  expect(some(done(list, '甲'))).toEqual({ tagged: 1, signed: 1, undone: 1 });
});
