import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Step, Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { act, type Act, perform } from '../../testing/acts.ts';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { standings, takenOut } from '../../testing/standings.ts';
import * as command from '../document/commands.ts';
import { articleAttrs, articles, blocks, idOf, pages } from '../document/queries.ts';
import { ask, openThreads } from '../document/remarks.ts';
import type { Change, Unplaced } from './change.ts';
import { type LocalChange, rebase } from './rebase.ts';
import { replay } from './replay.ts';

const issue = () =>
  doc(
    page(
      article(headline('河堤上的灯'), p('代表们建议呼'), p('特抢抓机遇。')),
      article(headline('桥通了'), p('大桥昨日通车。')),
    ),
    page(article(p('一句话还没说'), p('完。'))),
  );

/** A tab: the document with what is not accepted yet. */
class Client {
  doc: Node;
  version = 0;
  pending: LocalChange[] = [];
  tray: Unplaced[] = [];
  readonly name: string;
  #serial = 0;

  constructor(name: string, start: Node) {
    this.name = name;
    this.doc = start;
  }

  do(change: (tr: Transform, serial: number) => void, meta: Partial<LocalChange['change']> = {}): void {
    const tr = new Transform(this.doc);
    const serial = (this.#serial += 1);
    change(tr, serial);
    if (tr.steps.length === 0) return;
    const inverted = tr.steps.map((step, i) => step.invert(tr.docs[i] ?? tr.before));
    this.doc = tr.doc;
    this.pending.push({
      change: {
        id: `${this.name}${serial}`,
        client: this.name,
        at: 0,
        by: this.name,
        round: 'first',
        intent: 'edit',
        ...meta,
      },
      steps: [...tr.steps],
      inverted,
    });
  }

  /** Takes in what others sent; then, if nothing is in between, hands over its own. */
  sync(journal: Change[]): void {
    const remote = journal.slice(this.version);
    const tr = new Transform(this.doc);
    const { local, unplaced } = rebase(tr, this.pending, remote);
    this.doc = tr.doc;
    this.tray.push(...unplaced);
    this.version = journal.length;
    for (const { change, steps } of local)
      journal.push({
        ...change,
        seq: journal.length,
        steps: steps.map((step) => JSON.parse(JSON.stringify(step.toJSON())) as unknown),
      });
    this.version = journal.length;
    this.pending = [];
  }
}

const texts = (node: Node) => blocks(node).map(({ node: block }) => block.textContent);

describe('two people at once', () => {
  it('one joins two halves while the other types in the second: both stand', () => {
    const journal: Change[] = [];
    const [a, b] = [new Client('a', issue()), new Client('b', issue())];
    a.do((tr) => command.joinBlock(tr, blocks(tr.doc)[2]!.pos));
    b.do((tr) => command.replaceText(tr, blocks(tr.doc)[2]!.pos + 3, blocks(tr.doc)[2]!.pos + 3, '紧紧'));
    for (const client of [a, b, a]) client.sync(journal);
    expect(texts(a.doc)[1]).toBe('代表们建议呼特抢紧紧抓机遇。');
    expect(b.doc.eq(a.doc)).toBe(true);
  });

  it('one deletes a sentence in which the other types meanwhile: the typed words stay, the deletion goes to the tray', () => {
    const journal: Change[] = [];
    const [a, b] = [new Client('a', issue()), new Client('b', issue())];
    const at = blocks(issue())[4]!.pos + 1;
    b.do((tr) => command.replaceText(tr, at + 2, at + 2, '终于'));
    a.do((tr) => command.replaceText(tr, at, at + 7, ''));
    for (const client of [b, a, b]) client.sync(journal);
    expect(texts(a.doc)[4]).toBe('大桥终于昨日通车。');
    expect(a.tray.map(({ removed }) => removed)).toEqual(['大桥昨日通车。']);
  });

  it('one types where the other deleted first: the words are in the tray with their place', () => {
    const journal: Change[] = [];
    const [a, b] = [new Client('a', issue()), new Client('b', issue())];
    const at = blocks(issue())[4]!.pos + 1;
    a.do((tr) => command.replaceText(tr, at, at + 7, ''));
    b.do((tr) => command.replaceText(tr, at + 2, at + 2, '终于'));
    for (const client of [a, b, a]) client.sync(journal);
    expect(texts(b.doc)[4]).toBe('');
    expect(b.tray.map(({ inserted, context }) => [inserted, context])).toEqual([['终于', '大桥…昨日通车。']]);
  });

  it('both accept the same suggestion: it is done once', () => {
    const journal: Change[] = [];
    const [a, b] = [new Client('a', issue()), new Client('b', issue())];
    const at = blocks(issue())[4]!.pos + 1;
    for (const client of [a, b])
      client.do((tr) => command.replaceText(tr, at + 2, at + 3, '今'), {
        intent: 'fix',
        check: 'doubled-word',
        fingerprints: ['f1'],
      });
    for (const client of [a, b, a]) client.sync(journal);
    expect(texts(b.doc)[4]).toBe('大桥今日通车。');
    expect(b.tray).toEqual([]);
    expect(journal).toHaveLength(1);
  });

  it('both move one article: it stands once, where the later one put it, with what was typed in it meanwhile', () => {
    const journal: Change[] = [];
    const [a, b] = [new Client('a', issue()), new Client('b', issue())];
    a.do((tr) => command.move(tr, 'a2', 'p1', 'a1'));
    b.do((tr) => command.move(tr, 'a2', 'p2', null));
    b.do((tr) =>
      command.replaceText(tr, blocks(tr.doc).at(-1)!.pos + 1, blocks(tr.doc).at(-1)!.pos + 1, '昨天，'),
    );
    for (const client of [a, b, a]) client.sync(journal);
    expect(articles(a.doc).map(({ node }) => idOf(node))).toEqual(['a1', 'a3', 'a2']);
    expect(texts(a.doc).at(-1)).toBe('昨天，大桥昨日通车。');
    expect(a.doc.eq(b.doc)).toBe(true);
  });
});

describe('what belongs together is done together, or lies in the tray together', () => {
  it('words are dragged away while a colleague types among them: they do not stand twice', () => {
    const journal: Change[] = [];
    const [a, b] = [new Client('a', issue()), new Client('b', issue())];
    const at = blocks(issue())[4]!.pos + 1;
    b.do((tr) => command.replaceText(tr, at + 1, at + 1, '长'));
    a.do((tr) => {
      command.replaceText(tr, at, at + 2, '');
      const end = blocks(tr.doc).at(-1)!.pos + 1;
      command.replaceText(tr, end, end, '大桥');
    });
    for (const client of [b, a, b]) client.sync(journal);
    expect(texts(a.doc)).toEqual([
      '河堤上的灯',
      '代表们建议呼',
      '特抢抓机遇。',
      '桥通了',
      '大长桥昨日通车。',
      '一句话还没说',
      '完。',
    ]);
    expect(a.tray.map(({ inserted, removed }) => [inserted, removed])).toEqual([['大桥', '大桥']]);
  });

  it('of a batch of fixes only the one whose words were changed meanwhile is left out', () => {
    const journal: Change[] = [];
    const [a, b] = [new Client('a', issue()), new Client('b', issue())];
    const [, , second, , fifth] = blocks(issue());
    b.do((tr) => command.replaceText(tr, fifth!.pos + 3, fifth!.pos + 4, '前'));
    a.do(
      (tr) => {
        command.replaceText(tr, fifth!.pos + 3, fifth!.pos + 5, '今天');
        command.replaceText(tr, second!.pos + 6, second!.pos + 7, '！');
      },
      {
        intent: 'fix',
        fingerprints: ['f5', 'f2'],
        payload: {
          fixes: [
            { fingerprint: 'f5', first: 0, end: 1 },
            { fingerprint: 'f2', first: 1, end: 2 },
          ],
        },
      },
    );
    for (const client of [b, a, b]) client.sync(journal);
    expect([texts(b.doc)[2], texts(b.doc)[4]]).toEqual(['特抢抓机遇！', '大桥前日通车。']);
    expect(a.tray.map(({ inserted, removed }) => [inserted, removed])).toEqual([['今天', '昨日']]);
  });

  it('one joins two paragraphs whose second the other moves to the front: they stay apart, and the tray says so', () => {
    const journal: Change[] = [];
    const [a, b] = [new Client('a', issue()), new Client('b', issue())];
    b.do((tr) => command.move(tr, 'b3', 'a1', 'b1'));
    a.do((tr) => command.joinBlock(tr, blocks(tr.doc)[2]!.pos));
    for (const client of [b, a, b]) client.sync(journal);
    expect(texts(a.doc).slice(0, 3)).toEqual(['特抢抓机遇。', '河堤上的灯', '代表们建议呼']);
    expect(a.tray.map(({ context }) => context)).toEqual(['代表们建议呼…特抢抓机遇。']);
  });

  it('one tags an article that the other takes out: the tag lies in the tray with the article’s words', () => {
    const journal: Change[] = [];
    const [a, b] = [new Client('a', issue()), new Client('b', issue())];
    b.do((tr) => tr.delete(articles(tr.doc)[1]!.pos, pages(tr.doc)[1]!.pos - 1));
    a.do((tr) => command.tag(tr, articles(tr.doc)[1]!.pos, 'economy', true), { intent: 'tag' });
    for (const client of [b, a, b]) client.sync(journal);
    expect(a.tray.map(({ change, context }) => [change.intent, context])).toEqual([
      ['tag', '桥通了大桥昨日通车。…'],
    ]);
  });
});

describe('what is said about words and articles stays said', () => {
  it('one asks about words that the other deletes: the query stays open on its article', () => {
    const journal: Change[] = [];
    const [a, b] = [new Client('a', issue()), new Client('b', issue())];
    const at = blocks(issue())[4]!.pos + 1;
    b.do((tr) => command.replaceText(tr, at, at + 2, ''));
    const query = { id: 'q1', text: '哪座桥？', by: 'a', to: '', at: 0 };
    a.do((tr) => ask(tr, at, at + 2, query), { intent: 'query' });
    for (const client of [b, a, b]) client.sync(journal);
    expect(openThreads(b.doc)).toMatchObject([{ query: { text: '哪座桥？', words: '大桥' }, place: null }]);
    expect(openThreads(b.doc)[0]?.article).toBe(idOf(articles(b.doc)[1]!.node));
    expect(a.tray).toEqual([]);
  });

  it('one tags an article that the other merges into another: the whole is tagged', () => {
    const journal: Change[] = [];
    const [a, b] = [new Client('a', issue()), new Client('b', issue())];
    b.do((tr) => command.mergeArticle(tr, articles(tr.doc)[1]!.pos));
    a.do((tr) => command.tag(tr, articles(tr.doc)[1]!.pos, 'economy', true), { intent: 'tag' });
    for (const client of [b, a, b]) client.sync(journal);
    expect(articleAttrs(articles(b.doc)[0]!.node).sections).toEqual(['economy']);
    expect(a.tray).toEqual([]);
  });

  it('one takes a tag off an article that the other merges: what the whole had before stays', () => {
    const journal: Change[] = [];
    const start = new Transform(issue());
    for (const n of [0, 1]) command.tag(start, articles(start.doc)[n]!.pos, 'economy', true);
    const [a, b] = [new Client('a', start.doc), new Client('b', start.doc)];
    b.do((tr) => command.mergeArticle(tr, articles(tr.doc)[1]!.pos));
    a.do((tr) => command.tag(tr, articles(tr.doc)[1]!.pos, 'economy', false), { intent: 'tag' });
    for (const client of [b, a, b]) client.sync(journal);
    expect(articleAttrs(articles(b.doc)[0]!.node).sections).toEqual(['economy']);
    expect(a.tray.map(({ change }) => change.intent)).toEqual(['tag']);
  });

  it('of many words replaced at once only those are left out whose words were changed meanwhile', () => {
    const journal: Change[] = [];
    const [a, b] = [new Client('a', issue()), new Client('b', issue())];
    const [, , third, , fifth] = blocks(issue());
    b.do((tr) => command.replaceText(tr, fifth!.pos + 3, fifth!.pos + 4, '前'));
    a.do(
      (tr) => {
        command.replaceText(tr, fifth!.pos + 3, fifth!.pos + 5, '今天');
        command.replaceText(tr, third!.pos + 1, third!.pos + 2, '要');
      },
      { label: 'replace' },
    );
    for (const client of [b, a, b]) client.sync(journal);
    expect([texts(b.doc)[2], texts(b.doc)[4]]).toEqual(['要抢抓机遇。', '大桥前日通车。']);
    expect(a.tray.map(({ inserted, removed }) => [inserted, removed])).toEqual([['今天', '昨日']]);
  });
});

type Turn = { readonly who: number; readonly what: Act | 'sync' | 'fix' | 'dismiss' | 'drag' };
const turn: fc.Arbitrary<Turn> = fc.record({
  who: fc.nat(2),
  what: fc.oneof(
    { weight: 6, arbitrary: act },
    { weight: 2, arbitrary: fc.constant('sync' as const) },
    { weight: 1, arbitrary: fc.constantFrom('fix' as const, 'dismiss' as const, 'drag' as const) },
  ),
});

it(
  'any clients with any changes converge; nothing is doubled, and nothing typed is lost',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 40 }), fc.infiniteStream(fc.nat(10_000)), (turns, places) => {
        const start = issue();
        const journal: Change[] = [];
        const clients = ['a', 'b', 'c'].map((name) => new Client(name, start));
        const typed: string[] = [];
        for (const { who, what } of turns) {
          const client = clients[who]!;
          if (what === 'sync') client.sync(journal);
          else if (what === 'dismiss')
            client.do((tr, serial) =>
              command.dismiss(tr, {
                id: `${client.name}d${serial}`,
                code: 'x',
                fingerprint: 'f',
                scope: 'issue',
                block: null,
                before: '',
                after: '',
              }),
            );
          else if (what === 'drag')
            // words are taken out here and put in there, in one change
            client.do((tr) => {
              const place = (): number => places.next().value ?? 0;
              const all = blocks(tr.doc);
              const [block, other] = [all[place() % all.length]!, all[place() % all.length]!];
              const [from, to] = [place(), place()]
                .map((n) => n % (block.node.content.size + 1))
                .toSorted((x, y) => x - y);
              const dragged = block.node.textContent.slice(from, to);
              if (dragged === '' || other.pos === block.pos) return;
              const at = tr.steps.length;
              command.replaceText(tr, block.pos + 1 + from!, block.pos + 1 + to!, '');
              const target = tr.mapping
                .slice(at)
                .map(other.pos + 1 + (place() % (other.node.content.size + 1)));
              command.replaceText(tr, target, target, dragged);
            });
          else if (what === 'fix')
            // the same fix for everybody: the first 。 that stands becomes a ！
            client.do(
              (tr) => {
                const block = blocks(tr.doc).find(({ node }) => node.textContent === '特抢抓机遇。');
                if (block) command.replaceText(tr, block.pos + 6, block.pos + 7, '！');
              },
              { intent: 'fix', check: 'x', fingerprints: ['the-fix'] },
            );
          else
            client.do((tr, serial) => {
              // every typed character is the only one of its kind
              const text = what.name === 'type' ? String.fromCodePoint(0x3400 + typed.length) : what.text;
              if (what.name === 'type') typed.push(text);
              perform(tr, { ...what, text }, `${client.name}${serial}`);
            });
        }
        for (let i = 0; i < 2; i += 1) for (const client of clients) client.sync(journal);

        const [a, ...others] = clients as [Client, ...Client[]];
        for (const other of others) expect(other.doc.eq(a.doc)).toBe(true);
        a.doc.check();
        const replayed = replay(start, journal);
        expect(replayed.broken).toBeNull();
        expect(replayed.doc.eq(a.doc)).toBe(true);
        const docs = standings(start, journal);
        expect(docs.at(-1)!.eq(replayed.doc)).toBe(true);
        const ids = [...blocks(a.doc), ...articles(a.doc), ...pages(a.doc)].map(({ node }) => idOf(node));
        expect(new Set(ids).size).toBe(ids.length);
        const often = (node: Node, char: string): number => node.textContent.split(char).length - 1;
        for (const char of new Set(start.textContent))
          expect(
            often(a.doc, char),
            `${char} of the original stands no oftener than before`,
          ).toBeLessThanOrEqual(often(start, char));
        for (const char of typed) {
          const stands = often(a.doc, char);
          expect(stands).toBeLessThanOrEqual(1);
          if (stands === 1) continue;
          const inTray = clients.some(({ tray }) => tray.some(({ inserted }) => inserted.includes(char)));
          expect(inTray || takenOut(docs, char), `${char} is somewhere`).toBe(true);
        }
        expect(
          journal.filter(({ fingerprints }) => fingerprints?.includes('the-fix')).length,
        ).toBeLessThanOrEqual(1);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 300) },
    );
  },
);

it('a journal that does not fit says where', () => {
  const step = new Transform(issue()).setNodeAttribute(1, 'status', 'first').steps[0]!;
  const broken = replay(issue(), [
    { seq: 7, steps: [step.toJSON()] },
    { seq: 8, steps: [{ stepType: 'replace', from: 900, to: 901 }] },
    { seq: 9, steps: [step.toJSON()] },
  ]);
  expect(broken.broken).toMatchObject({ at: 1, seq: 8 });
  expect(broken.doc.eq(step.apply(issue()).doc!)).toBe(true);
  expect(() => Step.fromJSON(issue().type.schema, { stepType: 'nonsense' })).toThrow(RangeError);
});
