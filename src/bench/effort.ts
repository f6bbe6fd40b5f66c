// npm run bench:effort [-- --diary]: key presses from import to the truth's text with every article tagged and signed, in
// the real browser, on the invented sample and, where the corpus folder is there, on its real page. All of them are
// really pressed (effort-proofreader.ts): a chord or a letter is one press. It ends when text, roles, articles, sections
// and signatures are those of the truth, and fails where they are not. Beside it the presses that the text repairs
// alone take in a bare editor: counted from the truth, travel by line and character included.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { narrow } from '../core/document/text.ts';
import { importFiles } from '../core/import/import.ts';
import { answers, type Kind, kinds, once, Proofreader } from './effort-proofreader.ts';
import { distance, type Truth } from './effort-truth.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const port = 4179;
/** Han in a line of the galley. */
const measure = 34;

interface Case {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly truth: Truth;
  /** How texts are compared: as they stand, or but for the widths of marks and digits. */
  readonly form: (text: string) => string;
}

const tight = (text: string): string => text.replace(/[\s　…]/gu, '');

function cases(): Case[] {
  const sample = join(root, 'src', 'testing', 'sample');
  const read = (path: string): string => readFileSync(path, 'utf8');
  const out: Case[] = [
    {
      name: 'sample (invented)',
      files: ['page-1.txt', 'page-2.txt'].map((name, i) => ({
        name: `江畔日报2026-05-18第${i + 1}版.txt`,
        text: read(join(sample, name)),
      })),
      truth: JSON.parse(read(join(sample, 'truth.json'))) as Truth,
      form: (text) => text,
    },
  ];
  const dev = join(root, '..', 'shared', 'corpus', 'dev', 'hohhot-2023-02');
  if (existsSync(dev))
    out.push({
      name: 'real page (corpus/dev)',
      files: [{ name: 'input.txt', text: read(join(dev, 'input.txt')) }],
      truth: JSON.parse(read(join(dev, 'truth.json'))) as Truth,
      // its truth leaves the brackets as they came
      form: narrow,
    });
  return out;
}

async function drop(page: Page, { files }: Case): Promise<void> {
  await page.goto(`http://localhost:${port}/`);
  await page.getByRole('button', { name: /选文件/u }).waitFor();
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, text } of list) data.items.add(new File([text], name, { type: 'text/plain' }));
    return data;
  }, files);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

const linesOf = (text: string): number => Math.max(1, Math.ceil(tight(text).length / measure));
/** The text repairs alone, by hand in a bare editor: joining lines, taking out what stands twice, mending characters; no roles, no articles, no tags. */
function byHand({ files, truth }: Case): number {
  const lines = files.flatMap(({ text }) => text.split('\n'));
  let presses = 0;
  let caret = 0;
  const goTo = (line: number): void => {
    const [a, b] = [Math.min(caret, line), Math.max(caret, line)];
    // a press a printed line, and End or Home
    presses += lines.slice(a, b).reduce((sum, text) => sum + linesOf(text), 0) + 1;
    caret = line;
  };
  for (const { blocks } of truth.articles)
    for (const { text, lines: own } of blocks) {
      for (const line of own.slice(1)) {
        goTo(line - 1);
        // each empty line between the two is one more
        let gap = line - 2;
        while (gap >= 0 && tight(lines[gap] ?? '') === '') gap -= 1;
        presses += line - 1 - gap;
      }
      const given = tight(own.map((line) => lines[line - 1] ?? '').join(''));
      const wrong = Math.abs(given.length - tight(text).length) < 60 ? distance(given, tight(text)) : 0;
      if (wrong > 0) {
        goTo((own[0] ?? 1) - 1);
        // to the place and back over half a line, then a deletion or a letter
        presses += wrong * (1 + measure / 4);
      }
    }
  for (const { text } of truth.removed) presses += linesOf(text) + (tight(text).length % measure) + 1;
  return Math.round(presses);
}

const server = spawn(process.execPath, [join(root, 'src', 'cli', 'start.mjs')], {
  env: { ...process.env, PORT: String(port) },
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise<void>((ready) =>
  server.stdout.on('data', (line: Buffer) => line.includes('http') && ready()),
);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  for (const one of cases()) {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await drop(page, one);
    const { issues } = await importFiles(
      one.files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) })),
    );
    const reader = new Proofreader(page, one.truth, issues[0]!, one.form);
    await page.getByRole('button', { name: /上架/u }).and(page.locator(':enabled')).waitFor();
    try {
      await reader.press('上架', 'Enter');
      await reader.sitDown('沈');
      await reader.press('必然的一并改', 'Alt+Shift+Enter');
      await reader.answer();
      await reader.finish();
    } finally {
      if (process.argv.includes('--diary')) console.log(reader.diary.join('\n'));
    }
    const articles = one.truth.articles.filter(({ kind }) => kind !== 'furniture').length;
    const sum = (wanted: (kind: Kind) => boolean): number =>
      [...reader.presses].reduce((n, [kind, more]) => n + (wanted(kind) ? more : 0), 0);
    const list = (wanted: (kind: Kind) => boolean): string =>
      kinds
        .filter((kind) => wanted(kind) && reader.presses.has(kind))
        .map((kind) => `${kind} ${reader.presses.get(kind)}`)
        .join(' · ');
    const parts: readonly (readonly [string, (kind: Kind) => boolean])[] = [
      ['once an issue', (kind) => once.has(kind)],
      ['suggestions  ', (kind) => answers.has(kind)],
      ['all the rest ', (kind) => !once.has(kind) && !answers.has(kind)],
    ];
    console.log(`${one.name}: ${articles} articles`);
    for (const [name, wanted] of parts) console.log(`  ${name} ${sum(wanted)}: ${list(wanted)}`);
    console.log(
      `  in all ${sum(() => true)}; beside suggestions ${(sum((kind) => !answers.has(kind)) / articles).toFixed(1)} an article (at most 4); the text repairs alone by hand: ${byHand(one)}\n`,
    );
    await context.close();
  }
} finally {
  await browser.close();
  server.kill();
}
