import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vocabulary } from './vocabulary.ts';

function counted(texts: readonly string[], part: string): number {
  let n = 0;
  for (const text of texts)
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) n += 1;
  return n;
}

describe('vocabulary', () => {
  it('counts how often a name stands in the issue', () => {
    const words = vocabulary(['柳林渡村修了新桥。', '记者来到柳林渡村，村口', '柳林渡口'], 3);
    expect(words.count('柳林渡村')).toBe(2);
    expect(words.count('柳林渡')).toBe(3);
    expect(words.count('桥。')).toBe(1);
    expect(words.version).toBe(3);
  });

  it('does not count over the end of a text, nor strings of other lengths', () => {
    const words = vocabulary(['新桥', '通车', '九个字的一句话太长']);
    expect(words.count('桥通')).toBe(0);
    expect(words.count('新')).toBe(0);
    expect(words.count('九个字的一句话太长')).toBe(0);
  });

  it('finds the longest string that lies across a boundary', () => {
    const words = vocabulary(['柳林渡村修了新桥。', '柳林渡村的人', '柳林']);
    expect(words.straddling('记者来到柳林', '渡村采访')).toMatchObject({
      text: '柳林渡村',
      left: 2,
      count: 2,
    });
    expect(words.straddling('记者来到', '采访')).toBeNull();
    expect(words.straddling('', '采访')).toBeNull();
  });

  it('is what a fresh one would be after an article was edited', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 12 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.tuple(fc.nat(5), fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 12 })), {
          maxLength: 50,
        }),
        fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 2, maxLength: 4 }),
        (start, edits, part) => {
          const now = [...start];
          let words = vocabulary(start);
          edits.forEach(([k, is], i) => {
            const at = k % now.length;
            words = words.replaced(now[at] ?? '', is, i + 1);
            now[at] = is;
          });
          expect(words.count(part)).toBe(counted(now, part));
        },
      ),
    );
  });
});
