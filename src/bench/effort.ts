// npm run bench:effort: key presses from import to the truth's text with every article tagged and signed, in the real
// browser, on the invented sample and, where the corpus folder is there, on its real page. Suggestions are answered as a
// person would who has the page beside the text: yes, where the words will read as the truth does; else no. What they
// leave is compared with the truth and counted, not pressed: a chord or a letter is one press, and the caret travels by
// the article and the line. Beside it the presses that the text repairs alone take in a bare editor: counted from the
// truth, travel by line and character included.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const port = 4179;
/** Han in a line of the galley. */
const measure = 34;

interface TruthBlock {
  readonly role: string;
  readonly text: string;
  readonly lines: readonly number[];
}
interface Truth {
  readonly articles: readonly { readonly kind: string; readonly blocks: readonly TruthBlock[] }[];
  readonly removed: readonly { readonly text: string }[];
}
interface Case {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly truth: Truth;
}

const tight = (text: string): string => text.replace(/[\s　…]/gu, '');
const half = (text: string): string =>
  tight(text).replace(/[！-～]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

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
    },
  ];
  const dev = join(root, '..', 'shared', 'corpus', 'dev', 'hohhot-2023-02');
  if (existsSync(dev))
    out.push({
      name: 'real page (corpus/dev)',
      files: [{ name: 'input.txt', text: read(join(dev, 'input.txt')) }],
      truth: JSON.parse(read(join(dev, 'truth.json'))) as Truth,
    });
  return out;
}

interface DeskBlock {
  readonly role: string;
  readonly text: string;
  readonly article: number;
  readonly tagged: boolean;
  readonly furniture: boolean;
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

const settled = (page: Page): Promise<void> =>
  page.locator('.ProseMirror[aria-busy="false"]').waitFor({ timeout: 60_000 });

function blocksOn(page: Page): Promise<DeskBlock[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('.ProseMirror .article')).flatMap((article, n) =>
      Array.from(article.querySelectorAll('.b'), (block) => ({
        role: Array.from(block.classList).find((name) => name !== 'b' && name !== 'caret-block') ?? 'body',
        text: block.textContent ?? '',
        article: n,
        tagged: article.querySelector('.chip') !== null,
        furniture: article.classList.contains('furniture'),
      })),
    ),
  );
}

/** What the desk's suggestions take: a press each. */
async function answer(page: Page, truth: Truth): Promise<Record<string, number>> {
  const lines = truth.articles.flatMap(({ blocks }) => blocks.map(({ text }) => half(text)));
  const presses: Record<string, number> = { 上架: 1, 必然的一并改: 1 };
  const { keyboard } = page;
  await page.getByRole('button', { name: /上架/u }).and(page.locator(':enabled')).waitFor();
  await keyboard.press('Enter');
  await settled(page);
  await keyboard.press('Alt+Shift+Enter');
  await settled(page);
  const card = page.getByRole('article', { name: '打开的建议' });
  const shown = async (): Promise<string> =>
    (await page.getByRole('complementary').first().textContent()) ?? '';
  for (let n = 0; n < 400 && (await card.count()) > 0; n += 1) {
    const before = await shown();
    const section = ((await card.textContent()) ?? '').startsWith('栏');
    const ask = (await card.getAttribute('data-severity')) === 'ask';
    const reads = await card
      .locator('p')
      .first()
      .evaluate((one) => {
        const copy = one.cloneNode(true) as HTMLElement;
        for (const gone of copy.querySelectorAll('del')) gone.remove();
        return copy.textContent ?? '';
      });
    const right =
      !ask &&
      (section ||
        half(reads)
          .split('\n')
          .every((part) => lines.some((line) => line.includes(part))));
    const kind = section ? '建议的栏目' : right ? '照改' : '不是';
    presses[kind] = (presses[kind] ?? 0) + 1;
    await keyboard.press(right ? 'Alt+Enter' : 'Alt+Backspace');
    await page
      .waitForFunction((was) => document.querySelector('aside')?.textContent !== was, before, {
        timeout: 5000,
      })
      .catch(() => undefined);
    await settled(page);
  }
  return presses;
}

/** Edit distance, in characters. */
function distance(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  let row = Array.from({ length: y.length + 1 }, (_, j) => j);
  for (let i = 1; i <= x.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= y.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (x[i - 1] === y[j - 1] ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

const linesOf = (text: string): number => Math.max(1, Math.ceil(tight(text).length / measure));
const stack = new Set(['label', 'kicker']);
const sameRole = (a: string, b: string): boolean => a === b || (stack.has(a) && stack.has(b));

/** What is left after the suggestions, in presses. */
function leftover(desk: readonly DeskBlock[], truth: Truth): Record<string, number> {
  const presses = { 移光标: 0, 接与分: 0, 打字: 0, 角色: 0, 分篇并篇: 0, 标栏目: 0, 签名: 0, 换篇: 0 };
  const texts = desk.map(({ text }) => half(text));
  let last = -1;
  for (const { kind, blocks } of truth.articles) {
    const owners = new Set<number>();
    for (const block of blocks) {
      const want = half(block.text);
      const head = want.slice(0, 8);
      let at = texts.findIndex((text, i) => i > last - 3 && (text.includes(want) || text.startsWith(head)));
      if (at < 0)
        at = texts.findIndex(
          (text) => text.includes(want) || text.includes(head) || want.includes(text.slice(0, 12)),
        );
      if (at < 0) {
        presses['打字'] += want.length;
        continue;
      }
      let end = at;
      let text = texts[at]!;
      while (
        end + 1 < texts.length &&
        text.length < want.length &&
        want.includes(texts[end + 1]!.slice(0, 8))
      ) {
        end += 1;
        text += texts[end]!;
      }
      const inside = text.includes(want);
      const own =
        (end > at ? end - at : 0) + // joins
        (inside && text.length > want.length + 1 && !text.endsWith(want) ? 1 : 0); // parted behind
      const typed = inside ? 0 : distance(text, want);
      const role = sameRole(desk[at]!.role, block.role) ? 0 : 2;
      presses['接与分'] += own;
      presses['打字'] += typed;
      presses['角色'] += role;
      if (own + typed + role > 0) {
        const first = desk.findIndex(({ article }) => article === desk[at]!.article);
        presses['移光标'] += desk.slice(first, at).reduce((sum, one) => sum + linesOf(one.text), 0) + 1;
      }
      owners.add(desk[at]!.article);
      last = at;
    }
    presses['分篇并篇'] += Math.max(0, owners.size - 1);
    if (kind === 'furniture') continue;
    presses['换篇'] += 1;
    presses['签名'] += 1;
    const tagged = [...owners].some((n) => desk.some(({ article, tagged: has }) => article === n && has));
    presses['标栏目'] += tagged ? 0 : 2;
  }
  return presses;
}

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
    const answered = await answer(page, one.truth);
    const left = leftover(await blocksOn(page), one.truth);
    const articles = one.truth.articles.filter(({ kind }) => kind !== 'furniture').length;
    const sum = (list: Readonly<Record<string, number>>): number =>
      Object.values(list).reduce((n, more) => n + more, 0);
    const list = (some: Readonly<Record<string, number>>): string =>
      Object.entries(some)
        .map(([name, n]) => `${name} ${n}`)
        .join(' · ');
    console.log(`${one.name}: ${articles} articles`);
    console.log(`  pressed ${sum(answered)}: ${list(answered)}`);
    console.log(
      `  left    ${sum(left)} (${(sum(left) / articles).toFixed(1)} an article, at most 4): ${list(left)}`,
    );
    console.log(`  in all  ${sum(answered) + sum(left)}; the text repairs alone by hand: ${byHand(one)}\n`);
    await context.close();
  }
} finally {
  await browser.close();
  server.kill();
}
