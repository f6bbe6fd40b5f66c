// A paragraph that was cut in two: “…建议青禾 / 镇抢抓机遇…”. The probability is that of the break model; its evidence is the
// reasons. A false join is worse than a missed one: certain only from 0.98 on.

import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { setRole } from '../document/commands.ts';
import { idOf } from '../document/queries.ts';
import { findById } from '../document/steps.ts';
import { endsSentence } from '../document/text.ts';
import { breakVerdict, endsAsOfOld, isHeadlinePair } from '../labelling/breaks.ts';
import type { BreakVerdict, Vocabulary } from '../labelling/types.ts';
import {
  type Boundary,
  boundariesOf,
  grip,
  join,
  joined,
  reasonsOf,
  type Seam,
  seam,
  side,
  weighedWith,
} from './boundary.ts';
import type { Line } from './finding.ts';
import type { ArticleCheck, ArticleContext, Finding, Reason } from './types.ts';

const code = 'split-paragraph';

/** Below this nothing is said. */
const floor = 0.5;
/** The same for a short line without a mark, in UTF-16 code units: in a paper whose headings the labels do not know it is one of them. */
const heading = { floor: 0.8, longest: 30 };

const floorOf = (left: string): number =>
  left.length <= heading.longest && !/[，。！？；：、,.!?;:]/u.test(left) ? heading.floor : floor;

const apart = (line: Line): boolean =>
  line.role === 'furniture' || line.role === 'credit' || line.text === '';

export const splitParagraph: ArticleCheck = {
  code,
  seal: '接',
  scope: 'article',
  neighbours: true,
  vocabulary: true,
  behind: ['duplicated-run', 'jump-partner', 'stray-caption'],
  *find(context) {
    for (const boundary of boundariesOf(context.article, context.after, context.afterAt, apart)) {
      if (
        isHeadlinePair(side(boundary.left), side(boundary.right)) ||
        endsAsOfOld(boundary.left.text, context.vocabulary)
      )
        continue;
      const verdict = asSet(boundary, verdictOf(boundary, context), context);
      const least = floorOf(boundary.left.text);
      if (verdict.p < least && !boundary.left.text.endsWith('-')) continue;
      const how = seam(boundary, context.vocabulary);
      if (verdict.p >= least || (how.hyphen && boundary.sameArticle)) yield finding(boundary, verdict, how);
    }
  },
};

interface Kept {
  readonly right: Node;
  readonly before: Node | null;
  readonly after: Node | null;
  readonly vocabulary: Vocabulary;
  readonly sameArticle: boolean;
  readonly verdict: BreakVerdict;
}
/** By the left block: a keystroke asks for the boundaries around it again, not for all of a long article. */
const kept = new WeakMap<Node, Kept>();

function verdictOf(
  { left, right, sameArticle, before, after }: Boundary,
  { vocabulary, columnWidth }: ArticleContext,
): BreakVerdict {
  const nodes = { right: right.node, before: before?.node ?? null, after: after?.node ?? null };
  const known = kept.get(left.node);
  if (
    known?.right === nodes.right &&
    known.before === nodes.before &&
    known.after === nodes.after &&
    known.vocabulary === vocabulary &&
    known.sameArticle === sameArticle
  )
    return known.verdict;
  const verdict = breakVerdict(side(left), side(right), {
    vocabulary,
    sameArticle,
    ...(columnWidth === undefined ? {} : { columnWidth }),
    ...(before ? { before: side(before) } : {}),
    ...(after ? { after: side(after) } : {}),
  });
  kept.set(left.node, { ...nodes, vocabulary, sameArticle, verdict });
  return verdict;
}

/** What the printed page shows of the right side's first line is weighed with the words: an indent outweighs a lost full stop. */
function asSet({ right }: Boundary, verdict: BreakVerdict, { openings }: ArticleContext): BreakVerdict {
  const seen = openings.get(idOf(right.node));
  if (!seen || !right.text.startsWith(seen.begins)) return verdict;
  return weighedWith(verdict, seen.opens, { one: 'stands-flush', two: 'stands-in' });
}

/** “neighbor- / hood”: small letters behind a hyphen run on. Where the issue does not have the word, the hyphen is the doubt. */
const hyphened = { told: 0.99, guessed: 0.9 };

function finding(boundary: Boundary, { p: weighed, evidence }: BreakVerdict, how: Seam): Finding {
  const p = how.hyphen && boundary.sameArticle ? hyphened[how.hyphen] : weighed;
  const left = idOf(boundary.left.node);
  const right = idOf(boundary.right.node);
  const across = evidence.find(
    (one) =>
      one.code === 'word-straddles' || one.code === 'vocabulary-straddles' || one.code === 'number-straddles',
  );
  return {
    code,
    severity: p >= 0.9 ? 'sure' : 'doubt',
    confidence: p,
    reasons: withEnding(reasonsOf(evidence, boundary), boundary.left.text),
    ...grip(boundary),
    message: { code: `checks:kind.${code}.${boundary.sameArticle ? 'message' : 'across'}` },
    reads: joined(boundary, across?.detail, how),
    fixes: [
      {
        title: { code: 'checks:fix.join' },
        preferred: true,
        apply: (tr) => join(tr, left, right, how) && asLonger(tr, left, boundary),
      },
    ],
  };
}

/** “全国铁路今天预计发送旅客 / 970万……”: an opener taken for a sub-heading; the longer half says what the whole is. */
function asLonger(tr: Transform, id: string, { left, right }: Boundary): true {
  const whole = findById(tr.doc, id);
  if (whole && right.text.length > left.text.length && right.role !== left.role)
    setRole(tr, whole.pos, right.role);
  return true;
}

/** The model may weigh it at nothing because other signs say the same: to a reader it is the first thing to see. */
function withEnding(reasons: readonly Reason[], left: string): readonly Reason[] {
  if (
    endsSentence(left) ||
    reasons.some(({ code: reason }) => reason === 'no-final-mark' || reason.startsWith('ends-with-'))
  )
    return reasons;
  return [{ code: 'no-final-mark', params: { detail: left.slice(-1) } }, ...reasons];
}
