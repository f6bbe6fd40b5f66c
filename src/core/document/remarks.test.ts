import fc from 'fast-check';
import { Transform } from 'prosemirror-transform';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { act, perform } from '../../testing/acts.ts';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { exporters } from '../export/registry.ts';
import { packedText } from '../../testing/packed.ts';
import type { ExportInput } from '../export/types.ts';
import * as command from './commands.ts';
import { articles, blocks } from './queries.ts';
import type { Answer, Query } from './schema.ts';
import { answer, ask, openThreads, threads, wordAt } from './remarks.ts';
import { documentOf } from '../history/replay.ts';

const issue = () =>
  doc(
    page(article(headline('桥通了'), p('大桥昨日通车。'), p('市民早早来看。'))),
    page(article(headline('菜场'), p('老菜场二楼开了书店。'))),
  );

const find = (node: Node, words: string): number => {
  const block = blocks(node).find((one) => one.node.textContent.includes(words))!;
  return block.pos + 1 + block.node.textContent.indexOf(words);
};

const asked = (words = '昨日', id = 'q1'): Transform => {
  const tr = new Transform(issue());
  const from = find(tr.doc, words);
  ask(tr, from, from + words.length, { id, text: '哪一天？', by: '王敏', to: '记者', at: 5 });
  return tr;
};
const words = (tr: Transform): string | null => {
  const place = threads(tr.doc)[0]!.place;
  return place && tr.doc.textBetween(place.from, place.to, '\n');
};

describe('a query', () => {
  it('is asked on words, and says who asks whom', () => {
    const [thread] = threads(asked().doc);
    expect(thread).toMatchObject({
      query: { words: '昨日', text: '哪一天？', by: '王敏', to: '记者' },
      article: 'a1',
      closed: null,
    });
    expect(words(asked())).toBe('昨日');
  });

  it('is not asked on nothing, and not without a word', () => {
    const tr = new Transform(issue());
    const rest = { id: 'q', by: '', to: '', at: 0 };
    expect(ask(tr, 3, 3, { ...rest, text: '？' })).toBe(false);
    expect(ask(tr, find(tr.doc, '大桥'), find(tr.doc, '大桥') + 2, { ...rest, text: '　' })).toBe(false);
    expect(tr.steps).toEqual([]);
  });

  it('stays on its words when they are edited, joined, parted and moved to another page', () => {
    const tr = asked();
    command.replaceText(tr, find(tr.doc, '大桥'), find(tr.doc, '大桥'), '青禾');
    command.replaceText(tr, find(tr.doc, '昨日'), find(tr.doc, '昨日') + 1, '今');
    expect(words(tr)).toBe('今日');
    command.joinBlock(tr, blocks(tr.doc)[2]!.pos);
    command.splitBlock(tr, find(tr.doc, '日通'), 'new');
    expect(words(tr)).toBe('今\n日');
    command.joinBlock(tr, blocks(tr.doc)[2]!.pos);
    command.moveBlock(tr, blocks(tr.doc)[1]!.pos, -1);
    command.mergeInto(tr, 'a2', 'a1');
    expect(words(tr)).toBe('今日');
    expect(threads(tr.doc)[0]!.article).toBe('a2');
  });

  it('stays open on its article when the words are deleted, and goes along when the article is merged', () => {
    const tr = asked();
    command.removeBlock(tr, blocks(tr.doc)[1]!.pos);
    expect(openThreads(tr.doc)).toMatchObject([{ place: null, article: 'a1' }]);
    command.mergeInto(tr, 'a2', 'a1');
    expect(openThreads(tr.doc)).toMatchObject([{ place: null, article: 'a2' }]);
  });

  it('is answered, closed with who did, and opened again', () => {
    const tr = asked();
    const say = (id: string, act: 'answer' | 'close' | 'open', text: string): boolean =>
      answer(tr, { id, query: 'q1', act, text, by: '记者', at: 6 });
    expect(say('1', 'answer', '　')).toBe(false);
    expect(say('2', 'answer', '五月十七日')).toBe(true);
    expect(say('3', 'close', '已核')).toBe(true);
    expect(say('4', 'close', '')).toBe(false);
    expect(threads(tr.doc)[0]).toMatchObject({
      answers: [{ text: '五月十七日' }, { text: '已核' }],
      closed: { by: '记者' },
    });
    expect(openThreads(tr.doc)).toEqual([]);
    expect(say('5', 'open', '')).toBe(true);
    expect(openThreads(tr.doc)).toHaveLength(1);
    expect(answer(tr, { id: '6', query: 'none', act: 'close', text: '', by: '', at: 0 })).toBe(false);
  });

  it('is taken back by an undo without a trace, and comes back with its words', () => {
    const tr = asked();
    const back = new Transform(tr.doc);
    for (let i = tr.steps.length - 1; i >= 0; i -= 1) back.step(tr.steps[i]!.invert(tr.docs[i]!));
    expect(back.doc.eq(issue())).toBe(true);
    const gone = new Transform(tr.doc);
    command.removeBlock(gone, blocks(gone.doc)[1]!.pos);
    gone.step(gone.steps[0]!.invert(gone.docs[0]!));
    expect(words(gone)).toBe('昨日');
  });

  it('two on the same words are two', () => {
    const tr = asked();
    const from = find(tr.doc, '昨日');
    ask(tr, from, from + 4, { id: 'q2', text: '谁说的？', by: '王敏', to: '', at: 6 });
    expect(threads(tr.doc).map(({ place }) => place && place.to - place.from)).toEqual([2, 4]);
  });
});

it('what is no query is not read as one', () => {
  const strange: unknown = [null, 3, 'q', { id: 'q' }, { id: 'q', article: 'a1', text: 1 }];
  const queries = strange as readonly Query[];
  const answers = strange as readonly Answer[];
  expect(threads(doc({ queries, answers }, page(article(p('大桥昨日通车。')))))).toEqual([]);
});

it('no query is lost, whatever is done to the text; its words stand in the article that it is on', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const tr = asked();
      acts.forEach((one, i) => perform(tr, one, i));
      const [thread] = threads(tr.doc);
      expect(openThreads(tr.doc)).toHaveLength(1);
      expect(documentOf(tr.doc.type.schema, tr.doc.toJSON()).eq(tr.doc)).toBe(true);
      if (thread?.place) {
        const held = articles(tr.doc).find(
          ({ pos, node }) => thread.place!.from > pos && thread.place!.from < pos + node.nodeSize,
        );
        expect(held?.node.attrs['id']).toBe(thread.article);
      }
    }),
  );
});

describe('the words that are asked about without a selection', () => {
  it('are the word at the caret, at its end too; else the block', () => {
    const node = issue();
    const at = (pos: number): string | null => {
      const range = wordAt(node, pos);
      return range && node.textBetween(range.from, range.to);
    };
    expect(at(find(node, '市民') + 1)).toBe('市民');
    expect(at(find(node, '通车') + 2)).toBe('通车');
    expect(at(find(node, '通车。') + 3)).toBe('大桥昨日通车。');
    expect(at(0)).toBeNull();
  });
});

it('no exporter but the issue JSON writes a word of it', async () => {
  const tr = asked();
  answer(tr, { id: 'x', query: 'q1', act: 'answer', text: '五月十七', by: '记者甲', at: 6 });
  const clean = issue();
  const input = (node: Node): ExportInput => ({
    doc: node,
    original: { version: 1, doc: clean.toJSON(), sources: {}, applied: [], files: [] },
    account: { in: 0, removed: [], added: [], out: 0, balanced: true },
    sectionNames: {},
  });
  for (const exporter of exporters) {
    const some = exporter.only === 'article' ? { articles: ['a1'] } : {};
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const written = await exporter.write({ ...input(tr.doc), ...some });
    if (exporter.code === 'json') expect(written).toContain('哪一天？');
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    else if (typeof written !== 'string') expect(packedText(written)).not.toMatch(/哪一天？|五月十七/u);
    else expect(written).toEqual(await exporter.write({ ...input(clean), ...some }));
  }
});
