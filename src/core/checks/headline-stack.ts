// Two lines of headline, each complete: “就青禾文旅发展情况 / 市人大代表来镇里视察”. Flat text does not tell whether the first is
// the 引题, the second the 副题, or both are one headline over two lines: it is asked, and each answer is one press.
// Of three lines and more it is asked only once they are two: who said that two of them are not one headline is not asked again.

import { boundariesOf, grip } from './boundary.ts';
import { firstAsKicker, headlineVerdictOf, joining, oneHeadlineFrom, secondAsDeck } from './headline-pair.ts';
import type { ArticleCheck } from './types.ts';

const code = 'headline-stack';

export const headlineStack: ArticleCheck = {
  code,
  seal: '层',
  scope: 'article',
  vocabulary: true,
  behind: ['doubtful-role', 'split-headline', 'duplicated-run'],
  *find(context) {
    const { article } = context;
    for (const boundary of boundariesOf(article, null, 0, ({ text }) => text === '')) {
      const { left, right, before, after } = boundary;
      if (left.role !== 'headline' || right.role !== 'headline') continue;
      if (before?.role === 'headline' || after?.role === 'headline') continue;
      const { p } = headlineVerdictOf(boundary, context);
      if (p >= oneHeadlineFrom) continue;
      yield {
        code,
        severity: 'ask',
        confidence: 0.5,
        reasons: [{ code: 'piece-complete' }],
        ...grip(boundary),
        message: { code: `checks:kind.${code}.message` },
        reads: [{ text: `${left.text}\n${right.text}`, as: 'same' }],
        fixes: [joining(boundary, ' ', true), secondAsDeck(boundary), firstAsKicker(boundary)],
      };
    }
  },
};
