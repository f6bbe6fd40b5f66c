// A story that goes on on another page, with both parts here: one key makes them one article. Both jump marks go, the
// headline that was repeated over the second part goes, and the running paragraph is joined.

import type { Transform } from 'prosemirror-transform';
import { mergeInto, removeBlock, replaceText, setArticle, setRole } from '../document/commands.ts';
import {
  articleAttrs,
  blocksOf,
  idOf,
  pageAttrs,
  roleOf,
  titleOf,
  type ArticleAt,
} from '../document/queries.ts';
import { findById } from '../document/steps.ts';
import { bare } from '../document/text.ts';
import { breakVerdict } from '../labelling/breaks.ts';
import type { Vocabulary } from '../labelling/types.ts';
import { join } from './boundary.ts';
import { reading } from './finding.ts';
import { jumpsOf, type MarkAt } from './jumps.ts';
import type { Finding, IssueCheck } from './types.ts';

const code = 'jump-partner';
/** Moving half a story to another page is for a person to say. */
const most = 0.97;

export const jumpPartner: IssueCheck = {
  code,
  seal: '转',
  scope: 'issue',
  *find(doc, vocabulary) {
    for (const { to, from, confidence } of jumpsOf(doc, vocabulary).links) {
      if (articleAttrs(from.article.node).continues === idOf(to.article.node)) continue;
      yield finding(to, from, Math.min(most, confidence), vocabulary);
    }
  },
};

function finding(to: MarkAt, from: MarkAt, confidence: number, vocabulary: Vocabulary): Finding {
  const whole = idOf(to.article.node);
  const part = idOf(from.article.node);
  const marks = [from, to].map(({ line, mark }) => ({
    block: idOf(line.node),
    text: line.text.slice(mark.from, mark.to),
  }));
  const left = to.line.text.slice(0, to.mark.from).trimEnd();
  const right = from.line.text.slice(from.mark.to).trimStart();
  return {
    code,
    severity: confidence >= 0.9 ? 'sure' : 'doubt',
    confidence,
    reasons: [
      { code: 'pages-answer', params: { to: to.mark.page, from: from.mark.page } },
      ...(alike(to.article, from.article)
        ? [{ code: 'headlines-alike', params: { detail: titleOf(from.article.node, 20) } }]
        : []),
    ],
    from: to.from,
    to: to.to,
    actual: to.line.text.slice(to.mark.from, to.mark.to),
    message: {
      code: `checks:kind.${code}.message`,
      params: {
        page: pageAttrs(from.article.page.node).number ?? to.mark.page,
        title: titleOf(from.article.node, 20),
      },
    },
    reads: reading(
      { text: left.slice(-12), as: 'same' },
      { text: marks[1]?.text ?? '', as: 'gone' },
      { text: marks[0]?.text ?? '', as: 'gone' },
      { text: right.slice(0, 12), as: 'same' },
    ),
    fixes: [
      {
        title: { code: 'checks:fix.join-jump' },
        preferred: true,
        apply: (tr) => oneArticle(tr, whole, part, marks, vocabulary),
      },
      {
        title: { code: 'checks:fix.link-jump' },
        apply: (tr) => {
          const at = findById(tr.doc, part);
          return (
            at !== null && findById(tr.doc, whole) !== null && setArticle(tr, at.pos, 'continues', whole)
          );
        },
      },
    ],
    related: [{ from: from.from, to: from.to }],
  };
}

function alike(a: ArticleAt, b: ArticleAt): boolean {
  const one = bare(titleOf(a.node, 200));
  const other = bare(titleOf(b.node, 200));
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one));
}

interface Text {
  readonly block: string;
  readonly text: string;
}

function oneArticle(
  tr: Transform,
  whole: string,
  part: string,
  marks: readonly Text[],
  vocabulary: Vocabulary,
): boolean {
  const start = tr.steps.length;
  const first = findById(tr.doc, whole);
  const second = findById(tr.doc, part);
  // every word is looked at before anything is touched: a refusal changes nothing
  if (!first || !second || first.node.type.name !== 'article' || second.node.type.name !== 'article')
    return false;
  if (!marks.every(({ block, text }) => findById(tr.doc, block)?.node.textContent.includes(text)))
    return false;
  const own = new Set(headsOf(first.node));
  const repeated = headsOf(second.node);
  const heads = idsOfHeads(second.node);
  if (!mergeInto(tr, whole, part)) return false;
  for (const { block, text } of marks) removeMark(tr, block, text);
  // “奋楫扬帆正当时” over both parts: the second goes; a headline of its own becomes a sub-heading
  heads.forEach((id, i) => {
    const at = findById(tr.doc, id);
    if (!at) return;
    const title = repeated[i] ?? '';
    if ([...own].some((other) => other.includes(title) || title.includes(other))) removeBlock(tr, at.pos);
    else if (at.node.type.name === 'headline') setRole(tr, at.pos, 'subhead');
  });
  runOn(tr, whole, marks, vocabulary);
  return tr.steps.length > start;
}

const heads = new Set(['label', 'kicker', 'headline', 'deck']);

function idsOfHeads(article: Parameters<typeof idOf>[0]): string[] {
  const ids: string[] = [];
  article.forEach((block) => {
    if (heads.has(block.type.name)) ids.push(idOf(block));
  });
  return ids;
}

function headsOf(article: Parameters<typeof idOf>[0]): string[] {
  const texts: string[] = [];
  article.forEach((block) => {
    if (heads.has(block.type.name)) texts.push(bare(block.textContent));
  });
  return texts.filter((text) => text !== '');
}

function removeMark(tr: Transform, block: string, text: string): void {
  const at = findById(tr.doc, block);
  if (!at) return;
  const words = at.node.textContent;
  if (words.trim() === text.trim()) {
    removeBlock(tr, at.pos);
    return;
  }
  const offset = words.indexOf(text);
  replaceText(tr, at.pos + 1 + offset, at.pos + 1 + offset + text.length, '');
}

/** The paragraph that the jump had cut. */
function runOn(tr: Transform, whole: string, marks: readonly Text[], vocabulary: Vocabulary): void {
  const at = findById(tr.doc, whole);
  if (!at) return;
  const ids = new Set(marks.map(({ block }) => block));
  const page = { node: at.parent, pos: 0, index: 0 };
  const list = blocksOf({ node: at.node, pos: at.pos, index: at.index, page });
  const second = list.findIndex(({ node }) => idOf(node) === marks[0]?.block);
  const right = list[second];
  const left = list[second - 1];
  if (
    !right ||
    !left ||
    !ids.has(idOf(right.node)) ||
    roleOf(left.node) !== 'body' ||
    roleOf(right.node) !== 'body'
  )
    return;
  const verdict = breakVerdict(
    { text: left.node.textContent, role: 'body' },
    { text: right.node.textContent, role: 'body' },
    { vocabulary },
  );
  if (verdict.p >= 0.9) join(tr, idOf(left.node), idOf(right.node), { between: '', dropsHyphen: false });
}
