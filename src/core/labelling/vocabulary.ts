// The issue as its own dictionary: names and compounds that stand elsewhere in it. “柳林 / 渡村” is one word if 柳林渡村
// is printed six times on other pages.
import { inOldProse } from './signs.ts';
import type { Vocabulary } from './types.ts';

/** Of the hash of a pair: a slot for every two characters or so, from a page's worth to an issue's. */
const bitsFor = (length: number): number => Math.min(18, Math.max(10, Math.ceil(Math.log2(length + 1))));

/** Text in one long string, and where each pair of neighbouring characters stands in it (counting sort by hash). */
interface Index {
  readonly texts: readonly string[];
  readonly text: string;
  readonly bits: number;
  readonly starts: Uint32Array;
  readonly positions: Uint32Array;
  /** Looked at when it is asked for: most vocabularies are of a page that is being read, and are never asked. */
  readonly inOldProse: () => boolean;
}

function slot(a: number, b: number, bits: number): number {
  return (Math.imul(a * 31 + b, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> (32 - bits);
}

const separator = '\n';

/** Characters between two breaths: a millisecond or two. */
const breath = 20_000;

function* indexing(texts: readonly string[]): Generator<void, Index> {
  const text = texts.join(separator);
  const bits = bitsFor(text.length);
  const slots = 1 << bits;
  const starts = new Uint32Array(slots + 1);
  const n = Math.max(0, text.length - 1);
  const keys = new Uint32Array(n);
  for (let i = 0; i < n; i += 1) {
    const key = slot(text.charCodeAt(i), text.charCodeAt(i + 1), bits);
    keys[i] = key;
    starts[key + 1] = (starts[key + 1] ?? 0) + 1;
    if (i % breath === breath - 1) yield;
  }
  yield;
  for (let k = 0; k < slots; k += 1) starts[k + 1] = (starts[k + 1] ?? 0) + (starts[k] ?? 0);
  const fill = starts.slice(0, slots);
  const positions = new Uint32Array(n);
  yield;
  for (let i = 0; i < n; i += 1) {
    const key = keys[i] ?? 0;
    const at = fill[key] ?? 0;
    positions[at] = i;
    fill[key] = at + 1;
    if (i % breath === breath - 1) yield;
  }
  let old: boolean | undefined;
  return { texts, text, bits, starts, positions, inOldProse: () => (old ??= inOldProse(texts)) };
}

function indexed(texts: readonly string[]): Index {
  const steps = indexing(texts);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Calls `visit` for each place where the two characters stand side by side. */
function each(index: Index, a: number, b: number, visit: (at: number) => void): void {
  const key = slot(a, b, index.bits);
  const end = index.starts[key + 1] ?? 0;
  for (let k = index.starts[key] ?? 0; k < end; k += 1) {
    const at = index.positions[k] ?? 0;
    if (index.text.charCodeAt(at) === a && index.text.charCodeAt(at + 1) === b) visit(at);
  }
}

function countIn(text: string, part: string): number {
  let n = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) n += 1;
  return n;
}

class IssueVocabulary implements Vocabulary {
  readonly version: number;
  readonly size: number;
  readonly #index: Index;
  /** Texts edited since the index was built: what they were, and what they are. */
  readonly #edits: readonly { readonly was: string; readonly is: string }[];

  constructor(
    index: Index,
    edits: readonly { readonly was: string; readonly is: string }[],
    version: number,
    size: number,
  ) {
    this.#index = index;
    this.#edits = edits;
    this.version = version;
    this.size = size;
  }

  get inOldProse(): boolean {
    return this.#index.inOldProse();
  }

  count(text: string): number {
    if (text.length < 2 || text.length > 8 || text.includes(separator)) return 0;
    // the rarest pair of the string has the fewest places to look at
    let rare = 0;
    let fewest = Infinity;
    for (let i = 0; i + 1 < text.length; i += 1) {
      const key = slot(text.charCodeAt(i), text.charCodeAt(i + 1), this.#index.bits);
      const places = (this.#index.starts[key + 1] ?? 0) - (this.#index.starts[key] ?? 0);
      if (places < fewest) {
        fewest = places;
        rare = i;
      }
    }
    let n = 0;
    each(this.#index, text.charCodeAt(rare), text.charCodeAt(rare + 1), (at) => {
      if (this.#index.text.startsWith(text, at - rare) && at >= rare) n += 1;
    });
    for (const edit of this.#edits) n += countIn(edit.is, text) - countIn(edit.was, text);
    return Math.max(0, n);
  }

  straddling(
    left: string,
    right: string,
    reach = 8,
  ): { readonly text: string; readonly left: number; readonly count: number } | null {
    if (left === '' || right === '') return null;
    const index = this.#index.text;
    let best = 0;
    let bestLeft = 0;
    each(this.#index, left.charCodeAt(left.length - 1), right.charCodeAt(0), (at) => {
      let l = 1;
      while (
        l < reach &&
        l < left.length &&
        at - l >= 0 &&
        index.charCodeAt(at - l) === left.charCodeAt(left.length - 1 - l)
      )
        l += 1;
      let r = 1;
      while (r < reach && r < right.length && index.charCodeAt(at + 1 + r) === right.charCodeAt(r)) r += 1;
      if (l + r > best) {
        best = l + r;
        bestLeft = l;
      }
    });
    if (best === 0) return null;
    const text = left.slice(left.length - bestLeft) + right.slice(0, best - bestLeft);
    // the longest string may be a whole clause said once; what is counted is the part of it that the index can count
    const from = Math.max(0, Math.min(bestLeft - 1, bestLeft - 4));
    const count = text.length <= 8 ? this.count(text) : this.count(text.slice(from, from + 8));
    return count > 0 ? { text, left: bestLeft, count } : null;
  }

  replaced(was: string, is: string, version: number): Vocabulary {
    const edits = [...this.#edits, { was, is }];
    if (edits.length <= 32)
      return new IssueVocabulary(this.#index, edits, version, this.size + is.length - was.length);
    const texts = [...this.#index.texts];
    for (const edit of edits) {
      const at = texts.indexOf(edit.was);
      if (at >= 0) texts[at] = edit.is;
      else texts.push(edit.is);
    }
    const index = indexed(texts);
    return new IssueVocabulary(index, [], version, index.text.length);
  }
}

/**
 * The vocabulary of an issue, from the texts of its blocks. Strings that would lie across two texts are not counted.
 * 1,000,000 characters take some tens of milliseconds.
 */
export function vocabulary(texts: Iterable<string>, version = 0): Vocabulary {
  const index = indexed([...texts]);
  return new IssueVocabulary(index, [], version, index.text.length);
}

/** The same in small pieces, so that a page can paint in between. */
export function* vocabularyInPieces(texts: Iterable<string>, version = 0): Generator<void, Vocabulary> {
  const index = yield* indexing([...texts]);
  return new IssueVocabulary(index, [], version, index.text.length);
}
