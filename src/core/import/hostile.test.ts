// Damaged and hostile files of every format: nothing throws, hangs, or leaves half an issue. `npm run fuzz` tries twenty times as many.

import { describe, expect, it } from 'vitest';
import { importFiles } from './import.ts';
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

describe('what is too much for a newspaper', { timeout: 60_000 }, () => {
  const word = "<span class='ocrx_word'>字</span>";
  const string = '<String CONTENT="字"/>';
  const tries: readonly (readonly [string, string, string])[] = [
    ['10,000 pages', 'a.hocr', `<div class='ocr_page'>${word}</div>`.repeat(10_000)],
    [
      '10,000 pages of ALTO',
      'a.xml',
      `<alto>${`<Page><TextLine>${string}</TextLine></Page>`.repeat(10_000)}</alto>`,
    ],
    [
      'a page of 30,000 lines',
      'a.xml',
      `<alto><Page><TextBlock>${`<TextLine>${string}</TextLine>`.repeat(30_000)}</TextBlock></Page></alto>`,
    ],
    ['tags in tags in tags', 'a.hocr', `<div class='ocr_page'>${'<div>'.repeat(200_000)}`],
    ['elements in elements', 'a.xml', `<alto>${'<TextBlock>'.repeat(200_000)}`],
    ['two million elements', 'a.xml', `<alto>${'<x/>'.repeat(2_000_000)}</alto>`],
    ['faults all over', 'a.xml', `<alto>${'</x>'.repeat(100_000)}`],
  ];
  it.each(tries)('is refused: %s', async (_, name, text) => {
    const { issues, files } = await importFiles([{ name, bytes: new TextEncoder().encode(text) }]);
    expect(issues).toEqual([]);
    expect(files[0]?.messages.map(({ code }) => code.replace(/^.*\./u, ''))).toEqual([
      expect.stringMatching(/^(?:too-many|too-many-pages|too-deep|no-markup)$/u),
    ]);
  });

  it('reads a paper’s name a thousand times in one line', async () => {
    await survives([{ name: 'a.txt', bytes: new TextEncoder().encode('青禾日报'.repeat(1000)) }]);
  });

  it('reads a note that begins a hundred thousand times, and points without end', async () => {
    const text = `<PcGts><Page imageWidth="9" imageHeight="9"><TextRegion custom="${'structure {'.repeat(100_000)}"><Coords points="${'1,2 '.repeat(100_000)}"/><TextEquiv><Unicode>柳林渡</Unicode></TextEquiv></TextRegion></Page></PcGts>`;
    await survives([{ name: 'a.xml', bytes: new TextEncoder().encode(text) }]);
  });
});
