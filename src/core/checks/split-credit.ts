// A photographer's credit over two lines: “■本报记者 甲 / 通讯员 乙 摄”. Its second half says who else took the picture.

import { idOf } from '../document/queries.ts';
import { boundariesOf, grip, join, joined } from './boundary.ts';
import type { ArticleCheck } from './types.ts';

const code = 'split-credit';

/** The first half names somebody and does not say 摄 yet; the second begins with a calling and does. */
const opens =
  /^[●■□◎◆▲△○★☆◇•·※\s]*(?:本报|新华社|中新社|见习|特约|全媒体)?\p{Script=Han}{0,4}(?:记者|通讯员)[\s　]/u;
const closes = /(?:摄|摄影|摄影报道|图|文|供图)[）)]?$/u;
const goesOn = /^(?:本报|特约)?(?:通讯员|见习记者|实习生)[\s　]/u;

export const splitCredit: ArticleCheck = {
  code,
  seal: '摄',
  scope: 'article',
  *find({ article }) {
    for (const boundary of boundariesOf(article, null, 0, () => false)) {
      const { left, right } = boundary;
      if (left.role !== 'credit' || right.role !== 'credit') continue;
      const [first, second] = [left.text.trim(), right.text.trim()];
      if (!opens.test(first) || closes.test(first) || !goesOn.test(second) || !closes.test(second)) continue;
      const seam = { between: ' ', dropsHyphen: false } as const;
      yield {
        code,
        severity: 'sure',
        confidence: 0.95,
        reasons: [
          { code: 'credit-unsaid', params: { detail: first } },
          { code: 'credit-goes-on', params: { detail: second } },
        ],
        ...grip(boundary),
        message: { code: `checks:kind.${code}.message` },
        reads: joined(boundary, undefined, seam),
        fixes: [
          {
            title: { code: 'checks:fix.join-headline-spaced' },
            preferred: true,
            apply: (tr) => join(tr, idOf(left.node), idOf(right.node), seam),
          },
        ],
      };
    }
  },
};
