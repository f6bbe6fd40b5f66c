// 上接第1版, and page 1 is not among the files: a task that stays open, not an error.

import { replaceText } from '../document/commands.ts';
import { reading, wordsAfter, wordsBefore } from './finding.ts';
import { jumpsOf, type MarkAt } from './jumps.ts';
import type { Finding, IssueCheck } from './types.ts';

const code = 'jump-without-partner';

export const jumpWithoutPartner: IssueCheck = {
  code,
  seal: '转',
  scope: 'issue',
  *find(doc, vocabulary) {
    for (const open of jumpsOf(doc, vocabulary).open) yield finding(open);
  },
};

function finding({ mark, line, from, to }: MarkAt): Finding {
  const actual = line.text.slice(mark.from, mark.to);
  return {
    code,
    severity: 'ask',
    confidence: 0.95,
    reasons: [
      {
        code: mark.direction === 'to' ? 'goes-on-elsewhere' : 'comes-from-elsewhere',
        params: { page: mark.page },
      },
    ],
    from,
    to,
    actual,
    message: { code: `checks:kind.${code}.${mark.direction}`, params: { page: mark.page } },
    reads: reading(
      { text: wordsBefore(line.text, mark.from), as: 'same' },
      { text: actual, as: 'same' },
      { text: wordsAfter(line.text, mark.to), as: 'same' },
    ),
    fixes: [
      {
        title: { code: 'checks:fix.remove-mark', params: { words: actual } },
        apply: (tr, at) => replaceText(tr, at.from, at.to, ''),
      },
    ],
  };
}
