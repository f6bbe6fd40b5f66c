import { Transform } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import * as command from '../document/commands.ts';
import { articles, blocks, idOf } from '../document/queries.ts';
import { nothingTold, type Told, told } from './told.ts';

const issue = doc(
  page(
    article(headline('河堤上的灯'), p('代表们建议呼'), p('特抢抓机遇。')),
    article(headline('桥通了'), p('大桥昨日通车，两岸来人。')),
  ),
);
const tell = (act: (tr: Transform) => void): Told => {
  const tr = new Transform(issue);
  act(tr);
  return tr.steps.reduce((so, step, i) => told(so, step, tr.docs[i]!), nothingTold);
};
const all = blocks(issue);
const at = (n: number, offset: number): number => all[n]!.pos + 1 + offset;
const ids = (n: number) => ({ block: idOf(all[n]!.node), article: idOf(all[n]!.article.node) });

it('tells words put in their place, with those beside them', () => {
  expect(tell((tr) => void command.replaceText(tr, at(4, 2), at(4, 4), '今天'))).toMatchObject({
    lead: '大桥',
    before: '昨日',
    after: '今天',
    trail: '通车，两岸来人。',
    ...ids(4),
  });
});
it('tells a join by the words on both sides, a block taken out by its own', () => {
  expect(tell((tr) => void command.joinBlock(tr, all[2]!.pos))).toMatchObject({
    lead: '代表们建议呼',
    before: '⏎',
    after: '',
    trail: '特抢抓机遇。',
  });
  expect(tell((tr) => void command.removeBlock(tr, all[1]!.pos))).toMatchObject({ before: '代表们建议呼' });
});
it('tells a role, a move and a section by what they were about', () => {
  for (const act of [
    (tr: Transform) => void command.setRole(tr, all[1]!.pos, 'deck'),
    (tr: Transform) => void command.moveBlock(tr, all[1]!.pos, 1),
  ])
    expect(tell(act)).toMatchObject({ trail: '代表们建议呼', ...ids(1) });
  expect(tell((tr) => void command.tag(tr, articles(issue)[1]!.pos, 'people', true))).toMatchObject({
    block: null,
    article: ids(4).article,
  });
});
it('of several places the first is told, and how many there are', () => {
  expect(
    tell((tr) => {
      command.replaceText(tr, at(4, 2), at(4, 4), '今天');
      command.replaceText(tr, at(1, 0), at(1, 2), '委员');
    }),
  ).toMatchObject({ before: '昨日', places: 2 });
});
