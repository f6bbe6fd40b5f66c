// The words of a file, counted without any of the importers' code: by plain patterns over its markup. What the importers read
// is held against this, word by word.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { blocks, idOf } from '../core/document/queries.ts';
import { schema } from '../core/document/schema.ts';
import { placesIn } from '../core/import/layout/places.ts';
import type { Original } from '../core/import/types.ts';
import { corpusFolder } from './corpus.ts';

export type Markup = 'alto' | 'page-xml' | 'hocr' | 'mets';

/** What the file is by its root element or classes; null: none of these. */
export function markupOf(text: string): Markup | null {
  const head = text.slice(0, 4096);
  if (/<(?:\w+:)?mets[\s>]/u.test(head)) return 'mets';
  if (/<(?:\w+:)?alto[\s>]/u.test(head)) return 'alto';
  if (/<PcGts[\s>]/u.test(head)) return 'page-xml';
  return /ocr_page|ocrx_word/u.test(head) ? 'hocr' : null;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  shy: '\u00ad',
  nbsp: ' ',
};

function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu,
    (whole, hex?: string, dec?: string, name?: string) =>
      name === undefined
        ? String.fromCodePoint(hex === undefined ? Number(dec) : Number.parseInt(hex, 16))
        : (named[name] ?? whole),
  );
}

const tokens = (text: string): string[] =>
  unescaped(text)
    .split(/\s+/u)
    .filter((one) => one !== '');

/** Words in the order of the file; a line's hyphen belongs to the word before it. */
export function wordsIn(text: string, markup: Markup): string[] {
  if (markup === 'alto') {
    const words: string[] = [];
    for (const [, name, attributes = ''] of text.matchAll(/<(?:\w+:)?(String|HYP)\b([^>]*)>/gu)) {
      const content = tokens(/\bCONTENT\s*=\s*"([^"]*)"/u.exec(attributes)?.[1] ?? '');
      if (name === 'HYP' && words.length > 0) words.push(`${words.pop() ?? ''}${content.join('')}`);
      else words.push(...content);
    }
    return words;
  }
  if (markup === 'hocr')
    return [...text.matchAll(/<span\b[^>]*class\s*=\s*["']ocrx?_word["'][^>]*>([\s\S]*?)<\/span>/gu)].flatMap(
      ([, inner = '']) => tokens(inner.replace(/<[^>]*>/gu, '')),
    );
  if (markup === 'page-xml')
    return text
      .split(/<TextRegion\b/u)
      .slice(1)
      .flatMap((region) => {
        const lines = [...region.matchAll(/<TextLine\b[\s\S]*?<\/TextLine>/gu)].map(([line]) => line);
        return (lines.length > 0 ? lines : [region]).flatMap((line) =>
          tokens(
            /<Unicode>([\s\S]*?)<\/Unicode>/u.exec(line.replace(/<Word\b[\s\S]*?<\/Word>/gu, ''))?.[1] ?? '',
          ),
        );
      });
  return [];
}

/** The words that came into the issue: what its blocks hold at the places where the importer says that words stand. */
export function wordsOf({ doc, sources, places = [] }: Original): string[] {
  const texts = new Map<string, string[]>();
  for (const { node } of blocks(schema.nodeFromJSON(doc)))
    for (const { file, from, to, at } of sources[idOf(node)] ?? []) {
      const units = texts.get(file) ?? [];
      texts.set(file, units);
      const text = node.textContent;
      for (let i = from; i < to; i += 1) units[i] = text[at + i - from] ?? '';
    }
  return places
    .map(placesIn)
    .flatMap(({ file, lines }) =>
      lines.flatMap(({ words }) =>
        words.flatMap(({ from, to }) => (texts.get(file)?.slice(from, to).join('') ?? '').split(/\s+/u)),
      ),
    );
}

/** How many of `wanted` are among `read`, counted with their numbers; hyphens at line ends are not looked at. */
export function found(
  wanted: readonly string[],
  read: readonly string[],
): { readonly of: number; readonly found: number } {
  const plain = (words: readonly string[]): string[] =>
    words.map((word) => word.replace(/[-\u00ad\u00ac]+$/u, '')).filter((word) => word !== '');
  const counts = new Map<string, number>();
  for (const word of plain(read)) counts.set(word, (counts.get(word) ?? 0) + 1);
  let hits = 0;
  const all = plain(wanted);
  for (const word of all) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    hits += 1;
  }
  return { of: all.length, found: hits };
}

export interface MarkupFile {
  readonly path: string;
  readonly name: string;
  readonly markup: Markup;
}

/** The XML and hOCR files of the corpus beside the repository; none where there is no corpus. */
export function markupFiles(): MarkupFile[] {
  const files: MarkupFile[] = [];
  const walk = (folder: string): void => {
    for (const name of namesIn(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (/\.(?:xml|hocr|html)$/u.test(name)) {
        const markup = markupOf(readFileSync(path, 'utf8'));
        if (markup) files.push({ path, name: basename(path), markup });
      }
    }
  };
  walk(join(corpusFolder, 'structured'));
  for (const name of namesIn(join(corpusFolder, 'press'))) walk(join(corpusFolder, 'press', name, 'ocr'));
  return files;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return []; // not there: nothing to hold against
  }
}
