// A 16-page ALTO issue in the built page, from the drop until the preview shows it, and what kept the main thread meanwhile.

import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { altoOfSize } from '../testing/page-samples.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const port = 4279;
const pages = 16;
/** As on a full broadsheet page. */
const lines = 450;
const most = { ms: 2000, task: 50 };

/** Prints milliseconds and the long tasks of three imports, each in a new page. */
export async function browserImport(): Promise<void> {
  const server = spawn(process.execPath, [join(root, 'src', 'cli', 'start.mjs')], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const serves = await new Promise<boolean>((ready) => {
    server.stdout.on('data', (line: Buffer) => line.includes('http') && ready(true));
    server.on('exit', () => ready(false));
  });
  if (!serves) {
    console.log('\nthe page could not be built: no import in the browser');
    return;
  }
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const text = altoOfSize(lines);
  console.log(
    `\n${pages} pages of ALTO (${((pages * text.length) / 1e6).toFixed(1)} million characters of XML) in the browser`,
  );
  for (let run = 1; run <= 3; run += 1) {
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
    await page.goto(`http://localhost:${port}/`);
    await page.getByRole('button', { name: /选文件/u }).waitFor();
    const told = await page.evaluate(
      async ({ xml, count }) => {
        const data = new DataTransfer();
        for (let n = 1; n <= count; n += 1) data.items.add(new File([xml], `第${n}版.xml`));
        // making the files is the bench's work, not the program's
        await new Promise((resolve) => setTimeout(resolve, 500));
        const tasks: number[] = [];
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
        }).observe({ type: 'longtask' });
        const start = performance.now();
        document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true }));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
        for (;;) {
          await new Promise((resolve) => setTimeout(resolve, 20));
          const ready = Array.from(document.querySelectorAll('button')).some(
            (button) => button.textContent.includes('上架') && !button.disabled,
          );
          if (ready) break;
        }
        const ms = performance.now() - start;
        // what the preview still does when it is shown counts too
        await new Promise((resolve) => setTimeout(resolve, 1500));
        return { ms, tasks };
      },
      { xml: text, count: pages },
    );
    const longest = Math.max(0, ...told.tasks);
    console.log(
      `run ${run}: ${told.ms.toFixed(0)} ms (at most ${most.ms}); longest task on the main thread ${longest} ms (at most ${most.task}), ${told.tasks.length} over 50`,
    );
  }
  await browser.close();
  server.kill();
}
