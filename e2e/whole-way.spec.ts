// The main job, by keyboard alone: the sample goes in broken, the clean copy that a person would hand on comes out.

import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { settled } from './fixtures.ts';

const clean = readFileSync(new URL('../src/testing/sample/clean.txt', import.meta.url), 'utf8');
const tight = (text: string): string => text.replace(/[ 　…]/gu, '');
const lines = tight(clean).split('\n');

/** What a proofreader does who has the page beside the text: yes, where the words will read as the page does. */
const right = (reads: string): boolean =>
  tight(reads)
    .split('\n')
    .every((part) => lines.some((line) => line.includes(part)));

/** Tabs to a button and presses it. */
async function pressButton(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).first();
  await button.waitFor();
  for (let i = 0; i < 40; i += 1) {
    if (await button.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
}

/** Presses a key of the caret's, and waits until the desk knows where the caret is: the browser tells it later. */
async function go(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForFunction(() =>
    document.querySelector('.ProseMirror .caret-block')?.contains(document.getSelection()?.focusNode ?? null),
  );
}

/** Walks the caret, line by line, to the block that holds these words, and puts it before them. */
async function caretBefore(page: Page, words: string): Promise<void> {
  const here = page.locator('.ProseMirror .caret-block');
  const found = async (): Promise<boolean> => ((await here.textContent()) ?? '').includes(words);
  await go(page, 'Control+Home');
  for (let i = 0; i < 400 && !(await found()); i += 1) await go(page, 'ArrowDown');
  await expect(here).toContainText(words);
  // it came from above: this is the block's first line
  await go(page, 'Home');
  const at = ((await here.textContent()) ?? '').indexOf(words);
  for (let i = 0; i < at; i += 1) await page.keyboard.press('ArrowRight');
}

/** The open suggestion, and how many there are. */
async function shown(page: Page): Promise<string> {
  return (await page.getByRole('complementary').textContent()) ?? '';
}

test('the sample, from the shelf to clean copy, by keyboard alone', async ({ page }, info) => {
  info.setTimeout(180_000);
  await page.goto('/');
  await pressButton(page, /^试一试$/u);
  await expect(page.getByRole('button', { name: /上架/u })).toBeEnabled();
  await expect(page.getByRole('heading', { name: '第 2 版　综合' })).toBeVisible();
  await page.keyboard.press('Enter');
  await settled(page);

  // what is certain, at once; the rest one by one: yes, or no
  await page.keyboard.press('Alt+Shift+Enter');
  await settled(page);
  const card = page.getByRole('article', { name: '打开的建议' });
  let dealt = 0;
  for (; dealt < 60 && (await card.count()) > 0; dealt += 1) {
    const before = await shown(page);
    const reads = await card
      .locator('p')
      .first()
      .evaluate((one) => {
        const copy = one.cloneNode(true) as HTMLElement;
        for (const gone of copy.querySelectorAll('del')) gone.remove();
        return copy.textContent ?? '';
      });
    // a question offers nothing to accept: it is answered by hand below
    const offered = (await card.getAttribute('data-severity')) !== 'ask';
    // a section, or a picture's words among a story: the page shows it
    const seen = /栏目|图片|摄影/u.test((await card.locator('h4').textContent()) ?? '');
    await page.keyboard.press(offered && (seen || right(reads)) ? 'Alt+Enter' : 'Alt+Backspace');
    await expect.poll(() => shown(page)).not.toBe(before);
    await settled(page);
  }
  expect(dealt).toBeLessThan(60);

  // what only an eye on the page can know
  await caretBefore(page, '�');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText('厘');
  await caretBefore(page, '轻手轻脚地来。');
  for (let i = 0; i < '轻手轻脚地来。'.length; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.insertText('”');
  // the signature of a notice among the page's foot
  await caretBefore(page, '云渡市自来水公司');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await page.keyboard.press('Alt+r');
  await page.keyboard.press('5');
  await settled(page);

  // two presses an article
  const untagged = page.locator('.ProseMirror .article:not(.furniture):not(:has(.chip))');
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < 40 && (await untagged.count()) > 0; i += 1) {
    if ((await page.locator('.ProseMirror .article.here:not(.furniture):not(:has(.chip))').count()) > 0) {
      await page.keyboard.press('Alt+s');
      await page.keyboard.press('4');
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Alt+.');
  }
  await expect(untagged).toHaveCount(0);

  await page.keyboard.press('Control+Shift+e');
  await expect(page.getByText('每一个字都对得上')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect(readFileSync(await (await download).path(), 'utf8').trim()).toBe(clean.trim());
});
