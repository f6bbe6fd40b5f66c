// In the built page: a 16-page ALTO issue from the drop until the preview shows it, a large issue in every format that it
// leaves in; and what kept the main thread meanwhile.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { exporters } from '../core/export/registry.ts';
import { altoOfSize } from '../testing/page-samples.ts';
import { corpusFolder } from './corpus.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const corpus = join(corpusFolder, 'press');
const port = 4279;
const pages = 16;
/** As on a full broadsheet page. */
const lines = 450;
const most = { ms: 2000, task: 50 };

/** Prints milliseconds and the longest tasks. */
export async function inTheBrowser(): Promise<void> {
  const server = spawn(process.execPath, [join(root, 'src', 'cli', 'start.mjs')], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const serves = await new Promise<boolean>((ready) => {
    server.stdout.on('data', (line: Buffer) => line.includes('http') && ready(true));
    server.on('exit', () => ready(false));
  });
  if (!serves) {
    console.log('\nthe page could not be built: nothing was measured in the browser');
    return;
  }
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  await imports(browser);
  await exports(browser);
  await browser.close();
  server.kill();
}

async function opened(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await page.goto(`http://localhost:${port}/`);
  await page.getByRole('button', { name: /选文件/u }).waitFor();
  // the program keeps itself on the machine once, when it is there for the first time: that is not what is measured
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  return page;
}

/** Pages as the engine of the corpus wrote them, some of them more than once; none where the corpus is not there. */
function recognised(): string[] {
  const held = existsSync(corpus)
    ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.alto.xml'))
    : [];
  const texts = held.sort().map((name) => readFileSync(join(corpus, name), 'utf8'));
  return texts.length === 0 ? [] : Array.from({ length: pages }, (_, i) => texts[i % texts.length] ?? '');
}

async function imports(browser: Browser): Promise<void> {
  const made = altoOfSize(lines);
  await importsOf(
    browser,
    'invented',
    Array.from({ length: pages }, () => made),
  );
  const real = recognised();
  if (real.length > 0) await importsOf(browser, 'as Tesseract wrote them', real);
}

async function importsOf(browser: Browser, name: string, texts: readonly string[]): Promise<void> {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  console.log(
    `\n${pages} pages of ALTO, ${name} (${(characters / 1e6).toFixed(1)} million characters of XML), in the browser`,
  );
  for (let run = 1; run <= 3; run += 1) {
    const page = await opened(browser);
    const told = await page.evaluate(async (all) => {
      const data = new DataTransfer();
      all.forEach((xml, i) => data.items.add(new File([xml], `第${i + 1}版.xml`)));
      document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: data, bubbles: true }));
      // making the files is the bench's work, not the program's; a hand that drags takes a second or so
      await new Promise((resolve) => setTimeout(resolve, 1000));
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
    }, texts);
    const longest = Math.max(0, ...told.tasks);
    console.log(
      `run ${run}: ${told.ms.toFixed(0)} ms (at most ${most.ms}); longest task on the main thread ${longest} ms (at most ${most.task}), ${told.tasks.length} over 50`,
    );
  }
}

/** Megabytes of text, in articles of six paragraphs. */
const large = 2;

/** An issue of two megabytes on the desk, then the screen of exports: each format from the choice until its file is there. */
async function exports(browser: Browser): Promise<void> {
  const page = await opened(browser);
  await page.evaluate(
    ({ text }) => {
      const data = new DataTransfer();
      data.items.add(new File([text], '第1版.txt'));
      document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
    },
    { text: textOfSize(large) },
  );
  const press = async (name: RegExp): Promise<void> => {
    const button = page.getByRole('button', { name }).first();
    await button.click({ timeout: 120_000 });
  };
  await press(/上架/u);
  await page.locator('.ProseMirror[aria-busy="false"]').waitFor({ timeout: 120_000 });
  await page.keyboard.press('Alt+Shift+Enter');
  // the desk reads what was done while nobody types
  await page.waitForTimeout(20_000);
  await page.evaluate(() => {
    new PerformanceObserver((list) => {
      for (const { duration, startTime } of list.getEntries())
        performance.mark('long', { detail: duration, startTime });
    }).observe({ type: 'longtask' });
  });
  const longest = async (since: number): Promise<number> => {
    // what the screen still draws counts too
    await page.waitForTimeout(3000);
    return page.evaluate(
      (from) =>
        Math.max(
          0,
          ...performance
            .getEntriesByName('long')
            .filter(({ startTime }) => startTime >= from)
            .map((mark) => Number((mark as PerformanceMark).detail)),
        ),
      since,
    );
  };
  const now = (): Promise<number> => page.evaluate(() => performance.now());
  const ready = (): Promise<unknown> =>
    page.waitForFunction(
      () =>
        Array.from(document.querySelectorAll('button')).some(
          ({ textContent, disabled }) => /存成文件|打印…/u.test(textContent) && !disabled,
        ),
      null,
      { timeout: 120_000 },
    );
  console.log(`\nan issue of ${large} MB leaves: until the file is there, longest task on the main thread`);
  const told = async (name: string, act: () => Promise<void>): Promise<void> => {
    const start = await now();
    await act();
    await ready();
    const ms = (await now()) - start;
    console.log(`${name.padEnd(10)} ${ms.toFixed(0).padEnd(7)} ${(await longest(start)).toFixed(0)}`);
  };
  await told('account', () => page.keyboard.press('Control+Shift+e'));
  for (const { code } of exporters) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await told(code, () => page.locator(`input[type="radio"][value="${code}"]`).check());
  }
}

/** Invented news. */
function textOfSize(megabytes: number): string {
  const words =
    '青禾镇的老渠重新通水沿渠三个村的农户赶在日落前把水引进了秧田镇水利站的人说今年修渠用了四十天';
  const clause = (n: number): string => words.slice(n % 20, (n % 20) + 26);
  const paragraph = (n: number): string =>
    `　　${[0, 1, 2, 3].map((i) => clause(n * 5 + i)).join('，')},到${n}日止。`;
  const articles: string[] = [];
  // three bytes a character
  for (let n = 1, length = 0; length < (megabytes * 1e6) / 3; n += 1) {
    const held = [0, 1, 2, 3, 4, 5].map((p) => paragraph(n * 6 + p)).join('\n\n');
    articles.push(`第${n}条渠今日通水\n\n${held}`);
    length += held.length;
  }
  return articles.join('\n\n\n');
}
