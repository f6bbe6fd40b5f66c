// The page beside the text: the caret's block is framed in the picture, a click in the picture puts the caret there.

import { expect, test } from '@playwright/test';
import { altoPage } from '../src/testing/page-samples.ts';
import { openFiles } from './fixtures.ts';

test.use({ viewport: { width: 1680, height: 1000 } });

test('the caret’s block is framed in the picture; a click there puts the caret into its words', async ({
  page,
}) => {
  await page.goto('/');
  const picture = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 500;
    canvas.height = 1000;
    const draw = canvas.getContext('2d');
    if (draw) {
      draw.fillStyle = '#fff';
      draw.fillRect(0, 0, 500, 1000);
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  await openFiles(page, [
    { name: '0002.xml', bytes: Buffer.from(altoPage) },
    { name: '0002.png', bytes: Buffer.from(picture, 'base64') },
  ]);
  // the engine was sure of 柳青) by 0.42 only
  await expect(page.locator('.ProseMirror .faint')).toContainText('柳青');
  await page.keyboard.press('Alt+u');
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('柳青');
  await page.keyboard.press('Alt+p');
  const sheet = page.getByRole('img', { name: /版/u });
  await expect(sheet).toBeVisible();
  const headline = page.locator('.ProseMirror .headline', { hasText: '新渠通水' });
  await headline.click();
  // HPOS 50, WIDTH 800 of a page 1000 wide; VPOS 110, HEIGHT 90 of 2000
  const frame = sheet.locator('[data-open="false"]').first();
  await expect(frame).toHaveAttribute('style', /left: 5%; top: 5\.5%; width: 80%; height: 4\.5%/u);

  const box = await sheet.locator('> div').boundingBox();
  if (!box) throw new Error('expected the sheet in sight');
  // 新渠昨日通水。 stands at HPOS 115, VPOS 270
  await page.mouse.click(box.x + box.width * 0.2, box.y + box.height * 0.145);
  await expect(page.locator('.ProseMirror .caret-block')).toContainText('新渠昨日通水');
  await expect(page.getByRole('textbox', { name: '校样' })).toBeFocused();
  await expect(frame).not.toHaveAttribute('style', /left: 5%; top: 5\.5%/u);
});
