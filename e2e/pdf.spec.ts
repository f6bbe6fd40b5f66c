import { expect, test } from '@playwright/test';
import { column, pdfFile } from '../src/testing/pdf-sample.ts';
import { dropFiles, openFiles, text } from './fixtures.ts';

const first = '清早渡口的灯还亮着，摆渡的老人已经把船擦了三遍，等着第一班赶集的人。';
const second = '老人说，桥通车以后坐船的人少了，可是对岸的菜农还是愿意坐他的船。';

test('a PDF comes as text in columns, and hangs beside its own page', async ({ page }) => {
  await page.setViewportSize({ width: 1720, height: 900 });
  const sheet = [
    { text: '渡口的灯', x: 170, y: 100, size: 24 },
    ...column(first, 100, 140),
    ...column(second, 240, 140),
  ];
  await openFiles(page, [{ name: '青禾日报 02版.pdf', bytes: Buffer.from(pdfFile([sheet])) }]);
  expect(await text(page)).toEqual(['渡口的灯', first, second]);
  await page.locator('.ProseMirror .headline').click();
  await page.keyboard.press('Alt+p');
  await expect(page.getByRole('img', { name: /^第 2 版的原样/u }).locator('canvas')).toBeVisible();
});

test('the text of a recognised page stands between the other pages of its PDF, beside its own sheet', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1720, height: 900 });
  const recognised = `<html><body><div class="ocr_page" title='image "渡口.pdf#2"; bbox 0 0 600 800'><p class="ocr_par"><span class="ocr_line" title="bbox 100 140 300 160"><span class="ocrx_word" title="bbox 100 140 300 160; x_wconf 90">对岸的菜农也来了。</span></span></p></div></body></html>`;
  await openFiles(page, [
    { name: '渡口-02.hocr', bytes: Buffer.from(recognised) },
    {
      name: '渡口.pdf',
      bytes: Buffer.from(pdfFile([column(first, 100, 140), [], column(second, 100, 140)])),
    },
  ]);
  expect(await text(page)).toEqual([first, '对岸的菜农也来了。', second]);
  await page.locator('.ProseMirror .b', { hasText: '菜农也来了' }).click();
  await page.keyboard.press('Alt+p');
  await expect(page.locator('output', { hasText: '2／3' })).toBeVisible();
});

test('a PDF that came with the OCR text of its page stands beside that, and is no second page', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1720, height: 900 });
  const story = `${first}${second}`;
  const lines = Array.from(
    { length: Math.ceil(story.length / 10) },
    (_, i) =>
      `<span class="ocr_line" title="bbox 100 ${140 + 16 * i} 240 ${152 + 16 * i}"><span class="ocrx_word" title="bbox 100 ${140 + 16 * i} 240 ${152 + 16 * i}; x_wconf 90">${story.slice(10 * i, 10 * i + 10)}</span></span>`,
  );
  const files = [
    {
      name: '青禾日报 02版.hocr',
      bytes: Buffer.from(
        `<html><body><div class="ocr_page" title="bbox 0 0 600 800"><p class="ocr_par">${lines.join('')}</p></div></body></html>`,
      ),
    },
    { name: '青禾日报 02版.pdf', bytes: Buffer.from(pdfFile([column(story, 100, 140)])) },
  ];
  await dropFiles(page, files);
  await expect(page.getByText('和 青禾日报 02版.hocr 是同一版').first()).toBeVisible();
  await page.getByRole('button', { name: /上架/u }).and(page.locator(':enabled')).click();
  await expect.poll(() => text(page)).toEqual([story]);
  await page.locator('.ProseMirror .b').click();
  await page.keyboard.press('Alt+p');
  await expect(page.getByRole('img', { name: /^第 2 版的原样/u }).locator('canvas')).toBeVisible();
});

test('a PDF that is only pictures, cut off, or broken, says so', async ({ page }) => {
  await dropFiles(page, [
    { name: '1.pdf', bytes: Buffer.from(pdfFile([[]])) },
    { name: '2.pdf', bytes: Buffer.from('%PDF-1.7 and nothing more') },
    { name: '3.pdf', bytes: Buffer.from('%PDF-1.7 and an end\n%%EOF') },
  ]);
  await expect(page.getByText('这个 PDF 只是图，没有文字').first()).toBeVisible();
  await expect(page.getByText('PDF 只有前一截').first()).toBeVisible();
  await expect(page.getByText('PDF 坏了').first()).toBeVisible();
});

test.describe('on a fine screen', () => {
  test.use({ viewport: { width: 1720, height: 900 }, deviceScaleFactor: 2 });

  test('a page of a PDF is as sharp as the screen, however large it is shown', async ({ page }) => {
    const sheet = [{ text: '渡口的灯', x: 170, y: 100, size: 24 }, ...column(first, 100, 140)];
    await openFiles(page, [{ name: '青禾日报 02版.pdf', bytes: Buffer.from(pdfFile([sheet])) }]);
    await page.locator('.ProseMirror .headline').click();
    await page.keyboard.press('Alt+p');
    const view = page.getByRole('img', { name: /^第 2 版的原样/u });
    await expect(view.locator('canvas')).toBeVisible();
    await view.focus();
    for (let i = 0; i < 10; i += 1) await page.keyboard.press('+');
    await expect(page.getByRole('button', { name: '800%' })).toBeVisible();
    /** Pixels drawn for a CSS pixel, of what lies on top. */
    const sharpness = (): Promise<number> =>
      view
        .locator('canvas')
        .last()
        .evaluate((canvas: HTMLCanvasElement) => canvas.width / canvas.getBoundingClientRect().width);
    await expect.poll(sharpness).toBeGreaterThan(1.95);
  });
});
