import { expect, it } from 'vitest';
import { article, p } from '../../testing/builders.ts';
import { finds, found, ignores, mends } from '../../testing/finds.ts';
import { oddCharacters as check } from './odd-characters.ts';

it('puts characters for the radicals of PDF fonts', () => {
  expect(mends(check, article(p('看⽬录。')))).toEqual(['看目录。']);
  expect(mends(check, article(p('⼈⺠来信')))).toEqual(['人民来信']);
});

it('takes control and zero-width characters out', () => {
  expect(mends(check, article(p('河堤\u200b亮灯')))).toEqual(['河堤亮灯']);
  expect(mends(check, article(p('河堤\u0007亮灯')))).toEqual(['河堤亮灯']);
});

it('asks about what was lost, and invents nothing', () => {
  const lost = finds(check, article(p('河堤\ufffd\ufffd亮灯')));
  expect([lost.severity, lost.fixes.length]).toEqual(['ask', 0]);
  expect(finds(check, article(p('王〓先生'))).severity).toBe('ask');
  expect(finds(check, article(p('王\ue123先生'))).fixes).toHaveLength(0);
});

it('has nothing against rare names, marks and letters', () => {
  ignores(check, article(p('𠮷野家 café naïve ①② ㎡ ℃ ◆')));
  expect(found(check, article(p('\u{f0000}甲')))).toHaveLength(1);
});
