import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakVerdict, headlineVerdict } from './breaks.ts';
import { evidenceCodes, type BreakVerdict } from './types.ts';
import { vocabulary } from './vocabulary.ts';

const words = vocabulary(['柳林渡村的桥通了。', '镇长也常去柳林渡村。', '柳林渡村里办起了茶厂。']);
const body = (left: string, right: string, known = words): BreakVerdict =>
  breakVerdict({ text: left, role: 'body' }, { text: right, role: 'body' }, { vocabulary: known });
const codes = (verdict: BreakVerdict): string[] => verdict.evidence.map(({ code }) => code);

describe('breakVerdict', () => {
  it('joins a paragraph that was cut in a name', () => {
    const verdict = body(
      '今年开春以来，雨水一直很少，镇里的干部分头到各村查看水渠。昨天下午，记者跟着他们来到柳林',
      '渡村，看见村口的水塘已经见了底，几位老人正商量着再挖一口井。',
    );
    expect(verdict.p).toBeGreaterThan(0.98);
    expect(verdict.evidence.find(({ code }) => code === 'vocabulary-straddles')).toMatchObject({
      detail: '柳林渡村',
      count: 3,
    });
  });

  it('leaves two paragraphs of which the first is over', () => {
    expect(
      body(
        '今年开春以来，雨水一直很少，镇里的干部分头到各村查看水渠，连夜抢修。',
        '与此同时，农机站也忙了起来，十几台水泵已经装上了车。',
      ).p,
    ).toBeLessThan(0.1);
  });

  it('leaves a sub-heading above its text', () => {
    expect(
      breakVerdict(
        { text: '水从哪里来', role: 'subhead' },
        { text: '柳林渡村的水塘已经见了底，几位老人正商量着再挖一口井。', role: 'body' },
        { vocabulary: words },
      ).p,
    ).toBeLessThan(0.5);
  });

  it('leaves what goes on from another page', () => {
    const right = '(上接第1版)渡村，看见村口的水塘已经见了底，几位老人正商量着再挖一口井。';
    expect(body('柳林渡的桥今天通车', right).p).toBeLessThan(0.5);
  });

  it('takes 、 of an old paper for an end as well as for a pause', () => {
    const before = '柳林渡的老船工、今年七十有三、每日淸晨、必到河邊看水、這也是一件樂事、';
    const next = '鎮上新開了茶館、生意極好、說書的先生、來了一位又一位、聽的人也不少、';
    const old = vocabulary([before, next]);
    expect(body(before, next, old).p).toBeLessThan(0.8);
    const cut = body(
      '鎮上新開了茶館、生意極好、說書的先生、來了一位又一位、聽的人說、這個先',
      '生的口才眞好、',
      old,
    );
    expect(cut.p).toBeGreaterThan(0.8);
  });

  it('reads a paper of today in traditional characters as it reads one in simplified ones', () => {
    const left = '今年開春以來，雨水一直很少，鎮裡的幹部分頭到各村查看水渠。昨天下午，記者跟著他們來到柳林';
    const right = '渡村，看見村口的水塘已經見了底，幾位老人正商量著再挖一口井。';
    const known = vocabulary(['柳林渡村的橋通了。', '鎮長也常去柳林渡村。', '柳林渡村裡辦起了茶廠。']);
    expect(body(left, right, known).p).toBeGreaterThan(0.98);
    expect(
      body(
        '鎮裡的幹部分頭到各村查看水渠，連夜搶修。',
        '與此同時，農機站也忙了起來，十幾台水泵已經裝上了車。',
        known,
      ).evidence,
    ).toContainEqual(expect.objectContaining({ code: 'opens-like-paragraph', detail: '與此同時' }));
  });

  it('says what an open quotation is', () => {
    const verdict = body(
      '站在塘边，老人指着远处的山说：“从前这里一年四季都有水，山上的树',
      '也比现在多得多。”',
    );
    expect(verdict.p).toBeGreaterThan(0.98);
    expect(codes(verdict)).toContain('open-quotation');
  });

  it('is a probability with reasons of the closed list, strongest first, whatever the text', () => {
    const known = new Set<string>(evidenceCodes);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        (left, right) => {
          const verdict = body(left, right);
          expect(verdict.p).toBeGreaterThanOrEqual(0);
          expect(verdict.p).toBeLessThanOrEqual(1);
          expect(codes(verdict).every((code) => known.has(code))).toBe(true);
          const weights = verdict.evidence.map(({ weight }) => Math.abs(weight));
          expect(weights).toEqual([...weights].sort((a, b) => b - a));
        },
      ),
    );
  });
});

describe('headlineVerdict', () => {
  const stack = (left: string, right: string, role: 'kicker' | 'headline' | 'label' = 'headline'): number =>
    headlineVerdict({ text: left, role }, { text: right, role: 'headline' }, { vocabulary: words }).p;

  it('thinks better of two lines of one headline than of a column title and a headline', () => {
    expect(stack('柳林渡村修水渠', '两岸良田喝饱水')).toBeGreaterThan(stack('短评', '水渠要年年修', 'label'));
  });
});
