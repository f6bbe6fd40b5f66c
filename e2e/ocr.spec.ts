// Pages that came as pictures: recognised on this machine with the real engine and without the network, and shown beside.

import { expect, type Page, test } from '@playwright/test';
import { dropFiles, settled, text } from './fixtures.ts';

const columns = [
  ['The lamp at the ferry was lit', 'before dawn, and the old man', 'had washed his boat already.'],
  ['Nobody came to the river that', 'morning, since the new bridge', 'had been opened the day before.'],
];

/** A page drawn in the browser, as PNG. */
async function picture(page: Page): Promise<Buffer> {
  await page.goto('/');
  const drawn = await page.evaluate((columns) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1500, height: 640 });
    const brush = canvas.getContext('2d');
    if (!brush) return '';
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.fillStyle = '#000';
    brush.font = 'bold 64px serif';
    brush.fillText('The last ferry over the river', 80, 120);
    brush.font = '40px serif';
    for (const [at, lines] of columns.entries())
      for (const [line, words] of lines.entries()) brush.fillText(words, 80 + at * 720, 240 + line * 64);
    return canvas.toDataURL('image/png').replace(/^.*,/u, '');
  }, columns);
  return Buffer.from(drawn, 'base64');
}

/** The same pixels as an uncompressed TIFF: grey, as a scanner may write it, or in the four colours of print. */
async function tiff(page: Page, png: Buffer, inks: 1 | 4 = 1): Promise<Buffer> {
  const { width, height, grey } = await page.evaluate(async (base64) => {
    const image = Object.assign(new Image(), { src: `data:image/png;base64,${base64}` });
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: image.width,
      height: image.height,
    });
    const brush = canvas.getContext('2d');
    brush?.drawImage(image, 0, 0);
    const { data } = brush?.getImageData(0, 0, canvas.width, canvas.height) ?? {
      data: new Uint8ClampedArray(),
    };
    // as text, since a million numbers take half a minute to come over
    const grey = Array.from({ length: data.length / 4 }, (_, i) => String.fromCharCode(data[4 * i] ?? 255));
    return { width: canvas.width, height: canvas.height, grey: btoa(grey.join('')) };
  }, png.toString('base64'));
  const whites = Buffer.from(grey, 'base64');
  const bits = 8 + 2 + 10 * 12 + 4;
  const entries: readonly (readonly [tag: number, type: number, value: number, count?: number])[] = [
    [256, 4, width],
    [257, 4, height],
    inks === 1 ? [258, 3, 8] : [258, 3, bits, 4],
    [259, 3, 1],
    [262, 3, inks === 1 ? 1 : 5],
    [273, 4, bits + 8],
    [277, 3, inks],
    [278, 4, height],
    [279, 4, width * height * inks],
    [284, 3, 1],
  ];
  const head = Buffer.alloc(bits + 8);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  for (const [i, [tag, type, value, count = 1]] of entries.entries()) {
    head.writeUInt16LE(tag, 10 + i * 12);
    head.writeUInt16LE(type, 12 + i * 12);
    head.writeUInt32LE(count, 14 + i * 12);
    head.writeUInt32LE(value, 18 + i * 12);
  }
  for (const i of [0, 1, 2, 3]) head.writeUInt16LE(8, bits + 2 * i);
  return Buffer.concat([
    head,
    inks === 1 ? whites : Buffer.from([...whites].flatMap((white) => [0, 0, 0, 255 - white])),
  ]);
}

test('pictures are recognised here: progress, stop, again, the text beside them, and which is broken', async ({
  page,
}) => {
  test.slow(); // the engine and its model are loaded twice
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:http:\/\/localhost|blob:|data:)/u.test(request.url())) outside.push(request.url());
  });
  await page.setViewportSize({ width: 1720, height: 900 });
  const whole = await picture(page);
  await dropFiles(page, [
    { name: '02版.png', bytes: whole },
    { name: '03版.png', bytes: whole.subarray(0, whole.length / 2) },
  ]);
  await expect(page.getByText('这些页只有图，没有文字：02版.png、03版.png')).toBeVisible();
  await expect(page.getByRole('button', { name: /上架/u })).toBeDisabled();
  await page.getByRole('combobox', { name: /^文字/u }).selectOption({ label: '英文' });

  await page.keyboard.press('Alt+o');
  await expect(page.getByRole('progressbar', { name: '文字识别' })).toBeVisible();
  await page.getByRole('button', { name: '停，已认的留下' }).click();
  await expect(page.getByRole('button', { name: '认出文字' })).toBeVisible();

  await page.getByRole('combobox', { name: /^文字/u }).selectOption({ label: '英文' });
  await page.keyboard.press('Alt+o');
  await expect(page.getByText('正在认第 1 页，共 2 页')).toBeVisible();
  const shelve = page.getByRole('button', { name: /上架/u });
  await expect(shelve).toBeEnabled({ timeout: 60_000 });
  await expect(page.getByRole('listitem').filter({ hasText: '02版.hocr' })).toBeVisible();
  // half a picture takes nothing from the others, and does not go unsaid
  await expect(page.getByRole('alert')).toContainText('没有认：03版.png');
  await page.keyboard.press('Enter');
  await settled(page);
  const read = (await text(page)).join('\n').replace(/\s+/gu, ' ');
  for (const words of ['lamp at the ferry', 'the new bridge', 'last ferry over the river'])
    expect(read).toContain(words);
  expect(read.indexOf('boat already')).toBeLessThan(read.indexOf('Nobody came'));

  await page.locator('.ProseMirror .b', { hasText: 'lamp' }).click();
  await page.keyboard.press('Alt+p');
  await expect(page.getByRole('img', { name: /^第 2 版的原样/u }).locator('img')).toBeVisible();
  await expect(page.locator('[data-open]').first()).toBeVisible();
  expect(outside).toEqual([]);
});

test('a TIFF from a scanner or in the colours of print is shown beside its text; a broken one says so', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1720, height: 900 });
  const png = await picture(page);
  const whole = await tiff(page, png);
  const shelve = page.getByRole('button', { name: /上架/u });
  for (const scanned of [whole, await tiff(page, png, 4)]) {
    await dropFiles(page, [
      {
        name: '01版.txt',
        bytes: Buffer.from('江上的灯\n\n清早渡口的灯还亮着，摆渡的老人已经把船擦了三遍。\n'),
      },
      { name: '01版.tif', bytes: scanned },
    ]);
    await expect(shelve).toBeEnabled();
    await page.keyboard.press('Enter');
    await settled(page);
    // open once, it stays open from issue to issue
    if (scanned === whole) await page.keyboard.press('Alt+p');
    await expect(page.getByRole('img', { name: /^第 1 版的原样/u }).locator('img')).toBeVisible();
  }

  await dropFiles(page, [
    {
      name: '02版.txt',
      bytes: Buffer.from('江上的灯\n\n清早渡口的灯还亮着，摆渡的老人已经把船擦了三遍。\n'),
    },
    { name: '02版.tif', bytes: whole.subarray(0, 60) },
  ]);
  await expect(shelve).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(page.getByText('这些原样打不开，没有挂上：02版.tif')).toBeVisible();

  // a browser shows the half that is there, and says nothing
  await dropFiles(page, [
    {
      name: '03版.txt',
      bytes: Buffer.from('江上的灯\n\n清早渡口的灯还亮着，摆渡的老人已经把船擦了三遍。\n'),
    },
    { name: '03版.png', bytes: png.subarray(0, png.length / 2) },
  ]);
  await expect(shelve).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect(page.getByText('这些图只有一截，下面没有了，请重新取图：03版.png')).toBeVisible();
});
