import { describe, expect, it } from 'vitest';
import { article, doc, headline, label, p, page } from '../../testing/builders.ts';
import { articles } from '../document/queries.ts';
import { cityDaily } from './city-daily.ts';
import { type Example, featuresOf, learn } from './learn.ts';
import { suggestSections } from './suggest.ts';

const node = (...blocks: Parameters<typeof article>) =>
  articles(doc(page(article(...blocks))))[0]?.node ?? expect.fail();
const tagged = (section: string, title: string, text: string, often = 1): Example[] =>
  Array.from({ length: often }, () => ({
    sections: [section],
    features: featuresOf(node(headline(title), p(text)), null),
  }));

/** A paper that has its markets by night under 民生, though nothing of it stands in the program. */
const habits = learn([
  ...tagged('people', '江边夜市开张', '摊主们支起灯箱，夜市里飘着香味。', 25),
  ...tagged('culture', '江边舞台', '演员们在舞台上排练，灯箱亮着。', 25),
]);
const best = (title: string, text: string, learned: typeof habits | null) =>
  suggestSections(node(headline(title), p(text)), null, cityDaily, learned)[0];

describe('what this paper’s editors tag', () => {
  it('teaches words that the program does not know, and they are told', () => {
    expect(best('夜市又开了', '摊主们支起灯箱，夜市里飘着香味。', null)).toBeUndefined();
    const proposal = best('夜市又开了', '摊主们支起灯箱，夜市里飘着香味。', habits);
    expect(proposal?.section.code).toBe('people');
    expect(proposal?.confidence).toBeGreaterThan(0.5);
    expect(proposal?.reasons.find(({ code }) => code === 'learned')?.detail).toContain('夜市');
  });

  it('says nothing by words that stand everywhere, or were seen once or twice', () => {
    expect(best('灯箱', '灯箱亮着。', habits)?.section.code).not.toBe('people');
    const young = learn(tagged('people', '夜市', '夜市开张。', 2));
    expect(best('夜市', '夜市开张。', young)).toBeUndefined();
  });

  it('is believed the more the more there is of it', () => {
    const few = learn([
      ...tagged('people', '夜市', '夜市开张。', 5),
      ...tagged('culture', '舞台', '舞台亮了。', 5),
    ]);
    const many = learn([
      ...tagged('people', '夜市', '夜市开张。', 30),
      ...tagged('culture', '舞台', '舞台亮了。', 30),
    ]);
    const sum = (learned: typeof habits): number => learned.speaksFor('people', ['夜市']).sum;
    expect(sum(many)).toBeGreaterThan(sum(few));
    expect(sum(few)).toBeGreaterThan(0);
    expect(many.speaksFor('people', ['舞台']).sum).toBeLessThan(0);
  });

  it('hears the label and the name of the page, and every word once', () => {
    expect(featuresOf(node(label('江边夜话'), headline('路灯'), p('夜市 夜市 3.5')), '民生')).toEqual([
      '版:民生',
      '栏:江边夜话',
      '路灯',
      '夜市',
    ]);
  });
});
