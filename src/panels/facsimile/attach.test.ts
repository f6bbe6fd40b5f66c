import { expect, it } from 'vitest';
import { inNaturalOrder, pagesFor, scanName, scanPlace } from './attach.ts';

it('puts the pages of a whole PDF beside the pages of the issue', () => {
  expect(pagesFor(4, 4, 2)).toEqual([0, 1, 2, 3]);
});
it('puts a single picture beside the page at the caret', () => {
  expect(pagesFor(1, 4, 2)).toEqual([2]);
});
it('says which sheets find no page', () => {
  expect(pagesFor(3, 4, 3)).toEqual([3, null, null]);
  expect(pagesFor(3, 2, 1)).toEqual([0, 1, null]);
});
it('names a sheet of a file so that it is found again', () => {
  expect(scanPlace(scanName({ key: 's-1', sheet: 12 }))).toEqual({ key: 's-1', sheet: 12 });
  expect(scanPlace('s-1')).toEqual({ key: 's-1', sheet: 1 });
  expect(scanPlace(null)).toBe(null);
});
it('orders files as people count', () => {
  expect(inNaturalOrder([{ name: '版10.jpg' }, { name: '版2.jpg' }]).map(({ name }) => name)).toEqual([
    '版2.jpg',
    '版10.jpg',
  ]);
});
