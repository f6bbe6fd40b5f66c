// An article without a section: the suggester's proposals, with the words that spoke. One press takes the first.

import { tag } from '../document/commands.ts';
import { articleAttrs, idOf } from '../document/queries.ts';
import { findById } from '../document/steps.ts';
import { safeOffset } from '../document/text.ts';
import { type SectionProposal, suggestSections } from '../sections/suggest.ts';
import { type Line, linesOf } from './finding.ts';
import type { ArticleCheck, Finding, Fix } from './types.ts';

const code = 'untagged';

/** Below this the suggester does not know, and nothing is said. */
const floor = 0.5;
/** A tag is a decision of the desk: proposed, never set unasked. */
const most = 0.95;

export const untagged: ArticleCheck = {
  code,
  seal: '栏',
  scope: 'article',
  *find({ article, page, tagging: { taxonomy, learned } }) {
    const { kind, sections } = articleAttrs(article);
    const lines = linesOf(article);
    const line =
      lines.find(({ role, text }) => role === 'headline' && text !== '') ??
      lines.find(({ text }) => text !== '');
    if (kind === 'furniture' || sections.length > 0 || !line) return;
    const proposals = suggestSections(article, page.name, taxonomy, learned);
    const best = proposals[0];
    if (best && best.confidence >= floor) yield finding(line, idOf(article), best, proposals.slice(1, 3));
  },
};

function finding(
  line: Line,
  article: string,
  best: SectionProposal,
  others: readonly SectionProposal[],
): Finding {
  const actual = line.text.slice(0, safeOffset(line.text, Math.min(12, line.text.length)));
  return {
    code,
    severity: 'doubt',
    confidence: Math.min(most, best.confidence),
    reasons: best.reasons.map(({ code: reason, weight, detail }) => ({
      code: reason,
      weight,
      params: { detail },
    })),
    from: line.start,
    to: line.start + actual.length,
    actual,
    proposed: best.section.code,
    message: {
      code: `checks:kind.${code}.message`,
      params: { name: best.section.name, english: best.section.english },
    },
    reads: [
      { text: best.section.name, as: 'new' },
      { text: ` ${line.text.slice(0, safeOffset(line.text, Math.min(20, line.text.length)))}`, as: 'same' },
    ],
    fixes: [best, ...others].map((proposal, index): Fix => tagging(proposal, article, index === 0)),
  };
}

const tagging = ({ section }: SectionProposal, article: string, preferred: boolean): Fix => ({
  title: { code: 'checks:fix.tag', params: { name: section.name, english: section.english } },
  preferred,
  apply: (tr) => {
    const at = findById(tr.doc, article);
    return at !== null && tag(tr, at.pos, section.code, true);
  },
});
