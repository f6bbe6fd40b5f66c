import { Step, Transform } from 'prosemirror-transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Node } from 'prosemirror-model';
import { act, perform } from '../../testing/acts.ts';
import { article, credit, deck, doc, headline, p, page, subhead } from '../../testing/builders.ts';
import * as command from './commands.ts';
import { articles, blocks, count, idOf, pages, roleOf } from './queries.ts';
import { schema } from './schema.ts';
import { MoveStep } from './steps.ts';

const issue = () =>
  doc(
    page(
      { number: '1' },
      article(headline('河堤上的灯'), p('代表们建议呼'), p('特抢抓机遇，再上台阶。')),
      article(headline('桥通了'), p('大桥昨日通车。')),
    ),
    page(
      { number: '2' },
      article(p('一句话还没说'), p('完。')),
      article(subhead('第二回'), p('𠮷野家门前。'), credit('甲 摄')),
    ),
  );

const lines = (node: Node) => blocks(node).map(({ node: block }) => block.textContent);

function posOf(node: Node, text: string): number {
  const found = blocks(node).find(({ node: block }) => block.textContent === text);
  if (!found) throw new Error(`no block reads ${text}`);
  return found.pos;
}

describe('joining', () => {
  it('makes one paragraph of two halves; the first half keeps its identity', () => {
    const tr = new Transform(issue());
    expect(command.joinBlock(tr, posOf(tr.doc, '特抢抓机遇，再上台阶。'))).toBe(true);
    expect(lines(tr.doc)).toContain('代表们建议呼特抢抓机遇，再上台阶。');
    expect(articles(tr.doc)).toHaveLength(4);
  });

  it('fetches a half that stands first in the next article, over the page border, and leaves the rest there', () => {
    const tr = new Transform(issue());
    command.joinBlock(tr, posOf(tr.doc, '一句话还没说'));
    expect(articles(tr.doc).map(({ node }) => node.lastChild?.textContent)).toEqual([
      '特抢抓机遇，再上台阶。',
      '大桥昨日通车。一句话还没说',
      '完。',
      '甲 摄',
    ]);
  });

  it('puts a space only where it is told to', () => {
    const tr = new Transform(doc(page(article(p('the new'), p('bridge is open')))));
    command.joinBlock(tr, posOf(tr.doc, 'bridge is open'), ' ');
    expect(lines(tr.doc)).toEqual(['the new bridge is open']);
  });

  it('refuses where nothing stands before', () => {
    const tr = new Transform(issue());
    expect(command.joinBlock(tr, posOf(tr.doc, '河堤上的灯'))).toBe(false);
    expect(tr.steps).toHaveLength(0);
  });
});

describe('parting', () => {
  it('gives the second half its own id and the role asked for', () => {
    const tr = new Transform(doc(page(article(p('零距离服务市场事无大小，期于利民。')))));
    command.splitBlock(tr, 3 + '零距离服务市场'.length, 'new', 'body');
    command.setRole(tr, 2, 'subhead');
    expect(blocks(tr.doc).map(({ node }) => [roleOf(node), node.textContent])).toEqual([
      ['subhead', '零距离服务市场'],
      ['body', '事无大小，期于利民。'],
    ]);
    expect(blocks(tr.doc).map(({ node }) => idOf(node))).toEqual(['b1', 'new']);
  });

  it('begins a new article with the caret’s block and takes what follows along', () => {
    const tr = new Transform(issue());
    command.startArticle(tr, posOf(tr.doc, '代表们建议呼'), 'new');
    expect(articles(tr.doc).map(({ node }) => [idOf(node), node.childCount])).toEqual([
      ['a1', 1],
      ['new', 2],
      ['a2', 2],
      ['a3', 2],
      ['a4', 3],
    ]);
  });
});

describe('moving', () => {
  it('carries an article over the page border and back', () => {
    const start = issue();
    const tr = new Transform(start);
    command.moveArticle(tr, articles(tr.doc)[1]!.pos, 1);
    expect(pages(tr.doc).map(({ node }) => node.childCount)).toEqual([1, 3]);
    command.moveArticle(tr, articles(tr.doc)[1]!.pos, -1);
    expect(tr.doc.eq(start)).toBe(true);
  });

  it('takes the words along: a place inside the moved paragraph is found where the paragraph now is', () => {
    const tr = new Transform(issue());
    const before = posOf(tr.doc, '特抢抓机遇，再上台阶。') + 3;
    command.moveBlock(tr, posOf(tr.doc, '特抢抓机遇，再上台阶。'), -1);
    expect(tr.doc.resolve(tr.mapping.map(before)).parent.textContent).toBe('特抢抓机遇，再上台阶。');
    expect(tr.mapping.map(before)).toBe(posOf(tr.doc, '特抢抓机遇，再上台阶。') + 3);
  });

  it('a block over the end of its article goes into the next; the only block of an article merges the two', () => {
    const tr = new Transform(doc(page(article(headline('甲')), article(headline('乙'), p('丙')))));
    command.moveBlock(tr, posOf(tr.doc, '甲'), 1);
    expect(articles(tr.doc).map(({ node }) => [idOf(node), node.textContent])).toEqual([['a1', '甲乙丙']]);
  });

  it('two moves of one article leave it once, where the later one put it', () => {
    const start = issue();
    const first = new MoveStep('a2', 'p1', 'a1');
    const second = new MoveStep('a2', 'p2', null);
    const tr = new Transform(start).step(first);
    const rebased = second.map(tr.mapping);
    tr.step(rebased);
    expect(articles(tr.doc).map(({ node }) => idOf(node))).toEqual(['a1', 'a3', 'a4', 'a2']);
  });

  it('a move next to a neighbour that is gone goes to the end of the parent; without a parent it fails', () => {
    expect(new MoveStep('a2', 'p2', 'gone').apply(issue()).failed).toBeNull();
    expect(new MoveStep('a2', 'gone', 'gone').apply(issue()).failed).toMatch(/gone/);
    expect(new MoveStep('b1', 'p2', null).apply(issue()).failed).toMatch(/does not go into/);
  });
});

describe('sets', () => {
  it('two people who tag at once both keep their tags; the same tag stands once', () => {
    const tr = new Transform(issue());
    command.tag(tr, 1, 'economy', true);
    command.tag(tr, 1, 'society', true);
    expect(command.tag(tr, 1, 'economy', true)).toBe(false);
    expect(tr.doc.firstChild?.firstChild?.attrs['sections']).toEqual(['economy', 'society']);
  });
});

it('counts characters without white space, rare ones once', () => {
  expect(count(doc(page(article(p('𠮷野家 开张　了 OK')))))).toBe(8);
});

it('runs in Node without a DOM', () => {
  expect('document' in globalThis).toBe(false);
  expect(schema.nodeFromJSON(issue().toJSON()).eq(issue())).toBe(true);
});

const sorted = (node: Node) => [...node.textContent].sort().join('');

describe('any sequence of commands', () => {
  it('keeps the schema valid, every character that no command was asked to remove, and every id unique; and inverts exactly', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const start = issue();
        const tr = new Transform(start);
        acts.forEach((one, serial) => {
          const before = sorted(tr.doc);
          const { kept } = perform(tr, one, serial);
          tr.doc.check();
          if (kept) expect(sorted(tr.doc)).toBe(before);
        });
        const ids = [...blocks(tr.doc), ...articles(tr.doc), ...pages(tr.doc)].map(({ node }) => idOf(node));
        expect(new Set(ids).size).toBe(ids.length);
        // replayed from JSON it is the same document
        const replay = new Transform(start);
        for (const step of tr.steps)
          replay.step(Step.fromJSON(schema, JSON.parse(JSON.stringify(step.toJSON()))));
        expect(replay.doc.eq(tr.doc)).toBe(true);
        // a step's map says where every character went
        for (let i = 0; i < tr.steps.length; i += 1) {
          const inverse = tr.steps[i]!.invert(tr.docs[i]!);
          const after = tr.docs[i + 1] ?? tr.doc;
          expect(inverse.apply(after).doc?.eq(tr.docs[i]!)).toBe(true);
        }
        const back = new Transform(tr.doc);
        for (let i = tr.steps.length - 1; i >= 0; i -= 1) back.step(tr.steps[i]!.invert(tr.docs[i]!));
        expect(back.doc.eq(start)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a move’s map and its inverse’s agree on every place', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (a, b, c) => {
        const start = issue();
        const movable = [...blocks(start), ...articles(start)];
        const what = movable[a % movable.length]!.node;
        const parents = what.isTextblock ? articles(start) : pages(start);
        const parent = parents[b % parents.length]!.node;
        const before = parent.maybeChild(c % (parent.childCount + 1));
        const step = new MoveStep(idOf(what), idOf(parent), before ? idOf(before) : null);
        const moved = step.apply(start).doc;
        if (!moved) return;
        const map = step.getMap();
        for (const { node, pos } of blocks(start))
          for (let at = pos + 1; at <= pos + 1 + node.content.size; at += 1) {
            expect(moved.resolve(map.map(at)).parent.textContent).toBe(node.textContent);
            expect(map.invert().map(map.map(at))).toBe(at);
          }
      }),
    );
  });

  it('deck and headline have their own types, so that a relabelled block shows in the diff', () => {
    const tr = new Transform(doc(page(article(deck('——记夜校')))));
    command.setRole(tr, 2, 'headline');
    expect(tr.doc.firstChild?.firstChild?.firstChild?.type.name).toBe('headline');
  });
});
