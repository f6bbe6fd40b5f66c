// 红样, 核红, the error rate and the log, as a second proofreader uses them.

import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { openSample, sit, slowStore, stored, text } from './fixtures.ts';

/** The caret before the words, wherever they stand. */
async function before(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Shift+f');
  await page.getByRole('textbox', { name: '查', exact: true }).fill(words);
  await expect(page.getByRole('search').getByRole('status')).toContainText('选中');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ProseMirror .found.here')).toHaveText(words);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
}

test('what was changed is drawn, listed with who, taken back one by one, and undo brings it again', async ({
  page,
}) => {
  await openSample(page);
  const original = await text(page);
  await before(page, '三十里滨江步道全线贯通');
  await page.keyboard.type('长长的');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Alt+j');
  await stored(page);
  const changed = await text(page);
  expect(changed).not.toEqual(original);

  await page.getByRole('tab', { name: '红样' }).click();
  await expect(page.locator('.ProseMirror .red-in')).toHaveText('长长的');
  await expect(page.locator('.ProseMirror .red-out')).toHaveText('三');
  await expect(page.locator('.ProseMirror .red-in')).toHaveAttribute('title', /一校/u);
  // what is drawn is not in the text
  await page.keyboard.press('Alt+d');
  await expect(page.locator('.ProseMirror .red-out')).toHaveCount(0);
  expect(await text(page)).toEqual(changed);
  await page.keyboard.press('Alt+d');
  const list = page.getByRole('region', { name: '各处改动' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list).toContainText('接排');

  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await stored(page);
  await page.keyboard.press('Alt+d');
  await expect(page.locator('.ProseMirror .red-in')).toHaveCount(0);
  const left = await text(page);
  expect(left).not.toEqual(changed);
  await page.keyboard.press('Control+z');
  expect(await text(page)).toEqual(changed);
});

test('all of a kind are taken back at once; an article reads again as it did, its neighbour stays', async ({
  page,
}) => {
  await openSample(page);
  const original = await text(page);
  await before(page, '比一楼还要热闹');
  await page.keyboard.type('周末');
  await before(page, '三十里滨江步道全线贯通');
  await page.keyboard.type('长长的');
  await page.keyboard.press('Alt+j');
  await before(page, '全线贯通。云渡人');
  await page.keyboard.press('Delete');
  await stored(page);
  const changed = await text(page);

  await page.getByRole('tab', { name: '红样' }).click();
  const panel = page.getByRole('tabpanel');
  const list = panel.getByRole('region', { name: '各处改动' });
  await expect(list.getByRole('listitem')).toHaveCount(4);
  await panel.getByRole('combobox', { name: '哪类' }).selectOption({ label: '补入' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await panel.getByRole('button', { name: '收回这 2 处' }).click();
  await expect(page.getByText('已收回 2 处，撤销可恢复')).toBeVisible();
  await page.keyboard.press('Alt+d');
  const typed = await text(page);
  expect(typed.join('')).toBe(changed.join('').replace('长长的', '').replace('周末', ''));
  await page.keyboard.press('Control+z');
  expect(await text(page)).toEqual(changed);

  await before(page, '长长的');
  await stored(page);
  await page.getByRole('tab', { name: '红样' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await panel.getByRole('combobox', { name: '本篇回到……' }).selectOption({ label: '原样' });
  await expect(page.getByText('已收回 3 处，撤销可恢复')).toBeVisible();
  expect(await text(page)).toEqual(
    original.map((line) => line.replace('比一楼还要热闹', '周末比一楼还要热闹')),
  );
  await page.keyboard.press('Control+z');
  expect(await text(page)).toEqual(changed);
});

test('all that one person did is taken back, and what another did stays', async ({ page }) => {
  await openSample(page);
  await sit(page, '李卫国', 1);
  await before(page, '比一楼还要热闹');
  await page.keyboard.type('周末');
  await before(page, '三十里滨江步道全线贯通');
  await page.keyboard.type('长长的');
  await sit(page, '王敏', 2);
  await before(page, '全线贯通。云渡人');
  await page.keyboard.type('昨天');
  await stored(page);
  const changed = await text(page);

  await page.getByRole('tab', { name: '红样' }).click();
  const panel = page.getByRole('tabpanel');
  const rows = panel.getByRole('region', { name: '各处改动' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await panel.getByRole('combobox', { name: '谁改的' }).selectOption({ label: '李卫国' });
  await expect(rows).toHaveCount(2);
  await panel.getByRole('button', { name: '收回这 2 处' }).click();
  await expect(page.getByText('已收回 2 处，撤销可恢复')).toBeVisible();
  await page.keyboard.press('Alt+d');
  expect((await text(page)).join('')).toBe(changed.join('').replace('长长的', '').replace('周末', ''));
  await page.keyboard.press('Control+z');
  expect(await text(page)).toEqual(changed);
});

test('the edits of the round before are ticked off by keys, and the ticks stay', async ({ page }) => {
  await openSample(page);
  await before(page, '三十里滨江步道全线贯通');
  await page.keyboard.type('新');
  await before(page, '老伴儿');
  await page.keyboard.press('Delete');
  await stored(page);
  await page.getByRole('tab', { name: '核红' }).click();
  const said = page.getByRole('tabpanel').getByRole('status');
  await expect(said).toContainText('已核 0，共 2 处');
  await page.getByRole('region', { name: '逐处核红' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(said).toContainText('已核 1，共 2 处');
  // ticked and taken off and ticked again before the first of it is stored
  const letGo = await slowStore(page);
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Space');
  await expect(said).toContainText('已核 2，共 2 处');
  await page.keyboard.press('Space');
  await expect(said).toContainText('已核 1，共 2 处');
  await letGo();
  await page.keyboard.press('Space');
  await expect(said).toContainText('已核 2，共 2 处');
  await stored(page);
  await page.reload();
  await expect(said).toContainText('已核 2，共 2 处');
});

test('the error rate counts corrections, not breaks; an edit is classed anew by a key; the log has every change', async ({
  page,
}) => {
  await openSample(page);
  await page.keyboard.press('Alt+Shift+Enter');
  await before(page, '老伴儿');
  await page.keyboard.press('Delete');
  await stored(page);
  await page.getByRole('tab', { name: '差错率' }).click();
  const issue = page.getByRole('row', { name: /^全期/u });
  await expect(issue.getByRole('cell').nth(1)).toHaveText('1');
  await expect(
    page
      .getByRole('row', { name: /^识别与断行之损/u })
      .getByRole('cell')
      .first(),
  ).not.toHaveText('0');
  await expect(page.getByRole('img', { name: /各校所漏差错/u })).toBeVisible();
  await page.getByRole('textbox', { name: '校样' }).press('Alt+k');
  await expect(issue.getByRole('cell').nth(1)).toHaveText('0');
  // three more presses are three classes more, though none of them is read yet and the caret has gone on
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Alt+k');
  await page.keyboard.press('Control+ArrowDown');
  await expect(issue.getByRole('cell').nth(1)).toHaveText('1');

  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('日志');
  await page.keyboard.press('Enter');
  const log = readFileSync(await (await download).path(), 'utf8');
  expect(log).toContain('时间,姓名,校次,类别');
  expect(log).toContain('改归类');

  // the journal as people read it tells words, not only kinds
  await page.getByRole('tab', { name: '改动' }).click();
  const lines = page.getByRole('region', { name: '改动' });
  await expect(lines.locator('del', { hasText: '老' })).toHaveCount(1);
});
