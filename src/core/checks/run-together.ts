// Two paragraphs in one: a 本报讯 or a 电头 in the middle, the indent of the next paragraph still standing there, or a
// sub-heading between two spaces.

import { setRole, splitBlock, startArticle } from '../document/commands.ts';
import { around } from '../document/queries.ts';
import type { Role } from '../document/schema.ts';
import { findById } from '../document/steps.ts';
import { endsSentence } from '../document/text.ts';
import { type Line, linesOf, reading, wordsAfter, wordsBefore } from './finding.ts';
import type { ArticleCheck, Finding, Fix } from './types.ts';

const code = 'run-together';

const dateline =
  /(?:本报讯\s*[（(【]?(?:记者|通讯员)|本报讯[\s　]|[（(]?(?:新华社|中新社)[\p{Script=Han}]{2,8}[0-9]{1,2}月[0-9]{1,2}日电|本报[\p{Script=Han}]{2,4}[0-9]{1,2}月[0-9]{1,2}日[电讯])/gu;
const indent = /(?<=[。！？…][”’」』）)]?)(?:　{1,4}|[ \t]{2,8})(?=\S)/gu;
const between = /(?<=[。！？…][”’」』）)]?)[ 　]+([\p{Script=Han}“”《》、·0-9]{4,16})[ 　]+(?=\S{12})/gu;

export const runTogether: ArticleCheck = {
  code,
  seal: '段',
  scope: 'article',
  *find({ article }) {
    for (const line of linesOf(article)) {
      if (line.role !== 'body' && line.role !== 'note') continue;
      const told: number[] = [];
      for (const match of line.text.matchAll(between)) {
        told.push(match.index, match.index + match[0].length);
        yield subhead(line, match.index, match[0], match[1] ?? '');
      }
      for (const { index, 0: words } of line.text.matchAll(dateline)) {
        // “据新华社……电” inside a sentence is a source, not a beginning
        if (index < 8 || !endsSentence(line.text.slice(0, index))) continue;
        told.push(index);
        yield part(line, index, index, words, 0.96, 'dateline-inside');
      }
      for (const { index, 0: gap } of line.text.matchAll(indent)) {
        const end = index + gap.length;
        if (told.some((at) => at === index || at === end)) continue;
        yield part(line, index, end, gap, /　/u.test(gap) && gap.length >= 2 ? 0.97 : 0.85, 'indent-inside');
      }
    }
  },
};

/** Parts the block at `cut`; what stands in cut…cut+gap is white space and goes. The new block's id. */
function parting(
  tr: Parameters<Fix['apply']>[0],
  cut: number,
  gap: number,
  newId: () => string,
  role?: Role,
): string | null {
  if (gap > 0) tr.delete(cut, cut + gap);
  const id = newId();
  return splitBlock(tr, cut, id, role) ? id : null;
}

function part(
  line: Line,
  cut: number,
  end: number,
  words: string,
  confidence: number,
  reason: string,
): Finding {
  const { text } = line;
  const from = Math.max(0, cut - 3);
  const to = Math.min(text.length, Math.max(end + 3, reason === 'dateline-inside' ? cut + words.length : 0));
  const gap = end - cut;
  return {
    code,
    severity: confidence >= 0.9 ? 'sure' : 'doubt',
    confidence,
    reasons: [
      { code: reason, params: { detail: words.trim() } },
      { code: 'final-mark', params: { detail: text.slice(0, cut).trimEnd().slice(-1) } },
    ],
    from: line.start + from,
    to: line.start + to,
    actual: text.slice(from, to),
    message: { code: `checks:kind.${code}.message`, params: { words: wordsAfter(text, end) } },
    reads: reading(
      { text: wordsBefore(text, cut), as: 'same' },
      { text: '\n', as: 'new' },
      { text: wordsAfter(text, end), as: 'same' },
    ),
    fixes: [
      {
        title: { code: 'checks:fix.part' },
        preferred: true,
        apply: (tr, at, newId) => parting(tr, at.from + cut - from, gap, newId) !== null,
      },
      {
        title: { code: 'checks:fix.new-article' },
        apply: (tr, at, newId) => {
          const id = parting(tr, at.from + cut - from, gap, newId);
          const block = id === null ? null : findById(tr.doc, id);
          return block !== null && startArticle(tr, block.pos, newId());
        },
      },
    ],
  };
}

function subhead(line: Line, cut: number, words: string, title: string): Finding {
  const { text } = line;
  const end = cut + words.length;
  const from = Math.max(0, cut - 3);
  const to = Math.min(text.length, end + 3);
  const lead = words.length - words.trimStart().length;
  return {
    code,
    severity: 'doubt',
    confidence: 0.9,
    reasons: [{ code: 'subhead-between-spaces', params: { detail: title } }],
    from: line.start + from,
    to: line.start + to,
    actual: text.slice(from, to),
    message: { code: `checks:kind.${code}.subhead`, params: { words: title } },
    reads: reading(
      { text: wordsBefore(text, cut), as: 'same' },
      { text: '\n', as: 'new' },
      { text: title, as: 'same' },
      { text: '\n', as: 'new' },
      { text: wordsAfter(text, end), as: 'same' },
    ),
    fixes: [
      {
        title: { code: 'checks:fix.own-subhead', params: { words: title } },
        preferred: true,
        apply: (tr, at, newId) => {
          const start = at.from + cut - from;
          const behind = start + lead + title.length;
          if (
            parting(
              tr,
              behind,
              words.length - lead - title.length,
              newId,
              around(tr.doc, start).block ? line.role : undefined,
            ) === null
          )
            return false;
          const id = parting(tr, start, lead, newId);
          const block = id === null ? null : findById(tr.doc, id);
          return block !== null && setRole(tr, block.pos, 'subhead');
        },
      },
    ],
  };
}
