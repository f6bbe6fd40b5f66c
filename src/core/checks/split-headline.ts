// A headline in pieces: “市人大常委会组织 / 在青禾代表视察”. Flat text often cannot tell a kicker from the first line of a
// headline: offered, not insisted on, and the other readings of the two lines are a press away as well.

import { glue } from '../document/text.ts';
import { isHeadlinePair } from '../labelling/breaks.ts';
import type { BreakVerdict, Vocabulary } from '../labelling/types.ts';
import { type Boundary, boundariesOf, grip, joined, reasonsOf, side } from './boundary.ts';
import {
  across,
  firstAsKicker,
  headlineVerdictOf,
  inside,
  joining,
  most,
  oneHeadlineFrom,
  runsOn,
  secondAsDeck,
} from './headline-pair.ts';
import type { ArticleCheck, Finding } from './types.ts';

const code = 'split-headline';
export const splitHeadline: ArticleCheck = {
  code,
  seal: '题',
  scope: 'article',
  vocabulary: true,
  *find(context) {
    const { article, vocabulary } = context;
    for (const boundary of boundariesOf(article, null, 0, ({ text }) => text === '')) {
      const { left, right } = boundary;
      if (!isHeadlinePair(side(left), side(right))) continue;
      const verdict = headlineVerdictOf(boundary, context);
      if (verdict.p >= oneHeadlineFrom) yield finding(boundary, verdict, vocabulary);
    }
  },
};

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
  // between two Latin words there is no choice
  const joins = latin
    ? [joining(boundary, ' ', true)]
    : [joining(boundary, clauses ? ' ' : '', true), joining(boundary, clauses ? '' : ' ', false)];
  // two lines that may be two things: the likelier the one headline, the further behind
  const roles =
    left.role === 'headline' && right.role === 'headline'
      ? [firstAsKicker(boundary), secondAsDeck(boundary)]
      : [];
  return {
    code,
    severity: confidence >= 0.9 ? 'sure' : 'doubt',
    confidence,
    reasons: reasonsOf(evidence, boundary),
    ...grip(boundary),
    message: { code: `checks:kind.${code}.message` },
    reads: joined(boundary, words, { between: clauses ? ' ' : '', dropsHyphen: false }, 20),
    fixes: confidence >= 0.9 ? [...joins, ...roles] : [...joins.slice(0, 1), ...roles, ...joins.slice(1)],
  };
}
