import { describe, expect, it } from 'vitest';
import { beginning, closesFirst, ending, formulae, matches, unpaired, width } from './signs.ts';

describe('what a line shows', () => {
  it('is as wide as its characters', () => {
    expect(width('青禾镇')).toBe(3);
    expect(width('2026年')).toBe(3);
    expect(width('𠮷村')).toBe(2);
  });

  it('ends with a final mark, closing quotes behind it included', () => {
    expect(
      ['桥通了。', '“桥通了。”', '桥通了，', '青禾', '分三步：', '“青禾”', '5%', ''].map(ending),
    ).toEqual(['final', 'final', 'comma', 'han', 'colon', 'closed', 'digit', 'none']);
  });

  it('begins with a mark or a character', () => {
    expect(['”他说', '“他说', '——记', '●沈', '，又', '12月', '青禾'].map(beginning)).toEqual([
      'closer',
      'quote',
      'dash',
      'bullet',
      'comma',
      'digit',
      'han',
    ]);
  });

  it('leaves marks open, or closes what another line opened', () => {
    expect(unpaired('他说：“桥头的《青禾').open).toBe('《');
    expect(closesFirst('志》就在这里')).toBe('》');
    expect(closesFirst('O’Neill')).toBe('');
    expect(matches('(', '）')).toBe(true);
    expect(matches('“', '》')).toBe(false);
  });

  it.each([
    ['byline', '●本报记者 沈知秋 通讯员 陆远'],
    ['penName', '●知秋'],
    ['credit', '■本报记者 沈知秋 摄'],
    ['jumpAlone', '(上接第1版)'],
    ['dateline', '本报讯（记者 沈知秋）'],
    ['dateline', '新华社北京3月8日电（记者 沈知秋）'],
    ['listed', '一是修渠'],
    ['signature', '水又流进了田里。（陆远）'],
    ['rubric', '记者手记'],
    ['digest', '一周简讯'],
    ['lead', '镇长在动员会上强调'],
    ['column', '新春走基层'],
    ['event', '青禾镇龙舟赛开幕'],
    ['wants', '青禾镇文化站举办'],
  ] as const)('knows the formula %s: %s', (name, line) => {
    expect(formulae[name].test(line)).toBe(true);
  });
});
