// npm run -s clean -- FILE… --to txt|md|html|json|docx|… [--fix certain|none] [--lists FILE] [--out DIR]
// The desk's own core without a browser: import, certain fixes, export. The result is all that goes to stdout.

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { House } from '../core/checks/lint.ts';
import { listsOf } from '../core/checks/lists-file.ts';
import { filePerArticle, oneFile } from '../core/export/files.ts';
import { exporters } from '../core/export/registry.ts';
import { importFiles } from '../core/import/import.ts';
import type { InputFile } from '../core/import/types.ts';
import type { Message } from '../core/message.ts';
import { cleaned } from './cleaned.ts';

const usage = `npm run -s clean -- FILE… --to ${exporters.map(({ code }) => code).join('|')} [--fix certain|none] [--lists FILE] [--out DIR]`;

/** One line on stderr and exit 2. */
function refuse(line: string): never {
  process.stderr.write(`${line.replace(/\s+/gu, ' ')}\n`);
  process.exit(2);
}

async function words(message: Message): Promise<string> {
  const { loadEnglish, say } = await import('../i18n/index.ts');
  await loadEnglish();
  await import('../i18n/files.ts');
  return say(message, /^en/iu.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'en' : 'zh');
}

/** A file, or the files in a folder and its folders, hidden ones left out: a METS with its pages is one. */
function filesAt(path: string): InputFile[] {
  try {
    if (!statSync(path).isDirectory()) return [read(path)];
    return readdirSync(path)
      .filter((name) => !name.startsWith('.'))
      .toSorted()
      .flatMap((name) => filesAt(join(path, name)));
  } catch (error) {
    return refuse(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function read(path: string): InputFile {
  try {
    return { name: basename(path), bytes: new Uint8Array(readFileSync(path)) };
  } catch (error) {
    return refuse(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A paper's lists; see lists-file.ts for the form. */
function lists(path: string): House {
  return (
    listsOf(new TextDecoder().decode(read(path).bytes)) ??
    refuse(
      `${path}: {"wrong": [{"wrong", "right"}], "never": [], "persons": [{"name", "title"}], "on": [], "off": []}`,
    )
  );
}

async function main(): Promise<void> {
  const { values, positionals } = options();
  const exporter = exporters.find(({ code }) => code === values.to);
  if (!exporter || (values.fix !== 'certain' && values.fix !== 'none') || positionals.length === 0)
    refuse(usage);
  const house = values.lists === undefined ? {} : lists(values.lists);
  const result = await importFiles(positionals.flatMap(filesAt));
  // pictures that lie beside their pages are no fault
  const bad = result.files.find(({ status }) => status === 'refused' || result.issues.length === 0);
  if (bad) {
    const [message] = bad.messages;
    refuse(`${bad.name}: ${message ? await words(message) : ''}`);
  }
  const at = Date.now();
  const issues = result.issues.map((original) => {
    const issue = cleaned(original, values.fix === 'none' ? 2 : undefined, house);
    // a redline names who did it: the program itself
    return { ...issue, journal: issue.journal?.map((change) => ({ ...change, by: '清样', at })) ?? [] };
  });
  if (values.out === undefined) {
    const [only] = issues;
    if (exporter.only === 'article') refuse(`--to ${exporter.code} --out DIR`);
    if (!only || issues.length > 1) {
      const message = result.messages.find(({ code }) => code.endsWith('several-issues'));
      refuse(`${message ? await words(message) : ''} --out DIR`);
    }
    process.stdout.write(await exporter.write(only));
    return;
  }
  for (const [i, issue] of issues.entries()) {
    const folder = issues.length > 1 ? join(values.out, String(i + 1)) : values.out;
    mkdirSync(folder, { recursive: true });
    // oxlint-disable-next-line no-await-in-loop -- one issue at a time
    const files =
      exporter.only === 'issue' ? [await oneFile(exporter, issue)] : await filePerArticle(exporter, issue);
    for (const { name, content } of files) writeFileSync(join(folder, name), content);
  }
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        to: { type: 'string', default: 'txt' },
        fix: { type: 'string', default: 'certain' },
        lists: { type: 'string' },
        out: { type: 'string' },
      },
    });
  } catch {
    return refuse(usage); // an option that it does not have
  }
}

await main();
