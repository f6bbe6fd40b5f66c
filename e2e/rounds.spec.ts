// Rounds: three people sign, passing locks, a late change shows, a query holds passing up, and work goes on where it was left.

import { expect, type Page, test } from '@playwright/test';
import { grave } from './axe.ts';
import { openSample, settled, sit, slowStore, stored, text } from './fixtures.ts';

const row = (page: Page, title: string) =>
  page.getByRole('navigation', { name: '目录' }).getByRole('button', { name: title });
const status = (page: Page, title: string) => row(page, title).getByRole('img');
const head = (page: Page) => page.locator('.article.here .head');

async function passed(page: Page, title: string): Promise<void> {
  await row(page, title).click();
  for (const [name, proof] of [
    ['李卫国', 1],
    ['王敏', 2],
    ['周一鸣', 3],
    ['何主任', 3],
  ] as const) {
    await sit(page, name, proof);
    await page.keyboard.press('Alt+Shift+s');
  }
  await expect(status(page, title)).toHaveAccessibleName('已付印');
}

test('three people sign in order, the desk says who and which round, and the record is in the head of the article', async ({
  page,
}) => {
  await openSample(page);
  await row(page, '老菜场二楼').click();
  await page.keyboard.press('Alt+Shift+s');
  await expect(page.getByText('先写上姓名再签')).toBeVisible();
  await page.keyboard.type('李卫国');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+Shift+s');
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('一校已签');
  await expect(head(page)).toContainText('一校 李卫国');

  await sit(page, '周一鸣', 3);
  await expect(page.getByRole('banner').getByRole('button', { name: '三校 · 周一鸣' })).toBeVisible();
  await expect(page.getByRole('contentinfo').getByRole('button', { name: '三校 · 周一鸣' })).toBeVisible();
  await page.keyboard.press('Alt+Shift+s');
  await expect(page.getByText('二校还没有签')).toBeVisible();
  await sit(page, '王敏', 2);
  await page.keyboard.press('Alt+Shift+s');
  // 周一鸣 was here before: pinyin initials are enough
  await sit(page, 'zym', 3);
  await page.keyboard.press('Alt+Shift+s');
  await expect(head(page)).toContainText('三校 周一鸣');
  await stored(page);
  await page.reload();
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('三校已签');
  await expect(page.getByRole('banner').getByRole('button', { name: '三校 · 周一鸣' })).toBeVisible();

  // until what one typed is stored, nothing that the next one does is taken for theirs
  await page.locator('.ProseMirror .article', { hasText: '停航八年' }).locator('.body').first().click();
  await page.keyboard.press('End');
  const letGo = await slowStore(page);
  await page.keyboard.type('三校末');
  await page.keyboard.press('Alt+w');
  await page.keyboard.press('1');
  await page.keyboard.type('李卫国');
  await page.keyboard.press('Enter');
  await page.keyboard.type('一校首');
  await page.keyboard.press('Alt+Shift+s');
  await letGo();
  await expect(page.getByRole('banner').getByRole('button', { name: '一校 · 李卫国' })).toBeVisible();
  await settled(page);
  const words = (await text(page)).join('');
  expect(words).toContain('三校末');
  expect(words).not.toContain('一校首');
  await expect(page.getByText('二校还没有签')).toHaveCount(0);
  // and the caret is where the next one left it, not where this one did
  await expect(page.locator('.article.here .headline').first()).toContainText('老菜场二楼');
});

test('one key signs and goes on to the next article that wants it, another tags as suggested first, until all are signed', async ({
  page,
}) => {
  await openSample(page);
  await sit(page, '李卫国', 1);
  await row(page, '停航八年').click();
  await page.keyboard.press('Alt+Shift+y');
  await expect(status(page, '停航八年')).toHaveAccessibleName('一校已签');
  await expect(page.locator('.article', { hasText: '停航八年' }).locator('.chip')).toHaveText('民生');
  await expect(page.locator('.caret-block')).toContainText('三十里滨江步道');
  // nothing says what this one is about: it is neither tagged nor signed unseen
  await row(page, '城事简讯').click();
  await page.keyboard.press('Alt+Shift+y');
  await expect(page.getByText('说不准本篇属于哪个栏目')).toBeVisible();
  await expect(status(page, '城事简讯')).toHaveAccessibleName('未校');
  const unread = page
    .getByRole('navigation', { name: '目录' })
    .getByRole('button', { name: /^未校(?! 报眉)/u });
  const left = await unread.count();
  expect(left).toBeGreaterThan(8);
  for (let n = 0; n < left; n += 1) await page.keyboard.press('Alt+y');
  await expect(page.getByText('能签的都签了')).toBeVisible();
  await expect(unread).toHaveCount(0);
});

test('what was signed in passing is withdrawn by the key or from its notice, and the caret goes back to it', async ({
  page,
}) => {
  await openSample(page);
  await sit(page, '李卫国', 1);
  await row(page, '老菜场二楼').click();
  await page.keyboard.press('Alt+y');
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('一校已签');
  const next = await page.locator('.caret-block').textContent();
  // the caret stands in the next article: what is meant is the one just signed
  await page.keyboard.press('Alt+Shift+w');
  await expect(page.getByText('已撤回一校的签字：老菜场二楼')).toBeVisible();
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('未校');
  await expect(page.locator('.article.here')).toContainText('老菜场二楼');

  await page.keyboard.press('Alt+y');
  await expect(page.locator('.caret-block')).toHaveText(next ?? '');
  await page.getByRole('button', { name: /^撤回/u }).click();
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('未校');

  // a caret that was moved means the article where it is
  await page.keyboard.press('Alt+y');
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('一校已签');
  await row(page, '停航八年').click();
  await page.keyboard.press('Alt+Shift+w');
  await expect(page.getByText('本篇还没有签过')).toBeVisible();
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('一校已签');
});

test('the foot offers to sign as soon as nothing is left to decide in the article', async ({ page }) => {
  await openSample(page);
  await sit(page, '李卫国', 1);
  await page.keyboard.press('Alt+Shift+Enter');
  await settled(page);
  await row(page, '感谢那把').click();
  const offered = page.getByRole('contentinfo').getByRole('button', { name: /签，下一篇/u });
  await expect(offered).toBeHidden();
  for (const key of ['Alt+s', '4', 'Enter']) await page.keyboard.press(key);
  await offered.click();
  await expect(status(page, '感谢那把')).toHaveAccessibleName('一校已签');
  await expect(page.locator('.caret-block')).toHaveText('城事简讯');
});

test('who signed the first round has to confirm before signing the second; the record says so; undo leaves it', async ({
  page,
}) => {
  await openSample(page);
  await row(page, '老菜场二楼').click();
  await sit(page, '李卫国', 1);
  await page.keyboard.press('Alt+Shift+s');
  await sit(page, '李卫国', 2);
  await page.keyboard.press('Alt+Shift+s');
  const ask = page.getByRole('dialog', { name: '你已签过一校' });
  await expect(ask).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('一校已签');
  await page.keyboard.press('Alt+Shift+s');
  await page.keyboard.press('Enter');
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('二校已签');
  await expect(head(page).locator('.alone')).toHaveAttribute('title', /同一人签过另一校，已确认/u);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('二校已签');
  await page.keyboard.press('Alt+Shift+w');
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('一校已签');
  // who signs and goes on is asked as well, and goes on
  await page.keyboard.press('Alt+y');
  await expect(ask).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('二校已签');
  await expect(page.getByText('能签的都签了')).toBeVisible();
});

test('one command signs every article of the issue, and leaves those whose turn it is not', async ({
  page,
}) => {
  await openSample(page);
  await row(page, '老菜场二楼').click();
  await sit(page, '李卫国', 1);
  await page.keyboard.press('Alt+Shift+s');
  const all = async (proof: 1 | 2, name: string): Promise<void> => {
    await sit(page, name, proof);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('签全期');
    await page.keyboard.press('Enter');
  };
  await all(2, '王敏');
  await expect(page.getByText('二校已签：老菜场二楼')).toBeVisible();
  await expect(page.getByText(/\d+ 篇前一校未签，没有签/u)).toBeVisible();
  await all(1, '李卫国');
  await expect(page.getByText(/一校已签 \d+ 篇/u)).toBeVisible();
  await expect(status(page, '把路修到')).toHaveAccessibleName('一校已签');
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('二校已签');
});

test('a later round sends back with a reason, which stands on the article until it is signed again', async ({
  page,
}) => {
  await openSample(page);
  await row(page, '老菜场二楼').click();
  await sit(page, '李卫国', 1);
  await page.keyboard.press('Alt+Shift+s');
  await page.keyboard.press('Alt+Shift+b');
  await expect(page.getByText('只有后一校才能退回')).toBeVisible();
  await sit(page, '王敏', 2);
  await page.keyboard.press('Alt+Shift+b');
  await page.keyboard.type('人名没有核');
  await page.keyboard.press('Enter');
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('未校');
  await expect(row(page, '老菜场二楼')).toContainText('退回');
  await expect(head(page)).toContainText('王敏 退回：人名没有核');
  for (const [command, words] of [
    ['English', 'Sent back by 王敏: 人名没有核'],
    ['中文', '王敏 退回：人名没有核'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(command);
    await page.keyboard.press('Enter');
    await expect(head(page)).toContainText(words);
  }
  await sit(page, '李卫国', 1);
  await page.keyboard.press('Alt+Shift+s');
  await expect(row(page, '老菜场二楼')).not.toContainText('退回');
});

test('what is passed takes no more typing, repairs or undo here; a colleague’s late change is taken in and shown', async ({
  page,
  context,
}) => {
  await openSample(page);
  await row(page, '老菜场二楼').click();
  await sit(page, '何主任', 3);
  await page.keyboard.press('End');
  await page.keyboard.type('甲');
  await row(page, '把路修到').click();
  await page.keyboard.press('End');
  await page.keyboard.type('乙');
  await passed(page, '把路修到');
  const before = await text(page);

  await page.keyboard.type('丙');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+j');
  await expect(page.getByText('本篇已付印，锁定').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('撤销越过了已付印文章里的')).toBeVisible();
  const after = await text(page);
  expect(after.filter((line) => line.includes('乙'))).toEqual(before.filter((line) => line.includes('乙')));
  expect(after.join('')).not.toContain('甲');

  // an input method is refused as well, and leaves nothing on the screen
  await row(page, '把路修到').click();
  const client = await page.context().newCDPSession(page);
  for (const letters of ['n', 'ni', 'niha'])
    await client.send('Input.imeSetComposition', { text: letters, selectionStart: 4, selectionEnd: 4 });
  await client.send('Input.insertText', { text: '你好' });
  const locked = page.locator('.article.passed');
  await expect(locked).not.toContainText('ni');
  await expect(locked).not.toContainText('你好');

  const words = await locked.locator('.b').allTextContents();

  // a colleague who had not heard of it: their change was made on the version before
  const issue = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await stored(page);
  const other = await context.newPage();
  await other.goto('/');
  await other.evaluate(async (id) => {
    const open = indexedDB.open('qingyang');
    const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
    const rows = db.transaction('changes', 'readwrite').objectStore('changes');
    const all = await new Promise<
      { issue: string; seq: number; steps: { stepType: string; from: number }[] }[]
    >((done) => {
      const get = rows.getAll();
      get.addEventListener('success', () => done(get.result));
    });
    const mine = all.filter((one) => one.issue === id);
    const typed = mine.find((one) => JSON.stringify(one.steps).includes('乙'));
    rows.add({
      id: 'late',
      client: 'colleague',
      at: Date.now(),
      by: '记者',
      round: 'first',
      intent: 'edit',
      issue: id,
      seq: mine.length,
      steps: [
        {
          stepType: 'replace',
          from: typed?.steps[0]?.from,
          to: typed?.steps[0]?.from,
          slice: { content: [{ type: 'text', text: '迟' }] },
        },
      ],
    });
  }, issue);
  await other.close();
  await page.reload();
  await settled(page);
  await expect(row(page, '把路修到')).toContainText('付印后有改动');
  expect(await locked.locator('.b').allTextContents()).not.toEqual(words);
  await row(page, '把路修到').click();
  await page.keyboard.press('Alt+Shift+s');
  await expect(row(page, '把路修到')).not.toContainText('付印后有改动');
  await expect(status(page, '把路修到')).toHaveAccessibleName('已付印');
});

test('all certain repairs at once leave what is passed, and say how many', async ({ page }) => {
  await openSample(page);
  await passed(page, '老菜场二楼');
  const words = await page.locator('.article.passed .b').allTextContents();
  await page.keyboard.press('Alt+Shift+Enter');
  await expect(page.getByText(/\d+ 处在已付印的文章里，没有改/u)).toBeVisible();
  await expect(page.getByText(/改了必然的 \d+ 处/u)).toBeVisible();
  expect(await page.locator('.article.passed .b').allTextContents()).toEqual(words);
});

test('a query stands on its words, is counted, and holds passing up until it is closed; the row is reached by keys', async ({
  page,
}) => {
  await openSample(page);
  await row(page, '老菜场二楼').click();
  for (const [name, proof] of [
    ['李卫国', 1],
    ['王敏', 2],
    ['周一鸣', 3],
  ] as const) {
    await sit(page, name, proof);
    await page.keyboard.press('Alt+Shift+s');
  }
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('三校已签');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Alt+q');
  await page.keyboard.type('是哪个菜场');
  await page.keyboard.press('Tab');
  await page.keyboard.type('记者');
  await page.keyboard.press('Enter');
  await expect(page.locator('.queried')).toHaveCount(1);
  await expect(row(page, '老菜场二楼')).toContainText('存疑 1');
  await expect(page.getByRole('contentinfo').getByRole('button', { name: '存疑 1' })).toBeVisible();
  await page.keyboard.press('Alt+Shift+s');
  await expect(page.getByText(/还有 1 处存疑未了结.*是哪个菜场/u)).toBeVisible();
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('三校已签');

  await page.reload();
  await settled(page);
  await row(page, '把路修到').click();
  await page.keyboard.press('Alt+Shift+q');
  await expect(page.getByRole('list', { name: '未了结' })).toContainText('问记者');
  await expect(row(page, '老菜场二楼')).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('contentinfo')).toContainText('选中');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('contentinfo')).not.toContainText('选中');
  await page.keyboard.press('Alt+q');
  await page.keyboard.type('南门菜场');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.queried')).toHaveCount(0);
  await page.keyboard.press('Alt+Shift+s');
  await page.keyboard.press('Enter');
  await expect(status(page, '老菜场二楼')).toHaveAccessibleName('已付印');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`what is passed, sent back and asked keeps nobody out, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    // what lies around it is looked at with every screen
    const found = (part: string): Promise<string[]> => grave(page, { part, colorScheme });
    await openSample(page);
    await passed(page, '把路修到');
    await sit(page, '李卫国', 1);
    // who sat here before is back where they were
    await row(page, '老菜场二楼').click();
    await page.keyboard.press('Alt+Shift+s');
    for (const key of ['Alt+q', 'Alt+w']) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await found('[role=dialog]'), key).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('Alt+q');
    await page.keyboard.type('哪里的菜场');
    await page.keyboard.press('Enter');
    await sit(page, '王敏', 2);
    await row(page, '老菜场二楼').click();
    await page.keyboard.press('Alt+Shift+b');
    await page.keyboard.type('人名没有核');
    expect(await found('[role=dialog]'), 'send back').toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+Shift+q');
    await expect(page.getByRole('list', { name: '未了结' })).toBeVisible();
    expect(await found('aside'), 'queries').toEqual([]);
    await row(page, '把路修到').click();
    await page.getByRole('tab', { name: '本次' }).click();
    await expect(page.locator('.article.here.passed')).toBeInViewport();
    expect(await found('.article.here.passed'), 'passed').toEqual([]);
  });

test('who takes over undoes nothing of the one before, and finds the caret where it was', async ({
  page,
}) => {
  await openSample(page);
  await sit(page, '李卫国', 1);
  await row(page, '老菜场二楼').click();
  await page.keyboard.press('End');
  await page.keyboard.type('甲');
  await sit(page, '王敏', 2);
  await page.keyboard.press('Control+z');
  expect((await text(page)).join('')).toContain('甲');
  await page.keyboard.type('乙');
  expect((await text(page)).join('')).toContain('甲乙');
  await sit(page, '李卫国', 1);
  await page.keyboard.press('Control+z');
  expect((await text(page)).join('')).toContain('乙');
  expect((await text(page)).join('')).not.toContain('甲');
});

test('a reload goes on where it was left: the article in sight, the caret, the kind that was shown; the panel says what was done', async ({
  page,
}) => {
  await openSample(page);
  await sit(page, '王敏', 2);
  await page.keyboard.press('Alt+Enter');
  const kinds = page.getByRole('tabpanel').getByRole('button', { pressed: false });
  await kinds.first().click();
  const kind = (await page.getByRole('tabpanel').getByRole('button', { pressed: true }).textContent()) ?? '';
  await row(page, '把路修到').click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.type('甲');
  await stored(page);
  await page.reload();
  await settled(page);
  await expect(row(page, '把路修到')).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('tabpanel').getByRole('button', { pressed: true })).toHaveText(kind);
  await expect(page.locator('.caret-block')).toBeInViewport();
  await page.keyboard.type('乙');
  expect((await text(page)).join('')).toContain('甲乙');
  await page.getByRole('tab', { name: '本次' }).click();
  const figures = page.getByRole('tabpanel');
  await expect(figures).toContainText('二校 · 王敏');
  await expect(figures).toContainText(/照建议改\s*1/u);
  await expect(figures).toContainText(/手改\s*[12]/u);
  await expect(figures).toContainText('二校未签的文章');
});
