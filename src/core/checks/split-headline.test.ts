import { expect, it } from 'vitest';
import { article, deck, doc, headline, kicker, p, page } from '../../testing/builders.ts';
import { found, fixed } from '../../testing/finds.ts';
import { blocks, roleOf } from '../document/queries.ts';
import { splitHeadline as check } from './split-headline.ts';

const story = '市里的代表昨天来到青禾镇，看了老码头和新修的河堤，听了镇里的打算。';

it('joins what it proposes, and the whole is a headline', () => {
  const issue = doc(
    page(
      article(
        kicker('市人大常委会组织在青'),
        headline('禾代表视察河堤'),
        p(story),
        p('代表们说，在青禾看到了变化。'),
      ),
    ),
  );
  const [one] = found(check, issue);
  if (!one) expect.fail('the word 青禾 lies across the two lines');
  const after = fixed(issue, one, one.fixes[0] ?? expect.fail());
  expect(
    blocks(after)
      .slice(0, 1)
      .map(({ node }) => [roleOf(node), node.textContent]),
  ).toEqual([['headline', '市人大常委会组织在青禾代表视察河堤']]);
});

it('what goes on under a 副题 is part of it, whatever it was taken for', () => {
  const issue = doc(
    page(
      article(
        headline('渡口添新灯'),
        deck('——镇里的老人说起从前在青'),
        headline('禾摆渡的日子'),
        p(story),
        p('代表们说，在青禾看到了变化。'),
      ),
    ),
  );
  const one = found(check, issue).find(({ actual }) => actual.includes('禾摆'));
  if (!one) expect.fail('the word 青禾 lies across the two lines');
  const after = fixed(issue, one, one.fixes[0] ?? expect.fail());
  expect(
    blocks(after)
      .slice(0, 2)
      .map(({ node }) => [roleOf(node), node.textContent]),
  ).toEqual([
    ['headline', '渡口添新灯'],
    ['deck', '——镇里的老人说起从前在青禾摆渡的日子'],
  ]);
});

it('offers both ways to join, one of them with a space', () => {
  const issue = doc(
    page(
      article(
        kicker('市人大常委会组织在青'),
        headline('禾代表视察河堤'),
        p(story),
        p('代表们说，在青禾看到了变化。'),
      ),
    ),
  );
  const [one] = found(check, issue);
  expect(one?.fixes.map((fix) => fix.title.code)).toEqual([
    'checks:fix.join-headline',
    'checks:fix.join-headline-spaced',
  ]);
});

it('offers to join what the text under it says in one', () => {
  const issue = doc(
    page(
      article(
        headline('市人大常委会组织'),
        headline('在青禾代表视察河堤'),
        p('昨天，市人大常委会组织在青禾代表看了新修的河堤，听了镇里的打算。'),
      ),
    ),
  );
  expect(found(check, issue)[0]?.confidence).toBeGreaterThanOrEqual(0.9);
});
