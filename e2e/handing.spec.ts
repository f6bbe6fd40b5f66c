// Handing over without a server: an issue goes to a colleague as a file, comes back, and both have worked on it.

import { readFileSync } from 'node:fs';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { dropFiles, openSample, settled, stored, text } from './fixtures.ts';

/** The issue of the first row of the shelf as a file. */
async function handed(page: Page): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.goto('/');
  const download = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /交给同事/u })
    .first()
    .click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function colleague(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  return context.newPage();
}

/** Types before the first words of the block that holds `words`. */
async function typeAt(page: Page, words: string, typed: string): Promise<void> {
  await page
    .locator('.ProseMirror .b', { hasText: words })
    .first()
    .click({ position: { x: 60, y: 12 } });
  await page.keyboard.press('Home');
  await page.keyboard.type(typed);
  await stored(page);
}

async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '继续' }).click();
  await expect(page.locator('.ProseMirror')).toBeVisible();
  await settled(page);
}

test('what the colleague did comes back beside what was done here meanwhile', async ({ page, browser }) => {
  await openSample(page);
  const file = await handed(page);
  expect(file.name).toMatch(/\.qingyang$/u);

  const other = await colleague(browser);
  await dropFiles(other, [file]);
  await expect(other.getByRole('status').filter({ hasText: '已上架' })).toBeVisible();
  await goOn(other);
  await typeAt(other, '清晨六点', '【同事】');

  await page.getByRole('link', { name: /继续/u }).first().click();
  await settled(page);
  await typeAt(page, '清晨六点', '【这里】');

  const back = await handed(other);
  // open in this very tab a moment ago: the desk is closed, the file may come in
  await dropFiles(page, [back]);
  await expect(page.getByRole('status').filter({ hasText: '已并入' })).toBeVisible();
  await goOn(page);
  const line = (await text(page)).find((one) => one.includes('清晨六点')) ?? '';
  expect(line).toContain('【同事】');
  expect(line).toContain('【这里】');

  await dropFiles(page, [back]);
  await expect(page.getByRole('status').filter({ hasText: '没有这里还没有的改动' })).toBeVisible();
  await other.context().close();

  // a desk that is opened while a file is being merged reads the journal when that is done
  const row = page.getByRole('link', { name: /继续/u }).first();
  const id = (await row.getAttribute('href'))?.split('/').at(-1) ?? '';
  await page.evaluate(
    (issue) =>
      new Promise<void>((held) => {
        void navigator.locks.request(`qingyang.desk.${issue}`, () => {
          held();
          return new Promise<void>((go) => Object.assign(window, { letGo: go }));
        });
      }),
    id,
  );
  await row.click();
  await expect(page.getByText('正在打开本期')).toBeVisible();
  await page.evaluate(
    (issue) =>
      new Promise<void>((done) => {
        indexedDB.open('qingyang').addEventListener('success', ({ target }) => {
          const { result } = target as IDBOpenDBRequest;
          const journal = result.transaction('changes', 'readwrite');
          journal.objectStore('changes').delete(IDBKeyRange.bound([issue, 0], [issue, Infinity]));
          journal.addEventListener('complete', () => {
            result.close();
            done();
          });
        });
      }),
    id,
  );
  await page.evaluate(() => (window as unknown as { letGo(): void }).letGo());
  await settled(page);
  expect((await text(page)).join('')).not.toContain('【这里】');
});

test('a file that was cut off is told with its place; what is sound can be had, and the shelf is not touched', async ({
  page,
}) => {
  await openSample(page);
  await typeAt(page, '清晨六点', '一二三');
  const before = await text(page);
  const file = await handed(page);
  await dropFiles(page, [{ name: file.name, bytes: file.bytes.subarray(0, file.bytes.length - 40) }]);
  const said = page.getByRole('alert');
  await expect(said).toContainText('残缺：到第');
  await expect(said).toContainText('架上原有的没有动');
  await expect(page.locator('a[data-issue]')).toHaveCount(1);
  await said.getByRole('button', { name: '取回完好的部分' }).click();
  await expect(page.getByRole('status').filter({ hasText: '放在旁边' })).toBeVisible();
  await expect(page.locator('a[data-issue]')).toHaveCount(2);
  await goOn(page);
  expect(await text(page)).toEqual(before);
});

test('what goes against the work done here is shown with both sides, and a person decides', async ({
  page,
  browser,
}) => {
  await openSample(page);
  const file = await handed(page);
  const other = await colleague(browser);
  await dropFiles(other, [file]);
  await goOn(other);
  await typeAt(other, '清晨六点', '【同事】');

  await page.getByRole('link', { name: /继续/u }).first().click();
  await settled(page);
  await page.locator('.ProseMirror .b', { hasText: '清晨六点' }).first().click();
  await page.keyboard.press('Alt+Shift+Delete');
  await stored(page);

  await dropFiles(page, [await handed(other)]);
  const said = page.getByRole('status').filter({ hasText: '已并入' });
  await expect(said).toContainText('1 处与这里的改动相抵');
  await goOn(page);
  // whichever of the two found no place: it is named, with its words
  const entry = page.getByRole('tabpanel').getByRole('listitem');
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText(/删去一段|修改/u);
  await expect(entry).toContainText(/清晨六点|【同事】/u);
  await entry.getByRole('button', { name: '不要了' }).click();
  await expect(page.getByRole('tab', { name: /未放下/u })).toHaveCount(0);
  await other.context().close();
});

test('a file is taken for what is in it, whatever it is called; what is none of ours is told by name', async ({
  page,
  browser,
}) => {
  const other = await colleague(browser);
  const alert = page.getByRole('alert');
  for (const [name, bytes, says] of [
    ['空.qingyang', Buffer.alloc(0), '是空的'],
    ['别的.qingyang', Buffer.from('{"pages":[]}\n'), '不是清样存的文件'],
    ['半截.qingyang', Buffer.from('{"format":"qingyang-issue","vers'), '残缺：到第 1 行就断了'],
  ] as const) {
    await dropFiles(page, [{ name, bytes }]);
    await expect(alert).toContainText(name);
    await expect(alert).toContainText(says);
  }
  // a chat renamed it
  await openSample(other);
  const { bytes } = await handed(other);
  await dropFiles(page, [{ name: '江畔日报(1).txt', bytes }]);
  await expect(page.getByRole('status').filter({ hasText: '已上架' })).toBeVisible();
  await other.context().close();
});
