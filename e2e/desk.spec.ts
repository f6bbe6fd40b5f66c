// A shift at the desk, by keys alone: palette, strips, contents, suggestions, the page beside the text.

import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { grave } from './axe.ts';
import { openSample, settled, stored, text } from './fixtures.ts';

const card = (page: Page) => page.getByRole('article', { name: '打开的建议' });
const row = (page: Page, title: string) =>
  page.getByRole('navigation', { name: '目录' }).getByRole('button', { name: title });

test('the palette lists every command with its key, finds it by pinyin initials and by English, and runs it', async ({
  page,
}) => {
  await openSample(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: '命令' });
  for (const [name, key] of [
    ['下一处建议', 'Alt+↓'],
    ['接上段', 'Alt+J'],
    ['必然的一并改', 'Alt+⇧↵'],
    ['给本篇标栏目', 'Alt+S'],
  ] as const)
    await expect(palette.getByRole('option', { name }).first()).toContainText(key);
  await page.keyboard.type('xyp');
  await expect(palette.getByRole('option').first()).toContainText('下一篇');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('next article');
  await expect(palette.getByRole('option').first()).toContainText('下一篇');
  const before = await page.locator('[data-article][aria-current]').getAttribute('data-article');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.locator('[data-article][aria-current]')).not.toHaveAttribute(
    'data-article',
    before ?? '',
  );
  await expect(page.getByRole('textbox', { name: '校样' })).toBeFocused();
});

test('the palette goes to an article by its name', async ({ page }) => {
  await openSample(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('把路修到');
  await page.keyboard.press('Enter');
  await expect(row(page, '把路修到家门口')).toHaveAttribute('aria-current', 'true');
});

test('two presses tag an article; Esc takes the tag off again; the caret stays in the text', async ({
  page,
}) => {
  await openSample(page);
  await row(page, '老菜场二楼').click();
  await page.keyboard.press('Alt+s');
  await page.keyboard.press('5');
  await expect(row(page, '老菜场二楼')).toContainText('民生');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+s');
  await page.keyboard.press('g');
  await page.keyboard.press('j');
  await expect(row(page, '老菜场二楼')).toContainText('国际');
  await page.keyboard.press('Escape');
  await expect(row(page, '老菜场二楼')).not.toContainText('国际');
  await expect(row(page, '老菜场二楼')).toContainText('民生');
  await expect(page.getByRole('textbox', { name: '校样' })).toBeFocused();
});

test('the strip stays open over the next article: one press tags it', async ({ page }) => {
  await openSample(page);
  await row(page, '老菜场二楼').click();
  for (const key of ['Alt+s', '5', 'Alt+.', '9', 'Enter']) await page.keyboard.press(key);
  await expect(row(page, '老菜场二楼')).toContainText('民生');
  await expect(row(page, '把路修到家门口')).toContainText('评论');
});

test('a role is changed by two presses', async ({ page }) => {
  await openSample(page);
  await row(page, '把路修到家门口').click();
  const block = page.locator('.ProseMirror .caret-block');
  const words = (await block.textContent()) ?? '';
  await page.keyboard.press('Alt+r');
  await page.keyboard.press('2');
  await expect(page.locator('.ProseMirror .kicker', { hasText: words.slice(0, 6) })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.ProseMirror .kicker', { hasText: words.slice(0, 6) })).toHaveCount(0);
});

test('a key leads from paragraph to paragraph, and one chord gives every paragraph selected its role', async ({
  page,
}) => {
  await openSample(page);
  await page.getByRole('navigation', { name: '目录' }).getByRole('button', { name: '百年老桥' }).click();
  const here = page.locator('.caret-block');
  const [title, deck] = [
    page.locator('.b', { hasText: '百年老桥' }),
    page.locator('.b', { hasText: '八处裂缝' }),
  ];
  await page.keyboard.press('Control+ArrowDown');
  await expect(here).toHaveText('八处裂缝月底前修补');
  await page.keyboard.press('Alt+Shift+4');
  await expect(deck).toHaveClass(/deck/u);
  await page.keyboard.press('End');
  await page.keyboard.press('Control+ArrowUp');
  await page.keyboard.type('这');
  await expect(here).toHaveText('这八处裂缝月底前修补');
  await page.keyboard.press('Control+ArrowUp');
  await page.keyboard.press('Control+ArrowUp');
  await expect(here).toContainText('百年老桥');
  await settled(page);
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Alt+Shift+1');
  await expect(title).toHaveClass(/label/u);
  await expect(deck).toHaveClass(/label/u);
});

test('the contents follow the caret from article to article', async ({ page }) => {
  await openSample(page);
  await row(page, '老菜场二楼').click();
  await page.keyboard.press('Alt+.');
  await expect(row(page, '把路修到家门口')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Alt+,');
  await expect(row(page, '老菜场二楼')).toHaveAttribute('aria-current', 'true');
});

test('after a fix the next suggestion is open: the list never closes', async ({ page }) => {
  await openSample(page);
  await expect(card(page)).toBeVisible();
  for (let i = 0; i < 3; i += 1) {
    const words = await card(page).textContent();
    await page.keyboard.press('Alt+Enter');
    await expect(card(page)).not.toHaveText(words ?? '');
    await settled(page);
    await expect(card(page)).toBeVisible();
  }
});

test('a suggestion that was dismissed stays dismissed after a reload', async ({ page }) => {
  await openSample(page);
  const left = page.getByRole('tab', { name: /^建议/u });
  await expect(card(page)).toBeVisible();
  const before = Number(/\d+/u.exec((await left.textContent()) ?? '')?.[0]);
  await page.keyboard.press('Alt+Backspace');
  await expect(left).toContainText(String(before - 1));
  await stored(page);
  await page.reload();
  await settled(page);
  await expect(left).toContainText(String(before - 1));
  await expect(page.getByText('1 处已说不是')).toBeVisible();
});

test('fix all certain ones at once, and one undo takes them all back', async ({ page }) => {
  await openSample(page);
  const before = await text(page);
  await page.keyboard.press('Alt+Shift+Enter');
  await expect.poll(() => text(page)).not.toEqual(before);
  await settled(page);
  await expect(page.getByText('必然的 0 处')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(() => text(page)).toEqual(before);
});

test('the desk is found as it was left: the caret, the panel, the columns', async ({ page }) => {
  await openSample(page);
  await row(page, '把路修到家门口').click();
  await page.keyboard.press('Alt+]');
  await expect(page.getByRole('tab', { name: '栏目' })).toHaveAttribute('aria-selected', 'true');
  const border = page.getByRole('separator', { name: '目录的宽度' });
  const width = Number(await border.getAttribute('aria-valuenow'));
  await border.press('ArrowRight');
  await expect(border).toHaveAttribute('aria-valuenow', String(width + 16));
  await stored(page);
  await page.reload();
  await settled(page);
  await expect(row(page, '把路修到家门口')).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('tab', { name: '栏目' })).toHaveAttribute('aria-selected', 'true');
  await expect(border).toHaveAttribute('aria-valuenow', String(width + 16));
});

test('a picture that is dropped stands beside its page and follows the caret; a broken file says so', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1720, height: 900 });
  await openSample(page);
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 600;
    canvas.height = 900;
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    const data = new DataTransfer();
    if (blob) data.items.add(new File([blob], '01.png', { type: 'image/png' }));
    data.items.add(new File(['%PDF-1.7 nothing more'], '02.pdf', { type: 'application/pdf' }));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(page.getByText('〈02.pdf〉读不出来')).toBeVisible();
  await page.keyboard.press('Alt+p');
  const scan = page.getByRole('img', { name: /^第 1 版的原样/u });
  await expect(scan.locator('img')).toBeVisible();
  const width = (await scan.locator('img').boundingBox())?.width ?? 0;
  await page.keyboard.press('Alt+=');
  await expect
    .poll(async () => (await scan.locator('img').boundingBox())?.width)
    .toBeGreaterThan(width * 1.2);
  await row(page, '感谢那把不要押金的伞').click();
  await expect(page.getByText('本版还没有原样')).toBeVisible();
});

test('there is no such issue: it is said, with the way back', async ({ page }) => {
  await page.goto('/issue/nothing');
  await expect(page.getByText('没有这一期')).toBeVisible();
  await page.getByRole('link', { name: '回到样架' }).click();
  await expect(page).toHaveURL('/');
});

test('palette, help, strip and panels keep nobody out', async ({ page }) => {
  await openSample(page);
  // what lies around them is looked at with every screen
  const found = (part: string): Promise<string[]> => grave(page, { part });
  for (const open of ['Control+k', 'F1', 'Alt+s', 'Alt+r']) {
    await page.keyboard.press(open);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await found('[role=dialog]'), open).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  const tabs = page.getByRole('tab');
  for (let i = 1; i < (await tabs.count()); i += 1) {
    await page.keyboard.press('Alt+]');
    await expect(tabs.nth(i)).toHaveAttribute('aria-selected', 'true');
    expect(await found('aside'), (await tabs.nth(i).textContent()) ?? '').toEqual([]);
  }
});

test('a full disk is said at once; the text stays, can be saved as a file, and is stored as soon as there is room', async ({
  page,
}) => {
  await page.addInitScript(() => {
    // oxlint-disable-next-line typescript/unbound-method -- applied to its store below
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (...args) {
      if (document.documentElement.dataset['disk'] === 'full' && this.name === 'changes')
        throw new DOMException('no room', 'QuotaExceededError');
      return add.apply(this, args);
    };
  });
  await openSample(page);
  await page.evaluate(() => (document.documentElement.dataset['disk'] = 'full'));
  await row(page, '把路修到家门口').click();
  await page.keyboard.type('满盘');
  const banner = page.getByRole('alert').filter({ hasText: '本机磁盘已满' });
  await expect(banner).toBeVisible();
  const saving = page.waitForEvent('download');
  await banner.getByRole('button', { name: '把文字存成文件' }).click();
  const file = await (await saving).path();
  expect(readFileSync(file, 'utf8')).toContain('满盘');
  await page.evaluate(() => delete document.documentElement.dataset['disk']);
  await expect(banner).toBeHidden();
  await stored(page);
  await page.reload();
  await settled(page);
  expect((await text(page)).join('\n')).toContain('满盘');
});

test('an issue that does not fit the program can be read and saved, not changed', async ({ page }) => {
  await openSample(page);
  const desk = page.url();
  await page.goto('/');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('qingyang');
        opening.addEventListener('error', () =>
          reject(opening.error ?? new Error('the database does not open')),
        );
        opening.addEventListener('success', () => {
          const store = opening.result.transaction('originals', 'readwrite').objectStore('originals');
          const all = store.getAll();
          all.addEventListener('success', () => {
            const [row] = all.result;
            row.original.doc.content[0].content[0].type = 'hologram';
            store.put(row).addEventListener('success', () => resolve());
          });
        });
      }),
  );
  await page.goto(desk);
  await expect(page.getByRole('heading', { name: '只能看，不能改' })).toBeVisible();
  await expect(page.getByText('把路修到家门口')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
});

test('in a narrow window the contents fold away; a key lays them over the galley, going somewhere folds them again', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1060, height: 800 });
  await openSample(page);
  const contents = page.getByRole('navigation', { name: '目录' });
  await expect(contents).toBeHidden();
  await page.keyboard.press('Alt+\\');
  await expect(contents).toBeVisible();
  await row(page, '把路修到家门口').click();
  await expect(contents).toBeHidden();
  await expect(page.locator('.ProseMirror .article.here')).toContainText('把路修到家门口');
});

test('nothing left to do says so, with the next step', async ({ page }) => {
  await openSample(page);
  const left = page.getByRole('tab', { name: /^建议/u });
  for (let i = 0; i < 80 && /\d/u.test((await left.textContent()) ?? ''); i += 1) {
    await page.keyboard.press('Alt+Shift+Backspace');
    await settled(page);
  }
  await expect(page.getByText('本期没有要处理的了')).toBeVisible();
  await page.getByRole('tabpanel').getByRole('button', { name: '导出' }).click();
  await expect(page).toHaveURL(/export$/u);
});
