import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from '@playwright/test';
import { openSample, slowWorkers, stored } from './fixtures.ts';

test('an export with open suggestions is listed, allowed, and written into the record', async ({ page }) => {
  await openSample(page);
  await stored(page);
  await page.keyboard.press('Control+Shift+e');
  await expect(page.getByRole('region', { name: '还没了结的' }).getByText('断段')).toBeVisible();
  await expect(page.getByText('每一个字都对得上')).toBeVisible();

  const downloads = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const file = await downloads;
  expect(file.suggestedFilename()).toBe('江畔日报 2026-05-18.txt');
  expect(readFileSync(await file.path(), 'utf8')).toContain('三十里滨江步道');
  await expect(page.getByText('已存成')).toBeVisible();

  const recorded = await page.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const open = indexedDB.open('qingyang');
        open.addEventListener('error', () => reject(new Error('the database does not open')));
        open.addEventListener('success', () => {
          const all = open.result.transaction('changes').objectStore('changes').getAll();
          all.addEventListener('success', () =>
            resolve(
              (all.result as { intent: string; payload: unknown }[]).find(({ intent }) => intent === 'export')
                ?.payload,
            ),
          );
        });
      }),
  );
  expect(recorded).toMatchObject({ format: 'txt', files: 1, open: { 'split-headline': 2 } });

  await page.keyboard.press('Escape');
  await expect(page.locator('.ProseMirror')).toBeVisible();
});

test('what is still without a section is told by every article, as on the desk', async ({ page }) => {
  await openSample(page);
  await page.getByRole('navigation', { name: '目录' }).getByRole('button', { name: '把路修到' }).click();
  await page.keyboard.press('Alt+t');
  await expect(page.getByText('13 篇未标')).toBeVisible();
  await stored(page);
  await page.keyboard.press('Control+Shift+e');
  const open = page.getByRole('region', { name: '还没了结的' });
  const without = open.locator('summary', { hasText: '未归栏目' });
  await expect(without).toContainText(/未归栏目\s*13$/u);
  await without.click();
  await open.getByRole('link', { name: /流动图书车/u }).click();
  await expect(page.getByRole('button', { name: /流动图书车/u })).toHaveAttribute('aria-current', 'true');
});

test('on a small screen what belongs to a choice stands in sight under it', async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 760 });
  await openSample(page);
  await stored(page);
  await page.keyboard.press('Control+Shift+e');
  await expect(page.getByRole('checkbox', { name: /每篇一个文件/u })).toBeInViewport();
  const style = page.getByText('本报的纯文本体例');
  await expect(style).toBeInViewport();
  await style.click();
  await page.getByRole('checkbox', { name: /正文以外标出角色/u }).check();
  await expect(page.getByRole('region', { name: '交出去的样子' }).first()).toContainText('【副题】');

  await page.getByRole('radio', { name: '按栏目' }).check();
  const untagged = await page.getByRole('checkbox', { name: /没有栏目的/u }).boundingBox();
  const next = await page.getByRole('radio', { name: '挑' }).boundingBox();
  expect(untagged?.y).toBeLessThan(next?.y ?? 0);
});

test('chosen articles leave as one file each, named by page and headline', async ({ page }) => {
  await openSample(page);
  await stored(page);
  await page.keyboard.press('Control+Shift+e');
  await page.getByRole('radio', { name: '挑' }).check();
  await page.getByRole('checkbox', { name: '把路修到家门口' }).check();
  await page.getByRole('checkbox', { name: '感谢那把不要押金的伞' }).check();
  await page.getByRole('radio', { name: /Markdown/u }).check();
  await page.getByRole('checkbox', { name: /每篇一个文件/u }).check();
  const downloads = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const files = unzipSync(readFileSync(await (await downloads).path()));
  expect(Object.keys(files)).toEqual(['01 把路修到家门口.md', '02 感谢那把不要押金的伞.md']);
});

test('the redline leaves for Word with tracked changes, for paper with boxes to sign', async ({ page }) => {
  await openSample(page);
  // what was asked for a moment ago leaves too
  await page.keyboard.press('Alt+Shift+Enter');
  await page.keyboard.press('Control+Shift+e');
  await page.getByRole('radio', { name: /Word 红样/u }).check();
  await expect(page.getByRole('region', { name: '交出去的样子' }).locator('del').first()).toBeVisible();
  const downloads = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const file = await downloads;
  expect(file.suggestedFilename()).toBe('江畔日报 2026-05-18 红样.docx');
  const written = new TextDecoder().decode(unzipSync(readFileSync(await file.path()))['word/document.xml']);
  expect(written).toMatch(/<w:del w:id="\d+" w:author="[^"]*" w:date="20/u);

  await page.getByRole('radio', { name: /打印红样/u }).check();
  const paper = page.frameLocator('iframe[title="打印红样"]');
  await expect(paper.getByText('核红').first()).toBeVisible();
  await expect(paper.locator('del').first()).toBeVisible();

  await page.getByRole('radio', { name: /NITF/u }).check();
  await expect(page.getByText('<hl1>').first()).toBeVisible();
});

test('on the proof for paper each number stands beside the line that it counts', async ({
  page,
  context,
}) => {
  await openSample(page);
  await stored(page);
  await page.keyboard.press('Control+Shift+e');
  await page.getByRole('radio', { name: /打印清样/u }).check();
  const html = await page.locator('iframe[title="打印清样"]').getAttribute('srcdoc');
  const paper = await context.newPage();
  await paper.setContent(html ?? '');
  const beside = await paper.evaluate(() => {
    const article = document.querySelector('article');
    const ruler = article?.querySelector('pre')?.firstChild;
    const middles = new Set<number>();
    for (const block of article?.querySelectorAll('p') ?? []) {
      const words = document.createRange();
      for (const node of block.childNodes)
        if (node instanceof Text) {
          words.selectNodeContents(node);
          for (const { top, bottom } of words.getClientRects()) middles.add(Math.round((top + bottom) / 2));
        }
    }
    const lines = [...middles].toSorted((a, b) => a - b);
    return [5, 10, 15].map((n) => {
      const at = ruler?.textContent?.search(new RegExp(`^${n}$`, 'mu')) ?? 0;
      const number = document.createRange();
      number.setStart(ruler ?? document, at);
      number.setEnd(ruler ?? document, at + 1);
      const { top, bottom } = number.getBoundingClientRect();
      const nearest = lines.toSorted(
        (a, b) => Math.abs(a - (top + bottom) / 2) - Math.abs(b - (top + bottom) / 2),
      )[0];
      return lines.indexOf(nearest ?? 0) + 1;
    });
  });
  expect(beside).toEqual([5, 10, 15]);
});

test('the copied issue is plain and rich text', async ({ page }) => {
  const beSlow = await slowWorkers(page);
  await openSample(page);
  await stored(page);
  await page.keyboard.press('Control+Shift+e');
  await expect(page.getByRole('button', { name: /存成文件/u })).toBeEnabled();
  await page.keyboard.press('Control+c');
  await expect(page.getByText('已复制')).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type: string): Promise<string> => (await item?.getType(type))?.text() ?? '';
    return { plain: await text('text/plain'), rich: await text('text/html') };
  });
  expect(copied.plain).toContain('　　清晨六点');
  expect(copied.rich).toContain('<h1>');

  // asked for while it is being written, it is copied as soon as it is
  await beSlow(true);
  await page.getByRole('radio', { name: /Markdown/u }).check();
  await page.keyboard.press('Control+c');
  await beSlow(false);
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('# ');
});

test('the issue JSON tells what is open, the account leaves as a file', async ({ page }) => {
  await openSample(page);
  await stored(page);
  await page.keyboard.press('Control+Shift+e');
  await page.getByRole('radio', { name: /整期数据/u }).check();
  await expect(page.getByRole('button', { name: /存成文件/u })).toBeEnabled();
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const { suggestions } = JSON.parse(readFileSync(await file.path(), 'utf8')) as { suggestions: unknown[] };
  expect(suggestions.length).toBeGreaterThan(0);

  const [account] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV', exact: true }).click(),
  ]);
  expect(account.suggestedFilename()).toBe('江畔日报 2026-05-18 字账.csv');
  expect(readFileSync(await account.path(), 'utf8')).toContain('kind,reason,code');
});

test('an open export follows what another tab still changes', async ({ page, context }) => {
  await openSample(page);
  await stored(page);
  const desk = page.url();
  await page.keyboard.press('Control+Shift+e');
  const preview = page.getByRole('region', { name: '交出去的样子' }).first();
  await expect(preview).toContainText('三十里滨江步道');
  await page.getByRole('radio', { name: /Markdown/u }).check();

  const other = await context.newPage();
  await other.goto(desk);
  await other.locator('.ProseMirror .b', { hasText: '三十里滨江步道' }).first().click();
  await other.keyboard.press('Home');
  await other.keyboard.type('江风');
  await stored(other);
  await expect(preview).toContainText(/江风[^江]*滨江步道/u);
  // as what was chosen
  await expect(page.getByRole('radio', { name: /Markdown/u })).toBeChecked();
});
