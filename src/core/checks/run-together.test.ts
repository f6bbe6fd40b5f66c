import { expect, it } from 'vitest';
import { article, p } from '../../testing/builders.ts';
import { finds, fixed, ignores, mends } from '../../testing/finds.ts';
import { articles, blocks, roleOf } from '../document/queries.ts';
import { doc, page } from '../../testing/builders.ts';
import { runTogether as check } from './run-together.ts';
import { certain } from './types.ts';

it('finds a 本报讯 in the middle of a paragraph', () => {
  const part = article(
    p('河堤亮灯，市民夜里有了去处。本报讯（记者 林小满）老码头开了夜课堂，来的人坐满了屋子。'),
  );
  expect(mends(check, part)).toEqual([
    '河堤亮灯，市民夜里有了去处。',
    '本报讯（记者 林小满）老码头开了夜课堂，来的人坐满了屋子。',
  ]);
  expect(finds(check, part).confidence).toBeLessThan(certain);
});

it('offers a new article there, too', () => {
  const issue = doc(
    page(article(p('河堤亮灯，市民夜里有了去处。新华社青禾2月8日电（记者 周可）大桥通车。'))),
  );
  const one = finds(check, issue);
  const other = one.fixes.find((fix) => !fix.preferred) ?? expect.fail();
  expect(articles(fixed(issue, one, other)).map(({ node }) => node.textContent)).toEqual([
    '河堤亮灯，市民夜里有了去处。',
    '新华社青禾2月8日电（记者 周可）大桥通车。',
  ]);
});

it('finds the indent that the next paragraph left behind, and takes it out', () => {
  expect(mends(check, article(p('河堤亮灯。　　老码头开了夜课堂。')))).toEqual([
    '河堤亮灯。',
    '老码头开了夜课堂。',
  ]);
});

it('finds a sub-heading between spaces', () => {
  const issue = doc(
    page(article(p('跑出了青禾的速度。 零距离服务乡亲 事无大小，期于利民，这是镇里的老话。'))),
  );
  const one = finds(check, issue);
  const fix = one.fixes[0] ?? expect.fail();
  expect(blocks(fixed(issue, one, fix)).map(({ node }) => [roleOf(node), node.textContent])).toEqual([
    ['body', '跑出了青禾的速度。'],
    ['subhead', '零距离服务乡亲'],
    ['body', '事无大小，期于利民，这是镇里的老话。'],
  ]);
});

it('leaves a source that is named inside a sentence', () => {
  ignores(check, article(p('据新华社青禾2月8日电，大桥通车。')));
  ignores(check, article(p('他说，本报讯（记者 林小满）的消息他读过。')));
});
