import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { Database } from './database.ts';
import { examplesOf, keepExamples } from './examples.ts';

it('an article is learnt from once, with its last sections and its first proposal', async () => {
  const db = new Database('examples');
  const example = (article: string, sections: readonly string[], proposed: string | null, at: number) => ({
    article,
    sections,
    features: ['夜市'],
    proposed,
    at,
  });
  await keepExamples(
    '江畔日报',
    'i1',
    [example('a1', ['people'], 'culture', 1), example('a2', ['law'], null, 2)],
    db,
  );
  await keepExamples('江畔日报', 'i1', [example('a1', ['economy'], null, 9)], db);
  await keepExamples('海边晚报', 'i2', [example('a1', ['law'], null, 3)], db);
  expect(
    (await examplesOf('江畔日报', db)).map(({ article, sections, proposed, at }) => [
      article,
      sections,
      proposed,
      at,
    ]),
  ).toEqual([['a1', ['economy'], 'culture', 1]]);
  await db.delete();
});
