import { expect, it } from 'vitest';
import { leadIns } from './lead-in.ts';
import { states, type Step } from './states.ts';
import type { Role, SourceLine } from './types.ts';

const state = (role: Role, step: Step): number =>
  states.findIndex((one) => one.role === role && one.step === step && one.sort === 'plain');

/** What leads in, of lines that were decoded as “role step” and have this much of a label about them. */
function leading(
  texts: readonly string[],
  decoded: readonly [Role, Step][],
  label = 0,
  sizes: readonly number[] = [],
): readonly string[] {
  const lines = texts.map((text, i): SourceLine => ({
    file: 'a.txt',
    from: i * 100,
    to: i * 100 + text.length,
    text,
    blanksBefore: 0,
    ...(sizes[i] === undefined ? {} : { size: sizes[i] }),
  }));
  const at = new Float64Array(texts.length * states.length);
  texts.forEach((_, t) => {
    at[t * states.length + state('label', 'B')] = label;
    at[t * states.length + state('kicker', 'B')] = 0.1;
  });
  const path = Int32Array.from(decoded, ([role, step]) => state(role, step));
  return Array.from(leadIns(lines, path, at), ([t, role]) => `${role}: ${texts[t]}`);
}

const three = ['青禾镇全力保春灌', '老渠水满', '新秧返青'] as const;
const headline: readonly [Role, Step][] = [
  ['headline', 'A'],
  ['headline', 'B'],
  ['headline', 'C'],
];

it('the first of three lines of headline is what leads into the other two', () => {
  expect(leading([...three, '本报讯 昨日'], [...headline, ['body', 'B']])).toEqual([
    'kicker: 青禾镇全力保春灌',
  ]);
});

it('it is a label where it looks more like one', () => {
  expect(leading(three, headline, 0.4)).toEqual(['label: 青禾镇全力保春灌']);
});

it('nothing leads in that is set as large as the headline', () => {
  expect(leading(three, headline, 0, [24, 24, 24])).toEqual([]);
  expect(leading(three, headline, 0, [14, 24, 24])).toEqual(['kicker: 青禾镇全力保春灌']);
});

it('two lines are one headline, and of four nobody can tell', () => {
  expect(leading(three.slice(0, 2), headline.slice(0, 2))).toEqual([]);
  expect(leading([...three, '渠长巡渠'], [...headline, ['headline', 'B']])).toEqual([]);
});

it('a headline of the next article is not counted with those before it', () => {
  expect(
    leading(three, [
      ['headline', 'A'],
      ['headline', 'C'],
      ['headline', 'A'],
    ]),
  ).toEqual([]);
});

it('English headlines have three lines as often as two', () => {
  expect(leading(['Council Backs', 'New Bridge Over', 'Willow River'], headline)).toEqual([]);
});
