import { expect, it } from 'vitest';
import { article, p } from '../../testing/builders.ts';
import { finds, ignores } from '../../testing/finds.ts';
import { confusableCharacters as check } from './confusable-characters.ts';

const issue = '渡口已经通航，码头已经修好，灯塔已经点亮。';

it('proposes the twin that makes a word which the issue knows', () => {
  const one = finds(check, article(p(issue), p('河堤巳经亮灯。')));
  expect([one.actual, one.proposed ?? one.message.params?.['instead'], one.severity]).toEqual([
    '巳',
    '已',
    'doubt',
  ]);
  expect(one.confidence).toBeLessThan(0.98);
});

it('leaves quotations and right words alone', () => {
  ignores(check, article(p(issue), p('牌上写着“巳经亮灯”。')));
  ignores(check, article(p(issue), p('自己的事自己做，人入夜才归。')));
});
