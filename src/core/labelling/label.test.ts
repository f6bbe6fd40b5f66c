import { describe, expect, it } from 'vitest';
import { everyForm } from './forms.ts';
import { label } from './label.ts';
import type { SourceLine } from './types.ts';

const read = (texts: readonly string[], blanks = 1): SourceLine[] => {
  let at = 0;
  return texts.map((text, i) => {
    const line: SourceLine = {
      file: 'a.txt',
      from: at,
      to: at + text.length,
      text,
      blanksBefore: i === 0 ? 0 : blanks,
    };
    at += text.length + 1 + blanks;
    return line;
  });
};

const page = [
  '柳林渡村修好百年老渠',
  '●本报记者 沈知秋 通讯员 陆远',
  '三月十二日清晨，柳林渡村的老人们起得比平时都早。村口那条用了一百多年的水渠，今天要重新放水，十里八乡的人都赶来看。',
  '渠是清代修的，石头砌成，年年清淤，年年又堵。去年秋天，村里请来工匠，把塌了的渠帮一段一段重新砌好，用了整整四个月。',
  '上午九点，闸门打开，清水顺着石渠流进田里。七十岁的渠长说，他守了这条渠四十年，从没见过这么旺的水。',
  '镇中学添了一座图书馆',
  '本报讯（记者 沈知秋）三月十三日，青禾镇中学的新图书馆开门迎客，两万册图书摆上书架，其中一半是镇上居民捐的。',
  '校长说，图书馆周末也向居民开放，凭身份证就能进来看书，还准备办读书会，请老人来讲镇上的故事。（陆远）',
  '日前，青禾镇举办了一年一度的赛龙舟，十二支队伍在澜水上比试，两岸站满了看热闹的人。',
  '■本报记者 沈知秋 摄',
];

describe('label', () => {
  it('tells what each line of a page is, and where articles start', () => {
    const { lines, lineByLine } = label(read(page));
    expect(lineByLine).toBe(false);
    expect(lines.map(({ role }) => role)).toEqual([
      'headline',
      'byline',
      'body',
      'body',
      'body',
      'headline',
      'body',
      'body',
      'caption',
      'credit',
    ]);
    expect(lines.map(({ startsArticle }) => startsArticle)).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
      false,
      false,
      true,
      false,
    ]);
    expect(lines.at(-1)?.kind).toBe('photo');
    expect(lines[0]?.kind).toBe('story');
  });

  it('tells the same of the page in traditional characters, and with an empty line nowhere', () => {
    const told = (lines: readonly SourceLine[]): unknown =>
      label(lines).lines.map(({ role, startsArticle }) => ({ role, startsArticle }));
    const traditional = (text: string): string =>
      text.replace(/./gu, (char) => everyForm(char).charAt(1) || char);
    expect(told(read(page.map((text) => traditional(text))))).toEqual(told(read(page)));
    expect(told(read(page, 0))).toEqual(told(read(page)));
  });

  it('takes printed lines for lines and says which continue a paragraph', () => {
    const columns = page
      .filter((_, i) => i !== 1 && i < 8)
      .flatMap((text, i) => {
        if (i === 0 || i === 4) return [text];
        const out = [text.slice(0, 10)];
        for (let at = 10; at < text.length; at += 12) out.push(text.slice(at, at + 12));
        return out;
      });
    const { lines, lineByLine, columnWidth } = label(read(columns, 0));
    expect(lineByLine).toBe(true);
    expect(columnWidth).toBe(12);
    const second = columns.findIndex((text) => text.startsWith('渠是清代修的'));
    expect(lines[second]?.continues).toBeLessThan(0.5);
    expect(lines[second + 1]?.continues).toBeGreaterThan(0.9);
  });

  it('gives every line back, probabilities in their bounds', () => {
    const { lines } = label(read(page));
    for (const line of lines) {
      expect(line.roleConfidence + line.alternatives.reduce((sum, { p }) => sum + p, 0)).toBeLessThanOrEqual(
        1.0001,
      );
      expect(line.continues).toBeGreaterThanOrEqual(0);
      expect(line.articleConfidence).toBeLessThanOrEqual(1);
    }
    expect(label([]).lines).toEqual([]);
  });

  it('knows a paper’s name for a page head, and a lone headline for none', () => {
    expect(label(read(['江畔日报', '三条跨江通道年内全部贯通'])).lines.map(({ role }) => role)).toEqual([
      'furniture',
      'headline',
    ]);
  });

  it('knows the imprint for the foot of a page', () => {
    const { lines } = label(read([...page, '社址：青禾镇滨江路18号  零售每份1.50元  广告许可证：0018号']));
    expect(lines.at(-1)).toMatchObject({ role: 'furniture', startsArticle: true });
  });
});
