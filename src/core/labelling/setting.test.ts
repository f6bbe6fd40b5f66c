import { expect, it } from 'vitest';
import { label } from './label.ts';
import type { SourceLine } from './types.ts';

let y = 0;
function set(text: string, size: number, rows: number): SourceLine {
  y += size * 1.6 * rows + 20;
  const box = { x: 0, y: y - size * 1.6 * rows, w: 160, h: size * 1.6 * (rows - 1) + size };
  return { file: 'f', from: 0, to: text.length, text, blanksBefore: 1, page: 0, box, size };
}

const paragraph =
  '清早渡口的灯还亮着，摆渡的老人已经把船擦了三遍，等着第一班赶集的人。对岸的菜农挑着担子来了，船上的人说着今年的收成。';

it('takes what is set large for a headline that begins an article, and what is set small for a caption', () => {
  const lines = [
    set('南门渡口夜里也有人', 24, 1),
    set(paragraph, 10, 5),
    set('老人在船头等着赶集的人上船，岸上的灯刚刚熄灭，菜农们从坡上走下来。', 8.8, 4),
    set('桥下的集市', 20, 1),
    set('一早就满了', 20, 1),
    set(paragraph.replaceAll('渡口', '集市'), 10, 5),
  ];
  const told = label(lines, 'chunks').lines;
  expect(told.map(({ role }) => role)).toEqual([
    'headline',
    'body',
    'caption',
    'headline',
    'headline',
    'body',
  ]);
  expect(told.map(({ startsArticle }) => startsArticle)).toEqual([true, false, true, true, false, false]);
});

it('takes nothing between the paragraphs of a page for its head or foot', () => {
  const lines = [
    set('青禾日报 2026年5月18日 星期一', 9, 1),
    set('渡口', 24, 1),
    set(paragraph, 10, 5),
    set('编辑/甲乙 版式/丙丁', 10, 1),
    set(paragraph, 10, 5),
    set('社址：青禾市渡口路1号 邮编：000000', 8, 1),
  ];
  const roles = label(lines, 'chunks').lines.map(({ role }) => role);
  expect([roles[0], roles[5]]).toEqual(['furniture', 'furniture']);
  expect(roles.slice(1, 5)).not.toContain('furniture');
});
