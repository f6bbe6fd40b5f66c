import { describe, expect, it } from 'vitest';
import type { Edit } from './edits.ts';
import { Transform } from 'prosemirror-transform';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import * as command from '../document/commands.ts';
import { articles, idOf } from '../document/queries.ts';
import type { Status } from '../document/schema.ts';
import { classOf, errorRate, lastRate, marksOf, roundRate } from './error-rate.ts';

const edit = (before: string, after: string, more: Partial<Edit> = {}): Edit => ({
  id: `${before}→${after}`,
  kind: before === '' ? 'insert' : after === '' ? 'delete' : 'replace',
  before,
  after,
  lead: '',
  trail: '',
  block: 'b1',
  article: 'a1',
  role: 'body',
  from: 1,
  to: 1,
  by: '甲',
  at: 0,
  round: 'second',
  check: null,
  changes: [0],
  nodes: [],
  ...more,
});
const counts = (...edits: readonly Edit[]): readonly number[] =>
  errorRate(edits, 10_000).counted.map((one) => one.counts);

describe('the annex counts', () => {
  it('1 character once, 2 to 5 twice, more four times', () => {
    const [, , long] = errorRate(
      [edit('未', '末'), edit('江提', '江堤上'), edit('', '一二三四五六', { check: 'paper-list' })],
      10_000,
    ).counted;
    expect(counts(edit('未', '末'), edit('江提', '江堤上'))).toEqual([1, 2]);
    expect(long?.counts).toBe(4);
  });

  it('two characters swapped, a number, a foreign word: once each; a mark by the house', () => {
    expect(counts(edit('北湖', '湖北'), edit('1986', '1968'), edit('teh', 'the'), edit('，', '。'))).toEqual([
      1, 1, 1, 0.1,
    ]);
  });

  it('headlines twice', () => {
    expect(counts(edit('未', '末', { role: 'headline' }), edit('未', '末', { role: 'furniture' }))).toEqual([
      2, 2,
    ]);
  });

  it('the same error three times at most', () => {
    expect(counts(...Array.from({ length: 5 }, () => edit('己', '已')))).toEqual([1, 1, 1, 0, 0]);
  });

  it('so many in 10,000 characters', () => {
    expect(errorRate([edit('己', '已'), edit('未', '末')], 5000)).toMatchObject({ errors: 2, rate: 4 });
    expect(errorRate([], 0).rate).toBeNull();
  });
});

describe('what is no error of proofreading', () => {
  it('is damage of the OCR, rewriting, or not classed', () => {
    expect(classOf(edit('', '', { kind: 'join' }))).toBe('damage');
    expect(classOf(edit('(', '（', { check: 'halfwidth-punctuation' }))).toBe('damage');
    expect(classOf(edit('未', '末', { check: 'confusable-characters' }))).toBe('error');
    expect(classOf(edit('大桥昨日通车', '大桥昨天通了车啊'))).toBe('unclassed');
    expect(classOf(edit('', '这句话是编辑重新写过的，很长'))).toBe('rewrite');
    expect(
      errorRate([edit('', '', { kind: 'join' }), edit('大桥昨日通车', '大桥昨天通了车啊')], 10_000),
    ).toMatchObject({ errors: 0, classes: { damage: 1, unclassed: 1 } });
  });

  it('a person’s word counts more, and the last one counts', () => {
    const said = (label: string, payload: unknown) => ({
      intent: 'check' as const,
      label,
      payload,
      by: '乙',
      at: 5,
    });
    const marks = marksOf([
      said('reclass', { edit: '未→末', class: 'damage' }),
      said('reclass', { edit: '未→末', class: 'rewrite' }),
      said('reclass', { edit: '己→已', class: 'nonsense' }),
      said('tick', { edit: '未→末', on: true }),
      said('tick', { edit: '己→已', on: true }),
      said('tick', { edit: '己→已', on: false }),
    ]);
    expect(classOf(edit('未', '末'), marks)).toBe('rewrite');
    expect(classOf(edit('己', '已'), marks)).toBe('error');
    expect([...marks.ticked]).toEqual([['未→末', { by: '乙', at: 5 }]]);
  });
});

describe('a round', () => {
  const issue = doc(
    page(
      article(headline('河堤上的灯'), p('代表们建议呼应民声。')),
      article(headline('桥通了'), p('大桥昨日通车，两岸来人。')),
    ),
  );
  const [first, second] = articles(issue).map(({ node }) => idOf(node));
  /** The issue with its first article signed so far. */
  const signed = (status: Status) => {
    const tr = new Transform(issue);
    command.setArticle(tr, articles(issue)[0]!.pos, 'status', status);
    return tr.doc;
  };
  const mended = edit('未', '末', { article: first ?? null, round: 'first' });

  it('is told on what it has read: what it signed, and where it mended an error', () => {
    expect(roundRate(signed('first'), [mended], 'first').characters).toBe(15);
    expect(roundRate(issue, [mended], 'first')).toMatchObject({ characters: 15, errors: 1 });
    const other = edit('北湖', '湖北', { article: second ?? null, round: 'first' });
    expect(roundRate(issue, [mended, other], 'first')).toMatchObject({ characters: 30, errors: 2 });
    expect(roundRate(issue, [mended, other], 'first', undefined, new Set([second ?? '']))).toMatchObject({
      characters: 15,
      errors: 1,
    });
  });

  it('that has read nothing is not the last; one that found nothing is, with 0', () => {
    expect(lastRate(issue, [])).toBeNull();
    expect(lastRate(signed('first'), [mended])).toEqual({ round: 'first', rate: 10_000 / 15 });
    expect(lastRate(signed('second'), [mended])).toEqual({ round: 'second', rate: 0 });
  });
});
