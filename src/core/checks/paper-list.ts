// The paper's own list of wrong words with the right ones. Not certain: the paper decided on the word, not on this place.

import { aboutWords, linesOf } from './finding.ts';
import type { ArticleCheck } from './types.ts';

const code = 'paper-list';

export const paperList: ArticleCheck = {
  code,
  seal: '表',
  scope: 'article',
  *find({ article, lists }) {
    for (const line of linesOf(article))
      for (const { wrong, right } of lists.wrong) {
        if (wrong === '') continue;
        for (let at = line.text.indexOf(wrong); at >= 0; at = line.text.indexOf(wrong, at + wrong.length)) {
          // 青禾 → 青禾镇 must not make 青禾镇镇
          const inside = right.indexOf(wrong);
          if (inside >= 0 && line.text.startsWith(right, at - inside)) continue;
          yield aboutWords(line, {
            code,
            severity: 'sure',
            confidence: 0.97,
            from: at,
            to: at + wrong.length,
            instead: right,
            reasons: [{ code: 'on-the-list', params: { detail: `${wrong} → ${right}` } }],
          });
        }
      }
  },
};
