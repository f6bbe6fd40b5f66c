import { expect, test } from '@playwright/test';
import { openSample, settled, stored, text } from './fixtures.ts';

test.beforeEach(({ page: _ }, info) => info.setTimeout(90_000));

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
