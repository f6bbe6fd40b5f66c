import { beforeEach, expect, it, vi } from 'vitest';

// a page of its own for every test: what it leased is forgotten, what it stored is not
const page = async () => {
  vi.resetModules();
  const { sit, sitting } = await import('./sitting.ts');
  const { clientOf } = await import('./client.ts');
  let n = 0;
  const client = (): Promise<string> => clientOf(sitting().name, () => `${opened}.${(n += 1)}`);
  opened += 1;
  return { sit, sitting, client };
};
let opened = 0;

class Stored implements Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  readonly #held = new Map<string, string>();
  getItem = (key: string): string | null => this.#held.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.#held.set(key, value);
  removeItem = (key: string): void => void this.#held.delete(key);
}

beforeEach(() => {
  opened = 0;
  const localStorage = new Stored();
  vi.stubGlobal('localStorage', localStorage);
  vi.stubGlobal('window', { localStorage });
  vi.stubGlobal('sessionStorage', new Stored());
  // every page of this test is closed before the next opens
  const locks = { request: (_: string, __: unknown, take: (lock: object) => unknown) => take({}) };
  vi.stubGlobal('navigator', { locks });
});

it('who was unnamed and says a name goes on with what was begun, after a reload too', async () => {
  const first = await page();
  const begun = await first.client();
  first.sit('王敏', 'second');
  expect(await first.client()).toBe(begun);
  expect(first.sitting().turn).toBe(0);
  const again = await page();
  expect(again.sitting()).toMatchObject({ name: '王敏', round: 'second' });
  expect(await again.client()).toBe(begun);
});

it('another person takes over with changes of their own to undo; who comes back goes on with theirs', async () => {
  const { sit, sitting, client } = await page();
  sit('王敏', 'first');
  const wang = await client();
  sit('周一鸣', 'second');
  const zhou = await client();
  expect(zhou).not.toBe(wang);
  expect(sitting()).toMatchObject({ turn: 1, round: 'second', names: ['周一鸣', '王敏'] });
  sit('王敏', 'first');
  expect(await client()).toBe(wang);
  expect(sitting().names).toEqual(['王敏', '周一鸣']);
});

it('another round of the same person is no take-over', async () => {
  const { sit, sitting } = await page();
  sit('王敏', 'first');
  sit('王敏', 'third');
  expect(sitting()).toMatchObject({ turn: 0, round: 'third' });
});

it('a tab that waits for its lock does not forget one that was opened meanwhile', async () => {
  const { sit, client } = await page();
  sit('王敏', 'first');
  const locks = {
    request: async (_: string, __: unknown, take: (lock: object) => unknown) => {
      await Promise.resolve();
      localStorage.setItem('qingyang.clients', JSON.stringify([{ id: 'other', by: '周一鸣' }]));
      return take({});
    },
  };
  vi.stubGlobal('navigator', { locks });
  await client();
  expect(localStorage.getItem('qingyang.clients')).toContain('other');
});

it('what another tab chose for the machine holds here; who sits here, and what is open, stays', async () => {
  let heard: (event: Pick<StorageEvent, 'key' | 'newValue'>) => void = () => undefined;
  vi.stubGlobal('addEventListener', (_: 'storage', listener: typeof heard) => {
    heard = listener;
  });
  const { sit, sitting } = await page();
  sit('王敏', 'first');
  const theirs = { ...sitting(), name: '周一鸣', names: ['周一鸣'], theme: 'dark', panel: 'history' };
  heard({ key: 'qingyang.sitting', newValue: JSON.stringify({ state: theirs, version: 1 }) });
  expect(sitting()).toMatchObject({
    name: '王敏',
    panel: 'suggestions',
    theme: 'dark',
    names: ['周一鸣', '王敏'],
  });
  // and what is chosen here next is written with it
  sitting().set({ panel: 'lists' });
  expect(localStorage.getItem('qingyang.sitting')).toContain('"theme":"dark"');
});
