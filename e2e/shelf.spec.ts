import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { openSample, sit, stored } from './fixtures.ts';

test('an issue is renamed, put away and put back, and found again in the saved shelf, by keyboard', async ({
  page,
}) => {
  await openSample(page);
  await stored(page);
  await page.goto('/');
  const row = page.getByRole('row').nth(1);
  await expect(row).toContainText('江畔日报');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F2');
  await page.keyboard.type('江畔晚报');
  await page.keyboard.press('Enter');
  await expect(row).toContainText('江畔晚报');
  await expect(row.getByRole('link').first()).toBeFocused();

  const downloads = page.waitForEvent('download');
  await page.getByRole('button', { name: '整架存成一个文件' }).press('Enter');
  const path = await (await downloads).path();

  await row.getByRole('link').first().focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText('架上还没有')).toBeVisible();
  await page.getByRole('button', { name: '放回去' }).press('Enter');
  await expect(row).toContainText('江畔晚报');

  const elsewhere = await page.context().browser()?.newContext({ locale: 'zh-CN' });
  const other = await elsewhere?.newPage();
  if (!other) throw new Error('expected a second browser profile');
  await other.goto('/');
  const chooser = other.waitForEvent('filechooser');
  await other.getByRole('button', { name: '从文件取回' }).press('Enter');
  await (
    await chooser
  ).setFiles({
    name: '清样.qingyang',
    mimeType: 'application/zip',
    buffer: readFileSync(path),
  });
  await expect(other.getByRole('row').nth(1)).toContainText('江畔晚报');
  await elsewhere?.close();
});

test('the shelf tells how far an issue is and what the last round found, as the desk left it', async ({
  page,
}) => {
  await openSample(page);
  await sit(page, '李卫国', 1);
  await page.getByRole('navigation', { name: '目录' }).getByRole('button', { name: '老菜场二楼' }).click();
  await page.keyboard.press('Alt+Shift+s');
  await expect(page.getByRole('contentinfo').getByRole('button', { name: /差错率/u })).toContainText('0.0');
  await page.goto('/');
  const row = page.getByRole('row').nth(1);
  await expect(row.getByRole('cell').nth(4)).toContainText('1 · 0 · 0 · 0');
  await expect(row.getByRole('cell').nth(5)).toHaveText('0一校');
});

test('who reads which proof is said in one place and kept', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /未署名/u }).press('Enter');
  await page.keyboard.type('王敏');
  await page.getByRole('combobox', { name: '校次' }).selectOption('二校');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('button', { name: '二校 · 王敏' })).toBeVisible();
});

test('the interface speaks English, and remembers', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /En/u }).press('Enter');
  await expect(page.getByRole('heading', { name: 'The shelf' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The shelf' })).toBeVisible();
});

test('nothing moves under the pointer while the shelf is read', async ({ page }) => {
  await page.goto('/');
  await page.getByText('架上还没有').waitFor();
  const moved = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().length)).observe({
          type: 'layout-shift',
          buffered: true,
        });
        // what is buffered is told before the next frames
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(0))));
      }),
  );
  expect(moved).toBe(0);
});
