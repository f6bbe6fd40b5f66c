// Two lines of headline, one under the other: how likely they are one, and what can be made of them.

import type { Node } from 'prosemirror-model';
import { idOf } from '../document/queries.ts';
import { setRole } from '../document/commands.ts';
import { findById } from '../document/steps.ts';
import { headlineVerdict } from '../labelling/breaks.ts';
import type { BreakVerdict, Evidence, Vocabulary } from '../labelling/types.ts';
import { type Boundary, join, side, weighedWith } from './boundary.ts';
import type { ArticleContext, Fix, Suggestion } from './types.ts';

/** From this on they are offered as one; below it they may be a 引题 or a 副题 and the headline. */
export const oneHeadlineFrom = 0.5;

/** What the model says, the text under the headline, which may say it in one, and how the two are set, where that is known. */
export function headlineVerdictOf(
  boundary: Boundary,
  { vocabulary, openings }: Pick<ArticleContext, 'vocabulary' | 'openings'>,
): BreakVerdict {
  const verdict = byWords(boundary, vocabulary);
  const { right } = boundary;
  const seen = openings.get(idOf(right.node));
  return seen && right.text.startsWith(seen.begins)
    ? weighedWith(verdict, seen.opens, { one: 'set-alike', two: 'set-unlike' })
    : verdict;
}

function byWords({ left, right, before, after }: Boundary, vocabulary: Vocabulary): BreakVerdict {
  const verdict = headlineVerdict(side(left), side(right), {
    vocabulary,
    ...(before ? { before: side(before) } : {}),
    ...(after ? { after: side(after) } : {}),
  });
  const whole = elsewhere(left.text, right.text, vocabulary);
  if (!whole) return verdict;
  const others = verdict.evidence.filter(({ code }) => code !== 'whole-elsewhere');
  return { ...verdict, p: Math.max(verdict.p, printedWhole), evidence: [whole, ...others] };
}

/** The text under it says the headline in one: “……会组织在青禾代表……” runs over the cut by three characters and more on both sides. */
function elsewhere(left: string, right: string, vocabulary: Vocabulary): Evidence | null {
  const words = vocabulary.straddling(left, right);
  if (words === null || words.left < 3 || words.text.length - words.left < 3 || /^[—-]/u.test(right))
    return null;
  return { code: 'whole-elsewhere', weight: 2.5, detail: words.text, count: words.count };
}
const printedWhole = 0.93;

/**
 * Whether the second piece goes on in the first one's clause: “……举办 / “河堤杯”比赛”, “三十里步道 / 今起贯通”. Else the two
 * are clauses of their own and a space stands between them: “河堤亮灯 夜归放心”.
 */
export function runsOn(left: string, right: string): boolean {
  return (
    /(?:组织|举办|举行|召开|开展|印发|发布|启动|推出|审议|通过|传达|参加|出席|关于|围绕|助力|推进|推动|加强|打造|建设)$/u.test(
      left,
    ) || /^(?:在|将|被|把|的|和|及|暨|获|今起|再)/u.test(right)
  );
}

/** What lies across the two pieces, or shows them set as one. Without any of it their lengths may speak as they like: it is offered, not certain. */
export const across = new Set([
  'set-alike',
  'word-straddles',
  'vocabulary-straddles',
  'whole-elsewhere',
  'open-quotation',
  'open-bracket',
  'piece-incomplete',
]);
export const most = 0.97;
/** Of these, what says that the cut is in the middle of a clause. */
export const inside = new Set(['word-straddles', 'piece-incomplete', 'open-quotation', 'open-bracket']);

export const joining = ({ left, right }: Boundary, between: '' | ' ', preferred: boolean): Fix => ({
  title: { code: between === '' ? 'checks:fix.join-headline' : 'checks:fix.join-headline-spaced' },
  preferred,
  apply: (tr) => oneHeadline(tr, idOf(left.node), idOf(right.node), between),
});

/** The line above leads into the headline. */
export const firstAsKicker = ({ left }: Boundary): Fix => ({
  title: { code: 'checks:fix.first-kicker' },
  apply: (tr) => {
    const at = findById(tr.doc, idOf(left.node));
    return at !== null && setRole(tr, at.pos, 'kicker');
  },
});

/** The line below adds to it. */
export const secondAsDeck = ({ right }: Boundary): Fix => ({
  title: { code: 'checks:fix.second-deck' },
  apply: (tr) => {
    const at = findById(tr.doc, idOf(right.node));
    return at !== null && setRole(tr, at.pos, 'deck');
  },
});

function oneHeadline(
  tr: Parameters<Fix['apply']>[0],
  left: string,
  right: string,
  between: '' | ' ',
): boolean {
  const roles = [left, right].map((id) => findById(tr.doc, id)?.node.type.name);
  if (!join(tr, left, right, { between, dropsHyphen: false })) return false;
  const whole = findById(tr.doc, left);
  // “引题” whose second piece was taken for the headline; what goes on under a 副题 is no headline
  if (whole && whole.node.type.name !== 'headline' && roles.includes('headline') && roles[0] !== 'deck')
    setRole(tr, whole.pos, 'headline');
  return true;
}

/**
 * Headlines in several lines as they likelier are, where nobody is there to be asked: of the suggestions those that put two
 * lines together, the surest first. A line goes together with one other alone: of 150 headlines of the corpus in several
 * lines one has three.
 */
export function likelyHeadlines(doc: Node, suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const taken = new Set<string>();
  return suggestions
    .filter(({ code, confidence }) => code === 'split-headline' && confidence >= oneHeadlineFrom)
    .toSorted((a, b) => b.confidence - a.confidence)
    .filter(({ from, to }) => {
      const two = [from, to].map((at) => idOf(doc.resolve(at).parent));
      if (two.some((id) => taken.has(id))) return false;
      for (const id of two) taken.add(id);
      return true;
    });
}
