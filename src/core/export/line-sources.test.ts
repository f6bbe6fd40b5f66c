// Where the words of a page with places came from, in the issue JSON.

import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { altoPage } from '../../testing/page-samples.ts';
import { importFiles } from '../import/import.ts';
import { placesIn } from '../import/layout/places.ts';
import type { Original } from '../import/types.ts';
import { lineSources } from './line-sources.ts';

async function imported(): Promise<Original> {
  const { issues } = await importFiles([{ name: 'p.xml', bytes: strToU8(altoPage) }]);
  const [original] = issues;
  if (!original) throw new Error('expected an issue');
  return original;
}

describe('lineSources', () => {
  it('names region and line of every word exactly once', async () => {
    const { places, sources } = await imported();
    const told = Object.values(sources).flatMap((spans) => lineSources(places)(spans));
    expect(told.map((one) => ('line' in one ? `${one.region} ${one.line}` : 'none')).toSorted()).toEqual([
      'B0 L0',
      'B1 L1',
      'B2 L2',
      'B2 L3',
    ]);
  });

  it('cuts what runs over several lines at their ends', async () => {
    const { places } = await imported();
    const lines = (places ?? []).map(placesIn).flatMap((page) => page.lines);
    const [first, second] = lines.slice(-2);
    const span = { file: 'p.xml', from: (first?.from ?? 0) + 2, to: (second?.from ?? 0) + 3, at: 10 };
    expect(lineSources(places)([span])).toEqual([
      { file: 'p.xml', region: 'B2', line: 'L2', from: span.from, to: first?.to, at: 10 },
      {
        file: 'p.xml',
        region: 'B2',
        line: 'L3',
        from: second?.from,
        to: span.to,
        at: 10 + (second?.from ?? 0) - span.from,
      },
    ]);
  });

  it('leaves flat text as it is', () => {
    const span = { file: 'a.txt', from: 3, to: 9, at: 0 };
    expect(lineSources()([span])).toEqual([span]);
  });
});
