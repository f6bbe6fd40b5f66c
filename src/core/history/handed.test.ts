import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import type { Change } from './change.ts';
import { type Handed, handedLines, looksHanded, readHanded } from './handed.ts';

const changes = Array.from({ length: 5 }, (_, seq): Change => ({
  id: `c${seq}`,
  client: 'a',
  seq,
  at: 1000 - seq,
  by: '周怀瑾',
  round: 'first',
  intent: 'edit',
  steps: [{ stepType: 'replace', from: seq, to: seq }],
}));
const handed: Handed = {
  issue: { id: 'i1', paper: '江畔日报', date: '2026-05-18', created: 7 },
  original: {
    version: 1,
    doc: doc(page(article(headline('题'), p('一\t二\n三𠮷')))).toJSON() as unknown,
    sources: {},
    applied: [],
    files: [],
  },
  changes,
  files: [{ name: '1版.txt', bytes: Uint8Array.of(0, 255, 10) }],
  scans: [{ id: 's1', name: '1.png', type: 'image/png', bytes: Uint8Array.of(137, 80) }],
};
const lines = [...handedLines(handed)];
const text = lines.join('');

describe('an issue as a file', () => {
  it('comes back as it went', () => {
    expect(looksHanded(text)).toBe(true);
    expect(readHanded(text)).toEqual({ handed, fault: null, promised: 5 });
  });

  it('says where it was cut off, and gives what stands before', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), (at) => {
        const { handed: sound, fault } = readHanded(text.slice(0, at));
        const whole = text.slice(0, at).split('\n').length - 1;
        expect(fault).toEqual(
          looksHanded(text.slice(0, at)) ? { code: 'cut', line: whole + 1 } : { code: 'foreign' },
        );
        expect(sound?.changes ?? []).toEqual(changes.slice(0, Math.max(0, whole - 2)));
      }),
    );
  });

  it('says which line is not as it was written', () => {
    const altered = [...lines];
    altered[3] = lines[3]!.replace('周怀瑾', '周怀谨');
    expect(readHanded(altered.join(''))).toMatchObject({
      fault: { code: 'altered', line: 4 },
      handed: { changes: changes.slice(0, 1) },
      promised: 5,
    });
    // a line taken out, and two changed about, are found by the lines behind them
    expect(readHanded([...lines.slice(0, 3), ...lines.slice(4)].join('')).fault).toEqual({
      code: 'altered',
      line: 4,
    });
  });

  it('refuses what is not ours, or of a later version', () => {
    for (const one of ['', 'PK\u0003\u0004', '{"pages":[]}\t00000000\n', '\n'])
      expect(readHanded(one)).toMatchObject({ handed: null, fault: { code: 'foreign' } });
    expect(readHanded(text.replace('"version":1', '"version":9'))).toMatchObject({
      handed: null,
      fault: { code: 'newer', version: 9 },
    });
  });

  it('never throws, whatever is in it', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ unit: 'binary', maxLength: 20 }), (at, junk) => {
        const altered = text.slice(0, at) + junk + text.slice(at + 5);
        fc.pre(altered !== text);
        expect(readHanded(altered).fault).not.toBeNull();
      }),
    );
  });
});
