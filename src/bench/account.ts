// npm run bench:account: whether every character of every text file of the corpus folder beside the repository is where
// the issue JSON says that it is. Exit 1 if one is not.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cleaned } from '../cli/cleaned.ts';
import { json } from '../core/export/json.ts';
import { importFiles } from '../core/import/import.ts';
import { audit } from '../testing/audit.ts';

const folder = process.argv[2] ?? join(process.cwd(), '..', 'shared', 'corpus');
if (!existsSync(folder)) {
  console.error(`${folder}: not there`);
  process.exit(2);
}
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.txt'),
);
const columns = ['characters', 'kept', 'removed', 'added', 'lost', 'doubled', 'unexplained'] as const;
console.log([...columns.map((column) => column.padStart(11)), ' ms', 'file'].join(' '));
let wrong = 0;
for (const name of names.toSorted()) {
  const bytes = new Uint8Array(readFileSync(join(folder, name)));
  const start = performance.now();
  const result = await importFiles([{ name: basename(name), bytes }]);
  const [original] = result.issues;
  const report = result.files[0];
  if (!original || !report?.encoding) {
    console.log(`${' '.repeat(80)} ${name}: ${result.messages[0]?.code ?? 'not read'}`);
    wrong += 1;
    continue;
  }
  const written = json.write(cleaned(original));
  const ms = Math.round(performance.now() - start);
  const found = audit(new Map([[basename(name), new TextDecoder(report.encoding).decode(bytes)]]), written);
  if (!found.balanced) wrong += 1;
  console.log(
    [
      ...columns.map((column) => String(found[column]).padStart(11)),
      String(ms).padStart(5),
      found.balanced ? name : `${name} DOES NOT BALANCE`,
    ].join(' '),
  );
}
console.log(`${names.length - wrong} of ${names.length} balance`);
process.exit(wrong === 0 ? 0 : 1);
