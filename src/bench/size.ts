// npm run bench:size: the script, gzipped, that a browser fetches until the desk is usable, from the built page.

import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const port = 4178;
const limit = 350_000;

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
const context = await browser.newContext({ locale: 'zh-CN' });
const first = await context.newPage();
await first.goto(`http://localhost:${port}/`);
await first.getByRole('button', { name: '试一试' }).first().click();
await first.getByRole('button', { name: /上架/u }).and(first.locator(':enabled')).click();
await first.locator('.ProseMirror').waitFor();
const url = first.url();
await first.close();

const page = await context.newPage();
const bodies: Promise<readonly [string, number]>[] = [];
page.on('response', (response) => {
  const path = new URL(response.url()).pathname;
  if (path.endsWith('.js') || path.endsWith('.mjs'))
    bodies.push(response.body().then((body) => [path, gzipSync(body).length] as const));
});
await page.goto(url);
await page.locator('.ProseMirror[aria-busy="false"]').waitFor();
const sizes = await Promise.all(bodies);
for (const [path, size] of sizes) console.log(`${String(size).padStart(8)}  ${path}`);
const sum = sizes.reduce((n, [, size]) => n + size, 0);
console.log(
  `${String(sum).padStart(8)}  bytes of script, gzipped, until the desk is usable (at most ${limit})`,
);
await browser.close();
server.kill();
process.exit(sum <= limit ? 0 : 1);
