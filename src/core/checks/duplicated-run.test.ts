import { Transform } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { article, doc, furniture, headline, p, page } from '../../testing/builders.ts';
import { finds, ignores, mends } from '../../testing/finds.ts';
import { blocks } from '../document/queries.ts';
import { duplicatedRun as check } from './duplicated-run.ts';
import { fixCertain } from './fix-certain.ts';
import { Linter } from './lint.ts';

const run =
  '镇里把办事窗口搬到村口，乡亲们不出门就能把事办成，一年下来跑腿少了八成。组织开展上门服务，指导驻镇单位突';
const first = `在工作中，青禾镇建强队伍抓服务。${run}`;
const second = `出帮办代办两个重点，做到事事有人管，在各村张贴服务清单、${run}`;

it('finds the foot of a column that stands again at the foot of the next, and shows both copies', () => {
  const issue = doc(page(article(headline('把窗口搬到村口'), p(first), p(second))));
  const one = finds(check, issue);
  expect(one.actual).toBe(run);
  const [copy] = one.related ?? [];
  expect(issue.textBetween(copy?.from ?? 0, copy?.to ?? 0)).toBe(run);
  expect(mends(check, issue)).toEqual(['把窗口搬到村口', first, second.slice(0, -run.length)]);
});

it('a false break behind the copy is spoken of only when the copy is gone', () => {
  const issue = doc(
    page(
      article(headline('把窗口搬到村口'), p(first), p(second)),
      article(p('一个与此无关的段落从这里开始，讲的是大桥。')),
    ),
  );
  const linter = new Linter();
  const codes = linter
    .lint(issue)
    .suggestions.map(({ code, from }) => `${code} ${issue.resolve(from).index(1)}`);
  expect(codes).toContain('duplicated-run 0');
  expect(codes.filter((code) => code === 'split-paragraph 0')).toHaveLength(1); // first | second, not second | 一个
});

it('the copy goes and the halves are joined in one run of certain fixes', () => {
  const issue = doc(page(article(headline('把窗口搬到村口'), p(first), p(second))));
  const tr = new Transform(issue);
  fixCertain(tr, new Linter(), () => 'x');
  expect(blocks(tr.doc).map(({ node }) => node.textContent)).toEqual([
    '把窗口搬到村口',
    first + second.slice(0, -run.length),
  ]);
});

it('leaves what two speakers both say, and page headers', () => {
  ignores(
    check,
    doc(
      page(
        article(
          p(`老林说：“${run.slice(0, 30)}，真好。”后来又说了许多话。`),
          p(`老周也说：“${run.slice(0, 30)}，不错。”这是实话。`),
        ),
      ),
    ),
  );
  const header = furniture('青禾日报 2023年2月9日 星期四 责任编辑 林小满 版式 周可 校对 何田');
  ignores(
    check,
    doc(
      page(article({ kind: 'furniture' }, header), article(p('河堤亮灯。'))),
      page(article({ kind: 'furniture' }, header), article(p('大桥通车。'))),
    ),
  );
});
