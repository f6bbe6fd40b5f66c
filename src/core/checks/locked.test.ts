import { Transform } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { articles } from '../document/queries.ts';
import { applyAll } from './fix-certain.ts';
import { Linter } from './lint.ts';

it('repairs of all kinds at once leave what is passed for the press as it is', () => {
  const text = '记者(实习)昨日在菜场看到了许多人在看书。';
  const issue = doc(
    page(article({ status: 'passed' }, headline('桥通了'), p(text)), article(headline('菜场'), p(text))),
  );
  const { suggestions } = new Linter({ now: () => 0 }).lint(issue);
  expect(new Set(suggestions.filter(({ fixes }) => fixes.length > 0).map(({ article: id }) => id))).toEqual(
    new Set(['a1', 'a2']),
  );
  const tr = new Transform(issue);
  const done = applyAll(tr, suggestions, () => 'new');
  expect(new Set(done.map(({ article: id }) => id))).toEqual(new Set(['a2']));
  expect(articles(tr.doc)[0]!.node).toBe(articles(issue)[0]!.node);
});
