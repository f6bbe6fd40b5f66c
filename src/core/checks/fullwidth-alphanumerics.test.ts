import { expect, it } from 'vitest';
import { article, p } from '../../testing/builders.ts';
import { found, ignores, mends } from '../../testing/finds.ts';
import { fullwidthAlphanumerics as check } from './fullwidth-alphanumerics.ts';

it('finds full-width digits and letters, a time or an amount as one', () => {
  expect(mends(check, article(p('２０２３年开工。')))).toEqual(['2023年开工。']);
  expect(mends(check, article(p('上午１０：３０集合。')))).toEqual(['上午10:30集合。']);
  expect(mends(check, article(p('占比２．５％，持平。')))).toEqual(['占比2.5%，持平。']);
  expect(found(check, article(p('乘Ｋ３路到ＡＢ座。'))).map(({ actual }) => actual)).toEqual([
    'Ｋ３',
    'ＡＢ',
  ]);
});

it('leaves full-width marks', () => {
  ignores(check, article(p('增长4.9％（初步统计）：中国－东盟。')));
});
