import { describe, expect, it } from 'vitest';
import { arabic, byName, marksOfFileName, marksOfLine } from './page-marks.ts';

describe('marks of a page head', () => {
  it.each([
    [
      '第2版 国际  2026年5月18日 星期一  责任编辑 何静 版式 苏南星',
      { number: '2', name: '国际', date: '2026-05-18' },
    ],
    [
      '江畔日报  要闻  2026年5月18日 星期一  编辑/何静 美编/苏南星 第3版',
      { number: '3', name: '要闻', date: '2026-05-18', paper: '江畔日报' },
    ],
    ['A03 文化', { number: 'A03', name: '文化' }],
    ['3 文化', { number: '3', name: '文化' }],
    ['综合 12', { number: '12', name: '综合' }],
    ['02版：副刊', { number: '2', name: '副刊' }],
    ['第十二版', { number: '12' }],
    ['江畔日报', { paper: '江畔日报' }],
    ['２０２６年５月１８日 星期一', { date: '2026-05-18' }],
    ['二〇二六年五月十八日', { date: '2026-05-18' }],
    ['Tuesday, March 3, 2026   Page 1', { number: '1', date: '2026-03-03' }],
    ['A4  THE RIVER HERALD  Sunday, Feb. 1, 2026', { number: 'A4', date: '2026-02-01' }],
    ['3 March 2026', { date: '2026-03-03' }],
    ['THE RIVER HERALD', { paper: 'THE RIVER HERALD' }],
  ])('%s', (line, marks) => {
    expect(marksOfLine(line)).toEqual(marks);
  });

  it('takes no jump, no page count, no person and no impossible day for one', () => {
    expect(marksOfLine('(下转第2版)')).toEqual({});
    expect(marksOfLine('第8642期 今日4版')).toEqual({});
    expect(marksOfLine('第1版 值班主任 方晓舟 责任编辑 何静')).toEqual({ number: '1' });
    expect(marksOfLine('2026年2月30日')).toEqual({});
    expect(marksOfLine('Continued on page 2')).toEqual({});
    expect(marksOfLine('February 30, 2026')).toEqual({});
  });
});

describe('marks of a file name', () => {
  it.each([
    ['01版.txt', { number: '1' }],
    ['02版要闻.txt', { number: '2', name: '要闻' }],
    ['A03-副刊.txt', { number: 'A03', name: '副刊' }],
    ['第十二版.txt', { number: '12' }],
    ['江畔日报20260518_02.txt', { number: '2', date: '2026-05-18', paper: '江畔日报' }],
    ['2026-05-18-3.txt', { number: '3', date: '2026-05-18' }],
    ['江畔日报2026年5月18日.txt', { date: '2026-05-18', paper: '江畔日报' }],
    ['page-3.txt', { number: '3' }],
    ['input.txt', {}],
  ])('%s', (name, marks) => {
    expect(marksOfFileName(name)).toEqual(marks);
  });
});

it('orders names as people count', () => {
  const names = ['10版.txt', '第十一版.txt', '2版.txt', '第三版.txt', '1版.txt'];
  expect(names.toSorted(byName)).toEqual(['1版.txt', '2版.txt', '10版.txt', '第三版.txt', '第十一版.txt']);
  expect(['B01.txt', 'A10.txt', 'A2.txt'].toSorted(byName)).toEqual(['A2.txt', 'A10.txt', 'B01.txt']);
});

it('writes Chinese numerals in digits', () => {
  expect(['十', '十二', '二十', '二十三', '二〇二六', '１２'].map(arabic)).toEqual([
    '10',
    '12',
    '20',
    '23',
    '2026',
    '12',
  ]);
});
