import { describe, expect, it } from 'vitest';
import { columnWidth, fills, slack } from './columns.ts';

describe('the width of the columns', () => {
  it('counts what is left of the last line', () => {
    expect(slack('老渠长天没亮就上', 10, 2)).toBe(0);
    expect(slack('老渠长天没亮', 10, 2)).toBe(2);
  });

  it('knows a line that was cut at the column from one that could have held more', () => {
    expect(fills('老渠长天没亮就上', '了堤，河水', 10, true)).toBe(true);
    expect(fills('新桥今天通车', '本报讯', 11, true)).toBe(false);
  });

  it('does not guess from a few lines', () => {
    expect(columnWidth(['一行', '两行'])).toBeUndefined();
  });

  it('is read off paragraphs that were cut', () => {
    const sentence =
      '青禾镇的新桥今天上午通车两岸的人们敲锣打鼓走上桥头看河水从桥下流过老人说等了几十年终于等到这一天孩子们在桥上跑来跑去数着桥墩有几座谁也不肯回家';
    const texts = Array.from({ length: 12 }, (_, i) => [
      sentence.slice(i, i + 13 * 4 - 2),
      `${sentence.slice(i + 50, i + 64)}。`,
    ]).flat();
    expect(columnWidth(texts)).toBe(13);
  });
});
