import { expect, it } from 'vitest';
import { article, p } from '../../testing/builders.ts';
import { finds, ignores } from '../../testing/finds.ts';
import { wrongSum as check } from './wrong-sum.ts';

it('asks about parts that do not make the whole', () => {
  const one = finds(check, article(p('甲乙两地共120人，其中甲地50人、乙地60人。')));
  expect([one.severity, one.fixes.length]).toEqual(['ask', 0]);
  expect(one.message.params).toMatchObject({ told: '120人', is: '110人' });
  finds(check, article(p('全校共有80人，其中男生30人，女生60人。')));
});

it('asks about a growth that is another', () => {
  const one = finds(check, article(p('船只由40艘增至50艘，增长20%。')));
  expect(one.message.params).toMatchObject({ told: '20%', is: '25.0%' });
});

it('has nothing against sums that are right, rounded, or not said to be whole', () => {
  ignores(check, article(p('甲乙两地共120人，其中甲地50人、乙地70人。')));
  ignores(check, article(p('全镇共有120人，其中甲地50人、乙地60人。')));
  ignores(check, article(p('船只由40艘增至50艘，增长25%。')));
  ignores(check, article(p('产值由3.1亿元增至4.2亿元，增长36%。')));
  ignores(check, article(p('三村共有1.2万亩，其中甲村0.5万亩、乙村0.4万亩、丙村0.4万亩。')));
  ignores(check, article(p('失业率由4%升至5%，上升1个百分点。')));
});
