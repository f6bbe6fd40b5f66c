// Full-width letters and digits: a fault of old typesetting files. １０：３０ is one run; ％ and － alone stay.

import { narrow } from '../document/text.ts';
import { aboutWords, linesOf } from './finding.ts';
import type { ArticleCheck } from './types.ts';

const code = 'fullwidth-alphanumerics';
const run = /[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚA-Za-z0-9]|[．／－＋＆：](?=[０-９Ａ-Ｚａ-ｚ]))*％?/gu;

export const fullwidthAlphanumerics: ArticleCheck = {
  code,
  seal: '半',
  scope: 'article',
  *find({ article }) {
    for (const line of linesOf(article))
      for (const match of line.text.matchAll(run))
        yield aboutWords(line, {
          code,
          severity: 'sure',
          confidence: 0.99,
          reasons: [{ code: 'full-width' }],
          from: match.index,
          to: match.index + match[0].length,
          instead: narrow(match[0]),
        });
  },
};
