import { expect, it } from 'vitest';
import type { Change } from '../../core/history/change.ts';
import { nothingTold, type Told } from '../../core/history/told.ts';
import { entries as told } from './entries.ts';

let seq = 0;
const change = (part: Partial<Change>): Change => ({
  id: `c${(seq += 1)}`,
  client: 'tab',
  at: 1000 * seq,
  by: '王敏',
  round: 'first',
  intent: 'edit',
  steps: [{}],
  seq,
  ...part,
});
const types = (): Change => change({});
/** None of them tells words. */
const entries = (changes: readonly Change[]) => told(changes, []);
const words = (part: Partial<Told>): Told => ({
  ...nothingTold,
  block: 'b1',
  article: 'a1',
  places: 1,
  ...part,
});

it('tells typing in one place as one line with its words: what was typed and taken back is none of it', () => {
  const keys = [
    words({ after: '江', at: 5, lead: '守着' }),
    words({ after: '提', at: 6, lead: '守着江' }),
    words({ before: '提', at: 6, lead: '守着江' }),
    words({ after: '堤', at: 6, lead: '守着江', trail: '的灯' }),
  ];
  expect(told(keys.map(types), keys)).toMatchObject([
    {
      label: 'typing',
      count: 4,
      by: '王敏',
      told: { lead: '守着', before: '', after: '江堤', trail: '的灯' },
    },
  ]);
});
it('reads what was taken out backwards as it stood, and typing elsewhere as another line', () => {
  const keys = [
    words({ before: '堤', at: 6, lead: '守着江' }),
    words({ before: '江', at: 5, lead: '守着' }),
    words({ after: '桥', at: 40, block: 'b2' }),
  ];
  expect(told(keys.map(types), keys)).toMatchObject([
    { told: { after: '桥' } },
    { told: { lead: '守着', before: '江堤', after: '' } },
  ]);
});
it('tells a repair by its label and check, the newest first', () => {
  const list = entries([
    types(),
    change({ intent: 'fix', label: 'checks:fix.join', check: 'split-paragraph' }),
  ]);
  expect(list.map(({ label, check }) => [label, check])).toEqual([
    ['checks:fix.join', 'split-paragraph'],
    ['typing', null],
  ]);
});
it('marks what was taken back, and no longer when it was brought again', () => {
  const fix = change({ intent: 'fix', label: 'fix-certain' });
  expect(entries([fix, change({ intent: 'undo' })])[0]?.undone).toBe(true);
  expect(entries([fix, change({ intent: 'undo' }), change({ intent: 'redo' })])[0]?.undone).toBe(false);
});
it('an undo takes back nothing of another sitting', () => {
  const list = entries([
    change({ intent: 'fix', label: 'join', client: 'other' }),
    change({ intent: 'undo' }),
  ]);
  expect(list[0]?.undone).toBe(false);
});
it('a signature is beside undo, and what an undo passed over is not marked', () => {
  const list = entries([
    change({ intent: 'structure', label: 'join' }),
    change({ intent: 'structure', label: 'part' }),
    change({ intent: 'sign', label: 'sign' }),
    change({ intent: 'undo', payload: { over: 1 } }),
  ]);
  expect(list.map(({ label, undone }) => [label, undone])).toEqual([
    ['sign', false],
    ['part', false],
    ['join', true],
  ]);
});
