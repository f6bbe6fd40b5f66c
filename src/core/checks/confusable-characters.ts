// Characters that OCR and input methods take for each other: 己已巳, 日曰, 未末, 人入. Proposed only where the character
// makes no word with its neighbours, its twin makes one that the dictionary of the machine knows, and the issue knows the
// word with the twin and not the one that stands here. Quotations are other people's words; they are left alone.

import { haveLookalikes, lookalikes } from './alike.ts';
import { aboutWords, type Line, linesOf } from './finding.ts';
import type { ArticleCheck, Finding } from './types.ts';
import type { Vocabulary } from '../labelling/types.ts';

const code = 'confusable-characters';

const one = new RegExp(haveLookalikes, 'gu');
const han = /^\p{Script=Han}$/u;

let dictionary: Intl.Segmenter | null = null;

/** The word that the dictionary sees over `at`; its length is 1 where the character stands alone. */
function wordAt(text: string, at: number): { readonly word: string; readonly from: number } {
  dictionary ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const { segment, index } = dictionary.segment(text).containing(at) ?? {
    segment: text.charAt(at),
    index: at,
  };
  return { word: segment, from: index };
}

const reach = 6;

export const confusableCharacters: ArticleCheck = {
  code,
  seal: '形',
  scope: 'article',
  vocabulary: true,
  off: true,
  *find({ article, vocabulary }) {
    for (const line of linesOf(article)) {
      if (line.role !== 'body') continue;
      for (const match of line.text.matchAll(one)) {
        const finding = look(line, match.index, match[0], vocabulary);
        if (finding) yield finding;
      }
    }
  },
};

function look(line: Line, at: number, char: string, vocabulary: Vocabulary): Finding | null {
  const { text } = line;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  // words that the issue says elsewhere are meant
  if (han.test(before) && vocabulary.count(before + char) > 1) return null;
  if (han.test(after) && vocabulary.count(char + after) > 1) return null;
  const from = Math.max(0, at - reach);
  const around = text.slice(from, at + reach + 1);
  for (const twin of lookalikes(char)) {
    const known =
      (han.test(before) ? vocabulary.count(before + twin) : 0) +
      (han.test(after) ? vocabulary.count(twin + after) : 0);
    if (known < 2 || quoted(text, at)) continue;
    if (wordAt(around, at - from).word.length > 1) continue;
    const mended = around.slice(0, at - from) + twin + around.slice(at - from + 1);
    const { word } = wordAt(mended, at - from);
    const count = word.length > 1 ? vocabulary.count(word) : 0;
    if (count < 2) continue;
    return aboutWords(line, {
      code,
      severity: 'doubt',
      confidence: word.length > 2 ? 0.93 : 0.88,
      from: at,
      to: at + 1,
      instead: twin,
      reasons: [{ code: 'word-with-twin', params: { detail: word, count } }],
    });
  }
  return null;
}

/** Whether a quotation of this block is open at `at`. */
function quoted(text: string, at: number): boolean {
  const open = Math.max(text.lastIndexOf('“', at), text.lastIndexOf('《', at));
  const closed = Math.max(text.lastIndexOf('”', at), text.lastIndexOf('》', at));
  return open > closed;
}
