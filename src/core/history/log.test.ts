import { Transform } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import {
  joinBlock,
  moveBlock,
  replaceText,
  setArticle,
  setIssue,
  setPage,
  setRole,
  tag,
} from '../document/commands.ts';
import { articles, blocks, idOf } from '../document/queries.ts';
import { ask } from '../document/remarks.ts';
import { StatusStep } from '../document/steps.ts';
import type { Change } from './change.ts';
import { logCsv, logJson, logLines } from './log.ts';

const start = doc(page(article(headline('桥通了'), p('=大桥昨日通车。'))));
const at = blocks(start)[1]!.pos + 1;
const change = (seq: number, make: (tr: Transform) => void, more: Partial<Change> = {}): Change => {
  const tr = new Transform(start);
  make(tr);
  return {
    id: `c${seq}`,
    client: 'a',
    seq,
    at: Date.UTC(2026, 4, 18, 6, seq),
    by: '甲',
    round: 'second',
    intent: 'edit',
    ...more,
    steps: tr.steps.map((step) => step.toJSON() as unknown),
  };
};

it('every change stands in it with time, name, round, kind, check, before and after', () => {
  const lines = logLines(start, [
    change(0, (tr) => void replaceText(tr, at + 3, at + 5, '今日'), { intent: 'fix', check: 'wrong-today' }),
    change(1, (tr) => void tag(tr, 1, 'people', true), { intent: 'tag', label: 'tag' }),
    change(2, () => undefined, { intent: 'sign', label: 'sign' }),
  ]);
  expect(lines[0]).toEqual({
    time: '2026-05-18T06:00:00.000Z',
    name: '甲',
    round: 'second',
    intent: 'fix',
    label: '',
    check: 'wrong-today',
    article: '桥通了',
    before: '昨日',
    after: '今日',
  });
  expect(lines.map(({ intent }) => intent)).toEqual(['fix', 'tag', 'sign']);
  expect(JSON.parse(logJson(lines))).toEqual(lines);
});

it('what is no text is told too: roles, sections, signatures, queries, moves, names of pages', () => {
  let doc = start;
  let seq = 0;
  const next = (make: (tr: Transform) => void): Change => {
    const tr = new Transform(doc);
    make(tr);
    doc = tr.doc;
    return {
      ...change(seq, () => undefined),
      seq: (seq += 1),
      steps: tr.steps.map((step) => step.toJSON() as unknown),
    };
  };
  const article0 = articles(start)[0]!;
  const lines = logLines(start, [
    next((tr) => setRole(tr, blocks(tr.doc)[1]!.pos, 'caption')),
    next((tr) => tag(tr, article0.pos, 'people', true)),
    next((tr) => tag(tr, article0.pos, 'people', false)),
    next((tr) => tr.step(new StatusStep(idOf(article0.node), 'unread', 'first'))),
    next((tr) => ask(tr, at + 1, at + 3, { id: 'q', text: '哪座桥？', by: '甲', to: '', at: 0 })),
    next((tr) => moveBlock(tr, blocks(tr.doc)[1]!.pos, -1)),
    next((tr) => setPage(tr, 0, 'name', '要闻')),
    next((tr) => setArticle(tr, article0.pos, 'kind', 'photo')),
    next((tr) => setIssue(tr, 'date', '2026-05-18')),
    next((tr) => joinBlock(tr, blocks(tr.doc)[1]!.pos)),
  ]);
  expect(lines.map(({ before, after }) => [before, after])).toEqual([
    ['body', 'caption'],
    ['', 'people'],
    ['people', ''],
    ['unread', 'first'],
    ['', '哪座桥？'],
    ['1/1/2', '1/1/1'],
    ['', '要闻'],
    ['story', 'photo'],
    ['', '2026-05-18'],
    ['⏎', ''],
  ]);
  expect(new Set(lines.slice(0, 4).map(({ article: title }) => title))).toEqual(new Set(['桥通了']));
});

it('is worded for people where asked', () => {
  const lines = logLines(
    start,
    [change(0, (tr) => setRole(tr, at - 1, 'caption'), { intent: 'structure' })],
    {
      time: () => '2026-05-18 14:00:00',
      say: (of, code) => `${of}=${code}`,
    },
  );
  expect(lines[0]).toMatchObject({
    time: '2026-05-18 14:00:00',
    intent: 'intent=structure',
    label: '',
    before: 'role=body',
    after: 'role=caption',
  });
  expect(logCsv(lines, (field) => field.toUpperCase()).split('\r\n')[0]).toContain('TIME,NAME,ROUND');
});

it('as a table no cell begins like a formula', () => {
  const csv = logCsv(logLines(start, [change(0, (tr) => void replaceText(tr, at, at + 1, '＝'))]));
  expect(csv.split('\r\n')[0]).toBe('\ufefftime,name,round,intent,label,check,article,before,after');
  expect(csv).toContain("'=");
});
