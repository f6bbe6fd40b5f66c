// Roles, article starts and headlines in several lines of the press pages as they are read from their PDFs and from what an engine made of them, by the
// lines of the flat text: what the setting tells beyond the words, and what the order of a page costs.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleaned } from '../cli/cleaned.ts';
import { issueJson } from '../core/export/json.ts';
import { importFiles } from '../core/import/import.ts';
import { corpusFolder } from './corpus.ts';
import { type Result, scorer } from './scorer.ts';

const formats = [
  { name: 'PDF', folder: '.', files: /^page-\d+\.pdf$/u },
  { name: 'Tesseract hOCR', folder: 'ocr', files: /\.hocr$/u },
] as const;

/** Prints a line for each format; nothing where the corpus is not there. */
export async function pageRoles(): Promise<void> {
  const score = await scorer();
  const press = join(corpusFolder, 'press');
  if (!score || !existsSync(press)) return;
  console.log(
    '\nroles and articles  issues  roles right  of lines that can be found again  article starts: precision  recall  headlines in several lines: precision  recall',
  );
  for (const { name, folder, files } of formats) {
    const rows: Result[] = [];
    for (const issue of readdirSync(press).toSorted()) {
      const held = join(press, issue, folder);
      if (!existsSync(join(press, issue, 'truth.json'))) continue;
      const found = existsSync(held)
        ? readdirSync(held)
            .filter((file) => files.test(file))
            .toSorted()
        : [];
      if (found.length === 0) continue;
      const inputs = found.map((file) => ({
        name: file,
        bytes: new Uint8Array(readFileSync(join(held, file))),
      }));
      // oxlint-disable-next-line no-await-in-loop -- one issue after the other
      const [original] = (await importFiles(inputs)).issues;
      if (!original) continue;
      const [input, truth] = ['input.txt', 'truth.json'].map((file) =>
        readFileSync(join(press, issue, file), 'utf8'),
      );
      rows.push(score.score(input ?? '', JSON.parse(truth ?? ''), issueJson(cleaned(original))));
    }
    const { role, article, heads } = score.total(rows);
    const right = rows.reduce((sum, one) => sum + one.role.right, 0);
    const found = rows.reduce((sum, one) => sum + one.role.of - lostIn(one), 0);
    console.log(
      `${name.padEnd(19)} ${String(rows.length).padEnd(7)} ${role.toFixed(4).padEnd(12)} ${`${(right / found).toFixed(4)} (${found} of ${rows.reduce((sum, one) => sum + one.role.of, 0)})`.padEnd(33)} ${article.precision.toFixed(4).padEnd(26)} ${article.recall.toFixed(4)}  ${heads.precision.toFixed(4).padEnd(38)} ${heads.recall.toFixed(4)}`,
    );
  }
}

const lostIn = ({ role: { confusions } }: Result): number =>
  Object.entries(confusions).reduce((sum, [what, count]) => sum + (what.endsWith('→lost') ? count : 0), 0);
