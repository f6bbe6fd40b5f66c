// A story that stops in the middle of a sentence: its end is missing, or was taken for something else.

import { articleAttrs } from '../document/queries.ts';
import { endsSentence } from '../document/text.ts';
import { formulae } from '../labelling/signs.ts';
import { aboutWords, linesOf } from './finding.ts';
import type { ArticleCheck } from './types.ts';

const code = 'no-ending';

export const noEnding: ArticleCheck = {
  code,
  seal: '尾',
  scope: 'article',
  behind: ['split-paragraph', 'duplicated-run', 'jump-partner', 'jump-without-partner'],
  *find({ article }) {
    if (articleAttrs(article).kind !== 'story') return;
    const lines = linesOf(article);
    const last = lines.findLast(({ role }) => role === 'body');
    // lists, poems and tables end as they like: a story has sentences
    if (
      !last ||
      last.text.length < 16 ||
      !lines.some(({ role, text }) => role === 'body' && /[。！？]/u.test(text))
    )
      return;
    const text = last.text.trimEnd();
    if (
      endsSentence(text) ||
      formulae.signature.test(text) ||
      formulae.finis.test(text) ||
      formulae.credit.test(text)
    )
      return;
    const { jumpTo } = formulae;
    if (
      jumpTo.test(text.slice(-16)) ||
      lines.some(({ role, text: mark }) => role === 'jump' && jumpTo.test(mark))
    )
      return;
    // “（本报综合）”, “据新华社电”, an address of the net
    if (/[）)】]$/u.test(text) || /[!-~]$/u.test(text)) return;
    yield aboutWords(last, {
      code,
      severity: 'ask',
      confidence: 0.9,
      reasons: [{ code: 'no-final-mark', params: { detail: text.slice(-4) } }],
      from: Math.max(0, text.length - 8),
      to: text.length,
    });
  },
};
