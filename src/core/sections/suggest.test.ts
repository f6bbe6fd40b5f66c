import { describe, expect, it } from 'vitest';
import { article, caption, doc, headline, label, p, page } from '../../testing/builders.ts';
import { say } from '../../i18n/index.ts';
import { articles } from '../document/queries.ts';
import { cityDaily } from './city-daily.ts';
import { sectionOf, taxonomies, taxonomyOf, withOwn } from './registry.ts';
import { suggestSections } from './suggest.ts';

const proposals = (part: Parameters<typeof page>[1], pageName: string | null = null, taxonomy = cityDaily) =>
  suggestSections(articles(doc(page(part)))[0]?.node ?? expect.fail(), pageName, taxonomy);
const first = (...args: Parameters<typeof proposals>) => proposals(...args)[0]?.section.name ?? null;

describe('the suggester', () => {
  it('knows the sections of a city daily by their words', () => {
    expect(first(article(headline('法院开审一起诈骗案'), p('被告当庭认罪，法官择日判决。')))).toBe('法治');
    expect(first(article(headline('青禾女排晋级决赛'), p('教练说，球员们拼到了最后一分。')))).toBe('体育');
    expect(first(article(headline('镇医院请来专家'), p('医生为患者诊疗，讲解流感疫苗。')))).toBe('教科卫');
    expect(first(article(headline('老旧小区开始改造'), p('居民盼着加装电梯，物业也在商量停车。')))).toBe(
      '民生',
    );
  });

  it('says which words spoke, the loudest first, and a part of a longer word does not speak twice', () => {
    const [best] = proposals(article(headline('市委书记来到青禾调研'), p('市委书记听取了镇里的汇报。')));
    expect(best?.reasons.find(({ code }) => code === 'cue-words')?.detail.split('、')).toEqual([
      '市委书记',
      '调研',
    ]);
  });

  it('a label, a kind and the name of the page speak, too', () => {
    expect(first(article(label('本报评论员'), headline('招商要快'), p('好项目大家都想要。')))).toBe('评论');
    expect(first(article({ kind: 'photo' }, caption('医生在义诊。')))).toBe('图片');
    const text = article(headline('灯'), p('医院的灯亮了，老师也来了。'));
    const here = proposals(text, '教育')[0];
    expect(here?.reasons.map(({ code }) => code)).toContain('page-name');
    expect(here?.confidence).toBeGreaterThan(proposals(text)[0]?.confidence ?? 0);
  });

  it('says nothing where it knows nothing', () => {
    expect(proposals(article(headline('灯'), p('夜里，灯亮了。')))).toEqual([]);
    // one word in passing is no knowledge
    expect(proposals(article(headline('灯'), p('夜里，灯亮了，退休教师停下来看。')))).toEqual([]);
  });

  it('confidences are shares: together they are at most one', () => {
    const all = proposals(
      article(headline('青禾招商引资'), p('市委召开会议，法院、医院、学校、企业都来了。')),
    );
    expect(all.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1);
    expect(all.map(({ confidence }) => confidence)).toEqual(
      all.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
    );
  });
});

/** A vocabulary of a paper, with something below each of its sections. */
const loaded = taxonomyOf({
  name: '本报分类',
  concepts: Array.from('甲乙丙丁戊己庚辛壬癸子', (name) => [
    { code: name, name },
    { code: `${name}1`, name: `${name}一`, broader: name },
  ]).flat(),
});

describe('the taxonomies', () => {
  it('have codes, digits and initials that tell their sections apart, and names in both languages', () => {
    for (const { sections } of taxonomies) {
      expect(new Set(sections.map(({ code }) => code)).size).toBe(sections.length);
      for (const { name, english, topics, broader } of sections) {
        expect(name).toMatch(/\p{Script=Han}/u);
        expect(english).toMatch(/^[\w ,'-]+$/u);
        if (broader !== undefined) expect(sections.map(({ code }) => code)).toContain(broader);
        for (const topic of topics) expect(topic).toMatch(/^medtop:\d{8}$/u);
      }
    }
    for (const { sections } of [...taxonomies, loaded]) {
      const digits = sections.flatMap(({ digit, broader }) => (digit === null ? [] : [[digit, broader]]));
      expect(digits).toEqual(Array.from('1234567890', (digit) => [digit, undefined]));
    }
    for (const { code, name, english } of cityDaily.sections) {
      expect(say({ code: `sections:name.${code}` }, 'zh')).toBe(name);
      expect(say({ code: `sections:name.${code}` }, 'en')).toBe(english);
    }
  });

  it('take a paper’s own sections, new ones behind and changed ones in their place', () => {
    const own = withOwn(cityDaily, [
      { code: 'old-town', name: '老城故事', words: ['老城'] },
      { code: 'culture', name: '文化旅游' },
    ]);
    expect(own.sections.at(-1)?.name).toBe('老城故事');
    expect(own.sections.findIndex(({ name }) => name === '文化旅游')).toBe(
      cityDaily.sections.findIndex(({ code }) => code === 'culture'),
    );
    expect(first(article(headline('老城墙根下'), p('老城的巷子里，老城人还在。')), null, own)).toBe(
      '老城故事',
    );
    expect(sectionOf('old-town', [own])?.name).toBe('老城故事');
    expect(sectionOf('gone')).toBeNull();
  });
});
