// A headline in pieces: “市人大常委会组织 / 在青禾代表视察”. Flat text often cannot tell a kicker from the first line of a
// headline: offered, not insisted on.

import { idOf } from '../document/queries.ts';
import { setRole } from '../document/commands.ts';
import { findById } from '../document/steps.ts';
import { headlineVerdict, isHeadlinePair } from '../labelling/breaks.ts';
import type { BreakVerdict } from '../labelling/types.ts';
import { type Boundary, boundariesOf, grip, join, joined, reasonsOf, side } from './boundary.ts';
import type { ArticleCheck, Finding, Fix } from './types.ts';

const code = 'split-headline';
const floor = 0.5;

export const splitHeadline: ArticleCheck = {
  code,
  seal: '题',
  scope: 'article',
  vocabulary: true,
  *find({ article, vocabulary }) {
    for (const boundary of boundariesOf(article, null, 0, ({ text }) => text === '')) {
      const { left, right, before, after } = boundary;
      if (!isHeadlinePair(side(left), side(right))) continue;
      const verdict = headlineVerdict(side(left), side(right), { vocabulary, ...(before ? { before: side(before) } : {}), ...(after ? { after: side(after) } : {}) });
      if (verdict.p >= floor) yield finding(boundary, verdict);
    }
  },
};

/** What lies across the two pieces. Without any of it their lengths may speak as they like: it is offered, not certain. */
const across = new Set(['word-straddles', 'vocabulary-straddles', 'whole-elsewhere', 'open-quotation', 'open-bracket', 'piece-incomplete']);
const most = 0.97;

function finding(boundary: Boundary, { p, evidence }: BreakVerdict): Finding {
  const { left, right } = boundary;
  const confidence = evidence.some(({ code: reason, weight }) => across.has(reason) && weight > 0) ? p : Math.min(p, most);
  const straddling = evidence.find((one) => one.code === 'word-straddles' || one.code === 'vocabulary-straddles');
  // “千方百计上项目 / 多措并举优环境”: two clauses of one length stand apart by a space
  const clauses = !evidence.some((one) => one.code === 'word-straddles' || one.code === 'piece-incomplete') && left.text.length >= 5 && Math.abs(left.text.length - right.text.length) <= 1;
  const joining = (between: '' | ' ', preferred: boolean): Fix => ({
    title: { code: between === '' ? 'checks:fix.join-headline' : 'checks:fix.join-headline-spaced' },
    preferred,
    apply: (tr) => oneHeadline(tr, idOf(left.node), idOf(right.node), between),
  });
  return {
    code,
    severity: confidence >= 0.9 ? 'sure' : 'doubt',
    confidence,
    reasons: reasonsOf(evidence),
    ...grip(boundary),
    message: { code: `checks:kind.${code}.message` },
    reads: joined(boundary, straddling?.detail, clauses ? ' ' : '', 20),
    fixes: [joining(clauses ? ' ' : '', true), joining(clauses ? '' : ' ', false)],
  };
}

function oneHeadline(tr: Parameters<Fix['apply']>[0], left: string, right: string, between: '' | ' '): boolean {
  const roles = [left, right].map((id) => findById(tr.doc, id)?.node.type.name);
  if (!join(tr, left, right, { between, dropsHyphen: false })) return false;
  const whole = findById(tr.doc, left);
  // “引题” whose second piece was taken for the headline
  if (whole && whole.node.type.name !== 'headline' && roles.includes('headline')) setRole(tr, whole.pos, 'headline');
  return true;
}
