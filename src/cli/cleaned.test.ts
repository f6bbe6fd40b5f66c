import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json } from '../core/export/json.ts';
import { importFiles } from '../core/import/import.ts';
import type { InputFile } from '../core/import/types.ts';
import { audit } from '../testing/audit.ts';
import { sampleFiles } from '../testing/sample/sample.ts';
import { cleaned } from './cleaned.ts';

/** Imports, applies fixes of at least `floor`, writes the JSON and counts it against the files. */
async function audited(files: readonly InputFile[], floor?: number) {
  const { issues, files: reports } = await importFiles(files);
  const [original] = issues;
  if (!original || issues.length > 1) throw new Error('expected one issue');
  const texts = reports.map(({ name, encoding }): [string, string] => [
    name,
    new TextDecoder(encoding ?? 'utf-8').decode(files.find((file) => file.name === name)?.bytes),
  ]);
  return audit(new Map(texts), json.write(cleaned(original, floor)));
}

describe('the account of characters', { timeout: 60_000 }, () => {
  it.each([
    ['without a fix', 2],
    ['after the certain fixes', undefined],
    ['after every fix', 0],
  ])('balances for the sample %s', async (_, floor) => {
    expect(await audited(await sampleFiles(), floor)).toMatchObject({
      balanced: true,
      lost: 0,
      doubled: 0,
      unexplained: 0,
    });
  });

  it('is not balanced by what the program says alone', async () => {
    const [first] = await sampleFiles();
    if (!first) throw new Error('the sample has two pages');
    const [original] = (await importFiles([first])).issues;
    if (!original) throw new Error('expected an issue');
    const text = new TextDecoder().decode(first.bytes);
    const written = json.write(cleaned(original));
    expect(audit(new Map([[first.name, text]]), written).balanced).toBe(true);
    expect(audit(new Map([[first.name, `${text}多`]]), written)).toMatchObject({ balanced: false, lost: 1 });
    expect(audit(new Map([[first.name, text]]), written.replace('清晨六点', '清晨七点'))).toMatchObject({
      balanced: false,
    });
  });
});

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const texts = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'))
  : [];

describe.skipIf(texts.length === 0)('the corpus', { timeout: 60_000 }, () => {
  it.each(texts)('%s balances', async (name) => {
    const bytes = new Uint8Array(readFileSync(join(corpus, name)));
    expect(await audited([{ name: 'input.txt', bytes }])).toMatchObject({
      balanced: true,
      lost: 0,
      doubled: 0,
      unexplained: 0,
    });
  });
});
