import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn, passages, spoken } from './speech.ts';

const read = (text: string): string[] => passages(text).map(({ from, to }) => text.slice(from, to));
const said = (text: string, names: readonly string[] = []): string =>
  spoken(text, { from: 0, to: text.length }, { slowly: true, names }).say;

describe('a text is read in breaths', () => {
  it('of a sentence, its closing marks with it', () => {
    expect(read('“灯亮了。”他说：“走吧！”大家都笑了')).toEqual([
      '“灯亮了。”',
      '他说：“走吧！”',
      '大家都笑了',
    ]);
    expect(read(' \n')).toEqual([]);
  });

  it('of a clause where the sentence is long, and leaves nothing out', () => {
    const long = `${'河堤上的灯一盏一盏亮了起来，'.repeat(20)}天黑了。`;
    expect(read(long).length).toBeGreaterThan(2);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('灯', '，', '。', '”', '9', '\n', ' ') }), (text) => {
        expect(read(text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});

describe('slowly', () => {
  it('numbers are said digit by digit', () => {
    expect(said('共2026人，占3.5%')).toBe('共二 零 二 六 人，占三 点五 百分号');
    expect(said('共１２')).toBe('共一 二 ');
    expect(said('room 12')).toBe('room 1 2 ');
  });

  it('names are said character by character', () => {
    expect(namesIn('●本报记者 周怀瑾 通讯员 罗小满')).toEqual(['周怀瑾', '罗小满']);
    expect(said('周怀瑾说', ['周怀瑾'])).toBe('周、怀、瑾、说');
  });

  it('every character that is said speaks for one of the text', () => {
    const text = '共12人𠮷周怀瑾';
    const { say, at } = spoken(text, { from: 1, to: text.length }, { slowly: true, names: ['周怀瑾'] });
    expect(at).toHaveLength(say.length + 1);
    expect(Array.from(say, (_, i) => text.charAt(at[i] ?? -1)).every((char) => char !== '')).toBe(true);
    expect(text.charAt(at[say.indexOf('怀')] ?? -1)).toBe('怀');
    expect(at.at(-1)).toBe(text.length);
  });
});

it('as it stands, what is said is what is written', () => {
  expect(spoken('共12人', { from: 1, to: 4 }, { slowly: false, names: [] })).toEqual({
    say: '12人',
    at: [1, 2, 3, 4],
  });
});
