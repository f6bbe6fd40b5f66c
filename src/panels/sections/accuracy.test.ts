import { expect, it } from 'vitest';
import { accuracyOf } from './accuracy.ts';

const example = (issue: string, at: number, proposed: string | null, ...sections: readonly string[]) => ({
  paper: '江畔日报',
  issue,
  article: `a${at}`,
  sections,
  features: [],
  proposed,
  at,
});

it('counts what was proposed, what was right, and where nothing was said, by issue', () => {
  expect(
    accuracyOf(
      [
        example('i2', 9, 'law', 'law'),
        example('i1', 1, 'people', 'people', 'culture'),
        example('i1', 2, 'people', 'economy'),
        example('i1', 3, null, 'economy'),
      ],
      2,
    ),
  ).toEqual([
    { issue: 'i1', at: 1, proposed: 2, right: 1, silent: 1 },
    { issue: 'i2', at: 9, proposed: 1, right: 1, silent: 0 },
  ]);
  expect(accuracyOf([])).toEqual([]);
});
