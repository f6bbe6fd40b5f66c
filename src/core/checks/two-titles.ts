// 市长王某 above, 书记王某 below, in one article: one person, two posts. Asked only where both titles stand right before the name
// and nothing says that one is held beside the other (书记、市长王某) or was held before (原, 前, 时任).

import { aboutWords, linesOf } from './finding.ts';
import { personsIn, titles as posts } from './persons.ts';
import type { ArticleCheck } from './types.ts';

const code = 'two-titles';

/** What is said of a person before the titles. */
const clause = /[^，。；：！？]{0,18}$/u;
const former = /[原前]|时任|历任|曾任|兼|拟任|当选|候任|转任|改任/u;

export const twoTitles: ArticleCheck = {
  code,
  seal: '问',
  scope: 'article',
  off: true,
  *find({ article, lists }) {
    const persons = new Map<string, { readonly held: ReadonlySet<string>; readonly said: string }>();
    for (const { name, title: said } of lists.persons) {
      const held = [...(persons.get(name)?.held ?? []), ...(said.match(posts) ?? [])];
      persons.set(name, { held: new Set(held), said });
    }
    for (const line of linesOf(article)) {
      if (line.role !== 'body') continue;
      for (const { name, titles, from } of personsIn(line.text)) {
        const before = clause.exec(line.text.slice(Math.max(0, from - 18), from))?.[0] ?? '';
        if (former.test(before + titles)) continue;
        const held = new Set(titles.match(posts));
        const known = persons.get(name);
        if (!known) persons.set(name, { held, said: titles });
        else if (![...held].some((one) => known.held.has(one)))
          yield aboutWords(line, {
            code,
            severity: 'ask',
            confidence: 0.85,
            from,
            to: from + titles.length + name.length,
            reasons: [{ code: 'said-above', params: { detail: known.said + name } }],
            params: { name, here: titles, there: known.said },
          });
      }
    }
  },
};
