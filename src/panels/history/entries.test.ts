import { expect, it } from 'vitest';
import type { Change } from '../../core/history/change.ts';
import { entries } from './entries.ts';

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
const types = (text: string, part: Partial<Change> = {}): Change =>
  change({
    steps: [{ stepType: 'replace', from: 3, to: 3, slice: { content: [{ type: 'text', text }] } }],
    ...part,
  });

it('tells typing in one go as one line with its words', () => {
  expect(entries([types('江'), types('堤')])).toMatchObject([
    { label: 'typing', inserted: '江堤', count: 2, by: '王敏' },
  ]);
});
it('tells a repair by its label and check, the newest first', () => {
  const list = entries([
    types('江'),
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
