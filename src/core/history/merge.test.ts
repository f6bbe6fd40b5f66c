import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { act, type Act, perform } from '../../testing/acts.ts';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { standings, takenOut } from '../../testing/standings.ts';
import * as command from '../document/commands.ts';
import { articleAttrs, blocks, idOf } from '../document/queries.ts';
import type { Change } from './change.ts';
import { merge } from './merge.ts';
import { replay } from './replay.ts';
import { entriesOf, trayOf } from './tray.ts';
import { answer, ask, threads } from '../document/remarks.ts';
import { type DocAttrs, statuses } from '../document/schema.ts';
import { StatusStep } from '../document/steps.ts';

const issue = doc(
  page(
    article(headline('河堤上的灯'), p('代表们建议呼'), p('特抢抓机遇。')),
    article(headline('桥通了'), p('大桥昨日通车。')),
  ),
  page(article(p('一句话还没说'), p('完。'))),
);

/** A machine on which one person works, far from the others. */
class Machine {
  journal: readonly Change[] = [];
  readonly name: string;
  /** Ids of all that was done here; and of the queries and answers among it. */
  readonly made: string[] = [];
  readonly said: string[] = [];
  #serial = 0;

  constructor(name: string) {
    this.name = name;
  }

  get doc(): Node {
    const { doc, broken } = replay(issue, this.journal);
    if (broken) throw new Error(broken.reason);
    return doc;
  }

  get texts(): string[] {
    return blocks(this.doc).map(({ node }) => node.textContent);
  }

  do(change: (tr: Transform, serial: number) => void, meta: Partial<Change> = {}): this {
    const tr = new Transform(this.doc);
    const serial = (this.#serial += 1);
    change(tr, serial);
    if (tr.steps.length === 0) return this;
    this.made.push(`${this.name}${serial}`);
    const id = `${this.name}.said${serial}`;
    if (JSON.stringify(tr.steps).includes(`"${id}"`)) this.said.push(id);
    this.journal = [
      ...this.journal,
      {
        id: `${this.name}${serial}`,
        client: this.name,
        at: 0,
        by: this.name,
        round: 'first',
        intent: 'edit',
        ...meta,
        seq: this.journal.length,
        // as it comes out of a file
        steps: tr.steps.map((step) => JSON.parse(JSON.stringify(step.toJSON())) as unknown),
      },
    ];
    return this;
  }

  /** The other's file is opened here. */
  takes(other: Machine): this {
    this.journal = merge(issue, this.journal, other.journal).journal;
    return this;
  }
}

const block = (tr: Transform, n: number): number => blocks(tr.doc)[n]!.pos;
const type = (tr: Transform, n: number, at: number, text: string): void =>
  void command.replaceText(tr, block(tr, n) + 1 + at, block(tr, n) + 1 + at, text);

describe('an issue that was handed over', () => {
  it('comes back with what the colleague did, beside what was done here meanwhile', () => {
    const [a, b] = [new Machine('a'), new Machine('b')];
    a.do((tr) => type(tr, 0, 5, '（上）'));
    b.takes(a);
    b.do((tr) => command.joinBlock(tr, block(tr, 2)));
    a.do((tr) => type(tr, 2, 3, '牢牢'));
    a.takes(b);
    expect(a.texts.slice(0, 2)).toEqual(['河堤上的灯（上）', '代表们建议呼特抢抓牢牢机遇。']);
    expect(trayOf(a.journal)).toEqual([]);
  });

  it('is one journal on both machines, whoever merges first', () => {
    const [a, b] = [new Machine('a'), new Machine('b')];
    a.do((tr) => type(tr, 4, 2, '甲'));
    b.do((tr) => type(tr, 4, 2, '乙'));
    const [before, there] = [a.journal, b.journal];
    expect(merge(issue, before, there).journal).toEqual(merge(issue, there, before).journal);
    a.takes(b);
    b.takes(a);
    expect(b.journal).toEqual(a.journal);
    expect(merge(issue, a.journal, b.journal)).toMatchObject({ kind: 'same', added: 0 });
  });

  it('goes on where the colleague had already worked on meanwhile', () => {
    const [a, b] = [new Machine('a'), new Machine('b')];
    b.do((tr) => type(tr, 4, 7, '谁写的。'));
    a.do((tr) => type(tr, 0, 0, '看'));
    a.takes(b);
    b.do((tr) => type(tr, 4, 7, '不知'));
    a.do((tr) => type(tr, 4, 2, '长'));
    b.takes(a);
    a.takes(b);
    expect(a.texts[0]).toBe('看河堤上的灯');
    expect(a.texts[4]).toBe('大桥长昨日通车。不知谁写的。');
    expect(b.journal).toEqual(a.journal);
  });

  it('says what found no place, with its words and who wrote them, on both machines the same', () => {
    const [a, b] = [new Machine('a'), new Machine('b')];
    a.do((tr) => command.replaceText(tr, block(tr, 4) + 1, block(tr, 4) + 8, ''));
    b.do((tr) => type(tr, 4, 2, '终'), { by: '周怀瑾' });
    b.do((tr) => type(tr, 4, 3, '于'), { by: '周怀瑾' });
    const { unplaced, journal } = merge(issue, a.journal, b.journal);
    expect(unplaced.map(({ inserted, change }) => [inserted, change.by])).toEqual([
      ['终', '周怀瑾'],
      ['于', '周怀瑾'],
    ]);
    // to people it is one
    expect(entriesOf(unplaced)).toMatchObject([{ inserted: '终于', wanted: '大桥终于昨日通车。' }]);
    expect(trayOf(journal)).toEqual(unplaced);
    a.takes(b);
    b.takes(a);
    a.do((tr) => type(tr, 0, 0, '再'));
    b.takes(a);
    expect(trayOf(b.journal)).toEqual(unplaced);
  });
});

/** What is said about the text, beside what is done to it. */
const sayings = ['sign', 'back', 'ask', 'answer', 'close'] as const;
type Saying = { readonly say: (typeof sayings)[number]; readonly at: number; readonly to: number };
const saying: fc.Arbitrary<Saying> = fc.record({
  say: fc.constantFrom(...sayings),
  at: fc.nat(10_000),
  to: fc.nat(10_000),
});

type Turn = { readonly who: number; readonly what: Act | Saying | 'takes'; readonly from: number };
const turn: fc.Arbitrary<Turn> = fc.record({
  who: fc.nat(2),
  from: fc.nat(2),
  what: fc.oneof(
    { weight: 5, arbitrary: act },
    { weight: 3, arbitrary: saying },
    { weight: 1, arbitrary: fc.constant('takes' as const) },
  ),
});

/** One of these on whatever stands there by then; `id`: of the query or answer that it makes. */
function sayIt(tr: Transform, { say, at, to }: Saying, id: string): void {
  const all = blocks(tr.doc);
  const { node, pos, article: held } = all[at % all.length]!;
  const asked = threads(tr.doc);
  const query = asked[at % Math.max(1, asked.length)]?.query.id ?? '';
  const status = statuses.indexOf(articleAttrs(held.node).status);
  const by = say === 'sign' ? 1 : -1;
  const next = statuses[status + by];
  if (say === 'ask') {
    const from = pos + 1 + (to % Math.max(1, node.content.size));
    ask(tr, from, Math.min(pos + 1 + node.content.size, from + 3), {
      id,
      text: '对吗？',
      by: '',
      to: '',
      at: 0,
    });
  } else if (say === 'answer' || say === 'close')
    answer(tr, { id, query, act: say, text: '对', by: '', at: 0 });
  else if (next) tr.step(new StatusStep(idOf(held.node), statuses[status]!, next));
}

it(
  'whatever is done on three machines and however the file goes round, nothing is dropped silently',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 40, size: 'max' }), (turns) => {
        const machines = ['a', 'b', 'c'].map((name) => new Machine(name));
        const typed: string[] = [];
        for (const { who, from, what } of turns) {
          const machine = machines[who]!;
          if (what === 'takes') machine.takes(machines[from]!);
          else if ('say' in what)
            machine.do((tr, serial) => sayIt(tr, what, `${machine.name}.said${serial}`), {
              intent: what.say === 'sign' || what.say === 'back' ? 'sign' : 'query',
            });
          else
            machine.do((tr, serial) => {
              // every typed character is the only one of its kind
              const text = what.name === 'type' ? String.fromCodePoint(0x3400 + typed.length) : what.text;
              if (what.name === 'type') typed.push(text);
              perform(tr, { ...what, text }, `${machine.name}${serial}`);
            });
        }
        const [a, b, c] = machines as [Machine, Machine, Machine];
        a.takes(b).takes(c);
        b.takes(a);
        c.takes(a);
        expect(b.journal).toEqual(a.journal);
        expect(c.journal).toEqual(a.journal);
        const { doc, broken } = replay(issue, a.journal);
        expect(broken).toBeNull();
        doc.check();
        const docs = standings(issue, a.journal);
        const tray = trayOf(a.journal);
        // every change is in the journal of all, or lies in the tray
        const lying = new Set(tray.map(({ change }) => change.id));
        const known = new Set([...a.journal.map(({ id }) => id), ...lying]);
        expect(machines.flatMap(({ made }) => made).filter((id) => !known.has(id))).toEqual([]);
        // what was asked and answered is there to be read, or lies in the tray with its words
        const { queries, answers } = doc.attrs as DocAttrs;
        const read = new Set([...queries, ...answers].map(({ id }) => id));
        const words = JSON.stringify(tray);
        expect(
          machines.flatMap(({ said }) => said).filter((id) => !read.has(id) && !words.includes(`"${id}"`)),
        ).toEqual([]);
        // a signature that does nothing lies there
        const idle = a.journal.filter(({ intent, steps }) => intent === 'sign' && steps.length === 0);
        expect(idle.filter(({ id }) => !lying.has(id))).toEqual([]);
        for (const char of typed) {
          const often = doc.textContent.split(char).length - 1;
          expect(often).toBeLessThanOrEqual(1);
          if (often === 1) continue;
          expect(takenOut(docs, char) || tray.some(({ inserted }) => inserted.includes(char)), char).toBe(
            true,
          );
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 500) },
    );
  },
);
