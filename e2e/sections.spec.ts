// Tagging: by the suggestion, many at once, by another vocabulary; and the issue as the website will show it.

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { openSample, settled, stored } from './fixtures.ts';

test('one press takes the suggested section; the suggester says later how often it was right', async ({
  page,
}) => {
  await openSample(page);
  const contents = page.getByRole('navigation', { name: '目录' });
  await contents.getByRole('button', { name: '把路修到' }).click();
  await page.keyboard.press('Alt+t');
  await expect(contents.getByRole('button', { name: '把路修到' })).toContainText('评论');
  await expect(contents.getByRole('button', { name: '把路修到' })).not.toContainText('评论？');
  await page.keyboard.press('Control+z');
  await expect(contents.getByRole('button', { name: '把路修到' })).toContainText('评论？');
  await page.keyboard.press('Alt+t');

  // the next desk knows it
  await page.getByTitle('回到样架').click();
  await page.getByRole('link', { name: /继续/u }).first().click();
  await settled(page);
  await page.getByRole('tab', { name: '栏目' }).click();
  await expect(page.getByText(/建议 1，对 1/u).first()).toBeVisible();
});

test('many are tagged at once, and the section view shows the issue as the website will', async ({
  page,
}) => {
  await openSample(page);
  await page.getByRole('tab', { name: '栏目' }).click();
  await page.getByRole('combobox', { name: '哪些文章' }).selectOption('文中含');
  await page.getByRole('textbox', { name: '文中含' }).fill('公交');
  await page.getByRole('combobox', { name: '标成' }).selectOption('民生');
  const put = page.getByRole('button', { name: /标 \d+ 篇/u });
  const count = Number(/\d+/u.exec((await put.textContent()) ?? '')?.[0]);
  expect(count).toBeGreaterThan(0);
  await put.click();
  await expect(page.getByRole('button', { name: '标 0 篇' })).toBeDisabled();

  await page.keyboard.press('Alt+g');
  const view = page.getByRole('dialog', { name: '按栏目看本期' });
  await expect(view.getByRole('heading', { name: new RegExp(`^民生 ${count}$`, 'u') })).toBeVisible();
  await expect(view.getByRole('heading', { name: /还没标/u })).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(view).toBeHidden();
  await expect(page.getByRole('textbox', { name: '校样' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Alt+g');
  await expect(view.getByRole('heading', { name: /^民生/u })).toHaveCount(0);
});

test('the paper tags by a vocabulary of its own, loaded from a file; a bad one says why', async ({
  page,
}) => {
  await openSample(page);
  await page.getByRole('tab', { name: '栏目' }).click();
  const load = async (text: string | Buffer): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /载入/u }).click();
    const buffer = typeof text === 'string' ? Buffer.from(text) : text;
    await (await chooser).setFiles({ name: '本报分类.csv', mimeType: 'text/csv', buffer });
  };
  await load('栏目\n要闻');
  await expect(page.getByText(/第一行要有列名/u)).toBeVisible();
  await load('code,name,words\ntt,头条,\njd,江堤故事,江堤\ngj,渡船,公交船 渡口');
  await expect(page.getByText(/已载入〈本报分类〉，3 个栏目/u)).toBeVisible();
  const contents = page.getByRole('navigation', { name: '目录' });
  // many at once get what is shown, and that is of the vocabulary of now
  await expect(page.getByRole('combobox', { name: '标成' }).locator('option:checked')).toHaveText('头条');
  await page.getByRole('combobox', { name: '哪些文章' }).selectOption('文中含');
  await page.getByRole('textbox', { name: '文中含' }).fill('会报潮');
  await page.getByRole('button', { name: '标 1 篇' }).click();
  await page.keyboard.press('Alt+g');
  await expect(page.getByRole('heading', { name: /^头条 1$/u })).toBeVisible();
  await page.keyboard.press('Escape');
  // the suggester goes by it at once
  await contents.getByRole('button', { name: '停航八年' }).click();
  await expect(contents.getByRole('button', { name: '停航八年' })).toContainText('渡船？');
  await page.keyboard.press('Alt+t');
  await expect(contents.getByRole('button', { name: '停航八年' })).not.toContainText('渡船？');
  await expect(contents.getByRole('button', { name: '停航八年' })).toContainText('渡船');
  await contents.getByRole('button', { name: '老菜场' }).click();
  await page.keyboard.press('Alt+s');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: '目录' })).toContainText('江堤故事');
  // the heads in the galley know the names of what was loaded while the desk was open
  const heads = page.getByRole('textbox', { name: '校样' });
  await expect(heads).toContainText('江堤故事');

  await page.getByRole('combobox', { name: '标引用表' }).selectOption('IPTC 媒体主题');
  await expect(page.getByText(/非官方/u)).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '存成 SKOS' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(JSON.parse(file)).toMatchObject({ prefLabel: { 'zh-Hans': 'IPTC 媒体主题' } });
  await expect(page.getByRole('navigation', { name: '目录' })).toContainText('江堤故事');

  // as the table programs of Windows save it: GBK
  await load(Buffer.from([...Buffer.from('code,name\nsz,'), 0xca, 0xb1, 0xd5, 0xfe, ...Buffer.from('\n')]));
  await expect(page.getByText(/已载入〈本报分类〉，1 个栏目/u)).toBeVisible();
  await expect(page.getByRole('button', { name: '时政', exact: true })).toBeVisible();
  // what was tagged by the vocabulary before keeps its names, here and when the desk is opened again
  await expect(contents).toContainText('江堤故事');
  await expect(heads).toContainText('江堤故事');
  await page.reload();
  await expect(contents).toContainText('江堤故事');
  await expect(heads).toContainText('江堤故事');
});

test('what is tagged by another vocabulary leaves by its name, and one digit tags there too', async ({
  page,
}) => {
  await openSample(page);
  await page.getByRole('tab', { name: '栏目' }).click();
  await page.getByRole('combobox', { name: '标引用表' }).selectOption('IPTC 媒体主题');
  await page.getByRole('navigation', { name: '目录' }).getByRole('button', { name: '停航八年' }).click();
  await page.keyboard.press('Alt+s');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await stored(page);
  await page.keyboard.press('Control+Shift+e');
  await page.getByRole('radio', { name: /篇目/u }).check();
  await expect(page.getByText(/停航八年.*文化艺术、娱乐与传媒/u).first()).toBeVisible();
  await page.getByRole('radio', { name: '按栏目' }).check();
  await expect(page.getByRole('checkbox', { name: /文化艺术、娱乐与传媒/u })).toBeVisible();
});
