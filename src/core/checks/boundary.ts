// What stands where two blocks meet: the words that the finding holds on to, how it will read, and the join.

import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { joinBlock, mergeInto, move } from '../document/commands.ts';
import { around, blockBefore, idOf } from '../document/queries.ts';
import { findById } from '../document/steps.ts';
import { characterCount, glue, lineHyphen, safeOffset } from '../document/text.ts';
import type { BoundarySide, BreakVerdict, Evidence, EvidenceCode, Vocabulary } from '../labelling/types.ts';
import { type Line, linesOf, reading, wordsAfter, wordsBefore } from './finding.ts';
import type { Reading, Reason } from './types.ts';

/** A boundary between two blocks of one article, or of two that follow each other. Positions count from before the left article. */
export interface Boundary {
  readonly left: Line;
  readonly right: Line;
  readonly sameArticle: boolean;
  /** What has to be added to the right line's positions: 0 within one article. */
  readonly offset: number;
  /** Nothing stands between the two but borders. */
  readonly touching: boolean;
  readonly before: Line | null;
  readonly after: Line | null;
}

/** The boundaries inside an article, and the one to the article behind it. */
export function* boundariesOf(
  article: Node,
  after: Node | null,
  afterAt: number,
  skip: (line: Line) => boolean,
): Generator<Boundary> {
  const lines = linesOf(article).filter((line) => !skip(line));
  for (const [index, right] of lines.entries()) {
    const left = lines[index - 1];
    if (!left) continue;
    yield {
      left,
      right,
      sameArticle: true,
      offset: 0,
      touching: right.index === left.index + 1,
      before: lines[index - 2] ?? null,
      after: lines[index + 1] ?? null,
    };
  }
  const left = lines.at(-1);
  const right = after ? linesOf(after)[0] : undefined;
  if (!left || !right || skip(right) || left.index !== article.childCount - 1) return;
  // borders of an article and, between two pages, of the pages: 2 or 4 positions
  const touching = afterAt - article.nodeSize <= 2;
  yield {
    left,
    right,
    sameArticle: false,
    offset: afterAt,
    touching,
    before: lines.at(-2) ?? null,
    after: (after && linesOf(after)[1]) ?? null,
  };
}

export const side = ({ text, role }: Line): BoundarySide => ({ text, role });

const hold = 6;

/** Where the finding stands: six characters before and behind the boundary; only those behind where something else stands between. */
export function grip({ left, right, offset, touching }: Boundary): {
  readonly from: number;
  readonly to: number;
  readonly actual: string;
} {
  const tail = left.text.slice(safeOffset(left.text, Math.max(0, left.text.length - hold)));
  const head = right.text.slice(0, safeOffset(right.text, hold));
  const end = left.start + left.text.length;
  const to = right.start + offset + head.length;
  return touching
    ? { from: end - tail.length, to, actual: `${tail}\n${head}` }
    : { from: to - head.length, to, actual: head };
}

/** Lengths and roles: they weigh, but nobody is convinced by them. */
const shape = new Set(['roles-agree', 'roles-differ', 'lengths']);

const lengths = new Set(['short-left', 'short-right', 'like-length', 'too-long']);
const acrossWords = new Set(['word-straddles', 'vocabulary-straddles', 'whole-elsewhere']);

/** What the model weighs in parts and a reader takes for one thing: all that the words across the cut say; all lengths. */
function told({ code, detail = '' }: Evidence): string {
  if (lengths.has(code)) return 'lengths';
  if (!acrossWords.has(code)) return code;
  // nothing that lies across the boundary stands elsewhere: that, too, is said
  return code === 'vocabulary-straddles' && detail === '' ? 'vocabulary-never' : 'across';
}

/** The reasons that count: what speaks for it before what speaks against it, what can be seen in the words before what can be measured. */
export function reasonsOf(
  evidence: readonly Evidence[],
  { left, right }: Pick<Boundary, 'left' | 'right'>,
): readonly Reason[] {
  const things = new Map<string, Evidence[]>();
  for (const one of evidence) {
    const as = told(one);
    things.set(as, [...(things.get(as) ?? []), one]);
  }
  return Array.from(things, ([as, parts]) => {
    const { code, detail = '', count } = parts.reduce((most, one) => (one.weight > most.weight ? one : most));
    return {
      code: as === 'across' ? code : as,
      weight: parts.reduce((sum, one) => sum + one.weight, 0),
      params: {
        detail,
        ...(count === undefined ? {} : { count }),
        ...(as === 'lengths'
          ? { left: characterCount(left.text), right: characterCount(right.text) }
          : code.startsWith('roles-')
            ? { left: left.role, right: right.role }
            : {}),
      },
    };
  })
    .filter(({ code, weight }) => code !== 'prior' && Math.abs(weight) >= 0.3)
    .toSorted((a, b) => rank(a) - rank(b) || Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, 6);
}

const rank = ({ code, weight }: { readonly code: string; readonly weight: number }): number =>
  (weight < 0 ? 2 : 0) + (shape.has(code) ? 1 : 0);

/** How it reads joined; what lies across the boundary is pulled together. */
export function joined(
  { left, right }: Boundary,
  straddling: string | undefined,
  { between, dropsHyphen }: Pick<Seam, 'between' | 'dropsHyphen'>,
  context = 12,
): readonly Reading[] {
  if (dropsHyphen) {
    const cut = left.text.length - 1;
    return reading(
      { text: wordsBefore(left.text, cut, context), as: 'same' },
      { text: '-', as: 'gone' },
      { text: wordsAfter(right.text, 0, context), as: 'same' },
    );
  }
  let l = 1;
  let r = 1;
  if (straddling)
    for (let i = 1; i < straddling.length; i += 1)
      if (left.text.endsWith(straddling.slice(0, i)) && right.text.startsWith(straddling.slice(i))) {
        l = i;
        r = straddling.length - i;
        break;
      }
  const cutL = safeOffset(left.text, left.text.length - l);
  const cutR = Math.min(right.text.length, safeOffset(right.text, r) || 2);
  return reading(
    { text: wordsBefore(left.text, cutL, context), as: 'same' },
    { text: left.text.slice(cutL) + between + right.text.slice(0, cutR), as: 'joint' },
    { text: wordsAfter(right.text, cutR, context), as: 'same' },
  );
}

export interface Seam {
  readonly between: '' | ' ';
  /** A hyphen at the end of the left block goes: news- / paper. */
  readonly dropsHyphen: boolean;
  /** A word goes on behind a hyphen. `told`: the issue has it elsewhere, so or so; `guessed`: it does not. */
  readonly hyphen?: 'told' | 'guessed';
}

/** First parts that keep their hyphen where nothing else is known: self-evident, twenty-two. */
const compounds =
  /^(?:self|well|ill|ex|non|co|all|half|long|short|high|low|full|part|so|mid|cross|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine|ten)$/iu;

/** What stands between the two when they are one. The issue's own words decide whether a hyphen stays. */
export function seam({ left, right }: Pick<Boundary, 'left' | 'right'>, vocabulary: Vocabulary): Seam {
  const tail = lineHyphen.test(left.text)
    ? /(\p{Script=Latin}+).$/u.exec(left.text.slice(-40))?.[1]
    : undefined;
  const head = /^\p{Ll}{1,40}/u.exec(right.text)?.[0];
  if (tail === undefined || head === undefined || !/\p{Script=Latin}/u.test(head))
    return { between: glue(left.text, right.text), dropsHyphen: false };
  const whole = vocabulary.count(tail.slice(-4) + head.slice(0, 4));
  const hyphened = vocabulary.count(`${tail.slice(-3)}-${head.slice(0, 4)}`);
  return {
    between: '',
    dropsHyphen: whole === hyphened ? !compounds.test(tail) : whole > hyphened,
    hyphen: whole === hyphened ? 'guessed' : 'told',
  };
}

const heads = new Set(['label', 'kicker', 'headline', 'deck', 'byline']);

/** What the words say and what the setting says, `opens`: how probably the right side is a block of its own, 0–1, weighed together. */
export function weighedWith(
  { p: words, evidence }: BreakVerdict,
  opens: number,
  { one, two }: { readonly one: EvidenceCode; readonly two: EvidenceCode },
): BreakVerdict {
  const weight = Math.log((1 - opens) / opens);
  const together = 1 / (1 + ((1 - words) / words) * Math.exp(-weight));
  // never certain against what can be seen
  const p = weight < 0 ? Math.min(together, 0.9) : together;
  return { p, evidence: [{ code: weight < 0 ? two : one, weight }, ...evidence] };
}

/**
 * Joins the block `right` to the block `left`, wherever the two stand by now. Where `right` opens an article, what
 * follows it up to that article's first headline comes along: it is the same story.
 */
export function join(tr: Transform, left: string, right: string, { between, dropsHyphen }: Seam): boolean {
  const first = findById(tr.doc, left);
  const second = findById(tr.doc, right);
  if (!first?.node.isTextblock || !second?.node.isTextblock || first.node === second.node) return false;
  if (first.parent !== second.parent && !fetch(tr, first.parent, second.parent, second.index)) return false;
  if (dropsHyphen) {
    const now = findById(tr.doc, left);
    if (!now || !lineHyphen.test(now.node.textContent)) return false;
    tr.delete(now.pos + now.node.nodeSize - 2, now.pos + now.node.nodeSize - 1);
  }
  if (!bringUp(tr, left, right)) return false;
  const moved = findById(tr.doc, right);
  if (!moved) return false;
  const { block } = around(tr.doc, moved.pos + 1);
  const before = block ? blockBefore(tr.doc, block) : null;
  return before !== null && idOf(before.node) === left && joinBlock(tr, moved.pos, between);
}

/** A credit that stands between the halves comes to stand behind the whole. */
function bringUp(tr: Transform, left: string, right: string): boolean {
  const first = findById(tr.doc, left);
  const second = findById(tr.doc, right);
  if (!first || !second || first.parent !== second.parent || second.index < first.index) return false;
  if (second.index === first.index + 1) return true;
  return move(tr, right, idOf(first.parent), idOf(first.parent.child(first.index + 1)));
}

function fetch(tr: Transform, whole: Node, part: Node, from: number): boolean {
  let end = from + 1;
  while (end < part.childCount && !heads.has(part.child(end).type.name)) end += 1;
  if (from === 0 && end === part.childCount) return mergeInto(tr, idOf(whole), idOf(part));
  const ids = Array.from({ length: end - from }, (_, i) => idOf(part.child(from + i)));
  return ids.every((id) => move(tr, id, idOf(whole), null));
}
