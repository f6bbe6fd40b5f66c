// The first sitting: the keys are learnt on the sample, by pressing them.

import { expect, test } from '@playwright/test';
import { openSample, settled } from './fixtures.ts';

test('each step goes on when its keys were pressed; the lesson is given once', async ({ page }) => {
  await openSample(page);
  const lesson = page.getByRole('region', { name: '入门' });
  const text = page.getByRole('textbox', { name: '校样' });
  const press = async (says: string | RegExp, ...keys: readonly string[]): Promise<void> => {
    await expect(lesson).toContainText(says);
    await expect(text).toBeFocused();
    for (const key of keys) await page.keyboard.press(key);
  };
  await press('下一处建议', 'Alt+ArrowDown');
  await press('照改', 'Alt+Enter');
  await press('收回', 'Control+z');
  await settled(page);
  await page.keyboard.press('Alt+ArrowDown');
  await press('不会再来', 'Alt+Backspace');
  await press('一次全改', 'Alt+Shift+Enter');
  await expect(lesson).toContainText('另起一段');
  await page
    .locator('.ProseMirror .b.body')
    .nth(1)
    .click({ position: { x: 200, y: 12 } });
  await press('另起一段', 'Enter');
  await press('接回', 'Alt+j');
  await press('标栏目', 'Alt+s', '3');
  await page.keyboard.press('Enter');
  await expect(lesson).toContainText('签名');
  await page.keyboard.press('Alt+Shift+s');
  await page.keyboard.type('沈知秋');
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await page.keyboard.press('Alt+Shift+s');
  await expect(lesson).toContainText('会了');
  await lesson.getByRole('button', { name: '好' }).click();
  await expect(lesson).toBeHidden();
  await page.reload();
  await settled(page);
  await expect(lesson).toBeHidden();
});

test('who does not want it is left alone', async ({ page }) => {
  await openSample(page);
  const lesson = page.getByRole('region', { name: '入门' });
  await lesson.getByRole('button', { name: '这一步跳过' }).click();
  await expect(lesson).toContainText('照改');
  await lesson.getByRole('button', { name: '不学了' }).click();
  await expect(lesson).toBeHidden();
  await expect(page.getByRole('textbox', { name: '校样' })).toBeFocused();
});
