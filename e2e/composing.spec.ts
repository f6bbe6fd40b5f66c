// An input method at work, driven over the browser's debugging protocol as a Chinese keyboard does it: what is being
// composed is no text yet, and nothing on the desk may move because of it.

import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { openSample, settled, stored, text } from './fixtures.ts';

const galley = (page: Page) => page.getByRole('textbox', { name: '校样' });
const block = (page: Page, words: string) => page.locator('.ProseMirror .b', { hasText: words }).first();

async function caretBehind(page: Page, words: string): Promise<void> {
  await block(page, words).click();
  await block(page, words).evaluate((element, before) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const at = node.nodeValue?.indexOf(before) ?? -1;
      if (at >= 0) return getSelection()?.collapse(node, at + before.length);
    }
    return getSelection()?.collapse(element, 0);
  }, words);
}

const compose = (client: CDPSession, letters: string): Promise<unknown> =>
  client.send('Input.imeSetComposition', {
    text: letters,
    selectionStart: letters.length,
    selectionEnd: letters.length,
  });

/** All marks and seals as they stand in the galley, by their words and places on the line. */
const marks = (page: Page): Promise<string[]> =>
  page
    .locator('.ProseMirror [data-suggestion]')
    .evaluateAll((list) =>
      list.map((one) => `${one.className} ${one.getAttribute('data-suggestion')} ${one.textContent}`),
    );

/** Lets everything run that could run by now: whatever a timer set off goes on in turns of the event loop. */
function turns(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let i = 0; i < 500; i += 1)
      await new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', done, { once: true });
        port1.start();
        port2.postMessage(null);
      });
  });
}

test('nothing is looked at and no mark comes or goes until the word stands', async ({ page }) => {
  await page.clock.install();
  await openSample(page);
  const client = await page.context().newCDPSession(page);
  await caretBehind(page, '清晨六点');
  const before = await marks(page);
  const list = await page.getByRole('tab', { name: /^建议/u }).textContent();
  // a half-width comma among them would be a suggestion, if anybody looked
  for (const letters of ['n', 'ni', 'nih', 'nih,', 'nih,a', 'nihao']) {
    await compose(client, letters);
    await expect(block(page, '清晨六点')).toContainText(`清晨六点${letters}`);
    expect(await marks(page)).toEqual(before);
  }
  // longer than the pause after which the checks look: they must not
  await page.clock.fastForward(5000);
  await turns(page);
  expect(await marks(page)).toEqual(before);
  expect(await page.getByRole('tab', { name: /^建议/u }).textContent()).toBe(list);
  await expect(page.locator('.ProseMirror')).toHaveAttribute('aria-busy', 'true');
  await client.send('Input.insertText', { text: '你好' });
  await expect(block(page, '清晨六点')).toContainText('清晨六点你好');
  await settled(page);
  expect(await marks(page)).toEqual(before);
});

test('composing inside of marked words: the mark stays until the word stands, then the checks look again', async ({
  page,
}) => {
  await openSample(page);
  const client = await page.context().newCDPSession(page);
  const mark = page.locator('.ProseMirror .mark.halfwidth-punctuation').first();
  const id = (await mark.getAttribute('data-suggestion')) ?? '';
  await mark.scrollIntoViewIfNeeded();
  await mark.evaluate((element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    getSelection()?.collapse(texts ?? element, 1);
  });
  await galley(page).focus();
  for (const letters of ['z', 'zh', 'zho', 'zhon']) await compose(client, letters);
  await expect(page.locator(`.ProseMirror .mark[data-suggestion="${id}"]`)).not.toHaveCount(0);
  await client.send('Input.insertText', { text: '中' });
  await settled(page);
  const now = await text(page);
  expect(now.filter((line) => line.includes('zhon'))).toEqual([]);
  expect(now.some((line) => line.includes('中'))).toBe(true);
});

test('keys that the input method uses are no commands', async ({ page }) => {
  await openSample(page);
  const client = await page.context().newCDPSession(page);
  await caretBehind(page, '清晨六点');
  const before = (await text(page)).length;
  await compose(client, 'ni');
  // as Chromium reports keys while composing: 229, “Process”
  for (const code of ['Enter', 'Backspace', 'ArrowDown', 'KeyJ'])
    await client.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      windowsVirtualKeyCode: 229,
      key: 'Process',
      code,
      modifiers: code === 'KeyJ' || code === 'ArrowDown' ? 1 : 0,
    });
  expect((await text(page)).length).toBe(before);
  await expect(block(page, '清晨六点')).toContainText('清晨六点ni');
  await client.send('Input.insertText', { text: '你' });
  await expect(block(page, '清晨六点')).toContainText('清晨六点你');
  expect((await text(page)).length).toBe(before);
});

test('one composition is one change and one undo', async ({ page }) => {
  await openSample(page);
  const client = await page.context().newCDPSession(page);
  await caretBehind(page, '清晨六点');
  const before = await text(page);
  for (const letters of ['n', 'ni', 'nih', 'niha', 'nihao']) await compose(client, letters);
  await client.send('Input.insertText', { text: '你好' });
  await settled(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => text(page)).toEqual(before);
});

for (const how of ['composed', 'put in by an emoji panel or a dictation'] as const)
  test(`what is ${how} over a selection from one article into the next takes its place, and nothing else`, async ({
    page,
  }) => {
    await openSample(page);
    const client = await page.context().newCDPSession(page);
    const before = await text(page);
    // from the last paragraph of one article into the headline of the next
    const headline = before.findIndex((line) => line.startsWith('老菜场二楼'));
    await caretBehind(page, '老菜场');
    const above = before[headline - 1] ?? '';
    await block(page, above.slice(0, 12)).evaluate((element, from) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let passed = 0;
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const length = node.nodeValue?.length ?? 0;
        if (passed + length >= from) return getSelection()?.extend(node, from - passed);
        passed += length;
      }
      return undefined;
    }, above.length - 2);
    if (how === 'composed') for (const letters of ['n', 'ni', 'nih', 'nihao']) await compose(client, letters);
    await client.send('Input.insertText', { text: '你好' });
    const below = before[headline] ?? '';
    const after = [
      ...before.slice(0, headline - 1),
      `${above.slice(0, -2)}你好${below.slice('老菜场'.length)}`,
      ...before.slice(headline + 1),
    ];
    await expect.poll(() => text(page)).toEqual(after);
    // every block is still found by its own name: it goes up, over its neighbour
    await block(page, '你好').click();
    await page.keyboard.press('Alt+Shift+ArrowUp');
    const moved = [...after];
    moved.splice(headline - 2, 2, after[headline - 1] ?? '', after[headline - 2] ?? '');
    await expect.poll(() => text(page)).toEqual(moved);
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+z');
    await expect.poll(() => text(page)).toEqual(before);
  });

test.describe('a colleague’s tab on the same issue, the network gone', () => {
  test.describe.configure({ timeout: 240_000 });
  /** Both at the same issue; this one is about to compose behind 清晨六点. */
  async function both(page: Page): Promise<{ readonly other: Page; readonly client: CDPSession }> {
    await openSample(page);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await settled(other);
    await page.context().setOffline(true);
    await page.bringToFront();
    await caretBehind(page, '清晨六点');
    const client = await page.context().newCDPSession(page);
    for (const letters of ['n', 'ni', 'nih']) await compose(client, letters);
    return { other, client };
  }

  test('what is typed there meanwhile waits for the word, and both stand', async ({ page }) => {
    const { other, client } = await both(page);
    await caretBehind(other, '清晨六点');
    await other.keyboard.press('Home');
    await other.keyboard.type('【同事】');
    await stored(other);
    await turns(page);
    await expect(block(page, '清晨六点')).toContainText('清晨六点nih');
    await expect(block(page, '清晨六点')).not.toContainText('同事');
    await compose(client, 'nihao');
    await client.send('Input.insertText', { text: '你好' });
    for (const tab of [page, other])
      await expect(block(tab, '清晨六点')).toContainText(/【同事】.*清晨六点你好/u);
    await stored(page);
    expect(await text(other)).toEqual(await text(page));
  });

  test('the paragraph is deleted there meanwhile: the word lies in the tray', async ({ page }) => {
    const { other, client } = await both(page);
    await block(other, '清晨六点').click();
    await other.keyboard.press('Alt+Shift+Delete');
    await stored(other);
    await turns(page);
    await expect(block(page, '清晨六点')).toContainText('清晨六点nih');
    await client.send('Input.insertText', { text: '你好' });
    await expect(page.getByRole('tab', { name: '未放下 1' })).toBeVisible();
    // the panel may not have been fetched before the network went
    await page.context().setOffline(false);
    await page.getByRole('tab', { name: '未放下 1' }).click();
    const entry = page.getByRole('tabpanel').getByRole('listitem');
    await expect(entry).toContainText('你好');
    await expect(block(page, '清晨六点')).toHaveCount(0);
    await stored(page);
    expect(await text(other)).toEqual(await text(page));
  });
});
