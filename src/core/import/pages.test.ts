import { describe, expect, it } from 'vitest';
import type { LabelledLine } from '../labelling/types.ts';
import { pagesOf } from './pages.ts';

/** Lines as they would be labelled; what begins with “#” is furniture, “\f” turns the page. */
function pages(...texts: readonly string[]): string[] {
  const paged = texts.includes('\f');
  let page = 0;
  const lines = texts.flatMap((text): LabelledLine[] => {
    if (text === '\f') {
      page += 1;
      return [];
    }
    const furniture = text.startsWith('#');
    const line = {
      file: 'a',
      from: 0,
      to: 0,
      text: text.replace(/^#/u, ''),
      blanksBefore: 0,
      ...(paged ? { page } : {}),
    };
    return [
      {
        line,
        role: furniture ? 'furniture' : 'body',
        startsArticle: false,
        kind: 'story',
        roleConfidence: 1,
        articleConfidence: 1,
        alternatives: [],
        continues: 0,
      },
    ];
  });
  return pagesOf(lines).map(
    ({ marks, lines: held }) =>
      `${marks.number ?? '?'}${marks.name ?? ''}: ${held.map(({ line }) => line.text).join(' / ')}`,
  );
}

describe('pagesOf', () => {
  it('begins a page at a head, with the lines of the head above its number', () => {
    expect(pages('甲', '#江畔日报', '#第2版 综合', '乙', '#3 文化', '丙')).toEqual([
      '1: 甲',
      '2综合: 江畔日报 / 第2版 综合 / 乙',
      '3文化: 3 文化 / 丙',
    ]);
  });

  it('knows page 1 by the paper’s head', () => {
    expect(pages('#江畔日报', '#第8642期 今日4版', '甲', '#第3版 文化', '乙')).toEqual([
      '1: 江畔日报 / 第8642期 今日4版 / 甲',
      '3文化: 第3版 文化 / 乙',
    ]);
  });

  it('takes a number under the text of page 1 for its foot', () => {
    expect(pages('甲', '#第1版 值班主任 方晓舟', '#第2版 综合', '乙')).toEqual([
      '1: 甲 / 第1版 值班主任 方晓舟',
      '2综合: 第2版 综合 / 乙',
    ]);
  });

  it('reads pages that are all numbered at the foot', () => {
    expect(pages('甲', '#要闻 1', '乙', '#综合 2', '丙', '#文化 3', '#社址：滨江路18号')).toEqual([
      '1要闻: 甲 / 要闻 1',
      '2综合: 乙 / 综合 2',
      '3文化: 丙 / 文化 3 / 社址：滨江路18号',
    ]);
  });

  it('reads a foot that stands before the next page’s head, and does not call two pages by one number', () => {
    expect(pages('甲', '乙', '#第2版 时政', '#3 文化', '丙')).toEqual([
      '?: 甲 / 乙 / 第2版 时政',
      '3文化: 3 文化 / 丙',
    ]);
  });

  it('tells foot from head by what follows: the last text is page 6, so the text before 第5版 is not', () => {
    expect(pages('甲', '#2 国际', '乙', '#第5版 要闻', '丙', '#第6版 综合')).toEqual([
      '1: 甲',
      '2国际: 2 国际 / 乙 / 第5版 要闻',
      '6综合: 丙 / 第6版 综合',
    ]);
  });

  it('stays on the page when its number is told again', () => {
    expect(pages('#第2版 综合', '甲', '#第2版', '乙')).toEqual(['2综合: 第2版 综合 / 甲 / 第2版 / 乙']);
  });

  it('turns the page at a form feed and nowhere else where there are some', () => {
    expect(pages('#第2版 综合', '甲', '\f', '乙', '#第3版', '丙')).toEqual([
      '2综合: 第2版 综合 / 甲',
      '3: 乙 / 第3版 / 丙',
    ]);
  });

  it('puts every line on one page, and has none for no line', () => {
    expect(pages()).toEqual([]);
    expect(pages('甲', '乙')).toEqual(['?: 甲 / 乙']);
  });
});
