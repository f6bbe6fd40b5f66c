import { Transform } from 'prosemirror-transform';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import * as command from '../document/commands.ts';
import { lockedBy } from '../document/locks.ts';
import { articleAttrs, articles, blocks, idOf } from '../document/queries.ts';
import { answer, ask } from '../document/remarks.ts';
import type { Status } from '../document/schema.ts';
import { findById, StatusStep } from '../document/steps.ts';
import type { NewChange, Round } from './change.ts';
import {
  backLabel,
  changedAfterPassing,
  printOf,
  returnable,
  returnedOn,
  type Rounds,
  roundsOf,
  signable,
  signatures,
  signaturesOn,
  signLabel,
  withdrawable,
  withdrawLabel,
} from './rounds.ts';

/** A desk without a screen: a document and its journal. */
class Desk {
  doc: Node;
  readonly journal: NewChange[] = [];
  constructor(start: Node) {
    this.doc = start;
  }
  do(by: string, meta: Partial<NewChange>, change: (tr: Transform) => unknown): void {
    const tr = new Transform(this.doc);
    change(tr);
    this.doc = tr.doc;
    this.journal.push({
      id: `c${this.journal.length}`,
      client: by,
      at: this.journal.length * 1000,
      by,
      round: 'first',
      intent: 'edit',
      ...meta,
      steps: tr.steps.map((step) => step.toJSON() as unknown),
    });
  }
  article(id = 'a1'): Node {
    return findById(this.doc, id)!.node;
  }
  get rounds(): Rounds {
    return roundsOf(this.journal);
  }
  signable(by: string, round: Round, id = 'a1') {
    return signable(this.doc, { node: this.article(id) }, this.rounds, { by, round });
  }
  sign(by: string, round: Round, id = 'a1'): void {
    const answer = this.signable(by, round, id);
    if (!('signing' in answer)) throw new Error(`cannot be signed: ${answer.hindrance.why}`);
    const { from, to, other, again } = answer.signing;
    const prints = to === 'passed' ? { [id]: printOf(this.article(id)) } : {};
    this.do(
      by,
      { intent: 'sign', label: signLabel, round, payload: { alone: other ? [id] : [], prints } },
      (tr) => (again ? undefined : tr.step(new StatusStep(id, from, to))),
    );
  }
  status(by: string, label: string, from: Status, to: Status, reason?: string): void {
    this.do(by, { intent: 'sign', label, payload: { reason } }, (tr) =>
      tr.step(new StatusStep('a1', from, to)),
    );
  }
  get names(): string[] {
    return signaturesOn(this.rounds, this.article()).map(({ status, by }) => `${status} ${by}`);
  }
}

const desk = () =>
  new Desk(
    doc(
      page(article(headline('桥通了'), p('大桥昨日通车。'), p('市民早早来看。'))),
      page(article(headline('菜场'), p('老菜场二楼开了书店。'))),
    ),
  );

describe('signing', () => {
  it('goes round by round, each by another person; the journal says who and when', () => {
    const d = desk();
    d.sign('李卫国', 'first');
    d.sign('王敏', 'second');
    d.sign('周一鸣', 'third');
    expect(articleAttrs(d.article()).status).toBe('third');
    expect(d.names).toEqual(['first 李卫国', 'second 王敏', 'third 周一鸣']);
    expect(
      signatures(d.journal)
        .get('a1')
        ?.map(({ at, alone }) => [at, alone]),
    ).toEqual([
      [0, false],
      [1000, false],
      [2000, false],
    ]);
    d.sign('主编', 'third');
    expect(articleAttrs(d.article()).status).toBe('passed');
  });

  it('no round before the one before it, none twice', () => {
    const d = desk();
    expect(d.signable('王敏', 'second')).toEqual({ hindrance: { why: 'before', missing: 'first' } });
    d.sign('李卫国', 'first');
    expect(d.signable('王敏', 'first')).toEqual({ hindrance: { why: 'signed', status: 'first' } });
    expect(d.signable('王敏', 'third')).toEqual({ hindrance: { why: 'before', missing: 'second' } });
  });

  it('the same person has to confirm a second round, and the record says so', () => {
    const d = desk();
    d.sign('李卫国', 'first');
    expect(d.signable('李卫国', 'second')).toMatchObject({ signing: { other: { status: 'first' } } });
    expect(d.signable('王敏', 'second')).toMatchObject({ signing: { other: null } });
    d.sign('李卫国', 'second');
    expect(signaturesOn(d.rounds, d.article()).map(({ alone }) => alone)).toEqual([false, true]);
  });

  it('two who sign the same round at once: the first in the journal has signed', () => {
    const d = desk();
    d.sign('李卫国', 'first');
    d.status('王敏', signLabel, 'unread', 'first');
    expect(d.names).toEqual(['first 李卫国']);
  });

  it('a signature from an old version does not take a later round off', () => {
    const d = desk();
    d.sign('李卫国', 'first');
    d.sign('王敏', 'second');
    expect(new StatusStep('a1', 'unread', 'first').apply(d.doc).failed).toContain('second');
  });

  it('is withdrawn by who signed, with a record; not by others', () => {
    const d = desk();
    expect(withdrawable(d.article(), d.rounds, '李卫国')).toEqual({ not: 'unsigned' });
    d.sign('李卫国', 'first');
    expect(withdrawable(d.article(), d.rounds, '王敏')).toEqual({ not: 'other', whose: '李卫国' });
    expect(withdrawable(d.article(), d.rounds, '李卫国')).toEqual({ to: 'unread' });
    d.status('李卫国', withdrawLabel, 'first', 'unread');
    expect(d.names).toEqual([]);
    d.sign('王敏', 'first');
    expect(d.names).toEqual(['first 王敏']);
  });

  it('a later round sends back with a reason, which stands until it is signed again', () => {
    const d = desk();
    d.sign('李卫国', 'first');
    expect(returnable(d.article(), 'first')).toBeNull();
    expect(returnable(d.article(), 'second')).toBe('unread');
    d.status('王敏', backLabel, 'first', 'unread', '人名未核');
    expect(returnedOn(d.rounds, d.article())).toMatchObject({ by: '王敏', reason: '人名未核', to: 'unread' });
    expect(d.names).toEqual([]);
    d.sign('李卫国', 'first');
    expect(returnedOn(d.rounds, d.article())).toBeNull();
  });

  it('what is begun inside of a signed article was read with it', () => {
    const d = desk();
    d.sign('李卫国', 'first');
    d.do('王敏', { intent: 'structure' }, (tr) => command.startArticle(tr, blocks(tr.doc)[2]!.pos, 'new'));
    expect(articleAttrs(d.article('new')).status).toBe('first');
    expect(d.signable('李卫国', 'second', 'new')).toMatchObject({ signing: { other: { by: '李卫国' } } });
  });

  it('what nobody has read does not become read by a merge; undone, the signature stands again', () => {
    const d = desk();
    d.sign('李卫国', 'first');
    const before = d.doc;
    d.do('王敏', { intent: 'structure' }, (tr) => command.mergeInto(tr, 'a1', 'a2'));
    expect(articleAttrs(d.article()).status).toBe('unread');
    expect(d.names).toEqual([]);
    const merged = new Transform(before);
    command.mergeInto(merged, 'a1', 'a2');
    d.do('王敏', { intent: 'undo' }, (tr) => {
      for (let i = merged.steps.length - 1; i >= 0; i -= 1) tr.step(merged.steps[i]!.invert(merged.docs[i]!));
    });
    expect(d.doc.eq(before)).toBe(true);
    expect(d.names).toEqual(['first 李卫国']);
  });

  it('a snapshot goes on where it was made', () => {
    const d = desk();
    d.sign('李卫国', 'first');
    d.sign('王敏', 'second');
    const early = structuredClone(roundsOf(d.journal.slice(0, 1)));
    expect(roundsOf(d.journal.slice(1), early)).toEqual(d.rounds);
  });
});

it('a journal from elsewhere may say anything: what cannot be read signs nothing', () => {
  const strange: unknown[] = [
    null,
    7,
    'x',
    [],
    { alone: 3, prints: 'ab', reason: {} },
    { prints: { a1: 1 } },
  ];
  const steps: unknown[] = [
    null,
    { stepType: 'status', id: '__proto__', from: 'unread', to: 'first' },
    { stepType: 'status', id: 'constructor', from: 'unread', to: 'royal' },
    { stepType: 'replace', slice: { content: [null, { type: 'article' }] } },
  ];
  const changes = strange.flatMap((payload) =>
    [[], steps].map((some) => ({ intent: 'sign' as const, payload, steps: some, by: '甲', at: 0 })),
  );
  expect([...roundsOf(changes).keys()]).toEqual(['__proto__']);
});

describe('付印', () => {
  const passed = () => {
    const d = desk();
    for (const [by, round] of [
      ['李卫国', 'first'],
      ['王敏', 'second'],
      ['周一鸣', 'third'],
      ['主编', 'third'],
    ] as const)
      d.sign(by, round);
    return d;
  };

  it('is changed when its words, roles or sections are, until somebody passes it again', () => {
    const d = passed();
    expect(changedAfterPassing(d.rounds, d.article())).toBe(false);
    d.do('记者', {}, (tr) =>
      command.replaceText(tr, blocks(tr.doc)[1]!.pos + 1, blocks(tr.doc)[1]!.pos + 3, '新桥'),
    );
    expect(changedAfterPassing(d.rounds, d.article())).toBe(true);
    d.sign('主编', 'third');
    expect(changedAfterPassing(d.rounds, d.article())).toBe(false);
    expect(d.signable('主编', 'third')).toEqual({ hindrance: { why: 'signed', status: 'passed' } });
    d.do('记者', {}, (tr) => command.tag(tr, articles(tr.doc)[0]!.pos, 'local', true));
    expect(changedAfterPassing(d.rounds, d.article())).toBe(true);
  });

  it('waits for every query on the article, and says which', () => {
    const d = desk();
    for (const round of ['first', 'second', 'third'] as const) d.sign(round, round);
    const at = blocks(d.doc)[1]!.pos + 1;
    d.do('王敏', { intent: 'query' }, (tr) =>
      ask(tr, at, at + 2, { id: 'q', text: '哪座桥？', by: '王敏', to: '', at: 0 }),
    );
    expect(d.signable('主编', 'third')).toMatchObject({
      hindrance: { why: 'queries', open: [{ query: { text: '哪座桥？' } }] },
    });
    d.do('记者', { intent: 'query' }, (tr) =>
      answer(tr, { id: 'x', query: 'q', act: 'close', text: '', by: '记者', at: 1 }),
    );
    expect(d.signable('主编', 'third')).toMatchObject({ signing: { to: 'passed' } });
  });

  it('locks its words, its place and its attributes, and nothing beside it', () => {
    const d = passed();
    const touches = (change: (tr: Transform) => void): readonly string[] => {
      const tr = new Transform(d.doc);
      change(tr);
      return lockedBy(d.doc, tr.steps, tr.doc);
    };
    const [, first, , , other] = blocks(d.doc);
    expect(touches((tr) => command.replaceText(tr, first!.pos + 1, first!.pos + 2, '小'))).toEqual(['a1']);
    expect(touches((tr) => command.setArticle(tr, first!.article.pos, 'kind', 'photo'))).toEqual(['a1']);
    expect(touches((tr) => command.moveArticle(tr, first!.article.pos, 1))).toEqual(['a1']);
    expect(touches((tr) => command.mergeInto(tr, 'a1', 'a2'))).toEqual(['a1']);
    expect(touches((tr) => command.replaceText(tr, other!.pos + 1, other!.pos + 2, '新'))).toEqual([]);
    expect(touches((tr) => command.moveArticle(tr, other!.article.pos, -1))).toEqual([]);
    expect(idOf(other!.article.node)).toBe('a2');
  });
});
