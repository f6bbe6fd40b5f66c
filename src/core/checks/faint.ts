// Characters of which the OCR engine was not sure, where the format told it. They are known again by their words: a
// character is where it was as long as the three before it or the three behind it stand there.

import type { Original } from '../import/types.ts';
import type { WordPlace } from '../import/layout/layout.ts';
import { placesIn } from '../import/layout/places.ts';

/** How sure the engine was, 0–1, by the character with three others before or behind it. */
export type Faint = ReadonlyMap<string, number>;

export const nothingFaint: Faint = new Map();

/** From this confidence on an engine is believed. */
const believed = 0.8;
const reach = 3;

const before = (text: string, at: number): string => `<${text.slice(Math.max(0, at - reach), at + 1)}`;
const behind = (text: string, at: number): string => `>${text.slice(at, at + reach + 1)}`;

/** How sure the engine was of text[at]; null: it did not say, or was sure. */
export function faintness(faint: Faint, text: string, at: number): number | null {
  return faint.get(before(text, at)) ?? faint.get(behind(text, at)) ?? null;
}

/** What of an original tells how sure its engine was. */
export type Placed = Pick<Original, 'doc' | 'places' | 'sources'>;

/** Every character of an issue's text as it came in that its engine was in doubt about. */
export function faintOf(original: Placed): Faint {
  const pieces = faintInPieces(original);
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}

/** The same page by page, so that a screen can paint in between. */
export function* faintInPieces({ doc, places = [], sources }: Placed): Generator<void, Faint> {
  const words = new Map<string, WordPlace[]>();
  for (const page of places) {
    const { file, lines } = placesIn(page);
    for (const line of lines)
      for (const word of line.words)
        if (word.confidence !== null && word.confidence < believed) {
          const list = words.get(file);
          if (list) list.push(word);
          else words.set(file, [word]);
        }
    yield;
  }
  if (words.size === 0) return nothingFaint;
  for (const list of words.values()) list.sort((a, b) => a.from - b.from);
  const texts = textsOf(doc);
  const faint = new Map<string, number>();
  for (const [block, spans] of Object.entries(sources)) {
    const text = texts.get(block) ?? '';
    for (const { file, from, to, at } of spans)
      for (const word of within(words.get(file) ?? [], from, to))
        for (let i = word.from; i < word.to; i += 1) {
          const offset = at + i - from;
          for (const key of [before(text, offset), behind(text, offset)])
            faint.set(key, Math.min(word.confidence ?? 1, faint.get(key) ?? 1));
        }
  }
  return faint;
}

/** The words of a sorted list that lie in from…to. */
function* within(words: readonly WordPlace[], from: number, to: number): Generator<WordPlace> {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < words.length; i += 1) {
    const word = words[i];
    if (!word || word.to > to) return;
    yield word;
  }
}

/** The texts of the blocks of a document as JSON, by id. */
function textsOf(json: unknown, texts = new Map<string, string>()): ReadonlyMap<string, string> {
  const { attrs, content } = json as Node; // an original that passed the schema
  if (!content) return texts;
  if (attrs?.id !== undefined && content.every(({ text }) => text !== undefined))
    texts.set(attrs.id, content.map(({ text }) => text).join(''));
  else for (const child of content) textsOf(child, texts);
  return texts;
}

interface Node {
  readonly attrs?: { readonly id?: string };
  readonly text?: string;
  readonly content?: readonly Node[];
}
