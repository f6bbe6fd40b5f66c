import { expect, test } from '@playwright/test';
import { drop, dropFiles, openFiles, settled, text } from './fixtures.ts';

// “江畔日报\n三条跨江通道年内全部贯通” in GB18030
const gb = Buffer.from('bdadc5cfc8d5b1a80aC8fdccf5bfe7bdadcda8b5c0c4eac4dac8abb2bfb9e1cda80a', 'hex');

test('a GB18030 file is recognised, shown and can be changed by hand', async ({ page }) => {
  await dropFiles(page, [{ name: '01版.txt', bytes: gb }]);
  await expect(page.getByText('三条跨江通道年内全部贯通')).toBeVisible();
  await expect(page.getByRole('combobox').first()).toHaveValue(/gb18030/iu);
});

test('nothing goes on the shelf while files are on their way, and a second drop does not lose the first', async ({
  page,
}) => {
  // a file on a slow disk: it is read when the test lets it go
  await page.addInitScript(() => {
    const waiting: (() => void)[] = [];
    const real: (this: Blob) => Promise<ArrayBuffer> = Reflect.get(Blob.prototype, 'arrayBuffer');
    File.prototype.arrayBuffer = async function held(this: File): Promise<ArrayBuffer> {
      if (this.name === '02版.txt') await new Promise<void>((go) => waiting.push(go));
      return real.call(this);
    };
    Object.assign(window, { letGo: () => waiting.splice(0).forEach((go) => go()) });
  });
  const file = (n: number) => ({
    name: `0${n}版.txt`,
    bytes: Buffer.from(`第${n}座桥通了\n\n大桥昨日通车，市民都来看。\n`),
  });
  const shelve = page.getByRole('button', { name: /上架/u });
  await dropFiles(page, [file(1)]);
  await expect(shelve).toBeEnabled();
  await drop(page, [file(2)]);
  await expect(shelve).toBeDisabled();
  await drop(page, [file(3)]);
  await page.evaluate(() => (window as unknown as { letGo(): void }).letGo());
  for (const n of [1, 2, 3]) await expect(page.getByText(`第${n}座桥通了`)).toBeVisible();
  await expect(shelve).toBeEnabled();
});

test('what hovers is read by what started meanwhile, and nothing of its rehearsal is seen', async ({
  page,
}) => {
  const started: string[] = [];
  page.on('worker', (worker) => started.push(worker.url()));
  const readers = (): number => started.filter((url) => url.includes('import.worker')).length;
  await page.goto('/');
  await page.getByRole('button', { name: /选文件/u }).waitFor();
  const hovering = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File([''], '01版.txt'));
    return data;
  });
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: hovering });
  await expect.poll(readers).toBe(1);
  await drop(page, [{ name: '01版.txt', bytes: gb }]);
  const articles = page.getByRole('main').getByRole('article');
  await expect(articles).toHaveCount(1);
  await expect(articles).toContainText('三条跨江通道年内全部贯通');
  expect(readers()).toBe(1);
});

test('a hostile file stays text', async ({ page }) => {
  const alarms: string[] = [];
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  await openFiles(page, [
    { name: `1版${'a'.repeat(20)}.txt`, bytes: Buffer.from(`桥通了\n\n大桥昨日通车，${evil}市民都来看。\n`) },
  ]);
  expect((await text(page)).join('')).toContain(evil);
  expect(
    await page.locator('.ProseMirror img:not(.ProseMirror-separator), .ProseMirror script').count(),
  ).toBe(0);
  expect(alarms).toEqual([]);
});

test('of a drop with rubbish in it the readable files go on, the others say why', async ({ page }) => {
  await dropFiles(page, [
    { name: '空.txt', bytes: Buffer.alloc(0) },
    { name: '表.xlsx', bytes: Buffer.from('504b0304140006000800', 'hex') },
    { name: '02版.txt', bytes: Buffer.from('桥通了\n\n大桥昨日通车，市民都来看。\n') },
  ]);
  await expect(page.getByText('桥通了')).toBeVisible();
  await expect(page.getByText('文件是空的').first()).toBeVisible();
  await expect(page.getByText(/压缩文件坏了/u).first()).toBeVisible();
});

test('an issue of 2 MB with hundreds of cuts opens and takes what is typed', async ({ page }, info) => {
  info.setTimeout(120_000);
  const paragraph =
    '码头迎来春天的第一班船，社区整理三千份问卷，夜校公布新的课表，志愿者守住七公里堤防，大家都说好。';
  // hundreds of paragraphs are cut in two: each is offered with its curve
  const cut = '码头迎来春天的第一班船，社区整理三千份问卷，夜校公布新的课表，志愿者守住七公';
  const lines = Array.from({ length: 13_600 }, (_, i) =>
    i % 24 === 0 ? cut : i % 24 === 1 ? `里堤防，大家都说好。${paragraph}` : `${paragraph}${i}。`,
  );
  const bytes = Buffer.from(lines.join('\n\n'));
  expect(bytes.length).toBeGreaterThan(1_900_000);
  await openFiles(page, [{ name: '01版.txt', bytes }]);
  expect(await page.locator('.ProseMirror .runs-on').count()).toBeGreaterThan(500);
  await page.locator('.ProseMirror .body').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type('新添');
  await expect(page.locator('.ProseMirror .body').first()).toContainText('新添');
  await settled(page);
});
