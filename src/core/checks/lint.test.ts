import { Step, Transform } from 'prosemirror-transform';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Node } from 'prosemirror-model';
import {
  article,
  caption,
  credit,
  deck,
  doc,
  furniture,
  headline,
  p,
  page,
  subhead,
} from '../../testing/builders.ts';
import * as command from '../document/commands.ts';
import { articles, blocks, idOf } from '../document/queries.ts';
import { roles, schema } from '../document/schema.ts';
import { say } from '../../i18n/index.ts';
import { dismissalOf } from './dismissals.ts';
import { applyAll, applyFix, fixCertain, preferredFix } from './fix-certain.ts';
import { Linter } from './lint.ts';
import { checks } from './registry.ts';
import { certain, type Suggestion } from './types.ts';

// random documents on a busy machine
vi.setConfig({ testTimeout: 60_000 });

const run =
  '镇里把办事窗口搬到村口，乡亲们不出门就能把事办成，一年下来跑腿少了八成。组织开展上门服务，指导驻镇单位突';

/** An issue with most kinds of damage in few words. */
const damaged = (): Node =>
  doc(
    page(
      { number: '1', name: '要闻' },
      article(
        headline('市人大常委会组织在青'),
        headline('禾代表视察河堤'),
        p('本报讯(记者 林小满)河堤亮灯了,夜里有人散步。'),
        p(`在工作中，青禾镇建强队伍抓服务。${run}`),
        p(`出帮办代办两个重点，做到事事有人管，张贴服务清单、${run}`),
      ),
      article(
        headline('桥通了'),
        p('认真落实本次会议会议精神。２０２３年开工 ，大桥昨日通车(试运行)。'),
        p('去年全镇关停了沿河的（下转第2版）'),
      ),
      article({ kind: 'furniture' }, furniture('青禾日报 第1版')),
    ),
    page(
      { number: '2' },
      article(
        deck('——记夜课堂'),
        p('落实“强镇“工程，抓好落实。河堤\u200b亮灯。　　老码头开了夜课堂。'),
        caption('图为河堤。'),
        credit('林小满 摄'),
        p('他说：“灯亮了。'),
      ),
      article(
        headline('桥通了'),
        p('（上接第1版）三家小厂,又把岸边的菜地退了出来。'),
        subhead('高效率办理事项'),
        p('零距离服务乡亲 镇里把办事窗口搬到村口，乡亲们不出门就能把事办成。'),
      ),
    ),
  );

/** Bits of newspaper and of damage, for random texts. */
const bit = fc.constantFrom(
  '河堤',
  '亮灯',
  '了',
  '，',
  '。',
  ',',
  '(',
  ')',
  '“',
  '”',
  '会议',
  '会议',
  '的',
  '的',
  ' ',
  '２',
  '2023年',
  '本报讯（记者 林小满）',
  '𠮷',
  '\u200b',
  '、',
  '记者',
  '（下转第2版）',
  'news-',
  'paper',
);
const words = fc.array(bit, { minLength: 1, maxLength: 14 }).map((bits) => bits.join('').trim() || '河');
const block = fc.tuple(fc.constantFrom(...roles), words);
const issue = fc
  .array(fc.array(fc.array(block, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 2,
  })
  .map((shape) => {
    let id = 0;
    const next = (letter: string): { id: string } => ({ id: `${letter}${(id += 1)}` });
    return schema.nodeFromJSON({
      type: 'doc',
      content: shape.map((list) => ({
        type: 'page',
        attrs: next('p'),
        content: list.map((lines) => ({
          type: 'article',
          attrs: next('a'),
          content: lines.map(([role, text]) => ({
            type: role,
            attrs: next('b'),
            content: [{ type: 'text', text }],
          })),
        })),
      })),
    });
  });

const ids = (): (() => string) => {
  let n = 0;
  return () => `new${(n += 1)}`;
};

const comparable = (suggestions: readonly Suggestion[]) =>
  suggestions.map(({ id, fingerprint, from, to, actual, block: stands, article: of }) => ({
    id,
    fingerprint,
    from,
    to,
    actual,
    stands,
    of,
  }));

/** An edit on a random place. */
interface Act {
  readonly name: 'type' | 'delete' | 'join' | 'split' | 'move' | 'moveArticle' | 'role' | 'merge';
  readonly at: number;
  readonly to: number;
}
const act: fc.Arbitrary<Act> = fc.record({
  name: fc.constantFrom('type', 'delete', 'join', 'split', 'move', 'moveArticle', 'role', 'merge'),
  at: fc.nat(1000),
  to: fc.nat(1000),
});

function perform(tr: Transform, { name, at, to }: Act, serial: number): void {
  const list = blocks(tr.doc);
  const here = list[at % list.length];
  if (!here) return;
  const inside = here.pos + 1 + (to % (here.node.content.size + 1));
  switch (name) {
    case 'type':
      command.replaceText(tr, inside, inside, '灯');
      break;
    case 'delete':
      command.replaceText(tr, inside, Math.min(inside + 2, here.pos + 1 + here.node.content.size), '');
      break;
    case 'join':
      command.joinBlock(tr, here.pos);
      break;
    case 'split':
      command.splitBlock(tr, inside, `cut${serial}`);
      break;
    case 'move':
      command.moveBlock(tr, here.pos, to % 2 ? 1 : -1);
      break;
    case 'moveArticle':
      command.moveArticle(tr, here.article.pos, to % 2 ? 1 : -1);
      break;
    case 'role':
      command.setRole(tr, here.pos, roles[to % roles.length] ?? 'body');
      break;
    case 'merge':
      command.mergeArticle(tr, here.article.pos);
      break;
  }
}

describe('the list', () => {
  it('is in reading order, stands on its words, and every id is there once', () => {
    fc.assert(
      fc.property(issue, (start) => {
        const { suggestions } = new Linter().lint(start);
        for (const one of suggestions) expect(start.textBetween(one.from, one.to, '\n')).toBe(one.actual);
        expect(suggestions.map(({ from }) => from)).toEqual(
          suggestions.map(({ from }) => from).toSorted((a, b) => a - b),
        );
        expect(new Set(suggestions.map(({ id }) => id)).size).toBe(suggestions.length);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same after any edits as one that was made anew', () => {
    fc.assert(
      fc.property(issue, fc.array(act, { maxLength: 6 }), (start, acts) => {
        const linter = new Linter();
        linter.lint(start);
        const tr = new Transform(start);
        acts.forEach((one, serial) => {
          perform(tr, one, serial);
          linter.lint(tr.doc);
        });
        linter.renew();
        expect(comparable(linter.lint(tr.doc).suggestions)).toEqual(
          comparable(new Linter().lint(tr.doc).suggestions),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('holds still while somebody types above it', () => {
    const start = damaged();
    const linter = new Linter();
    const before = linter.lint(start).suggestions.filter(({ article: of }) => of !== 'a1');
    const tr = new Transform(start);
    command.replaceText(tr, 4, 4, '新闻：');
    const after = linter.lint(tr.doc).suggestions.filter(({ article: of }) => of !== 'a1');
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ from }) => from)).toEqual(before.map(({ from }) => from + 3));
  });

  it('asks only the article that was typed in, and its neighbours where a check looks at them', () => {
    const asked: string[] = [];
    const spy = {
      code: 'spy',
      seal: '',
      scope: 'article' as const,
      find: ({ article: node }: { readonly article: Node }) => (asked.push(idOf(node)), []),
    };
    const near = {
      ...spy,
      code: 'near',
      neighbours: true,
      find: ({ article: node }: { readonly article: Node }) => (asked.push(`near ${idOf(node)}`), []),
    };
    const start = doc(
      page(
        ...(Array.from({ length: 5 }, () => article(p('河堤亮灯，夜里散步的人多了起来。'))) as [
          ReturnType<typeof article>,
        ]),
      ),
    );
    const linter = new Linter({ checks: [spy, near] });
    linter.lint(start);
    asked.length = 0;
    const tr = new Transform(start);
    command.replaceText(tr, (articles(start)[2]?.pos ?? 0) + 2, (articles(start)[2]?.pos ?? 0) + 2, '灯');
    linter.lint(tr.doc);
    expect(asked.toSorted()).toEqual(['a3', 'near a2', 'near a3', 'near a4']);
  });

  it('a run can be dropped half way and asked again', () => {
    const start = damaged();
    const linter = new Linter();
    linter.run(start).next();
    expect(comparable(linter.lint(start).suggestions)).toEqual(
      comparable(new Linter().lint(start).suggestions),
    );
  });

  it('comes to an end on texts that were made to stop it', () => {
    const long = 60_000;
    const texts = [
      '的',
      '河堤',
      '(',
      ')',
      '“',
      '（）',
      ' ',
      ' 河',
      '河 ',
      ',',
      '12,',
      'a',
      'a@',
      '。 ',
      '〈)',
      '\u200b',
      '２',
      '第',
      '本报讯（记者 ',
      '（下转第2版）',
      '书记',
      '书记王小禾',
      '记者 王小禾 ',
      '青禾镇',
    ];
    for (const text of texts) {
      const issue = doc(
        page(article(p(`河${text.repeat(long / text.length)}`), p(text.repeat(200)), p('河堤亮灯。'))),
      );
      expect(new Linter().lint(issue).suggestions.length).toBeLessThan(long * 3);
    }
  });

  it('kinds that are switched off are not looked for', () => {
    expect(
      new Linter({ offKinds: ['halfwidth-punctuation'] })
        .lint(damaged())
        .suggestions.some(({ code }) => code === 'halfwidth-punctuation'),
    ).toBe(false);
  });

  it('a kind that is switched off still holds back what it would have explained: no caption is joined to the text', () => {
    const issue = doc(
      page(
        article(
          headline('老菜场开起学堂'),
          p('孩子放学早，大人收摊晚，中间空出来的两三个小时，一直是摊主'),
          p('日前，河滩迎来首批白鹭。图为白鹭觅食。'),
          credit('■本报记者 方晓舟 摄'),
          p('们的心病。有的孩子就趴在鱼缸边写字。'),
        ),
      ),
    );
    const codes = (offKinds: readonly string[]): readonly string[] =>
      new Linter({ offKinds }).lint(issue).suggestions.map(({ code }) => code);
    expect(codes([])).toContain('stray-caption');
    expect(codes(['stray-caption'])).toEqual(codes([]).filter((code) => code !== 'stray-caption'));
  });

  it('what the paper decides while the issue is open holds from the next look on', () => {
    const linter = new Linter();
    const issue = damaged();
    const codes = (): ReadonlySet<string> => new Set(linter.lint(issue).suggestions.map(({ code }) => code));
    const before = codes();
    linter.heed({
      offKinds: ['halfwidth-punctuation'],
      lists: { wrong: [{ wrong: '夜课堂', right: '夜校' }], never: [], persons: [] },
    });
    expect(codes()).toEqual(
      new Set([...before, 'paper-list'].filter((code) => code !== 'halfwidth-punctuation')),
    );
    linter.heed({});
    expect(codes()).toEqual(before);
  });

  it('the false break behind a run that was printed twice is no finding of its own as long as the run stands', () => {
    const issue = doc(
      page(
        article(
          headline('青禾镇把窗口搬到村口'),
          p(`在工作中，青禾镇建强队伍抓服务。${run}`),
          p(`出帮办代办两个重点，做到事事有人管，张贴服务清单、${run}`),
          p('出示办事指南，让来的人看得明白，办得顺当，不走冤枉路，一次就把事情办成。'),
        ),
      ),
    );
    const breaks = (linter: Linter): readonly string[] =>
      linter
        .lint(issue)
        .suggestions.filter(({ code }) => code === 'split-paragraph')
        .map(({ actual }) => actual);
    const alone = breaks(new Linter({ checks: checks.filter(({ code }) => code === 'split-paragraph') }));
    expect(alone).toHaveLength(2);
    expect(breaks(new Linter())).toEqual(alone.slice(0, 1));
    expect(new Linter().lint(issue).suggestions.map(({ code }) => code)).toContain('duplicated-run');
  });

  it('everything that it says has words in both languages', () => {
    const found = new Linter().lint(damaged()).suggestions;
    expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(12);
    for (const one of found)
      for (const language of ['zh', 'en'] as const) {
        const messages = [
          one.message,
          ...one.fixes.map(({ title }) => title),
          ...one.reasons.map(({ code, params = {} }) => ({ code: `checks:reason.${code}`, params })),
        ];
        for (const message of messages)
          expect(say(message, language), message.code).not.toMatch(/\{\{|checks:|^(?:kind|reason|fix)\./u);
      }
  });

  it('every check has a name, and a seal of one character', () => {
    for (const { code, seal } of checks) {
      expect(say({ code: `checks:kind.${code}.name` }, 'zh')).not.toContain(code);
      expect(Array.from(seal)).toHaveLength(1);
    }
    expect(new Set(checks.map(({ code }) => code)).size).toBe(checks.length);
  });
});

describe('a dismissal', () => {
  const dismissed = (
    start: Node,
    choose: (list: readonly Suggestion[]) => Suggestion | undefined,
    scope: 'here' | 'issue' | 'kind',
  ) => {
    const one = choose(new Linter().lint(start).suggestions) ?? expect.fail('something is to be dismissed');
    const tr = new Transform(start);
    command.dismiss(tr, dismissalOf(one, scope, start, 'd1'));
    return { one, tr };
  };

  it('here takes one of two equal places away, and the other stays', () => {
    const start = doc(page(article(p('本次会议会议精神。'), p('上次会议会议精神。'))));
    const { one, tr } = dismissed(
      start,
      (list) => list.filter(({ code }) => code === 'doubled-word')[1],
      'here',
    );
    const { suggestions, dismissed: count } = new Linter().lint(tr.doc);
    expect(one.block).toBe('b2');
    expect([
      suggestions.filter(({ code }) => code === 'doubled-word').map(({ block: stands }) => stands),
      count,
    ]).toEqual([['b1'], 1]);
  });

  it('for the issue takes these words away everywhere, and no other words', () => {
    const start = doc(page(article(p('本次会议会议精神。'), p('上次会议会议精神。抓改革改革创新。'))));
    const { tr } = dismissed(start, (list) => list.find(({ actual }) => actual === '会议会议'), 'issue');
    expect(new Linter().lint(tr.doc).suggestions.map(({ actual }) => actual)).toEqual(['改革改革']);
  });

  it('of a kind takes the check away in this issue', () => {
    const start = doc(page(article(p('本次会议会议精神。抓改革改革创新,好。'))));
    const { tr } = dismissed(start, (list) => list.find(({ code }) => code === 'doubled-word'), 'kind');
    expect(new Linter().lint(tr.doc).suggestions.map(({ code }) => code)).toEqual(['halfwidth-punctuation']);
  });

  it('goes when its words go', () => {
    const start = doc(page(article(p('本次会议会议精神。'))));
    const { tr } = dismissed(start, (list) => list[0], 'here');
    command.replaceText(tr, 3 + 4, 3 + 6, '改革改革');
    expect(new Linter().lint(tr.doc).suggestions.map(({ actual }) => actual)).toEqual(['改革改革']);
  });

  it('of one among equals stays on its own when blocks are joined, moved, and typed in', () => {
    const start = doc(
      page(
        article(p('春天开会议会议精神。'), p('夏天开会议会议精神。')),
        article(p('秋天开会议会议精神。'), p('冬天没有会。')),
      ),
    );
    const { tr } = dismissed(start, (list) => list.filter(({ actual }) => actual === '会议会议')[1], 'here');
    const left = () =>
      new Linter({ checks: checks.filter(({ code }) => code === 'doubled-word') })
        .lint(tr.doc)
        .suggestions.map(({ from }) =>
          tr.doc
            .resolve(from)
            .parent.textContent.slice(tr.doc.resolve(from).parentOffset - 3)
            .slice(0, 2),
        );
    const at = (text: string) =>
      blocks(tr.doc).find(({ node }) => node.textContent.includes(text))?.pos ?? expect.fail();
    expect(left()).toEqual(['春天', '秋天']);
    command.joinBlock(tr, at('夏天'));
    expect(left()).toEqual(['春天', '秋天']);
    command.moveBlock(tr, at('春天'), 1);
    expect(left().toSorted()).toEqual(['春天', '秋天']);
    command.replaceText(tr, at('秋天') + 1, at('秋天') + 1, '今年');
    command.moveBlock(tr, at('秋天'), -1);
    expect(left().toSorted()).toEqual(['春天', '秋天']);
  });

  it('holds after a reload, after edits elsewhere, after its block was joined, parted elsewhere or moved', () => {
    fc.assert(
      fc.property(
        issue,
        fc.nat(),
        fc.constantFrom('here' as const, 'issue' as const),
        fc.array(act, { maxLength: 5 }),
        (start, which, scope, acts) => {
          const all = new Linter()
            .lint(start)
            .suggestions.filter(({ actual, code }) => actual !== '' && code !== 'untagged');
          const one = all[which % Math.max(1, all.length)];
          fc.pre(one !== undefined);
          if (!one) return;
          const equals = all.filter(({ fingerprint }) => fingerprint === one.fingerprint).length;
          const tr = new Transform(start);
          command.dismiss(tr, dismissalOf(one, scope, start, 'd1'));
          acts.forEach((next, serial) => {
            // edits inside the words themselves may bring it back: not these
            const from = tr.mapping.map(one.from, 1);
            const to = tr.mapping.map(one.to, -1);
            const before = tr.doc;
            const trial = new Transform(before);
            perform(trial, next, serial);
            const [a, b] = [trial.mapping.map(from, 1), trial.mapping.map(to, -1)];
            if (a <= b && b <= trial.doc.content.size && trial.doc.textBetween(a, b, '\n') === one.actual)
              perform(tr, next, serial);
          });
          const again = schema.nodeFromJSON(JSON.parse(JSON.stringify(tr.doc.toJSON())) as unknown);
          const { suggestions } = new Linter().lint(again);
          const [a, b] = [tr.mapping.map(one.from, 1), tr.mapping.map(one.to, -1)];
          const there = suggestions.filter(
            ({ fingerprint, from, to }) =>
              fingerprint === one.fingerprint && (scope === 'issue' || (from === a && to === b)),
          );
          // of equal places in equal surroundings either may stand for the other
          if (scope === 'issue' || equals === 1) expect(there.map(({ actual }) => actual)).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('fixes', () => {
  it('applying any one keeps the schema valid, and its inverse and JSON round trip bring the document back', () => {
    fc.assert(
      fc.property(issue, (start) => {
        for (const one of new Linter().lint(start).suggestions)
          for (const fix of one.fixes) {
            const tr = new Transform(start);
            const done = applyFix(tr, one, fix, ids());
            if (!done) expect(tr.steps).toHaveLength(0);
            tr.doc.check();
            const replay = new Transform(start);
            for (const step of tr.steps)
              replay.step(Step.fromJSON(schema, JSON.parse(JSON.stringify(step.toJSON()))));
            expect(replay.doc.eq(tr.doc)).toBe(true);
            const back = new Transform(tr.doc);
            for (let i = tr.steps.length - 1; i >= 0; i -= 1) {
              const [step, before] = [tr.steps[i], tr.docs[i]];
              if (step && before) back.step(step.invert(before));
            }
            expect(back.doc.eq(start)).toBe(true);
            const names = [...blocks(tr.doc), ...articles(tr.doc)].map(({ node }) => idOf(node));
            expect(new Set(names).size).toBe(names.length);
          }
      }),
      { numRuns: 60 },
    );
  });

  it('changes only what it says: blocks that the words do not touch stay as they are', () => {
    fc.assert(
      fc.property(issue, (start) => {
        const texts = new Map(blocks(start).map(({ node }) => [idOf(node), node.textContent]));
        for (const one of new Linter().lint(start).suggestions) {
          const fix = preferredFix(one);
          if (!fix || one.code === 'jump-partner' || one.code === 'duplicated-run') continue;
          const tr = new Transform(start);
          if (!applyFix(tr, one, fix, ids())) continue;
          const touched = new Set(
            blocks(start)
              .filter(({ node, pos }) => pos <= one.to && pos + node.nodeSize >= one.from)
              .map(({ node }) => idOf(node)),
          );
          // a join over furniture shows that the hyphen at the end of the block before it goes
          const gone = (one.reads ?? []).flatMap(({ as, text }) => (as === 'gone' ? [text] : [])).join('');
          const after = new Map(blocks(tr.doc).map(({ node }) => [idOf(node), node.textContent]));
          for (const [id, text] of texts) {
            const kept = gone && text.endsWith(gone) ? text.slice(0, -gone.length) : text;
            if (!touched.has(id) && after.has(id) && !(after.get(id) ?? '').startsWith(kept))
              expect(after.get(id)).toBe(text);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('lands nowhere else when its words are gone', () => {
    const start = doc(page(article(p('本次会议会议精神。'))));
    const [one] = new Linter().lint(start).suggestions;
    const tr = new Transform(start);
    command.replaceText(tr, 3 + 2, 3 + 4, '大会');
    expect(applyFix(tr, one ?? expect.fail(), one?.fixes[0] ?? expect.fail(), ids())).toBe(false);
    expect(tr.doc.textContent).toBe('本次大会会议精神。');
  });

  it('finds its words again where an edit has moved them', () => {
    const start = doc(page(article(p('本次会议会议精神。'))));
    const [one] = new Linter().lint(start).suggestions;
    const tr = new Transform(start);
    command.replaceText(tr, 3, 3, '今天，');
    expect(applyFix(tr, one ?? expect.fail(), one?.fixes[0] ?? expect.fail(), ids())).toBe(true);
    expect(tr.doc.textContent).toBe('今天，本次会议精神。');
  });

  it('all of a kind are applied, and nothing that was not ticked is touched', () => {
    fc.assert(
      fc.property(issue, fc.nat(), (start, which) => {
        const all = new Linter().lint(start).suggestions.filter((one) => preferredFix(one));
        const kinds = [...new Set(all.map(({ code }) => code))].filter((code) =>
          [
            'halfwidth-punctuation',
            'fullwidth-alphanumerics',
            'doubled-word',
            'han-spaces',
            'odd-characters',
          ].includes(code),
        );
        const kind = kinds[which % Math.max(1, kinds.length)];
        fc.pre(kind !== undefined);
        const ticked = all.filter(({ code }, index) => code === kind && index % 2 === 0);
        const tr = new Transform(start);
        applyAll(tr, ticked, ids());
        // outside of the ticked words every character is where it was
        let expected = start.textBetween(0, start.content.size, '\n');
        let actual = tr.doc.textBetween(0, tr.doc.content.size, '\n');
        for (const one of ticked.toReversed()) {
          const [a, b] = [
            start.textBetween(0, one.from, '\n').length,
            start.textBetween(0, one.to, '\n').length,
          ];
          const [c, d] = [
            tr.doc.textBetween(0, tr.mapping.map(one.from, -1), '\n').length,
            tr.doc.textBetween(0, tr.mapping.map(one.to, 1), '\n').length,
          ];
          expected = expected.slice(0, a) + '\0' + expected.slice(b);
          actual = actual.slice(0, c) + '\0' + actual.slice(d);
        }
        expect(actual).toBe(expected);
        expect(blocks(tr.doc).map(({ node }) => [idOf(node), node.type.name])).toEqual(
          blocks(start).map(({ node }) => [idOf(node), node.type.name]),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('fix all certain', () => {
  it('leaves nothing certain, and a second time does nothing', () => {
    const check = (start: Node): void => {
      const tr = new Transform(start);
      const newId = ids();
      const linter = new Linter();
      fixCertain(tr, linter, newId);
      tr.doc.check();
      const left = new Linter()
        .lint(tr.doc)
        .suggestions.filter(
          (one) => one.confidence >= certain && one.severity !== 'ask' && preferredFix(one),
        );
      expect(left.map(({ code, actual }) => [code, actual])).toEqual([]);
      const again = new Transform(tr.doc);
      expect(fixCertain(again, linter, newId)).toEqual([]);
      expect(again.steps).toHaveLength(0);
    };
    check(damaged());
    fc.assert(fc.property(issue, check), { numRuns: 50 });
  });

  it('says of each fix what it was and which steps it took', () => {
    const tr = new Transform(damaged());
    const applied = fixCertain(tr, new Linter(), ids());
    expect(applied.map(({ code }) => code)).toContain('duplicated-run');
    for (const { first, end, confidence, reasons } of applied) {
      expect(end).toBeGreaterThan(first);
      expect(confidence).toBeGreaterThanOrEqual(certain);
      expect(reasons.length).toBeGreaterThan(0);
    }
    // every step belongs to exactly one fix
    expect(
      applied
        .flatMap(({ first, end }) => Array.from({ length: end - first }, (_, i) => first + i))
        .toSorted((a, b) => a - b),
    ).toEqual(tr.steps.map((_, i) => i));
  });

  it('leaves what somebody said no to', () => {
    const start = doc(page(article(p('河堤亮灯了,夜里有人散步。'))));
    const linter = new Linter();
    const [one] = linter.lint(start).suggestions;
    const tr = new Transform(start);
    command.dismiss(tr, dismissalOf(one ?? expect.fail(), 'here', start, 'd1'));
    expect(fixCertain(tr, linter, ids())).toEqual([]);
  });
});
