import { expect, it } from 'vitest';
import { article, byline, doc, p, page } from '../../testing/builders.ts';
import { finds, ignores } from '../../testing/finds.ts';
import { blocks, idOf } from '../document/queries.ts';
import { stored } from '../import/layout/places.ts';
import { confusableCharacters as check } from './confusable-characters.ts';
import { type Faint, faintness, faintOf } from './faint.ts';

const known = '渡口已经通航，码头已经修好，灯塔已经点亮。';
const issue = (...texts: readonly string[]) => doc(page(article(p(known), ...texts.map((text) => p(text)))));

/** The issue as an engine read it that was not sure of these characters. */
function faintIn(doubtful: string, of: ReturnType<typeof doc>): Faint {
  let length = 0;
  const sources: Record<string, { file: string; from: number; to: number; at: number }[]> = {};
  const lines = blocks(of).map(({ node }, i) => {
    const from = length;
    const text = node.textContent;
    length += text.length + 1;
    sources[idOf(node)] = [{ file: 'f', from, to: from + text.length, at: 0 }];
    const words = Array.from(text, (char, at) => ({
      from: from + at,
      to: from + at + 1,
      box: null,
      confidence: doubtful.includes(char) ? 0.3 : 0.96,
    }));
    return { region: 'r', line: String(i), from, to: from + text.length, box: null, words };
  });
  return faintOf({
    doc: of.toJSON(),
    sources,
    places: [stored({ file: 'f', page: 0, image: null, linesOf: () => lines })],
  });
}

it('proposes the twin that the issue has in these words, where the engine was in doubt', () => {
  const read = issue('河堤巳经亮灯。');
  const one = finds(check, read, { faint: faintIn('巳', read) });
  expect([one.actual, one.message.params?.['instead'], one.severity]).toEqual(['巳', '已', 'doubt']);
  expect(one.confidence).toBeLessThan(0.98);
  expect(one.reasons.map(({ code }) => code)).toEqual(['engine-in-doubt', 'said-elsewhere']);
});

it('says nothing where no engine was in doubt: a rare word is as likely meant', () => {
  const read = issue('河堤巳经亮灯。');
  ignores(check, read);
  ignores(check, read, { faint: faintIn('灯', read) });
});

it('leaves quotations, names, numbers and right words alone', () => {
  for (const text of [
    '牌上写着“巳经亮灯”。',
    '自己的事自己做。',
    '校长王巳经说，灯亮了。',
    '巳经经验再说。',
    '巳经，巳经。',
  ]) {
    const read = issue(text, '己经、已经都有人写。');
    ignores(check, read, { faint: faintIn(text.includes('自己') ? '己' : '巳', read) });
  }
  const read = doc(page(article(byline('本报记者 巳经亮'), p(known))));
  ignores(check, read, { faint: faintIn('巳', read) });
});

it('knows a doubtful character again after edits before or behind it, and not when both changed', () => {
  const read = issue('河堤巳经亮灯。');
  const faint = faintIn('巳', read);
  expect(faintness(faint, '河堤巳经亮灯。', 2)).toBeCloseTo(0.3);
  expect(faintness(faint, '河堤巳又经亮灯。', 2)).toBeCloseTo(0.3);
  expect(faintness(faint, '新河边巳经亮灯。', 3)).toBeCloseTo(0.3);
  expect(faintness(faint, '新河边巳又经亮灯。', 3)).toBeNull();
});
