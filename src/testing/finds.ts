// What a check says about an invented piece of newspaper, spoken as one would: finds(splitParagraph, article(p('…'), p('…'))).

import { Step, Transform } from 'prosemirror-transform';
import type { Node } from 'prosemirror-model';
import { expect } from 'vitest';
import { applyFix, preferredFix } from '../core/checks/fix-certain.ts';
import { Linter, type LinterOptions } from '../core/checks/lint.ts';
import type { Check, Fix, Suggestion } from '../core/checks/types.ts';
import { blocks } from '../core/document/queries.ts';
import { schema } from '../core/document/schema.ts';
import { doc, page } from './builders.ts';

type ArticlePart = Parameters<typeof page>[1];

function issueOf(part: ArticlePart | Node): Node {
  return typeof part === 'function' ? doc(page(part)) : part;
}

/** All that the check says about an article, or about a whole document. */
export function found(
  check: Check,
  part: ArticlePart | Node,
  options: LinterOptions = {},
): readonly Suggestion[] {
  const issue = issueOf(part);
  const { suggestions } = new Linter({ ...options, checks: [check] }).lint(issue);
  for (const one of suggestions) {
    expect(one.actual, `${one.code}: what it says stands there`).toBe(
      issue.textBetween(one.from, one.to, '\n'),
    );
    for (const fix of one.fixes) fixed(issue, one, fix);
  }
  return suggestions;
}

/** The one thing that the check says. Every fix of it is tried: the schema stays valid, the inverse and the JSON of its steps bring the document back. */
export function finds(check: Check, part: ArticlePart | Node, options: LinterOptions = {}): Suggestion {
  const suggestions = found(check, part, options);
  expect(
    suggestions.map(({ actual }) => actual),
    `${check.code} finds one thing`,
  ).toHaveLength(1);
  return suggestions[0] ?? expect.fail();
}

/** The check has nothing to say. */
export function ignores(check: Check, part: ArticlePart | Node, options: LinterOptions = {}): void {
  expect(
    found(check, part, options).map(({ actual }) => actual),
    `${check.code} says nothing`,
  ).toEqual([]);
}

/** The texts of the blocks as they are after the preferred fix of the one thing that the check says. */
export function mends(check: Check, part: ArticlePart | Node): readonly string[] {
  const issue = issueOf(part);
  const one = finds(check, issue);
  const fix = preferredFix(one) ?? expect.fail(`${one.code} proposes nothing`);
  const after = fixed(issue, one, fix);
  const will = one.reads
    .filter(({ as }) => as !== 'gone')
    .map(({ text }) => text)
    .join('');
  expect(squeezed(after.textBetween(0, after.content.size)), 'it reads as it was said').toContain(
    squeezed(will),
  );
  return blocks(after).map(({ node }) => node.textContent);
}

const squeezed = (text: string): string => text.replace(/[\s…]+/gu, '');

/** The document after the fix; its inverse and JSON round trip are tried on the way. */
export function fixed(issue: Node, suggestion: Suggestion, fix: Fix): Node {
  const tr = new Transform(issue);
  let ids = 0;
  expect(
    applyFix(tr, suggestion, fix, () => `fix${(ids += 1)}`),
    `${suggestion.code} can be applied`,
  ).toBe(true);
  tr.doc.check();
  const names = blocks(tr.doc).map(({ node }) => String(node.attrs['id']));
  expect(new Set(names).size, 'ids stay unique').toBe(names.length);
  const replay = new Transform(issue);
  for (const step of tr.steps) replay.step(Step.fromJSON(schema, JSON.parse(JSON.stringify(step.toJSON()))));
  expect(replay.doc.eq(tr.doc), 'the steps come back from JSON').toBe(true);
  const back = new Transform(tr.doc);
  for (let i = tr.steps.length - 1; i >= 0; i -= 1) {
    const step = tr.steps[i];
    const before = tr.docs[i];
    if (step && before) back.step(step.invert(before));
  }
  expect(back.doc.eq(issue), 'the inverse brings the document back').toBe(true);
  return tr.doc;
}
