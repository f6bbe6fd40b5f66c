import { expect, it } from 'vitest';
import { article, byline, doc, headline, p, page } from '../../testing/builders.ts';
import { finds, found, ignores } from '../../testing/finds.ts';
import { Linter } from './lint.ts';
import { twoSpellings } from './two-spellings.ts';

it('a person spelled two ways in one article', () => {
  const { message, severity, fixes } = finds(
    twoSpellings,
    article(
      headline('校门口的斑马线'),
      p('校长李晓明说，斑马线是去年画的。'),
      p('“先看左，再看右。”校长李晓明表示，每天都要说一遍。'),
      p('家长们也说好。老师李小明，还有副校长李小明介绍，下月再画一条。'),
    ),
  );
  expect(severity).toBe('ask');
  expect(message.params).toMatchObject({ here: '李小明', there: '李晓明' });
  // it asks: nothing is put for it by the accept key
  expect(fixes.map(({ preferred }) => preferred)).toEqual([false]);
});
it('a person with one title spelled two ways in two articles', () => {
  finds(
    twoSpellings,
    doc(
      page(
        article(p('青禾镇镇长王小禾表示，河堤亮灯了。'), p('青禾镇镇长王小禾说。')),
        article(p('青禾镇镇长王晓禾表示，桥通了。')),
      ),
    ),
  );
});
it('a reporter whose name is signed otherwise once', () => {
  finds(
    twoSpellings,
    doc(
      page(
        article(byline('本报记者 林小满 通讯员 周一帆'), p('河堤亮灯了。')),
        article(p('本报讯(记者 林小满)桥通了。')),
        article(p('本报讯(记者 林小满)船来了。')),
        article(p('本报讯(记者 林晓满)灯亮了。')),
      ),
    ),
  );
});
it('a place that stands once with another character', () => {
  const { actual } = finds(
    twoSpellings,
    article(p('青禾镇的河堤亮灯了，青禾镇人散步。'), p('青禾镇今年修桥。'), p('人们到青和镇看灯。')),
  );
  expect(actual).toBe('青和镇');
});
it('two people and two places are two', () => {
  ignores(
    twoSpellings,
    article(
      // 明 and 红 are taken for each other by nobody
      p('校长李晓明说，斑马线是去年画的。'),
      p('校长李晓红说，今年再画一条。'),
      // as often as the other, and the other stands alone elsewhere
      p('柳林村、柳临村，柳临在河东，柳林在河西。'),
    ),
  );
  // reporters are many: one of each is two people
  ignores(
    twoSpellings,
    doc(page(article(p('本报讯(记者 林小满)桥通了。')), article(p('本报讯(记者 林晓满)灯亮了。')))),
  );
});
it('people whom the paper knows are not asked about', () => {
  const issue = doc(
    page(article(p('青禾镇镇长王小禾表示，河堤亮灯了。')), article(p('青禾镇镇长王晓禾表示，桥通了。'))),
  );
  expect(found(twoSpellings, issue)).toHaveLength(1);
  const persons = ['王小禾', '王晓禾'].map((name) => ({ name, title: '镇长' }));
  const linter = new Linter({ checks: [twoSpellings], lists: { wrong: [], never: [], persons } });
  expect(linter.lint(issue).suggestions).toEqual([]);
});
