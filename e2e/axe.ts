// What keeps somebody out: what axe calls serious or critical.

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Of the whole page, or of the part that a selector names. What is built the same is looked at in the light; in the dark the
 * colours are others, and only they are looked at.
 */
export async function grave(
  page: Page,
  { part, colorScheme = 'light' }: { readonly part?: string; readonly colorScheme?: 'light' | 'dark' } = {},
): Promise<string[]> {
  // what fades in is measured when it stands
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  // there are no frames in the page, for which axe would open another
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  if (part !== undefined) axe.include(part);
  if (colorScheme === 'dark') axe.withRules('color-contrast');
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, any }) => `${html} ${any.map(({ message }) => message).join(' ')}`).join('\n')}`,
    );
}
