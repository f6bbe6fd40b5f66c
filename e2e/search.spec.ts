// 查改: search and replace over the issue, by keys alone.

import { expect, test } from '@playwright/test';
import { openSample, slowWorkers, text } from './fixtures.ts';

const occurrences = (lines: readonly string[], words: string): number =>
  lines.reduce((sum, line) => sum + line.split(words).length - 1, 0);

test('only what is ticked is replaced; one undo takes all of it back', async ({ page }) => {
  await openSample(page);
  const before = await text(page);
  const there = occurrences(before, '记者');
  expect(there).toBeGreaterThan(3);

  await page.keyboard.press('Control+Shift+f');
  await expect(page.getByRole('textbox', { name: '查', exact: true })).toBeFocused();
  await page.keyboard.type('记者');
  const panel = page.getByRole('search');
  await expect(panel.getByRole('status')).toContainText(`${there} 处，选中 ${there} 处`);
  await page.keyboard.press('Tab');
  await page.keyboard.type('本报记者站');

  // ↓ goes into the list and to the first hit, Space takes its tick off
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(panel.getByRole('status')).toContainText(`${there} 处，选中 ${there - 1} 处`);
  await expect(page.locator('.ProseMirror .found.here')).toHaveText('记者');
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByRole('status')).toContainText(`已替换 ${there - 1} 处`);

  const after = await text(page);
  expect(occurrences(after, '本报记者站')).toBe(there - 1);
  const first = before.findIndex((line) => line.includes('记者'));
  expect(after[first]?.indexOf('记者')).toBe(before[first]?.indexOf('记者'));
  expect(after.map((line) => line.replaceAll('本报记者站', '记者'))).toEqual(before);

  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: '校样' })).toBeFocused();
  await page.keyboard.press('Control+z');
  expect(await text(page)).toEqual(before);
});

test('what is put is what stands in the field when the key is pressed, however long the search takes', async ({
  page,
}) => {
  // a machine that is slow to search
  const beSlow = await slowWorkers(page);
  await openSample(page);
  const before = await text(page);
  const there = occurrences(before, '记者');
  const panel = page.getByRole('search');
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('记者');
  await page.keyboard.press('Tab');
  await page.keyboard.type('本报');
  await expect(panel.locator('ins').first()).toHaveText('本报');

  await beSlow(true);
  await page.keyboard.type('记者站');
  await page.keyboard.press('Control+Enter');
  await beSlow(false);
  await expect(panel.getByRole('status')).toContainText(`已替换 ${there} 处`);
  expect(await text(page)).toEqual(before.map((line) => line.replaceAll('记者', '本报记者站')));

  // other words are looked for by now: they are shown before anything is put in their place
  const after = await text(page);
  await panel.getByRole('textbox', { name: '查', exact: true }).fill('本报');
  await expect(panel.locator('del').first()).toHaveText('本报');
  await beSlow(true);
  await panel.getByRole('textbox', { name: '查', exact: true }).fill('图书馆');
  await page.keyboard.press('Control+Enter');
  await beSlow(false);
  await expect(panel.locator('del').first()).toHaveText('图书馆');
  expect(await text(page)).toEqual(after);

  // who asked for the next hit and went back to the text is not taken from where they type
  await beSlow(true);
  await panel.getByRole('textbox', { name: '查', exact: true }).fill('记者站');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.type('甲');
  await beSlow(false);
  await expect(panel.locator('del').first()).toHaveText('记者站');
  await page.keyboard.type('乙');
  expect((await text(page)).join('')).toContain('甲乙');
});

test('the list is of the text as it stands: after an undo, and while somebody types', async ({ page }) => {
  await openSample(page);
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('记者');
  await page.keyboard.press('Tab');
  await page.keyboard.type('本报记者站');
  const panel = page.getByRole('search');
  await expect(panel.getByRole('status')).toContainText('9 处，选中 9 处');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  const rows = panel.getByRole('listitem');
  const listed = await rows.allInnerTexts();
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByRole('status')).toContainText('已替换 8 处');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(panel.getByRole('status')).toContainText('9 处，选中');
  expect(await rows.allInnerTexts()).toEqual(listed);
  await page.locator('.ProseMirror .headline').first().click();
  await page.keyboard.type('记者');
  await expect(panel.getByRole('status')).toContainText('10 处，选中');
});

test('who only looks for something takes nothing away: the key for replacing asks for the words first', async ({
  page,
}) => {
  await openSample(page);
  const before = await text(page);
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('记者');
  const panel = page.getByRole('search');
  await expect(panel.getByRole('status')).toContainText('选中');
  await expect(panel.locator('mark').first()).toHaveText('记者');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('textbox', { name: '换', exact: true })).toBeFocused();
  expect(await text(page)).toEqual(before);

  // nothing was written there: now it says that the words go
  await expect(panel.locator('del').first()).toHaveText('记者');
  await panel.getByRole('button', { name: /^删去 \d+ 处/u }).click();
  await expect(panel.getByRole('status')).toContainText('已替换');
  expect(await text(page)).toEqual(before.map((line) => line.replaceAll('记者', '')));
});

test('an expression that is wrong or endless is told, and the desk goes on', async ({ page }) => {
  await openSample(page);
  await page.keyboard.press('Control+Shift+f');
  const panel = page.getByRole('search');
  await panel.getByRole('checkbox', { name: '正则' }).check();
  await panel.getByRole('textbox', { name: '查', exact: true }).fill('(记者');
  await expect(panel.getByRole('status')).toContainText('正则有误');
  await panel.getByRole('textbox', { name: '查', exact: true }).fill('(([^x]+)+)+x');
  await expect(panel.getByRole('status')).toContainText('太慢', { timeout: 20_000 });
  await panel.getByRole('textbox', { name: '查', exact: true }).fill('([一二三四])是');
  await expect(panel.getByRole('status')).toContainText('选中');
});

test('a pair of words is kept for the paper, and the next issue is checked for it', async ({ page }) => {
  await openSample(page);
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('夜校');
  await page.keyboard.press('Tab');
  await page.keyboard.type('夜间学校');
  await page.getByRole('button', { name: '收进本报词表' }).click();
  await expect(page.getByRole('button', { name: '已在词表' })).toBeVisible();
  await page.getByRole('tab', { name: /词表/u }).click();
  await expect(page.getByRole('textbox', { name: /错 → 对/u })).toHaveValue('夜校 → 夜间学校');
});
