import { expect, test } from '@playwright/test';
import { openSample, settled, stored, text } from './fixtures.ts';

test.describe.configure({ timeout: 90_000 });

test('the tab is killed while somebody types: at most the keystroke in flight is gone', async ({
  context,
  page,
}) => {
  await openSample(page);
  const url = page.url();
  await page.locator('.ProseMirror .body').first().click();
  await page.keyboard.press('End');
  const typed = Array.from({ length: 50 }, (_, i) => String.fromCodePoint(0x3400 + i)).join('');
  for (const char of typed) await page.keyboard.insertText(char);
  await stored(page);
  const session = await context.newCDPSession(page);
  const gone = page.waitForEvent('crash');
  // this one is in flight when the renderer dies
  void page.keyboard.insertText('㐿').catch(() => undefined);
  void session.send('Page.crash').catch(() => undefined);
  await gone;
  const again = await context.newPage();
  await again.goto(url);
  await settled(again);
  expect((await text(again)).join('\n')).toContain(typed);
});

test('two tabs on one issue work along: what one joins and the other types stands in both', async ({
  context,
  page,
}) => {
  await openSample(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await settled(other);
  await page.locator('.ProseMirror .headline').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('甲乙');
  await other.bringToFront();
  await other.locator('.ProseMirror .body').first().click();
  await other.keyboard.press('Home');
  await other.keyboard.type('丙丁');
  await expect(page.locator('.ProseMirror')).toContainText('丙丁');
  await expect(other.locator('.ProseMirror')).toContainText('甲乙');
  await stored(page);
  await stored(other);
  expect(await text(other)).toEqual(await text(page));
});

test('undo goes on after a reload, over a batch and over typing', async ({ page }) => {
  await openSample(page);
  const before = await text(page);
  await page.keyboard.press('Alt+Shift+Enter');
  await expect.poll(() => text(page)).not.toEqual(before);
  const mended = await text(page);
  await page.locator('.ProseMirror .headline').first().click();
  await page.keyboard.type('试');
  await stored(page);
  await page.reload();
  await settled(page);
  await page.locator('.ProseMirror .headline').first().click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => text(page)).toEqual(mended);
  await page.keyboard.press('Control+z');
  await expect.poll(() => text(page)).toEqual(before);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => text(page)).toEqual(mended);
});

/** Han that no store can compress; the same for the same seed. */
function noise(length: number, seed: number): string {
  let state = seed + 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCodePoint(0x4e00 + ((state >>> 8) % 20_000));
  }).join('');
}

test('a full disk is said at once; the text stays on the screen and can be saved as a file', async ({
  baseURL,
  context,
  page,
}) => {
  const session = await context.newCDPSession(page);
  const origin = new URL(baseURL ?? '').origin;
  // set before anything is stored: a browser asks for the room it has only now and then
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
  await openSample(page);
  await page.locator('.ProseMirror .headline').first().click();
  const full = page.getByText('本机磁盘已满');
  for (let i = 0; i < 8 && !(await full.isVisible()); i += 1)
    await page.keyboard.insertText(noise(100_000, i));
  await expect(full).toBeVisible();
  expect((await text(page)).join('')).toContain(noise(100_000, 0).slice(0, 1000));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '把文字存成文件' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.txt$/u);
});

test('a panel that cannot be fetched takes nothing with it: it says so, the text goes on, and it opens as soon as the server answers', async ({
  context,
  page,
}) => {
  await context.route(/\/assets\/Pages-.*\.js/u, (route) => route.abort());
  await openSample(page);
  await page.getByRole('tab', { name: '版面' }).click();
  const panel = page.getByRole('tabpanel');
  await expect(panel).toContainText('这一栏没有取到');
  await page.locator('.ProseMirror .headline').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('照写');
  await expect(page.locator('.ProseMirror .headline').first()).toContainText('照写');
  await context.unroute(/\/assets\/Pages-.*\.js/u);
  await panel.getByRole('button', { name: '再试一次' }).click();
  await expect(panel.getByRole('button', { name: /第 1 版/u })).toBeVisible();
});
