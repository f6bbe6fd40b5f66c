// The galley itself: marks that keep to their words and move no line, fixes that can be taken back, text that stays text.

import { expect, type Locator, type Page, test } from '@playwright/test';
import { openFiles, openSample, settled, text } from './fixtures.ts';

const galley = (page: Page): Locator => page.getByRole('textbox', { name: '校样' });
const card = (page: Page): Locator => page.getByRole('article', { name: '打开的建议' });
const block = (page: Page, words: string): Locator => page.locator('.ProseMirror .b', { hasText: words });

/** Puts the caret before the first character of a block. */
async function caretAt(page: Page, words: string): Promise<void> {
  await block(page, words).first().click();
  await page.keyboard.press('Control+ArrowUp');
  await block(page, words)
    .first()
    .evaluate((element) => getSelection()?.collapse(element, 0));
}

/** The words under every mark, seals and curves left out. */
const marked = (page: Page): Promise<string[]> => page.locator('.ProseMirror .mark').allTextContents();

test('a suggestion stays on its words while somebody types above it', async ({ page }) => {
  await openSample(page);
  const before = await marked(page);
  await caretAt(page, '清晨六点');
  await page.keyboard.type('这一天，');
  expect(await marked(page)).toEqual(before);
  await settled(page);
  expect(await marked(page)).toEqual(before);
});

test('accepted, undone, accepted again: the text follows', async ({ page }) => {
  await openSample(page);
  const before = await text(page);
  await page.keyboard.press('Alt+Enter');
  await expect.poll(() => text(page)).not.toEqual(before);
  const after = await text(page);
  await page.keyboard.press('Alt+Enter');
  await expect.poll(() => text(page)).not.toEqual(after);
  await page.keyboard.press('Control+z');
  await expect.poll(() => text(page)).toEqual(after);
  await page.keyboard.press('Control+z');
  await expect.poll(() => text(page)).toEqual(before);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => text(page)).toEqual(after);
});

test('what is typed right after a fix is undone without the fix', async ({ page }) => {
  await openSample(page);
  await page.keyboard.press('Alt+Enter');
  const fixed = await text(page);
  await page.keyboard.type('甲');
  await expect.poll(() => text(page)).not.toEqual(fixed);
  await page.keyboard.press('Control+z');
  await expect.poll(() => text(page)).toEqual(fixed);
});

test('no mark moves a line: every character stands where it stands without marks', async ({ page }) => {
  await openSample(page);
  // what is out of sight is not laid out, and would be measured half way
  await page.addStyleTag({
    content: '.galley .page, .galley .article { content-visibility: visible !important }',
  });
  const moved = await page.evaluate(() => {
    const places = (element: Element): [number, number][] => {
      const all: [number, number][] = [];
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        for (let i = 0; i < (node.nodeValue ?? '').length; i += 1) {
          const range = document.createRange();
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          const { left, top } = range.getBoundingClientRect();
          all.push([left, top - element.getBoundingClientRect().top]);
        }
      return all;
    };
    const blocks = Array.from(document.querySelectorAll<HTMLElement>('.ProseMirror .b'));
    const withMarks = blocks.filter((one) => one.querySelector('[data-suggestion]'));
    const wrong = withMarks.filter((one) => {
      const bare = one.cloneNode(false) as HTMLElement;
      bare.textContent = one.textContent;
      const marks = places(one);
      one.after(bare);
      const plain = places(bare);
      bare.remove();
      return marks.some(
        ([left, top], i) =>
          Math.abs(left - (plain[i]?.[0] ?? 0)) > 0.6 || Math.abs(top - (plain[i]?.[1] ?? 0)) > 0.6,
      );
    });
    return { marked: withMarks.length, wrong: wrong.map((one) => one.textContent) };
  });
  expect(moved.marked).toBeGreaterThan(10);
  expect(moved.wrong).toEqual([]);
});

test('the caret goes to the end and the beginning of the issue, and down and up through every block, however fast the keys come', async ({
  page,
}) => {
  await openSample(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('尾');
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('首');
  const blocks = await text(page);
  expect(blocks.at(-1)).toMatch(/尾$/u);
  expect(blocks[0]).toMatch(/^首/u);
  await page.keyboard.press('Control+Shift+End');
  expect(await page.evaluate(() => getSelection()?.toString().endsWith('尾'))).toBe(true);
  for (const [start, key, order] of [
    ['Control+Home', 'ArrowDown', blocks],
    ['Control+End', 'ArrowUp', blocks.toReversed()],
  ] as const) {
    const passed: string[] = [];
    const here = async (): Promise<void> => {
      const words = await page.evaluate(
        () => document.getSelection()?.focusNode?.parentElement?.closest('.b')?.textContent ?? '',
      );
      if (passed.at(-1) !== words) passed.push(words);
    };
    await page.keyboard.press(start);
    await here();
    for (let i = 0; i < 400 && passed.length < order.length; i += 1) {
      await page.keyboard.press(key);
      await here();
    }
    expect(passed).toEqual(order);
  }
});

test('every next suggestion is brought into sight, to the last', async ({ page }) => {
  await openSample(page);
  const count = Number(
    /\d+/u.exec((await page.getByRole('tab', { name: /^建议/u }).textContent()) ?? '')?.[0],
  );
  for (let i = 0; i < count; i += 1) {
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.locator('.ProseMirror .open').first()).toBeInViewport();
  }
});

test('two seals of a line both stand within the sheet, in a narrow window as well', async ({ page }) => {
  const words =
    '江上的灯\n\n本报讯(记者 柳青)清早渡口的灯还亮着,摆渡的老人已经把船擦了三遍;他说灯不是给自己看的.\n';
  await openFiles(page, [{ name: '01版.txt', bytes: Buffer.from(words) }]);
  for (const width of [1440, 1100]) {
    await page.setViewportSize({ width, height: 760 });
    const second = page.locator('.ProseMirror .seal.column-1').first();
    await expect(second).toBeAttached();
    // what is outside of the article's padding is cut off
    const room = await second.evaluate((seal) => {
      const article = seal.closest('.article');
      const right = Number.parseFloat(getComputedStyle(seal, '::before').right);
      return article ? Number.parseFloat(getComputedStyle(article).paddingRight) + right : Number.NaN;
    });
    expect(room).toBeGreaterThanOrEqual(0);
  }
});

test('a click on a seal opens its suggestion', async ({ page }) => {
  await openSample(page);
  const seal = page.locator('.ProseMirror [data-seal="叠"]').first();
  // what comes into sight turns out higher than it was taken for, and pushes the seal out again
  await expect(async () => {
    await seal.scrollIntoViewIfNeeded();
    await expect(seal).toBeInViewport({ timeout: 500 });
  }).toPass();
  const line = await seal.boundingBox();
  const paper = await galley(page).boundingBox();
  if (!line || !paper) throw new Error('expected the seal and the galley in sight');
  await page.mouse.click(paper.x + paper.width - 36, line.y + line.height / 2);
  await expect(card(page)).toContainText('叠');
  await expect(galley(page)).toBeFocused();
});

test('a selection over several blocks is typed over, cut and undone', async ({ page }) => {
  await openSample(page);
  const before = await text(page);
  await caretAt(page, '清晨六点');
  await page.keyboard.press('Shift+End');
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Backspace');
  await expect.poll(async () => (await text(page)).length).toBeLessThan(before.length);
  await page.keyboard.press('Control+z');
  await expect.poll(() => text(page)).toEqual(before);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('甲');
  await expect(block(page, '甲')).not.toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => text(page)).toEqual(before);
});

test('pasted lines become blocks; nothing of pasted markup becomes markup', async ({ page }) => {
  await openSample(page);
  await caretAt(page, '清晨六点');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '甲行\n\n<img src=x onerror="document.title=1">乙行\n');
    data.setData('text/html', '<h1>甲行</h1><img src=x onerror="document.title=1"><b>乙行</b>');
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('.ProseMirror')?.dispatchEvent(event);
  });
  await expect(block(page, '甲行')).toHaveText('甲行');
  await expect(block(page, '乙行')).toHaveText(/^<img src=x onerror="document.title=1">乙行清晨六点/u);
  await expect(page.locator('.ProseMirror img, .ProseMirror b')).toHaveCount(0);
});

test('one key copies the article, clean, as plain and as rich text', async ({ page }) => {
  await openSample(page);
  await caretAt(page, '清晨六点');
  await page.keyboard.press('Alt+c');
  await expect(page.getByText('已复制本篇')).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> => (await item?.getType(type))?.text() ?? '';
    return { plain: await read('text/plain'), rich: await read('text/html') };
  });
  expect(copied.plain).toContain('清晨六点');
  expect(copied.rich).toContain('<h1>');
});

test('Enter parts, Backspace joins again; the border of an article is crossed by Alt-J alone', async ({
  page,
}) => {
  await openSample(page);
  const before = await text(page);
  await caretAt(page, '清晨六点');
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(block(page, '清晨六点')).toHaveText('清晨六点');
  await page.keyboard.press('Backspace');
  await expect.poll(() => text(page)).toEqual(before);
  await caretAt(page, '老菜场二楼开起');
  await page.keyboard.press('Backspace');
  expect(await text(page)).toEqual(before);
  await page.keyboard.press('Alt+j');
  await expect.poll(async () => (await text(page)).length).toBe(before.length - 1);
});
