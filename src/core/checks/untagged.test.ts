import { expect, it } from 'vitest';
import { article, caption, doc, headline, label, p, page } from '../../testing/builders.ts';
import { finds, fixed, ignores } from '../../testing/finds.ts';
import { articleAttrs, articles } from '../document/queries.ts';
import { certain } from './types.ts';
import { untagged as check } from './untagged.ts';

it('proposes a section with the words that spoke, and tags by one press', () => {
  const issue = doc(
    page(article(headline('青禾镇招商引资再添三个项目'), p('三家企业昨日签约，投资共四亿元，明年投产。'))),
  );
  const one = finds(check, issue);
  expect(one.proposed).toBe('economy');
  expect(one.reasons[0]).toMatchObject({
    code: 'cue-words',
    params: { detail: expect.stringContaining('招商引资') as string },
  });
  expect(one.confidence).toBeLessThan(certain);
  expect(
    articleAttrs(articles(fixed(issue, one, one.fixes[0] ?? expect.fail()))[0]?.node ?? expect.fail())
      .sections,
  ).toEqual(['economy']);
});

it('a label says more than the words under it, and a photo is a photo', () => {
  expect(
    finds(check, article(label('短评'), headline('招商引资要快'), p('一家有宝百家问，好的项目大家都想要。')))
      .proposed,
  ).toBe('opinion');
  expect(finds(check, article({ kind: 'photo' }, caption('图为医院里的义诊。'))).proposed).toBe('photo');
});

it('says nothing when it does not know, and nothing about what is tagged', () => {
  ignores(check, article(headline('灯'), p('夜里，灯亮了。')));
  ignores(
    check,
    article({ sections: ['people'] }, headline('青禾镇招商引资再添三个项目'), p('三家企业昨日签约。')),
  );
});
