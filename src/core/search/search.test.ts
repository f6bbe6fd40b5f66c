import fc from 'fast-check';
import { Converter } from 'opencc-js/t2cn';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { blocks } from '../document/queries.ts';
import { type Hit, replaceHits } from './replace.ts';
import { compile, type SearchQuery } from './search.ts';

const simplified = Converter({ from: 't', to: 'cn' });
const plain: SearchQuery = {
  find: '',
  replace: '',
  regexp: false,
  anyWidth: false,
  anyScript: false,
  anyCase: false,
};

/** What is found in the text, and what would stand there. */
function found(query: Partial<SearchQuery>, text: string): string[] {
  const compiled = compile({ ...plain, ...query }, simplified);
  if (!('pattern' in compiled)) throw new Error(compiled.reason);
  return compiled.pattern.all(text).map(({ from, to, put }) => `${text.slice(from, to)}→${put}`);
}

describe('what is found', () => {
  it('is the very text, unless more is asked for', () => {
    expect(found({ find: '青禾', replace: '清禾' }, '青禾镇，靑禾，青禾')).toEqual([
      '青禾→清禾',
      '青禾→清禾',
    ]);
    expect(found({ find: '(记者' }, '（记者 甲）(记者 乙)')).toEqual(['(记者→']);
    expect(found({ find: 'a.c' }, 'abc a.c')).toEqual(['a.c→']);
  });

  it('may be of any width, any script, any case', () => {
    expect(found({ find: '(记者', anyWidth: true }, '（记者 甲）(记者 乙)')).toEqual(['（记者→', '(记者→']);
    expect(found({ find: '24　h', anyWidth: true }, '２４ ｈ')).toEqual(['２４ ｈ→']);
    expect(found({ find: '台湾', anyScript: true }, '臺灣与台湾')).toEqual(['臺灣→', '台湾→']);
    expect(found({ find: 'gdp', anyCase: true, anyWidth: true }, 'GDP、ＧＤＰ')).toEqual(['GDP→', 'ＧＤＰ→']);
  });

  it('keeps its place behind rare characters', () => {
    expect(found({ find: '后', anyScript: true }, '𠮷𨦡後𠮷')).toEqual(['後→']);
  });

  it('may be a regular expression, whose parts can be put elsewhere', () => {
    expect(found({ find: '(\\d+)月(\\d+)日', replace: '$2/$1', regexp: true }, '3月12日、4月5日')).toEqual([
      '3月12日→12/3',
      '4月5日→5/4',
    ]);
    expect(found({ find: '(?<who>.)某', replace: '[$<who>] $$1 $& $9', regexp: true }, '张某')).toEqual([
      '张某→[张] $1 张某 $9',
    ]);
    expect(found({ find: 'x*', regexp: true }, '没有')).toEqual([]);
  });

  it('says of a bad expression what is bad', () => {
    expect(compile({ ...plain, find: '(记者', regexp: true })).toMatchObject({ refused: 'regexp' });
    expect(compile(plain)).toMatchObject({ refused: 'empty' });
  });
});

const text = fc.string({ unit: fc.constantFrom('青', '禾', '，', '後', '𠮷', 'a'), maxLength: 12 });

it('changes what is ticked and nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.boolean()),
      text,
      (texts, ticks, put) => {
        const issue = doc(
          page(
            article(headline('题'), ...texts.map((one) => p(one))),
            article({ status: 'passed' }, p('青禾')),
          ),
        );
        const compiled = compile({ ...plain, find: '青', replace: put });
        if (!('pattern' in compiled)) throw new Error('expected a pattern');
        const hits = blocks(issue).flatMap(({ node, pos }) =>
          compiled.pattern.all(node.textContent).map((one): Hit & { ticked: boolean } => ({
            from: pos + 1 + one.from,
            to: pos + 1 + one.to,
            actual: '青',
            put,
            ticked: ticks.next().value,
          })),
        );
        const tr = new Transform(issue);
        const answer = replaceHits(
          tr,
          hits.filter(({ ticked }) => ticked),
        );
        // told by hand: every 青 is what was ticked for it, everything else is as it was
        let nth = 0;
        const expected = blocks(issue).map(({ node, article: held }) =>
          node.textContent.replaceAll('青', (was) => {
            const ticked = hits[nth]?.ticked ?? false;
            nth += 1;
            return ticked && held.node.attrs['status'] !== 'passed' ? put : was;
          }),
        );
        expect(blocks(tr.doc).map(({ node }) => node.textContent)).toEqual(expected);
        expect(answer.changed).toBe(0);
        expect(answer.locked).toBe(hits.at(-1)?.ticked ? 1 : 0);
      },
    ),
  );
});

it('leaves a place alone where other words stand by now', () => {
  const issue = doc(page(article(headline('题'), p('青禾镇'))));
  const tr = new Transform(issue);
  expect(
    replaceHits(tr, [
      { from: 6, to: 8, actual: '清禾', put: '青禾' },
      { from: 900, to: 902, actual: '清禾', put: '青禾' },
    ]),
  ).toEqual({ done: 0, locked: 0, changed: 2 });
  expect(tr.docChanged).toBe(false);
});
