import { expect, it } from 'vitest';
import { article, caption, credit, headline, jump, p } from '../../testing/builders.ts';
import { finds, ignores } from '../../testing/finds.ts';
import { noEnding as check } from './no-ending.ts';

const opening = p('河堤亮灯，夜里散步的人多了起来。');

it('finds a story that stops in mid-sentence', () => {
  expect(
    finds(check, article(headline('河堤上的灯'), opening, p('镇里在各村张贴了服务清单、播放了宣传片、'))),
  ).toMatchObject({ severity: 'ask', actual: '、播放了宣传片、', fixes: [] });
});

it('knows the other endings of a story', () => {
  ignores(check, article(opening, p('镇里说，明年还要修老码头。（林小满）')));
  ignores(check, article(opening, p('他说：“灯亮了，路就近了。”')));
  ignores(check, article(opening, p('镇里在各村张贴了服务清单（下转第2版）')));
  ignores(check, article(opening, p('镇里在各村张贴了服务清单，播放了宣传片'), jump('（下转第2版）')));
  ignores(check, article({ kind: 'photo' }, caption('河堤亮灯'), credit('林小满 摄')));
  ignores(check, article(p('一河灯火映着归人的脚步慢慢走'), p('满天星星落在新修的河堤上头')));
});
