// Quotes and brackets that are opened and never closed, or closed and never opened, over the paragraphs of an article.
// A quotation of several paragraphs opens each of them and closes only the last; a mark that is open where a paragraph
// was cut in two is the cut's business.

import { replaceText } from '../document/commands.ts';
import { around } from '../document/queries.ts';
import { endsSentence, kin, type OpenMark, pairs, unbalanced } from '../document/text.ts';
import { type Line, linesOf, reading, wordsAfter, wordsBefore } from './finding.ts';
import type { ArticleCheck, Finding, Reason } from './types.ts';

const code = 'unbalanced-marks';

const twins: Readonly<Record<string, string>> = {
  ...pairs,
  ...Object.fromEntries(Object.entries(pairs).map(([open, close]) => [close, open])),
};
const quotes = '“‘「『';

export const unbalancedMarks: ArticleCheck = {
  code,
  seal: '引',
  scope: 'article',
  behind: ['duplicated-run', 'split-headline', 'split-paragraph', 'no-ending'],
  *find({ article }) {
    const lines = linesOf(article).filter(({ role }) => role !== 'furniture');
    const loose = lines
      .map((line) => tidied(line))
      .map((one) => (one.open.length + one.close.length > most ? { open: [], close: [] } : one));
    for (const [index, line] of lines.entries()) {
      const here = loose[index];
      if (!here) continue;
      const turned = backwards(line, here);
      if (turned) {
        yield turned;
        continue;
      }
      const odd = new Set<OpenMark>();
      for (const pair of oddPairs(line, here)) {
        odd.add(pair.open).add(pair.close);
        yield pair.finding;
      }
      for (const mark of here.open)
        if (!odd.has(mark) && !goesOn(mark, lines, loose, index)) yield lonely(line, mark, 'never-closed');
      for (const mark of here.close)
        if (!odd.has(mark) && !cameFrom(mark, lines, loose, index)) yield lonely(line, mark, 'never-opened');
    }
  },
};

/** A block with more loose marks than these is no prose, and a list of them helps nobody. */
const most = 30;

interface Loose {
  readonly open: readonly OpenMark[];
  readonly close: readonly OpenMark[];
}

function tidied({ text }: Line): Loose {
  const { open, close } = unbalanced(text);
  // “1) 加强”, “一）”: a list's number
  return {
    open,
    close: close.filter(
      ({ mark, at }) =>
        !(
          /[)）]/u.test(mark) &&
          /(?:^|[\s。；，、：])[0-9a-zA-Z一二三四五六七八九十]{1,3}$/u.test(text.slice(0, at))
        ),
    ),
  };
}

/** Whether a later paragraph takes the open mark up: it is closed there, or opened anew as quotations are. */
function goesOn(
  { mark }: OpenMark,
  lines: readonly Line[],
  loose: readonly (Loose | undefined)[],
  index: number,
): boolean {
  for (let i = index + 1; i < lines.length; i += 1) {
    if (loose[i]?.close.some((other) => kin(twins[other.mark] ?? '') === kin(mark))) return true;
    const reopened = quotes.includes(mark) && lines[i]?.text.trimStart().startsWith(mark) === true;
    if (!reopened) return false;
    if (loose[i]?.open.some((other) => other.mark === mark) !== true) return true;
  }
  return false;
}

function cameFrom(
  { mark }: OpenMark,
  lines: readonly Line[],
  loose: readonly (Loose | undefined)[],
  index: number,
): boolean {
  const opener = kin(twins[mark] ?? '');
  for (let i = index - 1; i >= 0; i -= 1) {
    if (loose[i]?.open.some((other) => kin(other.mark) === opener)) return true;
    if (!(quotes.includes(opener) && lines[i]?.text.trimStart().startsWith(opener) === true)) return false;
  }
  return false;
}

/** “强首府“: one of a pair is set the wrong way round. */
function backwards(line: Line, { open, close }: Loose): Finding | null {
  const [pair, other] = open.length === 2 ? [open, close] : [close, open];
  const [first, second] = pair;
  if (pair.length !== 2 || other.length !== 0 || !first || !second || first.mark !== second.mark) return null;
  const { text } = line;
  const wrong = open.length === 2 ? second : first;
  const inside = text.slice(first.at + 1, second.at);
  // more than a phrase between them: two marks missing rather than one turned
  if (inside.length > 24 || inside === '' || /[。！？]/u.test(inside.slice(0, -1))) return null;
  // “甲说：“……”: a quotation within its like opens behind a colon
  if (open.length === 2 && /[：:，]$/u.test(inside)) return null;
  return finding(
    line,
    first.at,
    second.at + 1,
    'doubt',
    0.93,
    [{ code: 'turned-round', params: { detail: wrong.mark } }],
    'turned',
    {
      at: wrong.at,
      instead: twins[wrong.mark] ?? '',
    },
  );
}

/** What stands in round brackets: “〈记者 林小满)”, “《6月25日)”. */
const bracketed = /^\s*(?:记者|通讯员|本报|[0-9]{1,4}[年月日]|[市区县镇套台])/u;

/** “〈记者 林小满)”, “一河清水"”: an opening and a closing mark of two kinds, both without their other half. */
function* oddPairs(
  line: Line,
  { open, close }: Loose,
): Generator<{ readonly open: OpenMark; readonly close: OpenMark; readonly finding: Finding }> {
  const { text } = line;
  const straight = [...text.matchAll(/["＂]/gu)].map(({ 0: mark, index }): OpenMark => ({ mark, at: index }));
  // straight quotes in pairs of their own are another matter
  const closing = [
    ...close,
    ...(straight.length === 1 || open.some(({ mark }) => mark === '“') ? straight : []),
  ].toSorted((a, b) => a.at - b.at);
  const taken = new Set<OpenMark>();
  for (const first of open) {
    const second = closing.find((one) => one.at > first.at && !taken.has(one));
    if (!second || second.at - first.at > 30 || open.some(({ at }) => at > first.at && at < second.at))
      continue;
    const inside = text.slice(first.at + 1, second.at);
    if (inside.trim() === '' || /[。！？]/u.test(inside.slice(0, -1))) continue;
    taken.add(second);
    // the one that fits what is inside is right; a straight quote never is
    const signature = /^\p{Script=Han}{2,4}$/u.test(inside) && second.at === text.trimEnd().length - 1;
    // 〈 is rare, and what engines make of a bracket
    const bracket =
      /[)）]/u.test(second.mark) && (first.mark === '〈' || signature || bracketed.test(inside));
    const turn = bracket
      ? { at: first.at, instead: second.mark === ')' ? '(' : '（' }
      : { at: second.at, instead: pairs[first.mark] ?? '' };
    const detail = first.mark + second.mark;
    yield {
      open: first,
      close: second,
      finding: finding(
        line,
        first.at,
        second.at + 1,
        'doubt',
        bracket || /["＂]/u.test(second.mark) ? 0.93 : 0.75,
        [{ code: 'kinds-differ', params: { detail } }],
        'differ',
        turn,
      ),
    };
  }
}

function lonely(line: Line, open: OpenMark, reason: 'never-closed' | 'never-opened'): Finding {
  const { mark, at } = open;
  const opens = reason === 'never-closed';
  const from = opens ? at : Math.max(0, at - 6);
  const to = opens ? Math.min(line.text.length, at + 7) : at + 1;
  const found = finding(
    line,
    from,
    to,
    'ask',
    0.9,
    [{ code: reason, params: { detail: mark } }],
    reason,
    null,
  );
  return opens ? { ...found, ...closing(line, open) } : found;
}

/** “他说：“……。” at a paragraph's end with one quotation open: it ends there, and the mark can be put. */
function closing({ text }: Line, { mark, at }: OpenMark): Partial<Pick<Finding, 'reads' | 'fixes'>> {
  const close = twins[mark];
  const end = text.trimEnd().length;
  if (!quotes.includes(mark) || close === undefined || !endsSentence(text)) return {};
  if (unbalanced(text).open.length > 1 || !/[：，:,]$/u.test(text.slice(0, at))) return {};
  const tail = text.slice(Math.max(at, end - 12), end);
  return {
    reads: reading(
      { text: tail.length < end - at ? `${text.slice(at, at + 4)}…${tail}` : tail, as: 'same' },
      { text: close, as: 'new' },
    ),
    fixes: [
      {
        title: { code: 'checks:fix.close-mark', params: { mark: close } },
        preferred: true,
        apply: (tr, { from }) => {
          const { block } = around(tr.doc, from);
          if (!block) return false;
          const behind = block.pos + 1 + block.node.textContent.trimEnd().length;
          return replaceText(tr, behind, behind, close);
        },
      },
    ],
  };
}

function finding(
  line: Line,
  from: number,
  to: number,
  severity: 'doubt' | 'ask',
  confidence: number,
  reasons: readonly Reason[],
  message: string,
  turn: { readonly at: number; readonly instead: string } | null,
): Finding {
  const { text } = line;
  const mark = reasons[0]?.params?.['detail'] ?? '';
  return {
    code,
    severity,
    confidence,
    reasons,
    from: line.start + from,
    to: line.start + to,
    actual: text.slice(from, to),
    message: { code: `checks:kind.${code}.${message}`, params: { mark, words: text.slice(from, to) } },
    reads: turn
      ? reading(
          { text: wordsBefore(text, from) + text.slice(from, turn.at), as: 'same' },
          { text: turn.instead, as: 'new' },
          { text: text.slice(turn.at + 1, to) + wordsAfter(text, to), as: 'same' },
        )
      : reading({ text: wordsBefore(text, from) + text.slice(from, to) + wordsAfter(text, to), as: 'same' }),
    fixes: turn
      ? [
          {
            title: { code: 'checks:fix.turn', params: { mark: text.charAt(turn.at), instead: turn.instead } },
            preferred: true,
            apply: (tr, at) =>
              replaceText(tr, at.from + turn.at - from, at.from + turn.at - from + 1, turn.instead),
          },
        ]
      : [],
  };
}
