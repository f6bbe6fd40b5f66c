// No screen, light or dark, in either language, keeps anybody out: nothing that axe calls serious or critical.

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

async function sound(page: Page, screen: string, colorScheme: 'light' | 'dark'): Promise<void> {
  // what fades in is measured when it stands
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const axe = new AxeBuilder({ page });
  // what is built the same is looked at in the light; in the dark the colours are others
  if (colorScheme === 'dark') axe.withRules('color-contrast');
  const { violations } = await axe.analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${screen}: ${id}: ${nodes.map(({ html, any }) => `${html} ${any.map(({ message }) => message).join(' ')}`).join('\n')}`,
    );
  expect(grave).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const)
  for (const language of ['zh', 'en'] as const)
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
      await sound(page, 'empty shelf', colorScheme);

      await sample.click();
      const putOnShelf = page
        .getByRole('banner')
        .getByRole('button', { name: language === 'zh' ? /上架/ : /Put on the shelf/ });
      await expect(putOnShelf).toBeEnabled();
      await sound(page, 'import', colorScheme);

      await page.keyboard.press('Enter');
      await expect(page.getByRole('textbox').filter({ hasText: '三十里滨江步道' })).toBeVisible();
      await sound(page, 'desk', colorScheme);

      const issue = new URL(page.url()).pathname;
      await page.goto(`${issue}/export`);
      await expect(page.getByText('今起全线贯通').first()).toBeVisible();
      await sound(page, 'export', colorScheme);

      await page.goto('/');
      await expect(page.getByRole('table')).toBeVisible();
      await sound(page, 'shelf', colorScheme);
    });
