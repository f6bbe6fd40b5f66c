// What this paper's editors tagged, so that the suggester can learn from it: on this machine and nowhere else.

import { type Database, database, type StoredExample } from './database.ts';

/** The last so many articles of a paper are learnt from; older ones are forgotten. */
const most = 4000;

export async function examplesOf(paper: string, db: Database = database): Promise<readonly StoredExample[]> {
  const all = await db.examples.where('paper').equals(paper).toArray();
  return all.toSorted((a, b) => a.at - b.at);
}

/** Puts the examples of an issue in the place of those that it had; what was first proposed for an article stays. */
export async function keepExamples(
  paper: string,
  issue: string,
  examples: readonly Omit<StoredExample, 'paper' | 'issue'>[],
  db: Database = database,
): Promise<void> {
  await db.transaction('rw', db.examples, async () => {
    const before = await db.examples.where('issue').equals(issue).toArray();
    const was = new Map(before.map((one) => [one.article, one]));
    await db.examples.where('issue').equals(issue).delete();
    await db.examples.bulkPut(
      examples.map((one) => {
        const known = was.get(one.article);
        return { ...one, paper, issue, ...(known ? { proposed: known.proposed, at: known.at } : {}) };
      }),
    );
    const all = await db.examples.where('paper').equals(paper).toArray();
    const old = all.toSorted((a, b) => b.at - a.at).slice(most);
    await db.examples.bulkDelete(old.map(({ issue: of, article }): [string, string] => [of, article]));
  });
}
