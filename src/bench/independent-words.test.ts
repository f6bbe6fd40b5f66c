// Every XML and hOCR file of the corpus beside the repository is read, and no word of it is lost. Skipped where there is none.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../core/import/import.ts';
import { altoPage, hocrPage, pagePage } from '../testing/page-samples.ts';
import { found, markupFiles, markupOf, wordsIn, wordsOf } from './independent-words.ts';

async function read(name: string, text: string): Promise<{ readonly of: number; readonly found: number }> {
  const { issues } = await importFiles([{ name, bytes: new TextEncoder().encode(text) }]);
  const markup = markupOf(text);
  return found(markup ? wordsIn(text, markup) : [], issues.flatMap(wordsOf));
}

describe('words read against words counted', () => {
  it('agree on the samples', async () => {
    expect(await read('a.xml', altoPage)).toEqual({ of: 8, found: 8 });
    // the count takes the first of two readings, the importer the better one
    expect(await read('p.xml', pagePage.replaceAll('pc:', ''))).toEqual({ of: 7, found: 6 });
    // spans that are never closed: words by the tags are more than one to a word by the classes
    expect((await read('h.hocr', hocrPage)).found).toBeGreaterThan(2);
  });

  const files = markupFiles().filter(({ markup }) => markup !== 'mets');
  it.skipIf(files.length === 0)('agree on every file of the corpus', { timeout: 120_000 }, async () => {
    const lost: string[] = [];
    for (const { path, name } of files) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other, as an import does it
      const { of, found: hits } = await read(name, readFileSync(path, 'utf8'));
      if (of === 0 || hits / of < 0.999) lost.push(`${path}: ${hits} of ${of}`);
    }
    expect(lost).toEqual([]);
  });
});
