// A headline in pieces: “市人大常委会组织 / 在青禾代表视察”. Flat text often cannot tell a kicker from the first line of a
// headline: offered, not insisted on.

import { idOf } from '../document/queries.ts';
import { setRole } from '../document/commands.ts';
import { findById } from '../document/steps.ts';
import { glue } from '../document/text.ts';
import { headlineVerdict, isHeadlinePair } from '../labelling/breaks.ts';
import type { BreakVerdict, Evidence, Vocabulary } from '../labelling/types.ts';
import { type Boundary, boundariesOf, grip, join, joined, reasonsOf, side } from './boundary.ts';
import type { ArticleCheck, Finding, Fix } from './types.ts';

const code = 'split-headline';
const floor = 0.5;

/**
 * Whether the second piece goes on in the first one's clause: “……举办 / “河堤杯”比赛”, “三十里步道 / 今起贯通”. Else the two
 * are clauses of their own and a space stands between them: “河堤亮灯 夜归放心”.
 */
function runsOn(left: string, right: string): boolean {
  return (
    /(?:组织|举办|举行|召开|开展|印发|发布|启动|推出|审议|通过|传达|参加|出席|关于|围绕|助力|推进|推动|加强|打造|建设)$/u.test(
      left,
    ) || /^(?:在|将|被|把|的|和|及|暨|获|今起|再)/u.test(right)
  );
}

export const splitHeadline: ArticleCheck = {
  code,
  seal: '题',
  scope: 'article',
  vocabulary: true,
  *find({ article, vocabulary }) {
    for (const boundary of boundariesOf(article, null, 0, ({ text }) => text === '')) {
      const { left, right, before, after } = boundary;
      if (!isHeadlinePair(side(left), side(right))) continue;
      const verdict = headlineVerdict(side(left), side(right), {
        vocabulary,
        ...(before ? { before: side(before) } : {}),
        ...(after ? { after: side(after) } : {}),
      });
      const whole = elsewhere(left.text, right.text, vocabulary);
      const p = whole ? Math.max(verdict.p, printedWhole) : verdict.p;
      const others = verdict.evidence.filter(({ code: reason }) => reason !== 'whole-elsewhere');
      if (p >= floor)
        yield finding(boundary, { p, evidence: whole ? [whole, ...others] : verdict.evidence }, vocabulary);
    }
  },
};

/** The text under it says the headline in one: “……会组织在青禾代表……” runs over the cut by three characters and more on both sides. */
function elsewhere(left: string, right: string, vocabulary: Vocabulary): Evidence | null {
  const words = vocabulary.straddling(left, right);
  if (words === null || words.left < 3 || words.text.length - words.left < 3 || /^[—-]/u.test(right))
    return null;
  return { code: 'whole-elsewhere', weight: 2.5, detail: words.text, count: words.count };
}
const printedWhole = 0.93;

/** What lies across the two pieces. Without any of it their lengths may speak as they like: it is offered, not certain. */
const across = new Set([
  'word-straddles',
  'vocabulary-straddles',
  'whole-elsewhere',
  'open-quotation',
  'open-bracket',
  'piece-incomplete',
]);
const most = 0.97;
/** Of these, what says that the cut is in the middle of a clause. */
const inside = new Set(['word-straddles', 'piece-incomplete', 'open-quotation', 'open-bracket']);

function finding(boundary: Boundary, { p, evidence }: BreakVerdict, vocabulary: Vocabulary): Finding {
  const { left, right } = boundary;
  const confidence = evidence.some(({ code: reason, weight }) => across.has(reason) && weight > 0)
    ? p
    : Math.min(p, most);
  const straddling = evidence.find(
    (one) => one.code === 'word-straddles' || one.code === 'vocabulary-straddles',
  );
  const words = straddling?.detail ?? vocabulary.straddling(left.text, right.text)?.text;
  const latin = glue(left.text, right.text) === ' ';
  const clauses =
    latin ||
    (!runsOn(left.text, right.text) &&
      !evidence.some(({ code: reason }) => inside.has(reason)) &&
      (words === undefined || words.length < 3));
  const joining = (between: '' | ' ', preferred: boolean): Fix => ({
    title: { code: between === '' ? 'checks:fix.join-headline' : 'checks:fix.join-headline-spaced' },
    preferred,
    apply: (tr) => oneHeadline(tr, idOf(left.node), idOf(right.node), between),
  });
  return {
    code,
    severity: confidence >= 0.9 ? 'sure' : 'doubt',
    confidence,
    reasons: reasonsOf(evidence, boundary),
    ...grip(boundary),
    message: { code: `checks:kind.${code}.message` },
    reads: joined(boundary, words, { between: clauses ? ' ' : '', dropsHyphen: false }, 20),
    // between two Latin words there is no choice
    fixes: latin
      ? [joining(' ', true)]
      : [joining(clauses ? ' ' : '', true), joining(clauses ? '' : ' ', false)],
  };
}

function oneHeadline(
  tr: Parameters<Fix['apply']>[0],
  left: string,
  right: string,
  between: '' | ' ',
): boolean {
  const roles = [left, right].map((id) => findById(tr.doc, id)?.node.type.name);
  if (!join(tr, left, right, { between, dropsHyphen: false })) return false;
  const whole = findById(tr.doc, left);
  // “引题” whose second piece was taken for the headline
  if (whole && whole.node.type.name !== 'headline' && roles.includes('headline'))
    setRole(tr, whole.pos, 'headline');
  return true;
}
