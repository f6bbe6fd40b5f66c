import { expect, it } from 'vitest';
import { Transform } from 'prosemirror-transform';
import { article, doc, headline, kicker, p, page } from '../../testing/builders.ts';
import { dismiss, replaceText, setRole } from '../document/commands.ts';
import { blocks, idOf, roleOf } from '../document/queries.ts';
import { dismissalOf } from './dismissals.ts';
import { doubtfulRole } from './doubtful-role.ts';
import { applyFix } from './fix-certain.ts';
import { Linter } from './lint.ts';

const issue = doc(
  page(article(kicker('镇长在动员会上强调'), headline('把河堤修好'), p('河堤昨天开工，明年完工。'))),
);
const block = blocks(issue)[0] ?? expect.fail();
const linter = (): Linter =>
  new Linter({
    checks: [doubtfulRole],
    doubts: [
      { block: idOf(block.node), role: 'kicker', text: block.node.textContent, other: 'label', p: 0.45 },
    ],
  });

it('asks whether a head is something else, with what can be seen of it', () => {
  const [one] = linter().lint(issue).suggestions;
  expect(one).toMatchObject({ severity: 'ask', actual: '镇长在动员会上强调', confidence: 0.45 });
  expect(one?.message.code).toBe('checks:kind.doubtful-role.label');
  expect(one?.reasons.map(({ code }) => code)).toEqual(['role-leads', 'role-above', 'role-length']);
  expect(new Linter({ checks: [doubtfulRole] }).lint(issue).suggestions).toEqual([]);
});

it('gives the role, and does not ask again', () => {
  const [one] = linter().lint(issue).suggestions;
  const tr = new Transform(issue);
  expect(one && applyFix(tr, one, one.fixes[0] ?? expect.fail(), () => 'n')).toBe(true);
  expect(roleOf(blocks(tr.doc)[0]?.node ?? expect.fail())).toBe('label');
  expect(linter().lint(tr.doc).suggestions).toEqual([]);
});

it('leaves a role that somebody else gave, and words that have changed', () => {
  const other = new Transform(issue);
  setRole(other, block.pos, 'deck');
  expect(linter().lint(other.doc).suggestions).toEqual([]);
  const typed = new Transform(issue);
  replaceText(typed, block.pos + 1, block.pos + 3, '书记');
  expect(linter().lint(typed.doc).suggestions).toEqual([]);
});

it('once dismissed it never returns', () => {
  const [one] = linter().lint(issue).suggestions;
  const tr = new Transform(issue);
  dismiss(tr, dismissalOf(one ?? expect.fail(), 'here', issue, 'd1'));
  expect(linter().lint(tr.doc).suggestions).toEqual([]);
});
