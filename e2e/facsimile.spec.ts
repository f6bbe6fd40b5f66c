// The page beside the text: the caret's block is framed in the picture, a click in the picture puts the caret there.

import { expect, test } from '@playwright/test';
import { altoPage } from '../src/testing/page-samples.ts';
import { drop, openFiles } from './fixtures.ts';

test.use({ viewport: { width: 1680, height: 1000 } });

// scroll bars take room, as they do on most machines
test.use({
  launchOptions: async ({ launchOptions }, hand) => {
    await hand({ ...launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] });
  },
});

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

test('the picture of the caret’s line stands over it and follows it; the same key takes it away', async ({
  page,
}) => {
  await page.goto('/');
  const picture = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 500, height: 1000 });
    const brush = canvas.getContext('2d');
    if (brush) {
      brush.fillStyle = '#fff';
      brush.fillRect(0, 0, 500, 1000);
      // the headline’s line is black, everything else white
      brush.fillStyle = '#000';
      brush.fillRect(25, 55, 400, 45);
    }
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  await openFiles(page, [
    { name: '0002.xml', bytes: Buffer.from(altoPage) },
    { name: '0002.png', bytes: Buffer.from(picture, 'base64') },
  ]);
  const headline = page.locator('.ProseMirror .headline', { hasText: '新渠通水' });
  await headline.click();
  await page.keyboard.press('Alt+l');
  const strip = page.getByRole('img', { name: '光标这一行的原样' });
  await expect(strip).toBeVisible();
  /** How bright the middle of the strip is, 0–255. */
  const brightness = (): Promise<number> =>
    strip.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      return canvas.getContext('2d')?.getImageData(width >> 1, height >> 1, 1, 1).data[0] ?? -1;
    });
  expect(await brightness()).toBeLessThan(60);
  const [over, line] = await Promise.all([strip.boundingBox(), headline.boundingBox()]);
  expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual((line?.y ?? 0) + 1);

  await page.locator('.ProseMirror .body', { hasText: '新渠昨日通水' }).click();
  await expect.poll(brightness).toBeGreaterThan(200);
  await expect(page.getByRole('textbox', { name: '校样' })).toBeFocused();
  await page.keyboard.press('Alt+l');
  await expect(strip).toBeHidden();
});

test('where no file told the places of its words, the key says that the line cannot be shown', async ({
  page,
}) => {
  await openFiles(page, [{ name: '01版.txt', bytes: Buffer.from('江上的灯\n\n清早渡口的灯还亮着。\n') }]);
  await page.keyboard.press('Alt+l');
  await expect(page.getByText('看不到这一行的图')).toBeVisible();
});

test('the pages from afar: a small picture, heat where something is open, and the way there', async ({
  page,
}) => {
  await page.goto('/');
  const picture = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 500, height: 1000 });
    canvas.getContext('2d')?.fillRect(25, 55, 400, 45);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  await openFiles(page, [
    { name: '0002.xml', bytes: Buffer.from(altoPage) },
    { name: '0002.png', bytes: Buffer.from(picture, 'base64') },
    { name: '03版.txt', bytes: Buffer.from('江上的灯\n\n清早渡口的灯还亮着，(记者 何静)摆渡的老人来了。\n') },
  ]);
  await page.getByRole('tab', { name: '版面' }).click();
  const tiles = page.getByRole('list', { name: '版面' }).getByRole('button');
  await expect(tiles).toHaveCount(2);
  await expect(tiles.first().locator('img')).toBeVisible();
  await expect(tiles.first()).toHaveAccessibleName(/还有 \d+ 处待看/u);
  // what the engine doubted is told apart from what is open; where no engine said so there is nothing of it
  await expect(tiles.first()).toHaveAccessibleName(/还有 \d+ 处待看 · 1 处识别时拿不准/u);
  await expect(tiles.first().locator('path')).toHaveAttribute('d', /^M[\d.]+ [\d.]+h[^M]*z$/u);
  await expect(tiles.nth(1)).toHaveAccessibleName(/第 3 版.*还有 1 处待看$/u);
  // what came as text alone is sketched, with its heat
  await expect(tiles.nth(1).locator('rect')).toHaveCount(3);
  await expect(tiles.nth(1).locator('ellipse')).toHaveCount(1);
  await tiles.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(tiles.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tiles.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('textbox', { name: '校样' })).toBeFocused();

  // a picture that takes its time belongs to the page on which it was dropped, wherever the caret is by then
  await page.evaluate(() => {
    const real: (this: Blob) => Promise<ArrayBuffer> = Reflect.get(Blob.prototype, 'arrayBuffer');
    Blob.prototype.arrayBuffer = async function held(this: Blob): Promise<ArrayBuffer> {
      await new Promise<void>((go) => Object.assign(window, { letGo: go }));
      Blob.prototype.arrayBuffer = real;
      return real.call(this);
    };
  });
  await drop(page, [{ name: '迟.png', bytes: Buffer.from(picture, 'base64') }]);
  await tiles.first().click();
  await expect(tiles.first()).toHaveAttribute('aria-current', 'true');
  await page.evaluate(() => (window as unknown as { letGo(): void }).letGo());
  await expect(tiles.nth(1).locator('img')).toBeVisible();
});

test('the picture grows under the pointer; a click in the grown picture still finds its words', async ({
  page,
}) => {
  await page.goto('/');
  const picture = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 500, height: 1000 });
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  await openFiles(page, [
    { name: '0002.xml', bytes: Buffer.from(altoPage) },
    { name: '0002.png', bytes: Buffer.from(picture, 'base64') },
  ]);
  await page.locator('.ProseMirror .headline', { hasText: '新渠通水' }).click();
  await page.keyboard.press('Alt+p');
  const frame = page
    .getByRole('img', { name: /版的原样/u })
    .locator('[data-open="false"]')
    .first();
  await expect(frame).toHaveAttribute('style', /left: 5%; top: 5\.5%/u);
  const middle = async (): Promise<{ x: number; y: number; width: number }> => {
    const box = await frame.boundingBox();
    if (!box) throw new Error('expected the frame in sight');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
  };
  const before = await middle();
  await page.mouse.move(before.x, before.y);
  await page.keyboard.down('Control');
  for (let i = 0; i < 4; i += 1) await page.mouse.wheel(0, -60);
  await page.keyboard.up('Control');
  await expect(page.getByRole('button', { name: '223%' })).toBeVisible();
  // laid out anew and no longer only stretched, it is where it was while it was stretched
  await expect(page.locator('[style*="scale("]')).toHaveCount(0);
  const after = await middle();
  expect(after.width).toBeGreaterThan(2 * before.width);
  expect(Math.abs(after.x - before.x)).toBeLessThan(3);
  const sheet = await page
    .getByRole('img', { name: /版的原样/u })
    .locator('img')
    .boundingBox();
  if (!sheet) throw new Error('expected the sheet in sight');
  expect(Math.abs(after.y - before.y)).toBeLessThan(3);
  // 新渠昨日通水。 stands at HPOS 115, VPOS 270 of 1000 × 2000
  await page.mouse.click(sheet.x + sheet.width * 0.3, sheet.y + sheet.height * 0.145);
  await expect(page.locator('.ProseMirror .caret-block')).toContainText('新渠昨日通水');
});
