// A block whose role the line model was in two minds about when the issue came in: “可能是引题”. It asks, it does not insist.
//
// Only the whole issue shows the model enough, so its doubts are written down at import and not weighed anew (looking at an
// article and its neighbours, the model errs more often than not). Cross-validated over issues 18 of 33 doubts were right,
// and 13 times the role that stood: so it is asked by default, and as a question. A doubt stands while the block has the
// words and the role that it came in with: a role that a person or a repair has given stays, and is not asked about again.

import { setRole } from '../document/commands.ts';
import { around, idOf } from '../document/queries.ts';
import type { Role } from '../document/schema.ts';
import type { RoleDoubt } from '../import/types.ts';
import { ending, formulae, width } from '../labelling/signs.ts';
import { type Line, linesOf } from './finding.ts';
import type { ArticleCheck, Finding, Reason } from './types.ts';

const code = 'doubtful-role';

const heads = new Set<Role>(['label', 'kicker', 'headline', 'deck', 'subhead', 'byline']);

export const doubtfulRole: ArticleCheck = {
  code,
  seal: '角',
  scope: 'article',
  behind: ['duplicated-run', 'split-headline', 'split-paragraph', 'stuck-subhead'],
  *find({ article, doubts }) {
    if (doubts.size === 0) return;
    const lines = linesOf(article);
    for (const line of lines) {
      const doubt = doubts.get(idOf(line.node));
      if (doubt && doubt.role === line.role && doubt.text === line.text) yield finding(line, doubt, lines);
    }
  },
};

/** What can be seen of the line, for a reader to judge by. The model weighs some hundred signs; these are the ones with words. */
function reasonsOf({ text, role, index }: Line, lines: readonly Line[]): readonly Reason[] {
  const before = lines[index - 1];
  const after = lines[index + 1];
  const reasons: Reason[] = [];
  if (formulae.lead.test(text)) reasons.push({ code: 'role-leads', params: { detail: text.slice(-6) } });
  else if (formulae.rubric.test(text) || formulae.digest.test(text)) reasons.push({ code: 'role-rubric' });
  if (/^[—–]/u.test(text)) reasons.push({ code: 'role-dash' });
  if (ending(text) === 'final') reasons.push({ code: 'final-mark', params: { detail: text.slice(-1) } });
  if (before && heads.has(before.role))
    reasons.push({ code: 'role-below', params: { detail: short(before.text) } });
  if (after && heads.has(after.role))
    reasons.push({ code: 'role-above', params: { detail: short(after.text) } });
  else if (after && role !== 'subhead') reasons.push({ code: 'role-over-text' });
  reasons.push({ code: 'role-length', params: { detail: Math.round(width(text)) } });
  return reasons;
}

const short = (text: string): string => {
  const [...characters] = text;
  return characters.length > 12 ? `${characters.slice(0, 12).join('')}…` : text;
};

function finding(line: Line, { other, p }: RoleDoubt, lines: readonly Line[]): Finding {
  return {
    code,
    severity: 'ask',
    confidence: p,
    reasons: reasonsOf(line, lines),
    from: line.start,
    to: line.start + line.text.length,
    actual: line.text,
    proposed: other,
    message: { code: `checks:kind.${code}.${other}` },
    reads: [{ text: line.text, as: 'same' }],
    fixes: [
      {
        title: { code: `checks:fix.role-${other}` },
        preferred: true,
        apply: (tr, at) => {
          const { block } = around(tr.doc, at.from);
          return block !== null && setRole(tr, block.pos, other);
        },
      },
    ],
  };
}
