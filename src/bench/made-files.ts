// Word, HTML, Markdown and EPUB files for the bench: no corpus has any. The texts of the press pages (the invented sample's,
// where there are none) as pandoc writes them, and the sample as our own exporters do. What is in them is known: it was put in.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schema } from '../core/document/schema.ts';
import { readable } from '../core/export/chosen.ts';
import { docx } from '../core/export/docx.ts';
import { exportInput } from '../core/export/gather.ts';
import { html } from '../core/export/html.ts';
import { md } from '../core/export/md.ts';
import { importFiles } from '../core/import/import.ts';
import { cases, type Truth } from './corpus.ts';

export const madeFormats = ['docx', 'html', 'md', 'epub'] as const;
export type MadeFormat = (typeof madeFormats)[number];

interface Text {
  readonly name: string;
  readonly blocks: readonly { readonly role: string; readonly text: string }[];
}

const sample = join(process.cwd(), 'src', 'testing', 'sample');

function texts(): Text[] {
  const press = cases('press').map(({ name, truth }) => ({ name: name.replaceAll('/', '-'), truth }));
  const invented = JSON.parse(readFileSync(join(sample, 'truth.json'), 'utf8')) as Truth;
  return (press.length > 0 ? press : [{ name: 'sample', truth: invented }]).map(({ name, truth }) => ({
    name,
    blocks: truth.articles.flatMap(({ blocks }) => blocks),
  }));
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function page({ name, blocks }: Text): string {
  const body = blocks.map(({ role, text }) => {
    const tag = role === 'headline' ? 'h1' : role === 'subhead' ? 'h2' : 'p';
    return `<${tag}>${escaped(text)}</${tag}>`;
  });
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>${name}</title></head><body>\n${body.join('\n')}\n</body></html>\n`;
}

/** Writes them into a folder, and beside each file what is in it as plain text: FILE.words. */
export async function makeFiles(folder: string): Promise<void> {
  for (const text of texts()) {
    const words = text.blocks.map((block) => block.text).join('\n');
    const source = join(folder, `${text.name}.html`);
    writeFileSync(source, page(text));
    put(source, words);
    for (const format of ['docx', 'md', 'epub'] as const) {
      const path = join(folder, `${text.name}.${format}`);
      const to = format === 'md' ? 'gfm' : format;
      if (spawnSync('pandoc', ['-f', 'html', '-t', to, '-o', path, source]).status === 0) put(path, words);
    }
  }
  const pages = ['page-1.txt', 'page-2.txt'].map((name) => ({
    name,
    bytes: new Uint8Array(readFileSync(join(sample, name))),
  }));
  const [original] = (await importFiles(pages)).issues;
  if (!original) throw new Error('expected the sample to be read');
  const start = schema.nodeFromJSON(original.doc);
  const input = exportInput(original, start, [], { sectionNames: {} });
  // page heads and feet are in none of them
  const words = readable(input)
    .flatMap(({ articles }) => articles.flatMap(({ blocks }) => blocks.map(({ text }) => text)))
    .join('\n');
  for (const exporter of [docx, html, md]) {
    const path = join(folder, `ours.${exporter.extension}`);
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    writeFileSync(path, await exporter.write(input));
    put(path, words);
  }
}

/** The files that were made into a folder, of one format. */
export const madeFiles = (folder: string, format: MadeFormat): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(`.${format}`))
    .toSorted()
    .map((name) => join(folder, name));

const put = (path: string, words: string): void => writeFileSync(`${path}.words`, words);

/** What was put into a file. */
export const wordsPutIn = (path: string): string => readFileSync(`${path}.words`, 'utf8');
