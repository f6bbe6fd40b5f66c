// npm run bench:typing: keystroke to next paint in headless Chromium, the desk's editor with 2,000 suggestions shown beside
// CodeMirror 6 with the same text, in turns in one run; the cost of one re-check after a keystroke; import and first
// lint of a 2 MB text. Absolute times are the machine's, the ratios are the figures.

import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { Linter } from '../core/checks/lint.ts';
import { schema } from '../core/document/schema.ts';
import { importFiles } from '../core/import/import.ts';
import { issueOf } from './invented.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const suggestions = 2000;
/** Short turns: what else the machine does meets both alike. The first keys after a page comes to the front are not counted. */
const keys = 12;
const warm = 2;
const rounds = 20;

const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
const share = (list: readonly number[], of: number): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length * of)] ?? Number.NaN;

async function built(): Promise<string> {
  const out = join(root, 'node_modules', '.cache', 'qingyang', 'typing-page');
  await build({
    root: join(root, 'src', 'bench'),
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'es2023',
      rollupOptions: { input: join(root, 'src', 'bench', 'typing-page.html') },
    },
  });
  return out;
}

function serve(folder: string): Promise<{ readonly port: number; readonly stop: () => void }> {
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
    createReadStream(join(folder, path))
      .on('error', () => response.end())
      .pipe(response);
  });
  return new Promise((done) =>
    server.listen(0, 'localhost', () => {
      const address = server.address();
      done({ port: typeof address === 'object' && address ? address.port : 0, stop: () => server.close() });
    }),
  );
}

async function typed(page: Page): Promise<number[]> {
  await page.bringToFront();
  await page.evaluate(() => (window.bench.times.length = 0));
  for (let i = 0; i < keys; i += 1) {
    await page.keyboard.press('x');
    await page.waitForFunction((n) => window.bench.times.length > n, i);
  }
  return page.evaluate((first) => window.bench.times.slice(first), warm);
}

async function typing(): Promise<void> {
  const { port, stop } = await serve(await built());
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-frame-rate-limit',
      '--disable-gpu-vsync',
    ],
  });
  console.log('paragraphs  suggestions  desk ms (p90)   CodeMirror ms (p90)  ratio of medians  re-check ms');
  for (const paragraphs of [500, 5000, 20_000]) {
    const pages = [];
    for (const editor of ['desk', 'code']) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(
        `http://localhost:${port}/typing-page.html?editor=${editor}&paragraphs=${paragraphs}&faults=${suggestions}`,
      );
      await page.waitForFunction(() => window.bench.ready() >= 0, null, { timeout: 120_000 });
      pages.push(page);
    }
    const [desk, code] = pages as [Page, Page];
    const shown = await desk.evaluate(() => window.bench.ready());
    const times = { desk: [] as number[], code: [] as number[] };
    await typed(desk);
    await typed(code);
    for (let round = 0; round < rounds; round += 1) {
      times.desk.push(...(await typed(desk)));
      times.code.push(...(await typed(code)));
    }
    const checks: number[] = [];
    for (let i = 0; i < 15; i += 1) checks.push(await desk.evaluate(() => window.bench.recheck()));
    const cell = (list: readonly number[]): string =>
      `${median(list).toFixed(1)} (${share(list, 0.9).toFixed(1)})`;
    console.log(
      [
        String(paragraphs).padEnd(11),
        String(shown).padEnd(12),
        cell(times.desk).padEnd(15),
        cell(times.code).padEnd(20),
        (median(times.desk) / median(times.code)).toFixed(2).padEnd(17),
        median(checks).toFixed(2),
      ].join(' '),
    );
    for (const page of pages) await page.close();
  }
  await browser.close();
  stop();
}

async function importing(): Promise<void> {
  const text = issueOf(10_000, 2000, 2)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  const bytes = new TextEncoder().encode(text);
  let start = performance.now();
  const result = await importFiles([{ name: '1版.txt', bytes }]);
  const read = performance.now() - start;
  start = performance.now();
  let found = 0;
  for (const { doc } of result.issues)
    found += new Linter().lint(schema.nodeFromJSON(doc)).suggestions.length;
  const linted = performance.now() - start;
  console.log(
    `\n${(bytes.length / 1e6).toFixed(1)} MB, ${text.length} characters: import ${read.toFixed(0)} ms, first lint ${linted.toFixed(0)} ms (${found} suggestions)`,
  );
}

await importing();
await typing();
