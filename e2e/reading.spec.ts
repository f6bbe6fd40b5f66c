// 读校: the text is read aloud from the caret on. This machine has no voices, so that the test brings one which says when
// it speaks which word, as those of the browsers do.

import { expect, test } from '@playwright/test';
import { openSample } from './fixtures.ts';

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const said: SpeechSynthesisUtterance[] = [];
    let now: SpeechSynthesisUtterance | null = null;
    Object.assign(globalThis, {
      said,
      /** The voice speaks the word at the index of what it was given; past the end: it has ended. */
      voice: (index: number): void => {
        const one = now;
        if (!one) return;
        if (index >= one.text.length) {
          now = null;
          one.dispatchEvent(new SpeechSynthesisEvent('end', { utterance: one }));
        } else
          one.dispatchEvent(
            new SpeechSynthesisEvent('boundary', { utterance: one, charIndex: index, charLength: 2 }),
          );
      },
    });
    speechSynthesis.speak = (one) => {
      said.push(one);
      now = one;
      one.dispatchEvent(new SpeechSynthesisEvent('start', { utterance: one }));
    };
    speechSynthesis.cancel = () => {
      now = null;
    };
  });
});

declare const said: SpeechSynthesisUtterance[];
declare function voice(index: number): void;

test('the words are lit as they are spoken, typing stops it right there, a key goes on', async ({ page }) => {
  await openSample(page);
  const block = page.locator('.ProseMirror .b.body', { hasText: '清晨六点' });
  await block.click({ position: { x: 60, y: 12 } });
  await page.keyboard.press('Home');
  await page.keyboard.press('Alt+v');
  await expect(page.getByRole('region', { name: '读校' })).toBeVisible();
  const lit = page.locator('.ProseMirror .spoken');
  await expect(lit).toContainText('清晨六点');
  await page.evaluate(() => voice(2));
  await expect(lit).toHaveText('六点');
  // the next breath comes by itself
  const first = await page.evaluate(() => said[0]?.text ?? '');
  await page.evaluate(() => voice(9999));
  expect(await page.evaluate(() => said[1]?.text ?? '')).not.toBe('');
  const second = await page.evaluate(() => said[1]?.text ?? '');
  await expect(block).toContainText(first.trim() + second.trim());

  await page.evaluate(() => voice(3));
  await page.keyboard.type('改');
  await expect(lit).toHaveCount(0);
  await expect(page.getByRole('region', { name: '读校' })).toBeHidden();
  await expect(block).toContainText(`${second.slice(0, 3)}改${second.slice(3, 6)}`);
  await page.keyboard.press('Alt+v');
  await expect(lit).toBeVisible();
  expect((await page.evaluate(() => said.at(-1)?.text ?? '')).startsWith(second.slice(3, 6))).toBe(true);
  await page.keyboard.press('Alt+v');
  await expect(lit).toHaveCount(0);
});

test('the speed is changed by a key and kept; numbers are said digit by digit where asked', async ({
  page,
}) => {
  await openSample(page);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Alt+v');
  await page.keyboard.press('Alt+Shift+Equal');
  await expect(page.getByRole('region', { name: '读校' })).toContainText('1.1 倍');
  await page.getByRole('button', { name: '数字逐位' }).click();
  await page.evaluate(() => voice(9999));
  expect(await page.evaluate(() => said.at(-1)?.rate)).toBeCloseTo(1.1);
  await page.reload();
  await expect(page.locator('.ProseMirror')).toBeVisible();
  await page.keyboard.press('Alt+v');
  await expect(page.getByRole('region', { name: '读校' })).toContainText('1.1 倍');
  await expect(page.getByRole('button', { name: '数字逐位' })).toHaveAttribute('aria-pressed', 'true');
});
