import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { act, type Act, perform } from '../../testing/acts.ts';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import * as command from '../document/commands.ts';
import { blocks, idOf } from '../document/queries.ts';
import type { Change } from './change.ts';
import { type Edit, edits, editsInPieces } from './edits.ts';
import { Strip } from './strip.ts';
import { takeAllBack } from './take-back.ts';

const issue = doc(
  page(
    article(headline('河堤上的灯'), p('代表们建议呼'), p('特抢抓机遇。')),
    article(headline('桥通了'), p('大桥昨日通车，两岸来人。')),
  ),
);

/** A journal as several people write it. */
class Journal {
  readonly strip = new Strip(issue);
  readonly changes: Change[] = [];

  do(change: (tr: Transform) => void, meta: Partial<Change> = {}): this {
    const tr = new Transform(this.strip.doc);
    change(tr);
    const made: Change = {
      id: `c${this.changes.length}`,
      client: 'a',
      seq: this.changes.length,
      at: this.changes.length,
      by: '甲',
      round: 'first',
      intent: 'edit',
      ...meta,
      steps: tr.steps,
    };
    this.strip.add([made]);
    this.changes.push(made);
    return this;
  }

  edits(from = 0, to = this.changes.length): readonly Edit[] {
    return edits(this.strip, this.changes, { from, to });
  }

  get said(): string[] {
    return this.edits().map(say);
  }
}

const say = ({ kind, lead, before, after, trail, by }: Edit): string =>
  `${by} ${kind} ${lead}[${before}→${after}]${trail}`;
const at = (tr: Transform, n: number, offset: number): number => blocks(tr.doc)[n]!.pos + 1 + offset;
const put = (n: number, from: number, to: number, text: string) => (tr: Transform) =>
  void command.replaceText(tr, at(tr, n, from), at(tr, n, to), text);

it('reads a long issue with breaths, and says the same', () => {
  const long = doc(page(article({}, ...Array.from({ length: 600 }, (_, i) => p(`第${i}段。`)))));
  const strip = new Strip(long);
  const tr = new Transform(long);
  for (const n of [3, 400, 599]) command.replaceText(tr, at(tr, n, 0), at(tr, n, 1), '这第');
  const made: Change = {
    id: 'c',
    client: 'a',
    seq: 0,
    at: 0,
    by: '甲',
    round: 'first',
    intent: 'edit',
    steps: tr.steps,
  };
  strip.add([made]);
  const answers = [...breathing(editsInPieces(strip, [made], { from: 0, to: 1 }))];
  expect(answers.length).toBeGreaterThan(2);
  expect(answers.at(-1)?.map(say)).toEqual(edits(strip, [made], { from: 0, to: 1 }).map(say));
  expect(answers.at(-1)).toHaveLength(3);
});

/** Every answer, the breaths as null. */
function* breathing<T>(work: Iterator<null, T>): Generator<T | null> {
  for (;;) {
    const { done, value } = work.next();
    yield value;
    if (done) return;
  }
}

describe('an edit is a net difference', () => {
  it('of letters typed one by one', () => {
    const journal = new Journal();
    for (const [i, char] of [...'今天上午'].entries()) journal.do(put(4, 2 + i, 2 + i, char));
    expect(journal.said).toEqual(['甲 insert 大桥[→今天上午]昨日通车，两岸来人。']);
    expect(journal.edits()[0]?.changes).toEqual([0, 1, 2, 3]);
  });

  it('of what was deleted and what was typed in its place; what is the same in both is none', () => {
    const journal = new Journal()
      .do(put(4, 2, 4, ''))
      .do(put(4, 2, 2, '今'))
      .do(put(4, 3, 3, '日'));
    expect(journal.said).toEqual(['甲 replace 大桥[昨→今]日通车，两岸来人。']);
    journal.do(put(4, 2, 3, '昨'));
    expect(journal.said).toEqual([]);
  });

  it('told apart by person, and by round', () => {
    const journal = new Journal()
      .do(put(4, 0, 0, '新'))
      .do(put(4, 1, 1, '长'), { by: '乙' })
      .do(put(4, 8, 8, '了'), { round: 'second' });
    // each stands among the words of now, the other's beside it too
    expect(journal.said).toEqual([
      '甲 insert [→新]长大桥昨日通车了，两岸来',
      '乙 insert 新[→长]大桥昨日通车了，两岸来人',
      '甲 insert 新长大桥昨日通车[→了]，两岸来人。',
    ]);
  });

  it('between any two versions', () => {
    const journal = new Journal()
      .do(put(4, 2, 4, '今日'))
      .do(put(4, 2, 4, '前天'), { by: '乙', round: 'second' });
    expect(journal.edits(0, 1).map(say)).toEqual(['甲 replace 大桥[昨→今]日通车，两岸来人。']);
    expect(journal.edits(1, 2).map(say)).toEqual(['乙 replace 大桥[今日→前天]通车，两岸来人。']);
    expect(journal.edits(0, 2).map(say)).toEqual(['乙 replace 大桥[昨日→前天]通车，两岸来人。']);
  });
});

describe('structure is told as what it is', () => {
  it('a join, a part, a role, a move', () => {
    const journal = new Journal()
      .do((tr) => command.joinBlock(tr, blocks(tr.doc)[2]!.pos), { intent: 'fix', check: 'split-paragraph' })
      .do((tr) => command.splitBlock(tr, at(tr, 3, 7), 'n1'))
      .do((tr) => command.setRole(tr, blocks(tr.doc)[2]!.pos, 'deck'))
      .do((tr) => command.move(tr, 'a2', 'p1', 'a1'));
    expect(journal.edits().map(({ kind, before, after, check }) => [kind, before, after, check])).toEqual([
      ['move', 'p1|', 'p1|a1', null],
      ['role', 'headline', 'deck', null],
      ['part', '', '', null],
      ['join', '', '', 'split-paragraph'],
    ]);
  });

  it('a part whose one half was moved away, and one whose first half was taken out, which is none', () => {
    const journal = new Journal()
      .do((tr) => command.splitBlock(tr, at(tr, 1, 2), 'n1'))
      .do((tr) => command.moveBlock(tr, blocks(tr.doc)[2]!.pos, 1))
      .do((tr) => command.splitBlock(tr, at(tr, 5, 0), 'n2'))
      .do((tr) => command.removeBlock(tr, blocks(tr.doc)[5]!.pos));
    expect(journal.edits().map(({ kind, trail, left }) => [kind, trail, left])).toEqual([
      ['part', '们建议呼', [idOf(blocks(issue)[1]!.node)]],
      ['move', '们建议呼', undefined],
    ]);
  });

  it('a block taken out, an article begun', () => {
    const journal = new Journal()
      .do((tr) => command.removeBlock(tr, blocks(tr.doc)[1]!.pos))
      .do((tr) => command.startArticle(tr, blocks(tr.doc)[1]!.pos, 'n1'));
    expect(journal.edits().map(({ kind, before }) => [kind, before])).toEqual([
      ['remove-block', '代表们建议呼'],
      ['new-article', ''],
    ]);
  });
});

/** A join over the border of an article moves the block first. */
const crosses = (now: Node, { name, at: n }: Act): boolean =>
  name === 'join' && blocks(now)[n % blocks(now).length]?.index === 0;

/** An empty half, or an article's only block, that is moved is told as one that was put in, or as a merge. */
const told = (now: Node, { name, at: n, to }: Act): boolean => {
  const all = blocks(now);
  const { node, article: of } = all[n % all.length]!;
  const offset = to % (node.content.size + 1);
  return name === 'split'
    ? offset > 0 && offset < node.content.size
    : name !== 'moveBlock' || of.node.childCount > 1;
};

describe('an edit is taken back', () => {
  const back = (journal: Journal, which = journal.edits()) => {
    const tr = new Transform(journal.strip.doc);
    const answers = takeAllBack(tr, which, () => 'fresh');
    return {
      texts: blocks(tr.doc).map(({ node }) => node.textContent),
      answers: answers.map(({ cannot }) => cannot),
    };
  };
  const original = blocks(issue).map(({ node }) => node.textContent);

  it('one alone, the others stay', () => {
    const journal = new Journal().do(put(4, 2, 4, '今日')).do(put(1, 0, 2, '委员'));
    const [first] = journal.edits();
    const { texts, answers } = back(journal, first ? [first] : []);
    expect(answers).toEqual([null]);
    expect([texts[1], texts[4]]).toEqual(['代表们建议呼', '大桥今日通车，两岸来人。']);
  });

  it('where other words stand by now it says so, and changes nothing', () => {
    const journal = new Journal().do(put(4, 2, 4, '今天'));
    const mine = journal.edits();
    journal.do(put(4, 2, 3, '后'), { by: '乙' });
    const { texts, answers } = back(journal, mine);
    expect(answers).toEqual(['changed']);
    expect(texts[4]).toBe('大桥后天通车，两岸来人。');
  });

  for (const by of [1, -1] as const)
    it(`all of them, where a block was parted and its ${by > 0 ? 'second' : 'first'} half moved ${by > 0 ? 'down' : 'up'}`, () => {
      const journal = new Journal()
        .do((tr) => command.splitBlock(tr, at(tr, 2, 3), 'n1'))
        .do((tr) => command.moveBlock(tr, blocks(tr.doc)[by > 0 ? 3 : 2]!.pos, by))
        .do((tr) => command.moveBlock(tr, blocks(tr.doc)[1]!.pos, by));
      const { texts, answers } = back(journal);
      expect(answers.every((cannot) => cannot === null)).toBe(true);
      expect(texts).toEqual(original);
    });

  it('an article begun inside another and moved to the top is put back into it', () => {
    const journal = new Journal()
      .do((tr) => command.startArticle(tr, at(tr, 2, 3), 'n1'))
      .do((tr) => command.moveArticle(tr, tr.doc.resolve(at(tr, 3, 0)).before(2), -1));
    expect(back(journal)).toEqual({ texts: original, answers: [null, null] });
  });

  it('a half that does not stand behind the other any more is not joined to what stands there', () => {
    const journal = new Journal()
      .do((tr) => command.splitBlock(tr, at(tr, 1, 2), 'n1'))
      .do((tr) => command.moveBlock(tr, blocks(tr.doc)[2]!.pos, 1), { by: '乙' });
    const part = journal.edits().filter(({ kind }) => kind === 'part');
    expect(part).toHaveLength(1);
    expect(back(journal, part).answers).toEqual(['changed']);
  });

  it('not in what is passed for press', () => {
    const journal = new Journal()
      .do(put(4, 2, 4, '今天'))
      .do((tr) => command.setArticle(tr, tr.doc.resolve(at(tr, 4, 0)).before(2), 'status', 'passed'));
    expect(back(journal).answers).toContain('locked');
  });

  for (const kinds of [
    ['join', 'role', 'type', 'delete', 'tag', 'kind', 'number', 'remove'],
    ['split', 'start', 'join', 'type', 'delete', 'remove'],
    ['split', 'start', 'merge', 'join', 'role', 'type', 'remove'],
  ])
    it(`all of them: the source stands there again, after ${kinds.join(', ')}`, () => {
      fc.assert(
        fc.property(fc.array(act, { maxLength: 12, size: 'max' }), (acts) => {
          const journal = new Journal();
          for (const [i, one] of acts.entries())
            if (kinds.includes(one.name) && !crosses(journal.strip.doc, one))
              journal.do((tr) => void perform(tr, one, `n${i}`), { by: i % 3 ? '甲' : '乙' });
          const { texts, answers } = back(journal);
          fc.pre(answers.every((cannot) => cannot === null));
          expect(texts).toEqual(original);
        }),
        { numRuns: Number(process.env['RUNS'] ?? 300) },
      );
    }, 60_000);

  it('all of them: every paragraph reads as it did, whatever was parted and moved', () => {
    const kinds = ['split', 'moveBlock', 'moveArticle', 'type', 'delete'];
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12, size: 'max' }), (acts) => {
        const journal = new Journal();
        for (const [i, one] of acts.entries())
          if (kinds.includes(one.name) && told(journal.strip.doc, one))
            journal.do((tr) => void perform(tr, one, `n${i}`));
        const { texts, answers } = back(journal);
        fc.pre(answers.every((cannot) => cannot === null));
        expect(texts.toSorted()).toEqual(original.toSorted());
      }),
      { numRuns: Number(process.env['RUNS'] ?? 300) },
    );
  }, 60_000);
});
