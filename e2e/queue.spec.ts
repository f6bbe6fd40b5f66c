// The queue of suggestions: what became of each kind, and a kind that the paper does not want.

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openSample, settled, stored, text } from './fixtures.ts';

const card = (page: Page) => page.getByRole('article', { name: '打开的建议' });
const kinds = (page: Page) => page.getByRole('group', { name: '按种类' });
const chip = (page: Page, name: string) => kinds(page).getByRole('button', { name });

test('each kind says how many were offered, taken and dismissed; an undo takes its one back; a reload counts nothing twice', async ({
  page,
}) => {
  await openSample(page);
  await chip(page, '断段').click();
  const first = /本期 提 (\d+) · 采 0 · 否 0/u;
  await expect(card(page)).toContainText(first);
  const offered = first.exec((await card(page).textContent()) ?? '')?.[1] ?? '';
  await page.keyboard.press('Alt+Enter');
  await expect(card(page)).toContainText(`本期 提 ${offered} · 采 1 · 否 0`);
  await page.keyboard.press('Alt+Backspace');
  await expect(card(page)).toContainText(`本期 提 ${offered} · 采 1 · 否 1`);
  await page.keyboard.press('Control+z');
  await expect(card(page)).toContainText(`本期 提 ${offered} · 采 1 · 否 0`);
  const said = new RegExp(`本期 提 ${offered} · 采 1 · 否 0.*本报 提 ${offered} · 采 1 · 否 0`, 'u');
  await expect(card(page)).toContainText(said);
  await stored(page);
  for (let time = 0; time < 2; time += 1) {
    await page.reload();
    await settled(page);
    await chip(page, '断段').click();
    await expect(card(page)).toContainText(said);
  }
});

test('a dismissal and a query leave the text on screen as it is drawn', async ({ page }) => {
  await openSample(page);
  const last = page.locator('.ProseMirror .b').last();
  const drawn = await last.elementHandle();
  const words = await text(page);
  await page.keyboard.press('Alt+Backspace');
  await expect(page.getByText('1 处已说不是')).toBeVisible();
  await page.keyboard.press('Alt+q');
  await page.keyboard.type('此处可对？');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: '存疑 1' })).toBeVisible();
  expect(await drawn?.evaluate((element) => element.isConnected)).toBe(true);
  expect(await text(page)).toEqual(words);
});

test('a suggestion with another repair shows its key; the key takes it', async ({ page }) => {
  await openSample(page);
  await chip(page, '断题').click();
  const other = card(page).getByRole('button', { name: /空一格/u });
  await expect(other).toContainText('Alt+X');
  await page.keyboard.press('Alt+x');
  await expect.poll(async () => (await text(page)).join('\n')).toContain('三十里滨江步道 今起全线贯通');
  await settled(page);
  await chip(page, '断段').click();
  await expect(card(page)).toContainText('一段话被断成了两段');
  await page.keyboard.press('Alt+x');
  await expect(page.getByText('这一处没有别的改法')).toBeVisible();
});

test('one key ends a kind for the paper; it stays away after a reload, and the table brings it back', async ({
  page,
}) => {
  await openSample(page);
  await chip(page, '半角标点').click();
  await expect(card(page)).toContainText('半角');
  await page.keyboard.press('Alt+Shift+K');
  await expect(chip(page, '半角标点')).toHaveCount(0);
  // the list never closes
  await expect(card(page)).toBeVisible();
  await settled(page);
  await expect(chip(page, '半角标点')).toHaveCount(0);
  await page.reload();
  await settled(page);
  await expect(card(page)).toBeVisible();
  await expect(chip(page, '半角标点')).toHaveCount(0);
  await kinds(page)
    .getByRole('button', { name: /另 \d+ 类|各类数目/u })
    .click();
  expect(
    (await new AxeBuilder({ page }).include('[role=group][aria-label=按种类]').analyze()).violations,
  ).toEqual([]);
  await page.getByRole('button', { name: '本报再查“半角标点”' }).press('Enter');
  await expect(page.getByRole('button', { name: '本报不再查“半角标点”' })).toBeVisible();
  await kinds(page).getByRole('button', { name: '收起' }).click();
  await expect(chip(page, '半角标点')).toBeVisible();
});

test('a word of the paper’s list is found as soon as it is kept', async ({ page }) => {
  await openSample(page);
  await page.getByRole('tab', { name: '词表' }).click();
  await page.getByLabel(/^错 → 对/u).fill('菜场 → 菜市场');
  // nothing typed is lost: another panel, and the tab
  await page.keyboard.press('Alt+]');
  await page.reload();
  await settled(page);
  await page.getByRole('tab', { name: '词表' }).click();
  await expect(page.getByLabel(/^错 → 对/u)).toHaveValue('菜场 → 菜市场');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('tab', { name: /^建议/u }).click();
  await chip(page, '本报用词').click();
  await expect(card(page)).toContainText('“菜场”应作“菜市场”');
});

test('a caret that has just moved stays where it is when the checks have looked', async ({ page }) => {
  // checks that have looked at the text in pieces, the last of which waits until the test lets it go
  await page.addInitScript(() => {
    const waiting: (() => void)[] = [];
    let slow = false;
    const real = MessageChannel;
    Object.assign(window, {
      MessageChannel: class extends real {
        constructor() {
          super();
          const { port1, port2 } = this;
          const post = port2.postMessage.bind(port2);
          port2.postMessage = (message: unknown) => {
            if (slow) waiting.push(() => port1.dispatchEvent(new MessageEvent('message', { data: message })));
            else post(message);
          };
        }
      },
      beSlow: () => {
        slow = true;
      },
      isWaiting: () => waiting.length > 0,
      moveAndLetGo: () => {
        getSelection()?.modify('move', 'forward', 'character');
        for (let go = waiting.shift(); go; go = waiting.shift()) go();
        slow = false;
      },
    });
  });
  interface Held {
    beSlow(): void;
    isWaiting(): boolean;
    moveAndLetGo(): void;
  }
  await openSample(page);
  await page.locator('.ProseMirror .b', { hasText: '清晨六点' }).first().click();
  await page.keyboard.press('Home');
  await page.evaluate(() => (window as unknown as Held).beSlow());
  await page.keyboard.type('(甲)');
  await page.waitForFunction(() => (window as unknown as Held).isWaiting());
  await page.evaluate(() => (window as unknown as Held).moveAndLetGo());
  await settled(page);
  await page.keyboard.type('乙');
  expect((await text(page)).join('')).toMatch(/\(甲\).乙/u);
});

test('what is typed while the certain ones are looked for stays, and so do the repairs', async ({ page }) => {
  await openSample(page);
  await page.getByRole('textbox', { name: '校样' }).focus();
  await page.keyboard.press('Alt+Shift+Enter');
  await page.keyboard.type('甲乙');
  await expect(page.getByText('必然的 0 处')).toBeVisible();
  await settled(page);
  expect((await text(page)).join('')).toContain('甲乙');

  // asked for and taken back at once: it is the repairs that are taken back, not what was typed before them
  for (const key of ['z', 'z']) await page.keyboard.press(`Control+${key}`);
  const before = await text(page);
  await page.keyboard.type('㐂');
  await page.keyboard.press('Alt+Shift+Enter');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('必然的 0 处')).toBeHidden();
  await settled(page);
  expect((await text(page)).join('').replace('㐂', '')).toBe(before.join(''));
  expect((await text(page)).join('')).toContain('㐂');
});

test('the queue goes from the surest to the most doubtful, questions last, where a key says so', async ({
  page,
}) => {
  await openSample(page);
  await expect(page.getByRole('button', { name: /按原文/u })).toBeVisible();
  await page.keyboard.press('Alt+o');
  await expect(page.getByRole('button', { name: /先易后难/u })).toBeVisible();
  const told: number[] = [];
  for (let i = 0; i < 8; i += 1) {
    const words = (await card(page).getByRole('heading').textContent()) ?? '';
    told.push(words.includes('请看一看') ? 0 : Number(/\d\.\d+$/u.exec(words)?.[0]));
    await page.keyboard.press('Alt+ArrowDown');
    await expect(card(page).getByRole('heading')).not.toHaveText(words);
  }
  expect(told).toEqual(told.toSorted((a, b) => b - a));
  expect(new Set(told).size).toBeGreaterThan(2);
});

test('a run that was printed twice stands there as both copies side by side', async ({ page }) => {
  await openSample(page);
  await chip(page, '全部').click();
  await page
    .getByRole('region', { name: '其余的建议' })
    .getByRole('button', { name: /请来退休教师/u })
    .click();
  const first = card(page).locator('section', { hasText: '先印的一份' });
  const second = card(page).locator('section', { hasText: '后印的一份' });
  await expect(first).toContainText('留下');
  await expect(second).toContainText('删去');
  expect(await first.getByRole('paragraph').textContent()).toBe(
    await second.getByRole('paragraph').textContent(),
  );
  const [left, right] = [await first.boundingBox(), await second.boundingBox()];
  expect(left?.y).toBe(right?.y);
  expect(left?.x).toBeLessThan(right?.x ?? 0);
});

test('a kind that is mostly dismissed says so, with the key that ends it', async ({ page }) => {
  await openSample(page);
  await chip(page, '半角标点').click();
  for (let i = 1; i <= 6; i += 1) {
    await expect(card(page)).not.toContainText('多半被否');
    await page.keyboard.press('Alt+Backspace');
    await expect(card(page)).toContainText(`本期 提 12 · 采 0 · 否 ${i}`);
  }
  await expect(card(page)).toContainText('这一类在本报多半被否去：否去 6 处，采纳 0 处。');
  await expect(card(page).getByRole('button', { name: /本报不再查这一类/u })).toContainText('Alt+⇧K');
  await page.keyboard.press('Alt+Shift+K');
  await expect(chip(page, '半角标点')).toHaveCount(0);
});
