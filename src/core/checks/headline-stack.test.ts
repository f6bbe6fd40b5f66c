import { expect, it } from 'vitest';
import { article, doc, headline, kicker, p, page } from '../../testing/builders.ts';
import { finds, fixed, ignores } from '../../testing/finds.ts';
import { blocks, roleOf } from '../document/queries.ts';
import { headlineStack as check } from './headline-stack.ts';

const story = p('星期六一大早，青禾小学的操场上，二十七个孩子排成两队，望着盘山路的拐弯处。');

it('asks what two complete lines of headline are; each answer is a repair', () => {
  const issue = doc(
    page(article(headline('大山里来了“会跑的书房”'), headline('流动图书车一年行驶两万公里'), story)),
  );
  const one = finds(check, issue);
  expect(one.severity).toBe('ask');
  const after = one.fixes.map((fix) =>
    blocks(fixed(issue, one, fix))
      .slice(0, -1)
      .map(({ node }) => [roleOf(node), node.textContent]),
  );
  expect(after).toEqual([
    [['headline', '大山里来了“会跑的书房” 流动图书车一年行驶两万公里']],
    [
      ['headline', '大山里来了“会跑的书房”'],
      ['deck', '流动图书车一年行驶两万公里'],
    ],
    [
      ['kicker', '大山里来了“会跑的书房”'],
      ['headline', '流动图书车一年行驶两万公里'],
    ],
  ]);
});

it('leaves lines that say what they are, and pieces to the check for split headlines', () => {
  ignores(check, article(kicker('大山里来了“会跑的书房”'), headline('流动图书车一年行驶两万公里'), story));
  ignores(check, article(headline('青禾小学来了“会跑'), headline('的书房”'), story));
});

it('asks of two lines only: a no to one of three brings no question about the others', () => {
  ignores(
    check,
    article(
      headline('大山里来了“会跑的书房”'),
      headline('流动图书车一年行驶两万公里'),
      headline('孩子们排队借书'),
      story,
    ),
  );
});
