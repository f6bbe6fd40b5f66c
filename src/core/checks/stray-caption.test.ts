import { expect, it } from 'vitest';
import { article, caption, credit, doc, headline, p, page } from '../../testing/builders.ts';
import { finds, fixed, ignores } from '../../testing/finds.ts';
import { articleAttrs, articles } from '../document/queries.ts';
import { strayCaption as check } from './stray-caption.ts';

it('takes the picture’s words out of the middle of a story and makes them a photo behind it', () => {
  const issue = doc(
    page(
      article(
        headline('河堤上的灯'),
        p('河堤亮灯，夜里散步的'),
        caption('图为新修的河堤。'),
        credit('林小满 摄'),
        p('人多了起来。'),
      ),
    ),
  );
  const one = finds(check, issue);
  const after = fixed(issue, one, one.fixes[0] ?? expect.fail());
  expect(articles(after).map(({ node }) => [articleAttrs(node).kind, node.textContent])).toEqual([
    ['story', '河堤上的灯河堤亮灯，夜里散步的人多了起来。'],
    ['photo', '图为新修的河堤。林小满 摄'],
  ]);
  expect(articles(after)[0]?.node.attrs['id']).toBe('a1');
});

it('makes a caption of what was taken for text over a credit', () => {
  const issue = doc(
    page(
      article(
        headline('河堤上的灯'),
        p('河堤亮灯了。'),
        p('日前，河堤亮灯。图为夜里的河堤。'),
        credit('林小满 摄'),
      ),
    ),
  );
  const one = finds(check, issue);
  const after = fixed(issue, one, one.fixes[0] ?? expect.fail());
  expect(articles(after)[1]?.node.children.map(({ type }) => type.name)).toEqual(['caption', 'credit']);
});

it('a story that is nothing but a caption becomes a photo', () => {
  const issue = doc(page(article(caption('图为新修的河堤。'), credit('林小满 摄'))));
  const one = finds(check, issue);
  expect(
    articleAttrs(articles(fixed(issue, one, one.fixes[0] ?? expect.fail()))[0]?.node ?? expect.fail()).kind,
  ).toBe('photo');
});

it('leaves photos', () => {
  ignores(check, article({ kind: 'photo' }, caption('图为新修的河堤。'), credit('林小满 摄')));
});
