import fc from 'fast-check';
import { closeHistory, history, undo } from 'prosemirror-history';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { threads } from '../core/document/remarks.ts';
import type { Change, NewChange, Round } from '../core/history/change.ts';
import { documentOf, replay } from '../core/history/replay.ts';
import { changedAfterPassing, roundsOf, signaturesOn } from '../core/history/rounds.ts';
import type { Message } from '../core/message.ts';
import { lockedChanged } from '../core/document/locks.ts';
import { articleAttrs, articles, blocks, idOf } from '../core/document/queries.ts';
import { schema, statuses } from '../core/document/schema.ts';
import type { Appended, Authority } from '../store/authority.ts';
import { article, doc, headline, p, page } from '../testing/builders.ts';
import { setChange } from './change-meta.ts';
import { Collab, collabState, restored, roundsIn, undoing } from './collab.ts';
import { locks } from './locks.ts';
import { answerQuery, askQuery, remarks, threadAt } from './remarks.ts';
import { planSigning, sendBack, sign, withdraw } from './signing.ts';

// no window here: nobody leaves the page
beforeAll(() => {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});

const issue = () => doc(page(article(headline('桥通了'), p('大桥昨日通车。'), p('市民早早来看。'))));

/** A journal in memory. While `held`, appends wait for `release`. */
class Memory implements Authority {
  readonly journal: Change[] = [];
  full = false;
  held = false;
  /** How many appends wait. */
  get asked(): number {
    return this.#waiting.length;
  }
  #waiting: (() => void)[] = [];
  readonly #listeners = new Set<(version: number) => void>();

  async append(_: string, version: number, changes: readonly NewChange[]): Promise<Appended> {
    if (this.held) await new Promise<void>((go) => this.#waiting.push(go));
    else await Promise.resolve();
    if (this.full) return { status: 'refused', reason: 'full', message: '' };
    if (version !== this.journal.length) return { status: 'behind', version: this.journal.length };
    for (const change of JSON.parse(JSON.stringify(changes)) as NewChange[])
      this.journal.push({ ...change, seq: this.journal.length });
    for (const listener of this.#listeners) listener(this.journal.length);
    return { status: 'ok', version: this.journal.length };
  }
  async since(_: string, version: number): Promise<readonly Change[]> {
    await Promise.resolve();
    return this.journal.slice(version);
  }
  subscribe(_: string, listener: (version: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  release(): void {
    this.held = false;
    for (const go of this.#waiting.splice(0)) go();
  }
}

/** As much of an EditorView as the client looks at: a state, a dispatch, and whether somebody composes. */
class Tab {
  state: EditorState;
  composing = false;
  /** How often something was not done because of a lock. */
  refused = 0;
  isDestroyed = false;
  readonly dom = new EventTarget();
  readonly collab: Collab;
  readonly #update: () => void;
  readonly #destroy: () => void;
  #time = 0;

  /** Who sits here. */
  by: string;

  constructor(authority: Authority, client: string, start = issue(), version = 0) {
    this.by = client;
    this.collab = new Collab({
      issue: 'i',
      authority,
      client,
      sitting: () => ({ by: this.by, round: 'first' }),
      version,
    });
    this.state = EditorState.create({
      doc: start,
      plugins: [this.collab.plugin, history(), locks(() => (this.refused += 1)), remarks],
    });
    const view = this as unknown as EditorView;
    const { update, destroy } = this.collab.plugin.spec.view!(view) as Record<
      'update' | 'destroy',
      () => void
    >;
    this.#update = update;
    this.#destroy = destroy;
  }
  /** The desk is left: for the shelf, say. */
  leave(): void {
    this.#destroy();
    this.isDestroyed = true;
  }
  dispatch(tr: Transaction): void {
    this.state = this.state.apply(tr);
    this.#update();
  }
  type(block: number, offset: number, text: string): void {
    const at = blocks(this.state.doc)[block]!.pos + 1 + offset;
    this.dispatch(this.state.tr.insertText(text, at).setTime((this.#time += 10)));
  }
  undo(): boolean {
    return this.#history('undo');
  }
  redo(): boolean {
    return this.#history('redo');
  }
  #history(intent: 'undo' | 'redo'): boolean {
    const { over, taken } = undoing(this.state, intent);
    for (const tr of over) this.dispatch(tr);
    if (taken) this.dispatch(setChange(taken, { intent }));
    return taken !== null;
  }
  /** What the desk would say. */
  readonly said: Message[] = [];
  tell(message: Message): void {
    this.said.push(message);
  }
  /** The caret into a block. */
  go(block: number): void {
    const at = blocks(this.state.doc)[block]!.pos + 1;
    this.dispatch(this.state.tr.setSelection(TextSelection.create(this.state.doc, at)));
  }
  sign(round: Round, by: string): void {
    this.by = by;
    sign(this, this.collab, planSigning(this.state, 'article', { by, round }).signings);
  }
  withdraw(by: string): boolean {
    this.by = by;
    return withdraw(this, by);
  }
  get status(): unknown {
    return articles(this.state.doc)[0]!.node.attrs['status'];
  }
  get signed(): string[] {
    return signaturesOn(roundsIn(this.state), articles(this.state.doc)[0]!.node).map(({ status }) => status);
  }
  compose(on: boolean): void {
    this.composing = on;
    this.dom.dispatchEvent(new Event(on ? 'compositionstart' : 'compositionend'));
  }
  get texts(): string[] {
    return blocks(this.state.doc).map(({ node }) => node.textContent);
  }
  get saved() {
    return collabState(this.state)?.saved;
  }
}

/** Until nobody has anything to send or to take in. */
async function quiet(memory: Memory, ...tabs: readonly Tab[]): Promise<void> {
  await vi.waitFor(
    () => {
      for (const { state } of tabs)
        expect(collabState(state)).toMatchObject({ version: memory.journal.length, pending: [] });
    },
    { interval: 1 },
  );
}

describe('what is typed', () => {
  it('is stored at once, a change a key; the other tab has it', async () => {
    const memory = new Memory();
    const [a, b] = [new Tab(memory, 'a'), new Tab(memory, 'b')];
    a.type(1, 2, '今');
    a.type(1, 3, '天');
    await quiet(memory, a, b);
    expect(memory.journal.map(({ intent, client }) => [intent, client])).toEqual([
      ['edit', 'a'],
      ['edit', 'a'],
    ]);
    expect(b.texts).toEqual(['桥通了', '大桥今天昨日通车。', '市民早早来看。']);
  });

  it('is taken in by a tab that opened just before and was told nothing', async () => {
    const memory = new Memory();
    const a = new Tab(memory, 'a');
    a.type(0, 0, '大');
    await quiet(memory, a);
    const late = new Tab(memory, 'late');
    await quiet(memory, late);
    expect(late.texts[0]).toBe('大桥通了');
  });

  it('stays on the screen when the disk is full, can be kept as a file, and is stored as soon as there is room', async () => {
    vi.useFakeTimers();
    const memory = new Memory();
    const a = new Tab(memory, 'a');
    memory.full = true;
    a.type(1, 0, '甲');
    await vi.advanceTimersByTimeAsync(1);
    expect(a.saved).toBe('full');
    expect(a.collab.unsaved().changes).toHaveLength(1);
    memory.full = false;
    await vi.advanceTimersByTimeAsync(4000);
    vi.useRealTimers();
    expect(a.saved).toBe('saved');
    expect(memory.journal).toHaveLength(1);
  });
});

describe('what was typed last, before the desk is left', () => {
  it('is stored after what was on its way, and a colleague who was faster loses nothing either', async () => {
    const memory = new Memory();
    const [a, b] = [new Tab(memory, 'a'), new Tab(memory, 'b')];
    await quiet(memory, a, b);
    memory.held = true;
    a.type(1, 2, '今');
    a.type(1, 3, '天');
    b.type(2, 0, '众');
    const all = a.collab.stored();
    a.leave();
    memory.release();
    expect(await all).toBe(true);
    await vi.waitFor(() => expect(b.texts).toEqual(['桥通了', '大桥今天昨日通车。', '众市民早早来看。']));
    await quiet(memory, b);
    expect(replay(issue(), memory.journal).doc.eq(b.state.doc)).toBe(true);
  });

  it('an unfinished composition too, as far as it went', async () => {
    const memory = new Memory();
    const a = new Tab(memory, 'a');
    await quiet(memory, a);
    a.compose(true);
    a.type(1, 2, 'jin');
    a.leave();
    await vi.waitFor(() => expect(memory.journal).toHaveLength(1));
    expect(replay(issue(), memory.journal).doc.eq(a.state.doc)).toBe(true);
  });

  it('while nothing can be stored, is stored as soon as there is room', async () => {
    vi.useFakeTimers();
    try {
      const memory = new Memory();
      const a = new Tab(memory, 'a');
      memory.full = true;
      a.type(1, 2, '今');
      await vi.advanceTimersByTimeAsync(10);
      a.leave();
      memory.full = false;
      await vi.advanceTimersByTimeAsync(4000);
      expect(memory.journal).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('an input method that composes', () => {
  it('nothing of it is written before it ends; what was typed before it is', async () => {
    const memory = new Memory();
    const a = new Tab(memory, 'a');
    memory.held = true;
    a.type(1, 0, '甲');
    a.type(1, 1, '乙');
    a.compose(true);
    a.type(1, 2, 'n');
    a.type(1, 3, 'i');
    memory.release();
    await vi.waitFor(() => expect(memory.journal).toHaveLength(2));
    a.compose(false);
    await quiet(memory, a);
    expect(memory.journal.map(({ steps }) => steps.length)).toEqual([1, 1, 2]);
  });

  it('a second composition that begins before the first is stored loses nothing', async () => {
    const memory = new Memory();
    const a = new Tab(memory, 'a');
    a.compose(true);
    a.type(1, 0, '甲');
    memory.held = true;
    a.compose(false);
    await vi.waitFor(() => expect(memory.asked).toBe(1));
    a.compose(true);
    a.type(1, 1, '乙');
    memory.release();
    a.compose(false);
    await quiet(memory, a);
    const { doc } = replay(documentOf(schema, issue().toJSON()), memory.journal);
    expect(blocks(doc)[1]!.node.textContent).toBe('甲乙大桥昨日通车。');
    expect(a.texts[1]).toBe('甲乙大桥昨日通车。');
  });

  it('holds back what a colleague writes, and takes it in when it ends', async () => {
    const memory = new Memory();
    const [a, b] = [new Tab(memory, 'a'), new Tab(memory, 'b')];
    a.compose(true);
    a.type(1, 0, 'ni');
    b.type(1, 0, '乙');
    await quiet(memory, b);
    expect(a.texts[1]).toBe('ni大桥昨日通车。');
    a.compose(false);
    await quiet(memory, a, b);
    expect(a.texts).toEqual(b.texts);
    expect([...a.texts[1]!].toSorted()).toEqual([...'ni乙大桥昨日通车。'].toSorted());
  });
});

describe('undo', () => {
  it('takes back one’s own letters and leaves a colleague’s that came in between', async () => {
    const memory = new Memory();
    const [a, b] = [new Tab(memory, 'a'), new Tab(memory, 'b')];
    memory.held = true;
    a.type(2, 0, '甲');
    a.type(2, 1, '乙');
    a.type(2, 2, '丙');
    b.type(1, 0, '丁戊');
    memory.release();
    await quiet(memory, a, b);
    a.undo();
    await quiet(memory, a, b);
    expect(a.texts).toEqual(['桥通了', '丁戊大桥昨日通车。', '市民早早来看。']);
    a.redo();
    expect(a.texts[2]).toBe('甲乙丙市民早早来看。');
  });

  it('goes on although a colleague’s change came before the undo was stored', async () => {
    const memory = new Memory();
    const [a, b] = [new Tab(memory, 'a'), new Tab(memory, 'b')];
    a.type(2, 0, '甲');
    a.type(0, 0, '乙');
    await quiet(memory, a, b);
    memory.held = true;
    b.type(1, 0, '丁');
    a.undo();
    memory.release();
    await quiet(memory, a, b);
    expect(a.texts).toEqual(['桥通了', '丁大桥昨日通车。', '甲市民早早来看。']);
    a.redo();
    expect(a.texts[0]).toBe('乙桥通了');
    a.undo();
    a.undo();
    await quiet(memory, a, b);
    expect(b.texts).toEqual(['桥通了', '丁大桥昨日通车。', '市民早早来看。']);
  });

  it('goes on after a reload, with the same groups', async () => {
    const memory = new Memory();
    const [a, b] = [new Tab(memory, 'a'), new Tab(memory, 'b')];
    a.type(2, 0, '甲');
    a.type(2, 1, '乙');
    a.type(0, 0, '丙');
    b.type(1, 0, '丁');
    a.undo();
    await quiet(memory, a, b);
    const again = new Tab(memory, 'a');
    again.state = restored(again.state, memory.journal, 'a');
    expect(again.texts).toEqual(a.texts);
    undo(again.state, (tr) => (again.state = again.state.apply(tr)));
    expect(again.texts).toEqual(['桥通了', '丁大桥昨日通车。', '市民早早来看。']);
  });
});

type Turn = {
  readonly who: number;
  readonly what: 'type' | 'join' | 'delete' | 'undo' | 'redo' | 'wait';
  readonly at: number;
};

it('two tabs with any typing, undoing and waiting end with the same text, and the journal reads the same', async () => {
  const turn: fc.Arbitrary<Turn> = fc.record({
    who: fc.nat(1),
    what: fc.constantFrom('type', 'type', 'join', 'delete', 'undo', 'redo', 'wait'),
    at: fc.nat(1000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { maxLength: 30 }), async (turns) => {
      const memory = new Memory();
      const tabs = [new Tab(memory, 'a'), new Tab(memory, 'b')];
      for (const [n, { who, what, at }] of turns.entries()) {
        const tab = tabs[who]!;
        const all = blocks(tab.state.doc);
        const block = all[at % all.length]!;
        if (what === 'type')
          tab.type(at % all.length, at % (block.node.content.size + 1), String.fromCodePoint(0x3400 + n));
        else if (what === 'undo') tab.undo();
        else if (what === 'redo') tab.redo();
        else if (what === 'join' && block.index > 0) tab.dispatch(tab.state.tr.join(block.pos));
        else if (what === 'delete' && block.node.content.size > 0)
          tab.dispatch(tab.state.tr.delete(block.pos + 1, block.pos + 2));
        else if (what === 'wait') for (let i = 0; i < at % 8; i += 1) await Promise.resolve();
      }
      await quiet(memory, ...tabs);
      expect(tabs[0]!.state.doc.eq(tabs[1]!.state.doc)).toBe(true);
      const { doc, broken } = replay(issue(), memory.journal);
      expect(broken).toBeNull();
      expect(doc.eq(tabs[0]!.state.doc)).toBe(true);
      for (const char of doc.textContent)
        if (char >= '\u3400' && char < '\u3500') expect(doc.textContent.split(char)).toHaveLength(2);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 100) },
  );
}, 60_000);

const twoArticles = () =>
  doc(page(article(headline('桥通了'), p('大桥昨日通车。')), article(headline('菜场'), p('二楼开了书店。'))));
const pair = (memory: Memory): readonly [Tab, Tab] => [
  new Tab(memory, 'a', twoArticles()),
  new Tab(memory, 'b', twoArticles()),
];
const pass = (tab: Tab): void => {
  tab.sign('first', '李卫国');
  tab.sign('second', '王敏');
  tab.sign('third', '周一鸣');
  tab.sign('third', '主编');
};

describe('signing', () => {
  it('is stored as a change of its own, reaches the other tab, and no undo takes it back, nor one after a reload', async () => {
    const memory = new Memory();
    const [a, b] = pair(memory);
    a.go(0);
    a.type(3, 0, '甲');
    a.sign('first', '李卫国');
    a.undo();
    await quiet(memory, a, b);
    expect(memory.journal.map(({ intent }) => intent)).toEqual(['edit', 'sign', 'undo']);
    expect([a.status, b.status]).toEqual(['first', 'first']);
    expect(b.signed).toEqual(['first']);
    expect(a.texts[3]).toBe('二楼开了书店。');
    a.redo();
    await quiet(memory, a, b);
    const again = new Tab(memory, 'a', twoArticles());
    again.state = restored(again.state, memory.journal, 'a');
    expect(again.signed).toEqual(['first']);
    undo(again.state, (tr) => (again.state = again.state.apply(tr)));
    expect(again.texts[3]).toBe('二楼开了书店。');
    expect(again.status).toBe('first');
    expect(undo(again.state)).toBe(false);
  });

  it('by two at once: one has signed, and nothing of it is stuck', async () => {
    const memory = new Memory();
    const [a, b] = pair(memory);
    memory.held = true;
    a.sign('first', '李卫国');
    b.sign('first', '王敏');
    memory.release();
    await quiet(memory, a, b);
    expect([a.status, b.status]).toEqual(['first', 'first']);
    const [one, two] = [a, b].map((tab) =>
      signaturesOn(roundsIn(tab.state), articles(tab.state.doc)[0]!.node),
    );
    expect(one).toEqual(two);
    expect(one).toHaveLength(1);
  });

  it('from an old version does not take a later round off; it is said', async () => {
    const memory = new Memory();
    const [a, b] = pair(memory);
    a.sign('first', '李卫国');
    await quiet(memory, a, b);
    memory.held = true;
    a.sign('second', '王敏');
    b.withdraw('李卫国');
    memory.release();
    await quiet(memory, a, b);
    expect([a.status, b.status].every((status) => status === a.status)).toBe(true);
    expect(a.signed).toEqual(b.signed);
    const tray = [a, b].flatMap((tab) => collabState(tab.state)!.tray);
    expect(tray.map(({ change }) => change.intent)).toContain('sign');
  });

  it('is withdrawn, and sent back with a reason, by recorded acts', async () => {
    const memory = new Memory();
    const [a] = pair(memory);
    a.sign('first', '李卫国');
    expect(a.withdraw('王敏')).toBe(false);
    expect(sendBack(a, { by: '王敏', round: 'second' }, '　')).toBe(false);
    expect(sendBack(a, { by: '王敏', round: 'second' }, '人名未核')).toBe(true);
    expect(a.signed).toEqual([]);
    a.sign('first', '李卫国');
    expect(a.withdraw('李卫国')).toBe(true);
    await quiet(memory, a);
    expect(memory.journal.map(({ label }) => label)).toEqual(['sign', 'send-back', 'sign', 'withdraw']);
    expect(a.status).toBe('unread');
  });
});

describe('付印', () => {
  it('locks what is typed here, and nothing of the next article', async () => {
    const memory = new Memory();
    const [a] = pair(memory);
    pass(a);
    a.type(1, 0, '甲');
    a.type(3, 0, '乙');
    await quiet(memory, a);
    expect(a.texts).toEqual(['桥通了', '大桥昨日通车。', '菜场', '乙二楼开了书店。']);
    expect(a.refused).toBe(1);
  });

  it('a colleague’s change that was made meanwhile is taken in, and shown until somebody passes it again', async () => {
    const memory = new Memory();
    const [a, b] = pair(memory);
    await quiet(memory, a, b);
    memory.held = true;
    pass(a);
    b.type(1, 2, '新');
    memory.release();
    await quiet(memory, a, b);
    expect(a.texts[1]).toBe('大桥新昨日通车。');
    for (const tab of [a, b]) {
      expect(tab.status).toBe('passed');
      expect(changedAfterPassing(roundsIn(tab.state), articles(tab.state.doc)[0]!.node)).toBe(true);
    }
    a.sign('third', '主编');
    await quiet(memory, a, b);
    expect(changedAfterPassing(roundsIn(b.state), articles(b.state.doc)[0]!.node)).toBe(false);
  });

  it('undo passes over what is locked, and goes on after a reload where it was', async () => {
    const memory = new Memory();
    const [a, b] = pair(memory);
    const type = (block: number, text: string): void => {
      a.type(block, 0, text);
      a.dispatch(closeHistory(a.state.tr));
    };
    type(3, '甲');
    type(3, '乙');
    type(1, '丙');
    type(1, '丁');
    a.go(0);
    pass(a);
    b.type(2, 0, '大');
    await quiet(memory, a, b);
    expect(a.undo()).toBe(true);
    expect(a.texts).toEqual(['桥通了', '丁丙大桥昨日通车。', '大菜场', '甲二楼开了书店。']);
    await quiet(memory, a, b);
    const again = new Tab(memory, 'a', twoArticles());
    again.state = restored(again.state, memory.journal, 'a');
    expect(again.texts).toEqual(a.texts);
    for (const tab of [a, again]) {
      const { taken } = undoing(tab.state, 'undo');
      expect(blocks(taken!.doc)[3]!.node.textContent).toBe('二楼开了书店。');
      expect(undoing(tab.state.apply(taken!), 'undo').taken).toBeNull();
    }
    a.redo();
    expect(a.texts[3]).toBe('乙甲二楼开了书店。');
    await quiet(memory, a, b);
    expect(b.texts).toEqual(a.texts);
  });
});

describe('queries', () => {
  it('two who answer at once are both heard, wherever the words went meanwhile', async () => {
    const memory = new Memory();
    const [a, b] = pair(memory);
    a.go(1);
    expect(askQuery(a, { text: '哪座桥？', by: '王敏', to: '' })).toBe(true);
    await quiet(memory, a, b);
    const { id } = threads(b.state.doc)[0]!.query;
    memory.held = true;
    answerQuery(a, { query: id, act: 'answer', text: '北桥', by: '甲' });
    answerQuery(b, { query: id, act: 'close', text: '南桥', by: '乙' });
    b.type(1, 1, '石');
    memory.release();
    await quiet(memory, a, b);
    for (const tab of [a, b]) {
      const [thread] = threads(tab.state.doc);
      expect(thread?.answers.map(({ text }) => text).toSorted()).toEqual(['北桥', '南桥']);
      expect(thread?.closed?.by).toBe('乙');
    }
    a.go(1);
    expect(threadAt(a.state)).toBeNull();
  });

  it('stay with a colleague who joins the words to the paragraph before while they are asked', async () => {
    const memory = new Memory();
    const [a, b] = pair(memory);
    await quiet(memory, a, b);
    memory.held = true;
    a.go(3);
    askQuery(a, { text: '哪天？', by: '王敏', to: '记者' });
    b.dispatch(b.state.tr.join(blocks(b.state.doc)[3]!.pos));
    memory.release();
    await quiet(memory, a, b);
    const [thread] = threads(b.state.doc);
    expect(b.state.doc.textBetween(thread!.place!.from, thread!.place!.to)).toBe(thread!.query.words);
    expect(a.state.doc.eq(b.state.doc)).toBe(true);
  });
});

it('two tabs that write, sign, pass, withdraw, ask, answer and undo at any moment end with the same text and signatures; nothing typed here enters what is passed', async () => {
  const doing = fc.record({
    who: fc.nat(1),
    what: fc.constantFrom(
      'type',
      'type',
      'join',
      'sign',
      'sign',
      'withdraw',
      'ask',
      'close',
      'undo',
      'redo',
      'wait',
    ),
    at: fc.nat(1000),
  });
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(doing, { maxLength: 40 }), async (begun, all) => {
      const memory = new Memory();
      const tabs = pair(memory);
      if (begun) pass(tabs[0]);
      for (const { who, what, at } of all) {
        const tab = tabs[who]!;
        const places = blocks(tab.state.doc);
        const block = places[at % places.length]!;
        const before = tab.state.doc;
        tab.go(at % places.length);
        tab.by = ['甲', '乙', '丙'][at % 3]!;
        if (what === 'type') tab.type(at % places.length, 0, '字');
        else if (what === 'join' && block.index > 0) tab.dispatch(tab.state.tr.join(block.pos));
        else if (what === 'sign') tab.sign(nextRound(block.article.node), tab.by);
        else if (what === 'withdraw') withdraw(tab, tab.by);
        else if (what === 'ask') askQuery(tab, { text: '？', by: tab.by, to: '' });
        else if (what === 'close') {
          const open = threads(tab.state.doc).find(({ closed }) => closed === null);
          if (open) answerQuery(tab, { query: open.query.id, act: 'close', text: '', by: tab.by });
        } else if (what === 'undo') tab.undo();
        else if (what === 'redo') tab.redo();
        else if (what === 'wait') for (let i = 0; i < at % 8; i += 1) await Promise.resolve();
        if (what !== 'wait')
          expect(lockedChanged(before, tab.state.doc).filter(stillPassed(tab))).toEqual([]);
      }
      await quiet(memory, ...tabs);
      const [a, b] = tabs;
      expect(a.state.doc.eq(b.state.doc)).toBe(true);
      const rounds = roundsOf(memory.journal);
      expect(roundsIn(a.state)).toEqual(rounds);
      expect(roundsIn(b.state)).toEqual(rounds);
      const { doc, broken } = replay(twoArticles(), memory.journal);
      expect(broken).toBeNull();
      expect(doc.eq(a.state.doc)).toBe(true);
      // who signed is told for every round that the document says is signed
      for (const { node } of articles(a.state.doc))
        expect(signaturesOn(rounds, node)).toHaveLength(statuses.indexOf(articleAttrs(node).status));
    }),
    { numRuns: Number(process.env['RUNS'] ?? 100) },
  );
}, 60_000);

const nextRound = (article: Node): Round =>
  (['first', 'second', 'third', 'third', 'third'] as const)[statuses.indexOf(articleAttrs(article).status)]!;

/** What was withdrawn just now is another article than before, and may be. */
const stillPassed =
  (tab: Tab) =>
  (id: string): boolean =>
    articles(tab.state.doc).some(({ node }) => idOf(node) === id && articleAttrs(node).status === 'passed');
