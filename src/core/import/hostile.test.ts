// Damaged and hostile files of every format: nothing throws, hangs, or leaves half an issue. `npm run fuzz` tries twenty times as many.

import { describe, expect, it } from 'vitest';
import { sampleFiles, samples, survives } from '../../testing/hostile.ts';

describe('a damaged file', { timeout: 120_000 }, () => {
  it.each(samples.map((sample) => [sample.format, sample] as const))(
    'of %s is read or refused',
    async (_, sample) => {
      await survives(sampleFiles(sample));
      for (let seed = 0; seed < 100; seed += 1) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other: the first that fails tells its seed
        const wrong = await survives(sampleFiles(sample, seed)).then(
          () => null,
          (error: unknown) => String(error),
        );
        expect({ seed, wrong }).toEqual({ seed, wrong: null });
      }
    },
  );
});
