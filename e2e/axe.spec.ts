// No screen, light or dark, in either language, keeps anybody out: nothing that axe calls serious or critical.

import { expect, test } from '@playwright/test';
import { grave } from './axe.ts';

// the words have no colour of their own
const looks = [
  ['light', 'zh'],
  ['light', 'en'],
  ['dark', 'zh'],
] as const;

for (const [colorScheme, language] of looks)
  test(`every screen, ${colorScheme}, ${language}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.addInitScript((language) => {
      if (!localStorage.getItem('qingyang.sitting'))
        localStorage.setItem('qingyang.sitting', JSON.stringify({ state: { language }, version: 1 }));
    }, language);
    await page.goto('/');
    const sample = page
      .getByRole('main')
      .getByRole('button', { name: language === 'zh' ? '试一试' : 'Try it', exact: true })
      .first();
    await expect(sample).toBeVisible();
    expect(await grave(page, { colorScheme }), 'empty shelf').toEqual([]);

    await sample.click();
    const putOnShelf = page
      .getByRole('banner')
      .getByRole('button', { name: language === 'zh' ? /上架/ : /Put on the shelf/ });
    await expect(putOnShelf).toBeEnabled();
    expect(await grave(page, { colorScheme }), 'import').toEqual([]);

    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox').filter({ hasText: '三十里滨江步道' })).toBeVisible();
    expect(await grave(page, { colorScheme }), 'desk').toEqual([]);

    const issue = new URL(page.url()).pathname;
    await page.goto(`${issue}/export`);
    await expect(page.getByText('今起全线贯通').first()).toBeVisible();
    expect(await grave(page, { colorScheme }), 'export').toEqual([]);

    await page.goto('/');
    await expect(page.getByRole('table')).toBeVisible();
    expect(await grave(page, { colorScheme }), 'shelf').toEqual([]);
  });
