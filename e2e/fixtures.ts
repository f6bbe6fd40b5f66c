// What staff do before they can begin: the sample issue on the desk, or files of their own.

import { expect, type Page } from '@playwright/test';

/** The sample issue from the empty shelf to the desk, checks done. */
export async function openSample(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: '试一试' }).first().click();
  await onDesk(page);
}

/** Files dropped on the shelf, to the desk. */
export async function openFiles(
  page: Page,
  files: readonly { readonly name: string; readonly bytes: Buffer }[],
): Promise<void> {
  await dropFiles(page, files);
  await onDesk(page);
}

/** Files dropped on the shelf: the import's preview. */
export async function dropFiles(
  page: Page,
  files: readonly { readonly name: string; readonly bytes: Buffer }[],
): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: /选文件/u }).waitFor();
  await drop(page, files);
}

/** Files dropped where the page is. */
export async function drop(
  page: Page,
  files: readonly { readonly name: string; readonly bytes: Buffer }[],
): Promise<void> {
  const transfer = await page.evaluateHandle(
    (list) => {
      const data = new DataTransfer();
      for (const { name, base64 } of list)
        data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
      return data;
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

async function onDesk(page: Page): Promise<void> {
  const shelve = page.getByRole('button', { name: /上架/u });
  await expect(shelve).toBeEnabled({ timeout: 60_000 });
  await page.keyboard.press('Enter');
  await expect(page.locator('.ProseMirror')).toBeVisible({ timeout: 60_000 });
  await settled(page);
}

/** The checks have looked at the text as it stands. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('.ProseMirror[aria-busy="false"]')).toBeAttached({ timeout: 60_000 });
}

/** The text of the issue as it stands on the desk, a line a block. */
export function text(page: Page): Promise<string[]> {
  return page.locator('.ProseMirror .b').allTextContents();
}

/** Everything typed is stored. */
export async function stored(page: Page): Promise<void> {
  await expect(page.getByText('存于本机')).toBeVisible();
}

/** Another person sits down: Alt+W, the proof's number, some letters of the name, Enter. */
export async function sit(page: Page, name: string, proof: 1 | 2 | 3): Promise<void> {
  await stored(page);
  await page.keyboard.press('Alt+w');
  await page.keyboard.press(String(proof));
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await settled(page);
  await expect(page.getByRole('textbox', { name: '校样' })).toBeFocused();
}

/** From now on the store keeps nothing of what is done: until it is let go again. */
export async function slowStore(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(
    () =>
      new Promise<void>((begun, failed) => {
        const open = indexedDB.open('qingyang');
        open.addEventListener('error', () => failed(open.error ?? new Error('expected the store')));
        open.addEventListener('success', () => {
          let held = true;
          const changes = open.result.transaction('changes', 'readwrite').objectStore('changes');
          // a transaction that is asked something is not over, and the next one waits
          const ask = (): void => {
            begun();
            if (held) changes.count().addEventListener('success', ask);
            else open.result.close();
          };
          changes.count().addEventListener('success', ask);
          Object.assign(window, {
            letStoreGo: () => {
              held = false;
            },
          });
        });
      }),
  );
  return () => page.evaluate(() => (window as unknown as { letStoreGo(): void }).letStoreGo());
}

/** Before the page is opened: what is said to workers is kept back from when the answer is called with true until it is called with false. */
export async function slowWorkers(page: Page): Promise<(on: boolean) => Promise<void>> {
  await page.addInitScript(() => {
    const said: (() => void)[] = [];
    let slow = false;
    const real = Worker;
    Object.assign(window, {
      Worker: class extends real {
        override postMessage(message: unknown, how: Transferable[] | StructuredSerializeOptions = []): void {
          const go = (): void => super.postMessage(message, Array.isArray(how) ? { transfer: how } : how);
          if (slow) said.push(go);
          else go();
        }
      },
      beSlow: (on: boolean) => {
        slow = on;
        if (!on) for (const go of said.splice(0)) go();
      },
    });
  });
  return (on) => page.evaluate((yes) => (window as unknown as { beSlow(on: boolean): void }).beSlow(yes), on);
}
