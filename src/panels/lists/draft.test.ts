import { expect, it } from 'vitest';
import { noLists, type PaperLists } from '../../core/checks/lists.ts';
import { kept, type Lines, linesOf } from './draft.ts';

const lists = (never: string, ...wrong: readonly (readonly [string, string])[]): PaperLists => ({
  ...noLists,
  never: never === '' ? [] : never.split(' '),
  wrong: wrong.map(([left, right]) => ({ wrong: left, right })),
});
const lines = (never: string, wrong = ''): Lines => ({ ...linesOf(noLists), never, wrong });

it('what is typed is kept as it stands, lines that say nothing left out', () => {
  const read = linesOf(lists('青禾茶社'));
  expect(kept({ read, typed: lines('渡口\n', '柳林度 → 柳林渡\n半行') }, lists('青禾茶社'))).toEqual(
    lists('渡口', ['柳林度', '柳林渡']),
  );
});
it('what another tab put in or took out meanwhile stays so', () => {
  const read = linesOf(lists('青禾茶社 老渠'));
  expect(
    kept({ read, typed: lines('青禾茶社\n老渠\n渡口') }, lists('老渠 夜市', ['菜场', '菜市场'])),
  ).toEqual(lists('老渠 渡口 夜市', ['菜场', '菜市场']));
});
it('what both put in stands there once', () => {
  expect(kept({ read: linesOf(noLists), typed: lines('渡口') }, lists('渡口'))).toEqual(lists('渡口'));
});
