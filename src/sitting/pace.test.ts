import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { absence, active, begin, idle, keepPace, perHour, resumed, seen, worked } from './pace.ts';

const minute = 60_000;

describe('time', () => {
  it('counts between keys, and no longer than a minute behind the last', () => {
    let pace = begin(0, 0);
    pace = active(pace, 10_000);
    pace = active(pace, 40_000);
    expect(worked(pace, 50_000)).toBe(50_000);
    expect(worked(pace, 40 * minute)).toBe(40_000 + idle);
    pace = active(pace, 40 * minute);
    expect(worked(pace, 40 * minute)).toBe(40_000 + idle);
  });

  it('is never more than went by, nor less than before, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -minute, max: 5 * minute })), (gaps) => {
        let pace = begin(0, 0);
        let now = 0;
        let forward = 0;
        for (const gap of gaps) {
          now += gap;
          forward += Math.max(0, gap);
          const before = pace.worked;
          pace = active(pace, now);
          expect(pace.worked).toBeGreaterThanOrEqual(before);
        }
        expect(pace.worked).toBeLessThanOrEqual(forward);
      }),
    );
  });

  it('tells a pace after the first minute', () => {
    expect(perHour(500, 59_999)).toBeNull();
    expect(perHour(500, 5 * minute)).toBe(6000);
  });
});

it('a paragraph that is read twice counts once', () => {
  const pace = seen(seen(seen(begin(0, 0), 'b1'), 'b2'), 'b1');
  expect(pace.read).toEqual(['b1', 'b2']);
});

describe('a sitting', () => {
  const stored = new Map<string, string>();
  beforeEach(() => {
    stored.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    });
  });

  it('goes on after a reload, for this person and issue only; after a long absence another begins', () => {
    const pace = seen(active(begin(0, 3), minute), 'b1');
    keepPace('i', '王敏', pace);
    expect(resumed('i', '王敏', 2 * minute, 9)).toEqual(pace);
    expect(resumed('i', '李卫国', 2 * minute, 9)).toEqual(begin(2 * minute, 9));
    expect(resumed('i', '王敏', minute + absence, 9)).toEqual(begin(minute + absence, 9));
  });

  it('begins anew where something else is stored, or the journal is shorter than it was', () => {
    stored.set('qingyang.pace.i.王敏', '{"started":"gestern"}');
    expect(resumed('i', '王敏', 5, 1)).toEqual(begin(5, 1));
    keepPace('i', '王敏', begin(0, 8));
    expect(resumed('i', '王敏', 5, 1)).toEqual(begin(5, 1));
  });
});
