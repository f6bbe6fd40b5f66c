import { usualStyle } from '../core/export/txt.ts';
import 'fake-indexeddb/auto';
import { Transform } from 'prosemirror-transform';
import { afterEach, describe, expect, it } from 'vitest';
import { article, doc, headline, p, page } from '../testing/builders.ts';
import type { NewChange } from '../core/history/change.ts';
import { loadArchive, saveArchive } from './archive.ts';
import { Database, type Summary } from './database.ts';
import { localAuthority } from './local-authority.ts';
import { shelf } from './shelf.ts';

const opened: Database[] = [];
let serial = 0;
function fresh(): Database {
  const db = new Database(`test${(serial += 1)}`);
  opened.push(db);
  return db;
}
afterEach(() => {
  for (const db of opened.splice(0)) db.close();
});

const summary: Summary = {
  pages: 1,
  articles: 1,
  characters: 12,
  open: null,
  most: 0,
  untagged: 1,
  signed: [0, 0, 0, 0],
  by: '',
  at: 0,
};
const original = {
  version: 1 as const,
  doc: doc(page(article(headline('桥通了'), p('大桥昨日通车。')))).toJSON() as unknown,
  sources: {},
  applied: [],
  files: [],
};
const newIssue = {
  original,
  paper: '江畔日报',
  date: '2026-05-18',
  files: [{ name: '1版.txt', bytes: new Uint8Array([1, 2, 3]) }],
  summary,
};
const change = (id: string): NewChange => ({
  id,
  client: 'c',
  at: 1,
  by: '甲',
  round: 'first',
  intent: 'edit',
  steps: [
    new Transform(doc(page(article(headline('桥通了'), p('大桥昨日通车。')))))
      .insert(3, doc(page(article(p('大')))).type.schema.text('大'))
      .steps[0]?.toJSON() as unknown,
  ],
});

describe('the journal', () => {
  it('takes changes in order, and refuses those made on an old version', async () => {
    const authority = localAuthority(fresh(), 'one');
    expect(await authority.append('i', 0, [change('a'), change('b')])).toEqual({ status: 'ok', version: 2 });
    expect(await authority.append('i', 1, [change('c')])).toEqual({ status: 'behind', version: 2 });
    expect((await authority.since('i', 0)).map(({ id, seq }) => [id, seq])).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
  });

  it('stores once what is sent twice, because the first answer was lost', async () => {
    const authority = localAuthority(fresh(), 'two');
    await authority.append('i', 0, [change('a')]);
    expect(await authority.append('i', 0, [change('a')])).toEqual({ status: 'ok', version: 1 });
    expect(await authority.since('i', 0)).toHaveLength(1);
  });

  it('of two tabs that append at once one is told to catch up', async () => {
    const db = fresh();
    const [a, b] = [localAuthority(db, 'three'), localAuthority(db, 'three')];
    const answers = await Promise.all([a.append('i', 0, [change('a')]), b.append('i', 0, [change('b')])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['behind', 'ok']);
  });

  it('tells whoever listens how long the journal is now', async () => {
    const authority = localAuthority(fresh(), 'four');
    const heard: number[] = [];
    const stop = authority.subscribe('i', (version) => heard.push(version));
    await authority.append('i', 0, [change('a')]);
    stop();
    await authority.append('i', 1, [change('b')]);
    expect(heard).toEqual([1]);
  });

  it('says that the store is gone instead of failing', async () => {
    const db = fresh();
    const authority = localAuthority(db, 'five');
    await authority.append('i', 0, [change('a')]);
    db.close({ disableAutoOpen: true });
    expect(await authority.append('i', 1, [change('b')])).toMatchObject({
      status: 'refused',
      reason: 'gone',
    });
  });
});

describe('the shelf', () => {
  it('gives back what was put on it, and what was put away can be fetched back', async () => {
    const store = shelf(fresh(), () => 5);
    const id = await store.add(newIssue);
    expect((await store.issues()).map(({ paper }) => paper)).toEqual(['江畔日报']);
    await store.putAway(id);
    expect(await store.issues()).toEqual([]);
    await store.restore(id);
    expect((await store.open(id))?.original).toEqual(original);
    expect((await store.files(id))[0]?.bytes).toEqual(new Uint8Array([1, 2, 3]));
  });

  it('opens from the snapshot with the changes since', async () => {
    const db = fresh();
    const store = shelf(db);
    const id = await store.add(newIssue);
    const authority = localAuthority(db, 'six');
    await authority.append(id, 0, [change('a'), change('b'), change('c')]);
    await store.saveSnapshot(id, { version: 2, doc: original.doc, tray: [], rounds: new Map() });
    const issue = await store.open(id);
    expect(issue?.snapshot?.version).toBe(2);
    expect(issue?.changes.map(({ id: one }) => one)).toEqual(['c']);
    expect(await store.open('nothing')).toBeNull();
  });
});

describe('a paper', () => {
  const tally = { 'split-paragraph': { offered: 4, taken: 2, dismissed: 1 } };
  it('keeps what was not named when something of it is changed, also at the same time', async () => {
    const store = shelf(fresh());
    await Promise.all([
      store.setPaper('江畔日报', { off: ['doubled-word'] }),
      store.setPaper('江畔日报', { sections: [{ code: '江畔', name: '江畔' }] }),
      store.setTally('江畔日报', 'i', tally),
    ]);
    expect(await store.paper('江畔日报')).toEqual({
      name: '江畔日报',
      off: ['doubled-word'],
      sections: [{ code: '江畔', name: '江畔' }],
    });
    expect(await store.tally('江畔日报')).toEqual({ i: tally });
  });
  it('keeps what two tabs put into one list at the same time', async () => {
    const store = shelf(fresh());
    const off = (code: string) => store.setPaper('江畔日报', (was) => ({ off: [...was.off, code] }));
    await Promise.all([off('doubled-word'), off('split-paragraph')]);
    expect((await store.paper('江畔日报')).off.toSorted()).toEqual(['doubled-word', 'split-paragraph']);
  });
  it('counts an issue that is opened again once', async () => {
    const store = shelf(fresh());
    await store.setTally('江畔日报', 'i', tally);
    await store.setTally('江畔日报', 'j', tally);
    await store.setTally('江畔日报', 'i', tally);
    expect(await store.tally('江畔日报')).toEqual({ i: tally, j: tally });
  });
});

describe('the shelf as one file', () => {
  async function saved(): Promise<Blob> {
    const db = fresh();
    const store = shelf(db);
    const id = await store.add(newIssue);
    await localAuthority(db, 'seven').append(id, 0, [change('a'), change('b')]);
    await store.setPaper('江畔日报', {
      off: ['doubled-word'],
      lists: { wrong: [{ wrong: '柳林度', right: '柳林渡' }], never: ['青禾茶社'], persons: [] },
      textStyle: { ...usualStyle, named: true },
    });
    await store.attachScan(id, '1.png', new Blob([new Uint8Array([9])], { type: 'image/png' }));
    return saveArchive(db);
  }

  it('comes back whole on another machine; loaded twice it is there once', async () => {
    const file = await saved();
    const db = fresh();
    expect(await loadArchive(file, db)).toEqual({ loaded: 1, same: 0, messages: [] });
    expect(await loadArchive(file, db)).toEqual({ loaded: 0, same: 1, messages: [] });
    const [issue] = await shelf(db).issues();
    expect(issue).toMatchObject({ paper: '江畔日报', date: '2026-05-18' });
    expect((await shelf(db).open(issue?.id ?? ''))?.changes.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await shelf(db).scans(issue?.id ?? '')).toHaveLength(1);
    expect(await shelf(db).paper('江畔日报')).toMatchObject({
      off: ['doubled-word'],
      lists: { wrong: [{ wrong: '柳林度', right: '柳林渡' }], never: ['青禾茶社'] },
      textStyle: { indented: true, named: true },
    });
  });

  it('an issue that went on differently here is kept beside, not written over', async () => {
    const file = await saved();
    const db = fresh();
    await loadArchive(file, db);
    const [issue] = await shelf(db).issues();
    await db.changes
      .where('issue')
      .equals(issue?.id ?? '')
      .delete();
    await localAuthority(db, 'eight').append(issue?.id ?? '', 0, [change('other')]);
    expect(await loadArchive(file, db)).toMatchObject({ loaded: 1, same: 0 });
    const all = await shelf(db).issues();
    expect(all).toHaveLength(2);
    expect((await shelf(db).open(issue?.id ?? ''))?.changes.map(({ id }) => id)).toEqual(['other']);
  });

  it('says what is wrong with a file that is cut off, or not ours; the shelf stays as it was', async () => {
    const file = await saved();
    const db = fresh();
    expect((await loadArchive(file.slice(0, file.size - 40), db)).messages).toEqual([
      { code: 'shelf:archive.cut' },
    ]);
    expect((await loadArchive(new Blob(['不是这种文件']), db)).messages).toEqual([
      { code: 'shelf:archive.foreign' },
    ]);
    expect(await shelf(db).issues()).toEqual([]);
  });
});
