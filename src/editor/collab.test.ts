import fc from 'fast-check';
import { history, redo, undo } from 'prosemirror-history';
import { EditorState, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Change, NewChange } from '../core/history/change.ts';
import { documentOf, replay } from '../core/history/replay.ts';
import { blocks } from '../core/document/queries.ts';
import { schema } from '../core/document/schema.ts';
import type { Appended, Authority } from '../store/authority.ts';
import { article, doc, headline, p, page } from '../testing/builders.ts';
import { setChange } from './change-meta.ts';
import { Collab, collabState, restored } from './collab.ts';

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
  readonly isDestroyed = false;
  readonly dom = new EventTarget();
  readonly collab: Collab;
  readonly #update: () => void;
  #time = 0;

  constructor(authority: Authority, client: string, start = issue(), version = 0) {
    this.collab = new Collab({
      issue: 'i',
      authority,
      client,
      sitting: () => ({ by: client, round: 'first' }),
      version,
    });
    this.state = EditorState.create({ doc: start, plugins: [this.collab.plugin, history()] });
    const view = this as unknown as EditorView;
    this.#update = (this.collab.plugin.spec.view!(view) as { update: () => void }).update;
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
    return undo(this.state, (tr) => this.dispatch(setChange(tr, { intent: 'undo' })));
  }
  redo(): boolean {
    return redo(this.state, (tr) => this.dispatch(setChange(tr, { intent: 'redo' })));
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
    const { tr } = replay(documentOf(schema, issue().toJSON()), memory.journal);
    expect(blocks(tr.doc)[1]!.node.textContent).toBe('甲乙大桥昨日通车。');
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
      const { tr, broken } = replay(issue(), memory.journal);
      expect(broken).toBeNull();
      expect(tr.doc.eq(tabs[0]!.state.doc)).toBe(true);
      for (const char of tr.doc.textContent)
        if (char >= '\u3400' && char < '\u3500') expect(tr.doc.textContent.split(char)).toHaveLength(2);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 100) },
  );
}, 60_000);
