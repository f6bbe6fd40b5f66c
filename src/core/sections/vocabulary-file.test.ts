import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vocabulary } from './types.ts';
import { formerNames } from './former-names.ts';
import { ownNames } from './registry.ts';
import { mostConcepts, readVocabulary, vocabularyCsv, vocabularyJson } from './vocabulary-file.ts';

const ours: Vocabulary = {
  name: '江畔日报',
  concepts: [
    { code: 'js', name: '教、科，"卫"' },
    { code: 'js.jy', name: '教育', english: 'Education', broader: 'js', words: ['学校', '招生'] },
  ],
};

const refusal = (name: string, text: string): unknown => {
  const read = readVocabulary(name, text);
  return 'refused' in read ? [read.refused.code, read.refused.params] : 'read';
};

describe('a vocabulary', () => {
  it('comes back from CSV as it went', () => {
    expect(readVocabulary('江畔日报.csv', vocabularyCsv(ours))).toEqual({ vocabulary: ours });
    const text = fc.string({ unit: fc.constantFrom('教', '"', ',', '\n', ' ', 'a'), minLength: 1 });
    fc.assert(
      fc.property(fc.uniqueArray(text, { selector: (one) => one.trim(), minLength: 1 }), (names) => {
        const concepts = names.map((name, i) => ({ code: `c${i}`, name: name.trim() || '空' }));
        expect(readVocabulary('v.csv', vocabularyCsv({ name: 'v', concepts }))).toEqual({
          vocabulary: { name: 'v', concepts },
        });
      }),
    );
  });

  it('may name its columns in Chinese', () => {
    expect(
      readVocabulary('本报.csv', '代码,名称,英文,上级,词\njs,教科卫,,,\njy,教育,Education,js,学校; 招生'),
    ).toEqual({
      vocabulary: {
        name: '本报',
        concepts: [
          { code: 'js', name: '教科卫' },
          { code: 'jy', name: '教育', english: 'Education', broader: 'js', words: ['学校', '招生'] },
        ],
      },
    });
  });

  it('comes back from SKOS without the words, which SKOS does not have', () => {
    const read = readVocabulary('x.json', vocabularyJson(ours));
    expect(read).toMatchObject({
      vocabulary: {
        name: '江畔日报',
        concepts: [
          { code: 'js', name: '教、科，"卫"' },
          { code: 'js.jy', name: '教育', english: 'Education', broader: 'js' },
        ],
      },
    });
  });

  it('is read from files of the form of IPTC’s, in Chinese where they have it, without what is retired', () => {
    const file = {
      uri: 'http://example.org/v/',
      conceptSet: [
        {
          uri: 'http://example.org/v/1',
          qcode: 'v:1',
          prefLabel: { 'en-GB': 'sport', 'zh-Hans': '体育' },
          narrower: ['http://example.org/v/2'],
        },
        {
          uri: 'http://example.org/v/2',
          qcode: 'v:2',
          prefLabel: { 'en-GB': 'rowing' },
          broader: ['http://example.org/v/1'],
        },
        { uri: 'http://example.org/v/3', prefLabel: { 'en-GB': 'old' }, retired: '2020-01-01' },
      ],
    };
    expect(readVocabulary('v.json', JSON.stringify(file))).toEqual({
      vocabulary: {
        name: 'v',
        concepts: [
          { code: 'v:1', name: '体育', english: 'sport' },
          { code: 'v:2', name: 'rowing', english: 'rowing', broader: 'v:1' },
        ],
      },
    });
  });

  it('that cannot be read says why, and where', () => {
    expect(refusal('a.csv', '栏目,说明\n要闻,')).toEqual([
      'sections:file.columns',
      { columns: 'code, name, english, broader, words' },
    ]);
    expect(refusal('a.csv', 'code,name\na,甲\n,乙')).toEqual(['sections:file.line', { line: 3 }]);
    expect(refusal('a.csv', 'code,name\na,甲\na,乙')).toEqual(['sections:file.twice', { code: 'a' }]);
    expect(refusal('a.csv', 'code,name\n')).toEqual(['sections:file.empty', undefined]);
    expect(refusal('a.json', '{')).toEqual(['sections:file.json', undefined]);
    expect(refusal('a.json', '{"pages":[]}')).toEqual(['sections:file.form', undefined]);
    const many = Array.from({ length: mostConcepts + 1 }, (_, i) => `c${i},名`).join('\n');
    expect(refusal('a.csv', `code,name\n${many}`)).toEqual([
      'sections:file.many',
      { count: mostConcepts + 1, most: mostConcepts },
    ]);
  });

  it('never begins a cell like a formula', () => {
    expect(vocabularyCsv({ name: '', concepts: [{ code: 'a', name: '=1+1' }] })).toContain("'=1+1");
  });
});

it('what a vocabulary of before called its sections is known after two others were loaded, and the newest name counts', () => {
  const named = (...pairs: readonly (readonly [string, string])[]): Vocabulary => ({
    name: '本报分类',
    concepts: pairs.map(([code, name]) => ({ code, name })),
  });
  const [first, second, third] = [
    named(['jd', '江堤'], ['gj', '渡船']),
    named(['sz', '时政'], ['gj', '公交']),
    named(['sz', '要闻']),
  ];
  const once = formerNames({ vocabulary: first }, second);
  const twice = formerNames({ vocabulary: second, formerNames: once }, third);
  expect(ownNames({ vocabulary: third, formerNames: twice, sections: [] })).toEqual({
    jd: '江堤',
    gj: '公交',
    sz: '要闻',
  });
});
