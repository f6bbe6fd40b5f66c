// The paragraphs of whole pages: what comes out of PDF, hOCR and ALTO, by the scorer beside the repository, and how roles and
// article starts stand against flat text. Run with `npm run bench:formats`.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleaned } from '../cli/cleaned.ts';
import { exporters } from '../core/export/registry.ts';
import { importFiles } from '../core/import/import.ts';
import type { InputFile } from '../core/import/types.ts';
import { corpusFolder } from './corpus.ts';
import { type Blocks, scorer } from './scorer.ts';

const formats: readonly { readonly name: string; readonly folder: string; readonly files: RegExp }[] = [
  { name: 'PDF', folder: '.', files: /^page-\d+\.pdf$/u },
  { name: 'hOCR', folder: 'ocr', files: /\.hocr$/u },
  { name: 'ALTO', folder: 'ocr', files: /\.alto\.xml$/u },
];

const json = exporters.find(({ code }) => code === 'json');

/** What became of the files' paragraphs, as the command line would write them. */
async function blocksOf(
  files: readonly InputFile[],
  truth: unknown,
  score: NonNullable<Awaited<ReturnType<typeof scorer>>>,
): Promise<Blocks | null> {
  const { issues } = await importFiles(files);
  const [original] = issues;
  if (!original || !json) return null;
  return score.scoreBlocks(truth, JSON.parse(json.write(cleaned(original))));
}

/** Prints a line for each format, and with `each` one for each issue; nothing where the corpus is not there. */
export async function benchBlocks(each = false): Promise<void> {
  const score = await scorer();
  const press = join(corpusFolder, 'press');
  if (!score || !existsSync(press)) return;
  for (const { name, folder, files } of formats) {
    const sum = { paragraphs: 0, whole: 0, split: 0, glued: 0, lost: 0 };
    for (const issue of readdirSync(press).toSorted()) {
      const held = join(press, issue, folder);
      if (!existsSync(held) || !existsSync(join(press, issue, 'truth.json'))) continue;
      const found = readdirSync(held)
        .filter((file) => files.test(file))
        .toSorted();
      if (found.length === 0) continue;
      const truth: unknown = JSON.parse(readFileSync(join(press, issue, 'truth.json'), 'utf8'));
      const inputs = found.map((file) => ({
        name: file,
        bytes: new Uint8Array(readFileSync(join(held, file))),
      }));
      // oxlint-disable-next-line no-await-in-loop -- one issue after the other
      const blocks = await blocksOf(inputs, truth, score);
      if (!blocks) continue;
      for (const key of ['paragraphs', 'whole', 'split', 'glued', 'lost'] as const) sum[key] += blocks[key];
      if (each) console.log(`  ${issue} ${JSON.stringify(blocks)}`);
    }
    if (sum.paragraphs > 0)
      console.log(
        `${name}: ${sum.whole} of ${sum.paragraphs} body paragraphs whole (${((100 * sum.whole) / sum.paragraphs).toFixed(1)} %), ${sum.split} split, ${sum.glued} glued, ${sum.lost} lost`,
      );
  }
}
