// Whether text runs on across the boundary between two blocks: a weighing of named evidence (logistic regression). The
// weights are learned by `npm run train:breaks`; each feature is "code" or "code:what was seen", and the evidence of a
// code is the sum of its features, so that the reasons shown are the reasons.
import { fills } from './columns.ts';
import { inBothScripts } from './forms.ts';
import {
  beginning,
  bullets,
  clitics,
  closesFirst,
  ending,
  formulae,
  hanging,
  matches,
  unpaired,
  width,
} from './signs.ts';
import { straddlingWord } from './straddle.ts';
import type {
  BoundaryContext,
  BoundarySide,
  BreakVerdict,
  Evidence,
  EvidenceCode,
  Vocabulary,
} from './types.ts';
import trained from './weights.json' with { type: 'json' };

/** Weights by feature name. */
export type BreakWeights = Readonly<Record<string, number>>;

export interface BreakFeature {
  readonly code: EvidenceCode;
  /** What was seen, for the weight; not for people. */
  readonly seen?: string;
  readonly detail?: string;
  readonly count?: number;
}

const nameOf = (feature: BreakFeature): string =>
  feature.seen === undefined ? feature.code : `${feature.code}:${feature.seen}`;

export { nameOf as featureName };

const headRoles = new Set(['label', 'kicker', 'headline', 'deck']);

function bin(value: number, edges: readonly number[]): number {
  let k = 0;
  while (k < edges.length && value > (edges[k] ?? Infinity)) k += 1;
  return k;
}

/** “某某表示，” “会议指出，”: a speaker or a meeting and a verb of saying open a paragraph. */
const says = inBothScripts(
  /^[^，。：；]{2,18}(?:表示|指出|强调|介绍|说|认为|称|告诉记者|要求|提出|回忆|坦言|透露)[，：:]/u,
);

/** The end and the beginning of a block that matter; blocks of any length cost the same. */
const tail = (text: string): string => text.slice(-420).trimEnd();
const head = (text: string): string => text.slice(0, 220).trimStart();

/** The evidence at a boundary in running text. */
export function breakFeatures(
  left: BoundarySide,
  right: BoundarySide,
  context: BoundaryContext,
): readonly BreakFeature[] {
  const f: BreakFeature[] = [{ code: 'prior' }];
  const l = tail(left.text);
  const r = head(right.text);
  const end = ending(l);
  const start = beginning(r);
  const leftWidth = left.text.length > 400 ? 400 : width(left.text.trim());
  const rightWidth = right.text.length > 400 ? 400 : width(right.text.trim());
  const lastChar = l.slice(-1);

  const mark: EvidenceCode =
    end === 'final'
      ? 'final-mark'
      : end === 'comma'
        ? 'ends-with-comma'
        : end === 'colon'
          ? 'ends-with-colon'
          : 'no-final-mark';
  const running = mark === 'no-final-mark' || mark === 'ends-with-comma';
  // a heading holds no comma, and a left side with a whole sentence in it is no heading: there the lack of a final mark is enough
  const inside = l.slice(0, -1);
  const shape = !running
    ? end
    : /[。！？]/u.test(inside)
      ? 'sentences'
      : /[，；]/u.test(inside)
        ? 'clauses'
        : 'bare';

  f.push({
    code: mark,
    seen: `${end},${shape}`,
    ...(end === 'final' || end === 'comma' ? { detail: lastChar } : {}),
  });
  const leftSize = bin(leftWidth, [6.5, 10.5, 15.5, 22.5, 30.5, 45.5, 80]);
  const rightSize = bin(rightWidth, [6.5, 10.5, 15.5, 22.5, 30.5, 45.5, 80]);
  f.push({ code: 'short-left', seen: `${shape === 'sentences' ? '' : leftSize},${shape}` });
  f.push({
    code: 'short-right',
    seen: `${rightSize},${running ? (shape === 'bare' ? 'bare' : 'running') : end},${ending(tail(right.text)) === 'final'}`,
  });

  const pair = `${left.role}/${right.role}`;
  f.push({ code: left.role === right.role ? 'roles-agree' : 'roles-differ', seen: `${pair},${shape}` });
  if (context.sameArticle === false) f.push({ code: 'article-starts', seen: `${running}` });

  const { open } = unpaired(l);
  const close = closesFirst(r);
  if (open !== '') {
    const code: EvidenceCode = '“‘「『'.includes(open) ? 'open-quotation' : 'open-bracket';
    // a quotation of several paragraphs opens each with “ and closes the last: not answered by a paragraph that opens with one
    f.push({
      code,
      seen: `${matches(open, close) ? 'answered' : 'open'},${running ? 'running' : end},${start === 'quote'}`,
      detail: open,
    });
  } else if (close !== '') f.push({ code: 'closes-at-start', seen: 'unopened', detail: close });
  if (start === 'closer' || start === 'comma')
    f.push({ code: 'closes-at-start', seen: start, detail: r.charAt(0) });

  const word = straddlingWord(l, r);
  if (word !== '') f.push({ code: 'word-straddles', seen: `${Math.min(4, word.length)}`, detail: word });
  const known = context.vocabulary.straddling(l, r);
  if (known !== null) {
    const leftPart = Math.min(3, known.left);
    const rightPart = Math.min(3, known.text.length - known.left);
    f.push({
      code: 'vocabulary-straddles',
      seen: `${leftPart}+${rightPart},${running ? 'running' : end}`,
      detail: known.text,
      count: known.count,
    });
    if (word !== '')
      f.push({
        code: 'vocabulary-straddles',
        seen: `word,${bin(known.text.length, [2, 3, 4, 6])}`,
        detail: known.text,
        count: known.count,
      });
  } else if (running) f.push({ code: 'vocabulary-straddles', seen: 'never' });
  if (/[0-9A-Za-z０-９.．]$/u.test(l) && /^[0-9A-Za-z０-９%％.]/u.test(r))
    f.push({
      code: 'number-straddles',
      detail: (/[0-9A-Za-z０-９.．]+$/u.exec(l)?.[0] ?? '') + (/^[0-9A-Za-z０-９%％.]+/u.exec(r)?.[0] ?? ''),
    });
  if (clitics.has(r.charAt(0))) f.push({ code: 'unlikely-opening', seen: `${running}`, detail: r.charAt(0) });
  const hangs = hanging.exec(l)?.[0];
  if (hangs !== undefined) f.push({ code: 'unlikely-ending', detail: hangs });

  const opener = formulae.opener.exec(r)?.[0];
  const listed = formulae.listed.exec(r)?.[0];
  const dateline = formulae.dateline.exec(r)?.[0];
  const saying = says.exec(r)?.[0];
  if (opener !== undefined) f.push({ code: 'opens-like-paragraph', seen: `opener,${shape}`, detail: opener });
  if (listed !== undefined) f.push({ code: 'opens-like-paragraph', seen: `listed,${shape}`, detail: listed });
  if (dateline !== undefined) f.push({ code: 'opens-like-paragraph', seen: 'dateline', detail: dateline });
  if (saying !== undefined) f.push({ code: 'opens-like-paragraph', seen: `says,${shape}`, detail: saying });
  if (start === 'dash' || bullets.includes(r.charAt(0)))
    f.push({ code: 'opens-like-line', seen: `${start},${running}`, detail: r.charAt(0) });
  if (formulae.jumpStart.test(r)) f.push({ code: 'opens-like-line', seen: 'jump', detail: r.slice(0, 7) });
  if (formulae.signature.test(l) || formulae.finis.test(l))
    f.push({ code: 'ends-with-signature', detail: /[（(【][^（()）【】]*[）)】]\s*$/u.exec(l)?.[0] ?? '' });
  if (
    leftWidth <= 60 &&
    (formulae.credit.test(l) ||
      formulae.byline.test(l) ||
      formulae.penName.test(l) ||
      formulae.jumpAlone.test(l))
  )
    f.push({ code: 'stands-alone' });
  if (formulae.jumpTo.test(l.slice(-14)))
    f.push({ code: 'ends-with-signature', seen: 'jump', detail: l.slice(-8) });

  const column = context.columnWidth;
  if (column !== undefined) {
    const before = context.before;
    const continuing =
      before !== undefined && before.role === left.role && ending(tail(before.text)) !== 'final';
    const full = left.text.length > 12 * column ? null : fills(left.text.trim(), r, column, !continuing);
    const size = bin(leftWidth / column, [1.1, 2.1, 4.1]);
    if (full !== null)
      f.push({
        code: full ? 'full-line' : 'short-line',
        seen: `${shape === 'bare' || !running ? size : ''},${shape}`,
      });
  }
  if (context.before !== undefined)
    f.push({ code: 'prior', seen: `after ${context.before.role},${left.role},${shape}` });
  if (/[A-Za-z]-$/u.test(l) && /^[a-z]/u.test(r)) f.push({ code: 'hyphen' });
  else if (/^[a-z]/u.test(r) && /[A-Za-z,]$/u.test(l)) f.push({ code: 'lower-case-opening' });
  return f;
}

/** The evidence between two pieces of a headline stack. */
export function headlineFeatures(
  left: BoundarySide,
  right: BoundarySide,
  context: BoundaryContext,
): readonly BreakFeature[] {
  const f: BreakFeature[] = [{ code: 'prior' }];
  const l = left.text.trim();
  const r = right.text.trim();
  const end = ending(l);
  const start = beginning(r);
  const a = width(l);
  const b = width(r);
  f.push({
    code: left.role === right.role ? 'roles-agree' : 'roles-differ',
    seen: `${left.role}/${right.role}`,
  });
  f.push({ code: 'like-length', seen: `${bin(a - b, [-10, -5, -2.5, -0.6, 0.6, 2.5, 5, 10])}` });
  f.push({ code: 'short-left', seen: `${bin(a, [4.5, 6.5, 8.5, 11.5, 15.5, 20.5])}` });
  f.push({ code: 'short-right', seen: `${bin(b, [4.5, 6.5, 8.5, 11.5, 15.5, 20.5])}` });
  if (a + b > 22) f.push({ code: 'too-long', seen: `${bin(a + b, [26, 30, 36])}` });
  if (context.sameArticle === false) f.push({ code: 'article-starts' });
  const { open } = unpaired(l);
  const close = closesFirst(r);
  if (open !== '')
    f.push({
      code: '“‘「『'.includes(open) ? 'open-quotation' : 'open-bracket',
      seen: `${matches(open, close)}`,
      detail: open,
    });
  else if (close !== '') f.push({ code: 'closes-at-start', detail: close });
  const word = straddlingWord(l, r);
  if (word !== '') f.push({ code: 'word-straddles', seen: `${Math.min(4, word.length)}`, detail: word });
  const known = context.vocabulary.straddling(l, r);
  if (known !== null) {
    const size = Math.min(3, known.left) + Math.min(3, known.text.length - known.left);
    f.push({ code: 'vocabulary-straddles', seen: `${size}`, detail: known.text, count: known.count });
    if (known.text.length >= 6 && known.left >= Math.min(3, l.length) && known.text.length - known.left >= 3)
      f.push({ code: 'whole-elsewhere', detail: known.text, count: known.count });
  }
  if (hanging.test(l) || clitics.has(r.charAt(0)))
    f.push({ code: 'piece-incomplete', detail: hanging.exec(l)?.[0] ?? r.charAt(0) });
  // “短评”, “一周简讯”; “镇长在动员会上强调” leads into the headline, and is no part of it
  if (formulae.rubric.test(l) || formulae.digest.test(l) || formulae.column.test(l))
    f.push({ code: 'stands-alone', seen: 'rubric', detail: l });
  if (formulae.event.test(l)) f.push({ code: 'stands-alone', seen: 'event', detail: l });
  if (formulae.event.test(r)) f.push({ code: 'stands-alone', seen: 'event after', detail: r });
  if (formulae.wants.test(l)) f.push({ code: 'piece-incomplete', seen: 'wants', detail: l.slice(-2) });
  if (open === '' && /^[“《].*[”》]$/u.test(l))
    f.push({ code: 'piece-incomplete', seen: 'named', detail: l });
  if (formulae.lead.test(l)) f.push({ code: 'stands-alone', seen: 'leads', detail: l });
  if (formulae.lead.test(r) || formulae.names.test(r))
    f.push({ code: 'stands-alone', seen: 'right', detail: r });
  if (start === 'dash') f.push({ code: 'opens-like-line', detail: r.charAt(0) });
  if (end === 'colon' || end === 'comma' || end === 'dash')
    f.push({ code: end === 'colon' ? 'ends-with-colon' : 'ends-with-comma', seen: end });
  if (/[？！?!]$/u.test(l)) f.push({ code: 'final-mark', detail: l.slice(-1) });
  if (/[：:]/u.test(l) || /[：:]/u.test(r))
    f.push({ code: 'piece-complete', seen: `colon,${/[：:]/u.test(l)},${/[：:]/u.test(r)}` });
  if (/\s/u.test(l) || /\s/u.test(r))
    f.push({ code: 'piece-complete', seen: `gap,${/\s/u.test(l)},${/\s/u.test(r)}` });
  if (context.before !== undefined)
    f.push({
      code: 'prior',
      seen: `after ${headRoles.has(context.before.role) ? context.before.role : 'other'}`,
    });
  if (context.after !== undefined) f.push({ code: 'prior', seen: `before ${context.after.role}` });
  return f;
}

/** Weighs features: the probability, and what each code put on the scale. */
export function weigh(features: readonly BreakFeature[], weights: BreakWeights): BreakVerdict {
  let sum = 0;
  const byCode = new Map<EvidenceCode, { weight: number; detail?: string; count?: number }>();
  for (const feature of features) {
    const weight = weights[nameOf(feature)] ?? 0;
    sum += weight;
    const entry = byCode.get(feature.code) ?? { weight: 0 };
    entry.weight += weight;
    if (feature.detail !== undefined) entry.detail = feature.detail;
    if (feature.count !== undefined) entry.count = feature.count;
    byCode.set(feature.code, entry);
  }
  const evidence = [...byCode]
    .filter(([, { weight }]) => Math.abs(weight) >= 0.05)
    .sort((a, b) => Math.abs(b[1].weight) - Math.abs(a[1].weight))
    .map(([code, rest]): Evidence => ({ code, ...rest }));
  return { p: 1 / (1 + Math.exp(-sum)), evidence };
}

/** Whether running text goes on from the left block to the right one. */
export function breakVerdict(
  left: BoundarySide,
  right: BoundarySide,
  context: BoundaryContext,
): BreakVerdict {
  // old papers, of which 、 may be the only mark, have weights of their own: their paragraphs end as others' clauses do
  return weigh(
    breakFeatures(left, right, context),
    context.vocabulary.inOldProse ? trained.old : trained.breaks,
  );
}

/** Whether two pieces of a headline stack (label, kicker, headline, deck) are one. */
export function headlineVerdict(
  left: BoundarySide,
  right: BoundarySide,
  context: BoundaryContext,
): BreakVerdict {
  return weigh(headlineFeatures(left, right, context), trained.headlines);
}

/** Whether the roles make a stack of headlines, for which `headlineVerdict` speaks, or not, for which `breakVerdict` does. */
export function isHeadlinePair(left: BoundarySide, right: BoundarySide): boolean {
  return headRoles.has(left.role) && headRoles.has(right.role);
}

/** “……一班老友、”: where 、 is the only mark it ends sentences too; whether the text runs on is a coin's toss, and nobody is asked. */
export function endsAsOfOld(left: string, { inOldProse }: Vocabulary): boolean {
  const end = left.slice(-200).trimEnd();
  return inOldProse && end.endsWith('、') && !/[，。]/u.test(end);
}
