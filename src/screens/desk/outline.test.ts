import { Transform } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { article, caption, doc, furniture, headline, p, page } from '../../testing/builders.ts';
import { outline } from './outline.ts';

const issue = doc(
  page(
    { number: '1', name: '要闻' },
    article({ kind: 'furniture' }, furniture('青禾日报')),
    article({ sections: ['people'] }, headline('老码头里'), headline('开出夜课堂'), p('晚上七点。')),
  ),
  page({ number: '2' }, article({ kind: 'photo' }, caption('图为渡口清晨。'))),
);

it('names pages and articles as staff call them', () => {
  const [first, second] = outline(issue);
  expect(first).toMatchObject({ number: '1', name: '要闻', stories: 1 });
  expect(first?.articles[1]).toMatchObject({
    title: '老码头里 开出夜课堂',
    headed: true,
    characters: 14,
    sections: ['people'],
  });
  expect(second?.articles[0]).toMatchObject({ title: '图为渡口清晨。', headed: false, kind: 'photo' });
});

it('looks again only at what was changed', () => {
  const before = outline(issue);
  const tr = new Transform(issue);
  tr.insert(issue.content.size - 3, issue.type.schema.text('好'));
  const after = outline(tr.doc);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});
