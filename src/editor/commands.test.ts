// What a card offers, the keys take.

import { expect, it } from 'vitest';
import { importFiles } from '../core/import/import.ts';
import { Linter } from '../core/checks/lint.ts';
import { schema } from '../core/document/schema.ts';
import { article, doc, headline, p, page } from '../testing/builders.ts';
import { sampleFiles } from '../testing/sample/sample.ts';
import { commands, otherFixes, otherRepairs } from './commands.ts';

it('every repair that a suggestion offers has a key of its own', async () => {
  const pieces = doc(
    page(article(headline('三十里滨江步道'), headline('今起全线贯通'), p('本报讯 步道昨日通了。'))),
  );
  const sample = await importFiles(await sampleFiles());
  const all = [pieces, ...sample.issues.map((issue) => schema.nodeFromJSON(issue.doc))].flatMap((issue) =>
    new Linter().lint(issue).suggestions.map((suggestion) => otherFixes(suggestion).length),
  );
  expect(Math.max(...all)).toBeGreaterThan(2);
  expect(Math.max(...all)).toBeLessThanOrEqual(otherRepairs.length);
  const keys = otherRepairs.map(([id]) => commands.find((command) => command.id === id)?.keys[0] ?? '');
  const taken = commands.flatMap((command) => command.keys);
  for (const key of keys) expect(taken.filter((one) => one === key)).toEqual([key]);
});
