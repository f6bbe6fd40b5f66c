// The sample issue, invented by us: two pages of a city daily with every kind of damage in them. Nobody and no place in
// it is real. `truth.json` says what it should read like (line numbers count on from the first page to the second),
// `clean.txt` is the clean copy.

import type { InputFile } from '../../core/import/types.ts';

/** The two pages as files, as if they had been dropped on the desk. Loaded only when asked for. */
export async function sampleFiles(): Promise<InputFile[]> {
  const [first, second] = await Promise.all([import('./page-1.txt?raw'), import('./page-2.txt?raw')]);
  const encode = new TextEncoder();
  return [
    { name: '01版.txt', bytes: encode.encode(first.default) },
    { name: '02版.txt', bytes: encode.encode(second.default) },
  ];
}
