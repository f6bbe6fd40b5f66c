import { Transform } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { replaceText, tag } from '../document/commands.ts';
import { blocks } from '../document/queries.ts';
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

it('as a table no cell begins like a formula', () => {
  const csv = logCsv(logLines(start, [change(0, (tr) => void replaceText(tr, at, at + 1, '＝'))]));
  expect(csv.split('\r\n')[0]).toBe('\ufefftime,name,round,intent,label,check,article,before,after');
  expect(csv).toContain("'=");
});
