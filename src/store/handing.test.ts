import 'fake-indexeddb/auto';
import { Transform } from 'prosemirror-transform';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { article, doc, headline, p, page } from '../testing/builders.ts';
import { replaceText } from '../core/document/commands.ts';
import { blocks } from '../core/document/queries.ts';
import type { NewChange } from '../core/history/change.ts';
import { replay } from '../core/history/replay.ts';
import { Database, type Summary } from './database.ts';
import { examine, handOver, takeIn } from './handing.ts';
import { localAuthority } from './local-authority.ts';
import { shelf } from './shelf.ts';

const start = doc(page(article(headline('河堤上的灯'), p('代表们建议抢抓机遇。'))));
const summary: Summary = {
  pages: 1,
  articles: 1,
  characters: 15,
  open: null,
  most: 0,
  untagged: 1,
  signed: [0, 0, 0, 0],
  by: '',
  at: 0,
};

let opened: Database[] = [];
afterEach(async () => {
  await Promise.all(opened.map((db) => db.delete()));
  opened = [];
});

/** One newsroom's machine. */
function machine(name: string) {
  const db = new Database(`handing-${name}`);
  opened.push(db);
  const authority = localAuthority(db);
  const documentHere = async (id: string) => {
    const issue = await shelf(db).open(id);
    if (!issue) throw new Error('it is not on the shelf');
    return replay(start, issue.changes).doc;
  };
  return {
    db,
    add: () =>
      shelf(db).add({
        original: { version: 1, doc: start.toJSON() as unknown, sources: {}, applied: [], files: [] },
        paper: '江畔日报',
        date: '2026-05-18',
        files: [{ name: '1版.txt', bytes: Uint8Array.of(1, 2) }],
        summary,
      }),
    type: async (id: string, change: string, n: number, at: number, text: string) => {
      const tr = new Transform(await documentHere(id));
      const pos = blocks(tr.doc)[n]!.pos + 1 + at;
      replaceText(tr, pos, pos, text);
      const made: NewChange = {
        id: change,
        client: name,
        at: 0,
        by: name,
        round: 'first',
        intent: 'edit',
        steps: tr.steps.map((step) => step.toJSON() as unknown),
      };
      const { length } = await authority.since(id, 0);
      expect(await authority.append(id, length, [made])).toMatchObject({ status: 'ok' });
    },
    texts: async (id: string) => blocks(await documentHere(id)).map(({ node }) => node.textContent),
    take: async (file: Blob) => {
      const { handed, fault } = await examine(file);
      return handed && takeIn(handed, fault === null, summary, db);
    },
    hand: async (id: string) => (await handOver(id, db)) ?? expect.fail('there is no such issue'),
  };
}

describe('an issue goes to a colleague and comes back', () => {
  it('with the work of both', async () => {
    const [here, there] = [machine('here'), machine('there')];
    const id = await here.add();
    await here.type(id, 'a1', 0, 5, '（上）');
    expect(await there.take(await here.hand(id))).toEqual({ kind: 'new', id });
    await there.type(id, 'b1', 1, 3, '们');
    await here.type(id, 'a2', 0, 0, '看');
    const back = await there.hand(id);
    expect(await here.take(back)).toMatchObject({ kind: 'merged', added: 1, unplaced: [] });
    expect(await here.texts(id)).toEqual(['看河堤上的灯（上）', '代表们们建议抢抓机遇。']);
    expect(await here.take(back)).toEqual({ kind: 'same', id });
    expect(await shelf(here.db).files(id)).toHaveLength(1);
  });

  it('is merged with what was written here while the two were laid together', async () => {
    const [here, there] = [machine('here'), machine('there')];
    const id = await here.add();
    await there.take(await here.hand(id));
    await there.type(id, 'b1', 1, 3, '们');
    const store = here.db.transaction.bind(here.db);
    const meanwhile = async (...args: Parameters<typeof store>): Promise<unknown> => {
      await here.type(id, 'a1', 0, 0, '看');
      return store(...args);
    };
    vi.spyOn(here.db, 'transaction').mockImplementationOnce(meanwhile as never);
    expect(await here.take(await there.hand(id))).toMatchObject({ kind: 'merged', added: 1 });
    expect(await here.texts(id)).toEqual(['看河堤上的灯', '代表们们建议抢抓机遇。']);
  });

  it('damaged: what is sound stands beside, and the one on the shelf is not touched', async () => {
    const [here, there] = [machine('here'), machine('there')];
    const id = await here.add();
    expect(await there.take(await here.hand(id))).toEqual({ kind: 'new', id });
    for (const n of [1, 2, 3]) await there.type(id, `b${n}`, 1, 0, String(n));
    const lines = (await (await there.hand(id)).text()).split('\n');
    const cut = new Blob([lines.slice(0, 4).join('\n'), '\n{"chan']);
    expect(await examine(cut)).toMatchObject({ fault: { code: 'cut', line: 5 }, promised: 3 });
    const taken = await here.take(cut);
    expect(taken).toMatchObject({ kind: 'beside' });
    expect(await here.texts(id)).toEqual(['河堤上的灯', '代表们建议抢抓机遇。']);
    expect(await here.texts(taken?.id ?? '')).toEqual(['河堤上的灯', '21代表们建议抢抓机遇。']);
  });

  it('with a change that fits no document: everything before it is sound', async () => {
    const here = machine('here');
    const id = await here.add();
    await here.type(id, 'a1', 0, 0, '看');
    await localAuthority(here.db).append(id, 1, [
      {
        id: 'a2',
        client: 'x',
        at: 0,
        by: '',
        round: 'first',
        intent: 'edit',
        steps: [{ stepType: 'replace', from: 900, to: 901 }],
      },
    ]);
    expect(await examine(await here.hand(id))).toMatchObject({
      fault: { code: 'no-fit', change: 2 },
      handed: { changes: [{ id: 'a1' }] },
    });
  });
});
