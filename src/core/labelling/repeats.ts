// Runs of text that were printed twice: the foot of one column stands again at the foot of the next. Found by the hash of
// every window of a few characters, in time linear in the text.
import { ending } from './signs.ts';
import type { RepeatedRun, Run } from './types.ts';

const window = 16;

interface Match {
  /** Offsets into the joined text; `a` is the earlier copy. */
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** All maximal repeats of at least `least` characters that do not overlap themselves, each with its latest earlier copy. */
export function repeats(text: string, least: number): Match[] {
  const out: Match[] = [];
  if (text.length < least) return out;
  const last = new Map<number, number>();
  const base = 65599;
  let top = 1;
  for (let i = 1; i < window; i += 1) top = Math.imul(top, base);
  let hash = 0;
  for (let i = 0; i < window; i += 1) hash = (Math.imul(hash, base) + text.charCodeAt(i)) | 0;
  let skip = -1; // the end of the match that was reported last
  for (let at = 0; at + window <= text.length; at += 1) {
    const a = last.get(hash);
    if (a !== undefined && at >= skip && a + window <= at && text.startsWith(text.slice(a, a + window), at)) {
      let back = 0;
      while (
        a - back > 0 &&
        at - back > skip &&
        text.charCodeAt(a - back - 1) === text.charCodeAt(at - back - 1) &&
        a + window <= at - back - 1
      )
        back += 1;
      let length = window + back;
      while (
        at - back + length < text.length &&
        a - back + length < at - back &&
        text.charCodeAt(a - back + length) === text.charCodeAt(at - back + length)
      )
        length += 1;
      if (length >= least) {
        out.push({ a: a - back, b: at - back, length });
        skip = at - back + length;
      }
    }
    last.set(hash, at);
    hash = (Math.imul(hash - Math.imul(text.charCodeAt(at), top), base) + text.charCodeAt(at + window)) | 0;
  }
  return out;
}

/**
 * Runs that were printed twice, in reading order of the second copy. `blocks` are the texts of the issue in reading
 * order. A run that two speakers both say is not one: it stands inside its blocks, a misprint at the end of one.
 */
export function repeatedRuns(blocks: readonly string[]): RepeatedRun[] {
  const starts: number[] = [];
  let text = '';
  for (const block of blocks) {
    starts.push(text.length);
    text += block;
  }
  const blockAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const run = (from: number, length: number): Run => {
    const block = blockAt(from);
    const endBlock = blockAt(from + length - 1);
    return {
      block,
      from: from - (starts[block] ?? 0),
      endBlock,
      to: from + length - (starts[endBlock] ?? 0),
    };
  };
  const out: RepeatedRun[] = [];
  for (const match of repeats(text, least)) {
    // the later copy stands in one block: what follows it in the next may happen to read alike
    const block = blockAt(match.b);
    let from = match.b;
    let length = Math.min(match.length, (starts[block + 1] ?? text.length) - from);
    // and what stands before it too: “……茶叶、 / 竹器都卖完了”. No printed line opens with such a mark
    // (unless a mark stands before it already: “……修好了。、水渠” is no Chinese)
    while (
      length > 0 &&
      from > (starts[block] ?? 0) &&
      mark.test(text.charAt(from)) &&
      !mark.test(text.charAt(from - 1))
    ) {
      from += 1;
      length -= 1;
    }
    if (length < least) continue;
    const first = run(match.a + from - match.b, length);
    const second = run(from, length);
    const [remove, confidence] = likely(blocks, first, second, length);
    if (confidence > 0.3) out.push({ first, second, remove, confidence });
  }
  return out;
}

const mark = /[，。、：；！？”’」》…]/u;

/** Shorter runs are names and titles, said as often as they are needed. */
const least = 24;

/** Which copy is the stray one, and the probability that it is a misprint. */
function likely(
  blocks: readonly string[],
  first: Run,
  second: Run,
  length: number,
): readonly ['first' | 'second', number] {
  const text = blocks[second.block] ?? '';
  const ends = ({ endBlock, to }: Run): boolean => to >= (blocks[endBlock] ?? '').length - 1;
  const apart = second.block - first.endBlock;
  const near = apart <= 4 ? 1.5 : apart <= 12 ? 1 : 0;
  let logit = -2.5 + (length - least) / 5 + near + (ends(first) ? 3 : 0);
  const whole = (run: Run): boolean =>
    run.block === run.endBlock && run.from === 0 && run.to === (blocks[run.block] ?? '').length;
  // a headline stands again over the continuation of its story, and its words open the story
  if (
    (whole(first) || whole(second)) &&
    !(length >= 40 && /[，。]/u.test(text.slice(second.from, second.to)))
  )
    return ['second', Math.min(0.3, probability(logit))];
  if (second.to === text.length) {
    // a run from the end of one paragraph into the next cannot be said again
    if (first.block !== first.endBlock) logit += 5;
    // a whole sentence may be said by two people, and end two paragraphs; half a clause is not
    const before = text.charAt(second.from - 1);
    const opening =
      second.from === 0 ? 0 : /[。！？“‘]/u.test(before) ? -2 : /[，；：、]/u.test(before) ? -1 : 1;
    return ['second', probability(logit + opening + (ending(text) === 'final' ? 0 : 1.5))];
  }
  // “……水渠修到 / 水渠修到村口”: the foot of a column and the head of the next
  if (second.from === 0 && ends(first) && apart <= 1) return ['second', probability(logit + 1)];
  // a misprint stands at the end of a block; what is repeated inside one was said again
  logit -= 6;
  return first.block === first.endBlock && first.from > 0 && ends(first)
    ? ['first', Math.min(0.9, probability(logit))]
    : ['second', Math.min(0.9, probability(logit))];
}

const probability = (logit: number): number => 1 / (1 + Math.exp(-logit));
