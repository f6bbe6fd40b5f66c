import { expect, it } from 'vitest';
import type { Change } from './change.ts';
import { Decisions } from './decisions.ts';

type Told = Parameters<Decisions['add']>[0][number];
const step = {};
const change = (intent: Change['intent'], more: Partial<Told> = {}): Told => ({
  client: 'c',
  intent,
  steps: [step],
  ...more,
});
const fix = change('fix', { check: 'split-paragraph', fingerprints: ['f'] });
const no = change('dismiss', { check: 'doubled-word', fingerprints: ['g'] });
const key = change('edit');
const undo = (steps = 1): Told => change('undo', { steps: Array.from({ length: steps }, () => step) });

const after = (...changes: readonly Told[]): object => {
  const decisions = new Decisions();
  decisions.add(changes);
  return Object.fromEntries(decisions.kinds);
};

it('counts what was taken and what was dismissed, by kind', () => {
  expect(after(fix, key, no, fix)).toEqual({
    'split-paragraph': { taken: 2, dismissed: 0 },
    'doubled-word': { taken: 0, dismissed: 1 },
  });
});
it('counts every repair of “fix all certain”, and every place of “not in this issue”', () => {
  const payload = {
    fixes: ['split-paragraph', 'han-spaces', 'split-paragraph'].map((check, i) => ({
      check,
      fingerprint: String(i),
      first: i,
      end: i + 1,
    })),
  };
  expect(
    after(
      change('fix', { fingerprints: ['0', '1', '2'], payload }),
      change('dismiss', { check: 'doubled-word', fingerprints: ['g', 'g', 'g'] }),
    ),
  ).toEqual({
    'split-paragraph': { taken: 2, dismissed: 0 },
    'han-spaces': { taken: 1, dismissed: 0 },
    'doubled-word': { taken: 0, dismissed: 3 },
  });
});
it('what was undone does not count, what was redone does', () => {
  expect(after(fix, no, undo())).toEqual({
    'split-paragraph': { taken: 1, dismissed: 0 },
    'doubled-word': { taken: 0, dismissed: 0 },
  });
  expect(after(fix, undo(), change('redo'))).toEqual({ 'split-paragraph': { taken: 1, dismissed: 0 } });
});
it('a repair that was taken back out of the redline does not count; undoing that counts it again', () => {
  const back = change('revert', { payload: { count: 1, checks: ['split-paragraph'] } });
  expect(after(fix, fix, back)).toEqual({ 'split-paragraph': { taken: 1, dismissed: 0 } });
  expect(after(fix, fix, back, undo())).toEqual({ 'split-paragraph': { taken: 2, dismissed: 0 } });
  // of a journal from elsewhere
  expect(after(change('revert', { payload: { checks: ['split-paragraph', 7] } }))).toEqual({
    'split-paragraph': { taken: 0, dismissed: 0 },
  });
});
it('an undo of typing takes back no repair: several keys go at once, the repair before them stays', () => {
  expect(after(fix, key, key, key, undo(3))).toEqual({ 'split-paragraph': { taken: 1, dismissed: 0 } });
  expect(after(fix, key, key, undo(1), undo(1), undo(1))).toEqual({
    'split-paragraph': { taken: 0, dismissed: 0 },
  });
});
it('each takes back only what is their own', () => {
  expect(after(fix, { ...undo(), client: 'd' })).toEqual({ 'split-paragraph': { taken: 1, dismissed: 0 } });
});
it('says by another map that a figure has changed', () => {
  const decisions = new Decisions();
  decisions.add([fix]);
  const { kinds } = decisions;
  decisions.add([key]);
  expect(decisions.kinds).toBe(kinds);
  decisions.add([no]);
  expect(decisions.kinds).not.toBe(kinds);
});
