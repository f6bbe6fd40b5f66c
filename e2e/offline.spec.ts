// The network goes: what was opened once goes on, and opens again.

import { expect, test } from '@playwright/test';
import { openSample, settled, stored, text } from './fixtures.ts';

test.use({ serviceWorkers: 'allow' });
// all of the program is fetched first
test.describe.configure({ timeout: 240_000 });

test('a desk that was open works without a network, and opens again', async ({ context, page }) => {
  await openSample(page);
  // the program is kept on the machine as soon as the desk is at rest
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await context.setOffline(true);

  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('记者');
  const panel = page.getByRole('search');
  await expect(panel.getByRole('status')).toContainText('9 处，选中 9 处');
  await panel.getByRole('checkbox', { name: '繁简不分' }).check();
  await panel.getByRole('textbox', { name: '查', exact: true }).fill('記者');
  await expect(panel.getByRole('status')).toContainText('9 处，选中 9 处');
  await page.getByRole('tab', { name: '版面' }).click();
  await expect(page.getByRole('tabpanel').getByRole('button', { name: /第 1 版/u })).toBeVisible();

  await page.locator('.ProseMirror .headline').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('断网');
  await stored(page);
  const before = await text(page);
  await page.reload();
  await settled(page);
  expect(await text(page)).toEqual(before);
});

test.describe('where nothing was kept yet', () => {
  test.use({ serviceWorkers: 'block' });

  test('a search that cannot be made says so, and is made when the server answers', async ({
    context,
    page,
  }) => {
    await context.route(/\/assets\/search\.worker-.*\.js/u, (route) => route.abort());
    await openSample(page);
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('记者');
    const panel = page.getByRole('search');
    await expect(panel.getByRole('status')).toContainText('没有查');
    await context.unroute(/\/assets\/search\.worker-.*\.js/u);
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('status')).toContainText('9 处，选中 9 处');
  });
});
