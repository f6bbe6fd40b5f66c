import { expect, it } from 'vitest';
import type { PagePlaces } from './layout.ts';
import { inPicture, placesIn, stored } from './places.ts';

it('keeps lines, words, boxes to a hundred-thousandth of the page, and what no format told', () => {
  const places: PagePlaces = {
    file: '第二版.xml',
    page: 0,
    image: null,
    lines: [
      {
        region: 'r"1',
        line: '行',
        from: 10,
        to: 15,
        box: { x: 0.125, y: 0.25, w: 0.5, h: 0.015 },
        words: [
          { from: 10, to: 12, box: { x: 0.12346, y: 1, w: 0, h: 0.00001 }, confidence: 0.93 },
          { from: 12, to: 15, box: null, confidence: null },
        ],
      },
    ],
  };
  const { lines, ...page } = places;
  const kept = stored({ ...page, linesOf: () => lines });
  expect(placesIn(kept)).toEqual(places);
  expect(placesIn(structuredClone(kept))).toEqual(places);
  expect(placesIn(inPicture(kept, 'qh.pdf#2'))).toEqual({ ...places, image: 'qh.pdf#2' });
});
