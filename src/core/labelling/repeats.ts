// Runs of text that were printed twice: the foot of one column stands again at the foot of the next. Found by the hash of
// every window of a few characters, in time linear in the text.
import type { RepeatedRun, Run } from './types.ts';
import { ending } from './signs.ts';

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
      while (a - back > 0 && at - back > skip && text.charCodeAt(a - back - 1) === text.charCodeAt(at - back - 1) && a + window <= at - back - 1) back += 1;
      let length = window + back;
      while (at - back + length < text.length && a - back + length < at - back && text.charCodeAt(a - back + length) === text.charCodeAt(at - back + length)) length += 1;
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
    return { block, from: from - (starts[block] ?? 0), endBlock, to: from + length - (starts[endBlock] ?? 0) };
  };
  const out: RepeatedRun[] = [];
  for (const match of repeats(text, 24)) {
    const first = run(match.a, match.length);
    // the second copy stands in one block: it may end there, and what follows may happen to read alike
    const whole = run(match.b, match.length);
    const blockText = blocks[whole.block] ?? '';
    const second: Run = whole.block === whole.endBlock ? whole : { ...whole, endBlock: whole.block, to: blockText.length };
    const length = second.to - second.from;
    if (length < 24) continue;
    const confidence = likely(blocks, first, second, length);
    if (confidence > 0.3) out.push({ first, second, remove: 'second', confidence });
  }
  return out;
}

/** Probability that a repeat is a misprint. */
function likely(blocks: readonly string[], first: Run, second: Run, length: number): number {
  const text = blocks[second.block] ?? '';
  const firstEnds = first.to === (blocks[first.endBlock] ?? '').length;
  const secondEnds = second.to === text.length;
  const apart = second.block - first.endBlock;
  if (!secondEnds || second.from === 0) return length >= 60 && apart <= 2 && second.block !== first.block ? 0.5 : 0.1;
  // a closing sentence that ends two articles alike begins where a sentence begins
  const cutIn = ending(text.slice(0, second.from)) !== 'final' || first.from > 0;
  let logit = -1.5 + length / 25;
  if (firstEnds) logit += 3;
  if (apart <= 12) logit += 1.5;
  if (apart <= 4) logit += 1;
  if (cutIn) logit += 0.5;
  return 1 / (1 + Math.exp(-logit));
}
