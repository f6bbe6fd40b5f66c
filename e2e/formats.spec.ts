import { expect, test } from '@playwright/test';
import { altoOfSize, metsBack, metsFront, metsIssue, zipOf } from '../src/testing/page-samples.ts';
import { dropFiles, openFiles, text } from './fixtures.ts';

// one pixel
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a METS package comes as one issue: its order, its roles, its articles, its pictures', async ({
  page,
}) => {
  const zip = zipOf({
    'qh/mets.xml': metsIssue,
    'qh/text/qh-back.xml': metsBack,
    'qh/text/qh-front.xml': metsFront,
    'qh/images/qh-back.png': png,
    'qh/images/qh-front.png': png,
  });
  await page.setViewportSize({ width: 1720, height: 900 });
  await openFiles(page, [{ name: '青禾日报.zip', bytes: Buffer.from(zip) }]);
  const lines = await text(page);
  expect(lines.indexOf('一渠清水润春苗')).toBeLessThan(lines.indexOf('青禾镇老渠换新颜'));
  await expect(page.locator('.ProseMirror .headline')).toHaveText(['青禾镇老渠换新颜']);
  await expect(page.locator('.ProseMirror .byline')).toHaveText(['本报记者 柳青']);
  await page.locator('.ProseMirror .headline').click();
  await page.keyboard.press('Alt+p');
  await expect(page.getByRole('img', { name: /^第 A01 版的原样/u }).locator('img')).toBeVisible();
});

test('a page file that is half there is read as far as it goes, and says where it breaks', async ({
  page,
}) => {
  await dropFiles(page, [{ name: 'A01版.xml', bytes: Buffer.from(metsFront.slice(0, -400)) }]);
  await expect(page.getByText('青禾镇老渠换新颜').first()).toBeVisible();
  await expect(page.getByText(/XML 不合规范/u).first()).toBeVisible();
});

test('large pages that are read side by side stand in the order of their names', async ({ page }) => {
  // the machine may have fewer
  await page.addInitScript(() => Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 }));
  const started: string[] = [];
  page.on('worker', (worker) => started.push(worker.url()));
  const xml = altoOfSize(150);
  const files = Array.from({ length: 10 }, (_, i) => ({
    name: `第${i + 1}版.xml`,
    bytes: Buffer.from(xml.replace('CONTENT="', `CONTENT="${i + 1}号渠`)),
  }));
  await openFiles(page, files);
  const begins = (await text(page)).flatMap((line) => /\d+号渠/u.exec(line) ?? []);
  expect(begins).toEqual(files.map((_, i) => `${i + 1}号渠`));
  expect(started.filter((url) => url.includes('file-reader'))).toHaveLength(2);
});
