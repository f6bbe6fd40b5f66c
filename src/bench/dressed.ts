// The same issues in other dress: what a paper of another place, decade or program writes otherwise and the models have not
// seen so. Input and truth change alike, so that the same scorer reads them.
import { Converter } from 'opencc-js';
import type { Case, Truth, TruthBlock } from './corpus.ts';
import { linesOf } from './corpus.ts';

const traditional = Converter({ from: 'cn', to: 'tw' });
const halfWidth: Readonly<Record<string, string>> = {
  '，': ',',
  '（': '(',
  '）': ')',
  '：': ':',
  '；': ';',
  '？': '?',
  '！': '!',
};

export interface Dress {
  readonly name: string;
  wear(this: void, c: Case): Case;
}

function anew(c: Case, input: string, truth: Truth): Case {
  return { name: c.name, input, truth, ...linesOf(input, c.name) };
}

/** Every text of input and truth changed in the same way, line for line. */
function throughout(name: string, change: (text: string) => string): Dress {
  const block = (one: TruthBlock): TruthBlock => ({ ...one, text: change(one.text) });
  return {
    name,
    wear: (c) =>
      anew(c, change(c.input), {
        ...c.truth,
        articles: c.truth.articles.map((article) => ({ ...article, blocks: article.blocks.map(block) })),
        ...(c.truth.removed
          ? { removed: c.truth.removed.map((one) => ({ ...one, text: change(one.text) })) }
          : {}),
      }),
  };
}

/** Without empty lines; the truth's line numbers follow. */
function unparted(c: Case): Case {
  const kept = c.input
    .split(/\r?\n/u)
    .flatMap((text, i) => (text.trim() === '' ? [] : [{ text, was: i + 1 }]));
  const number = new Map(kept.map(({ was }, i) => [was, i + 1]));
  const now = (line: number): number => number.get(line) ?? line;
  return anew(c, kept.map(({ text }) => text).join('\n'), {
    ...c.truth,
    articles: c.truth.articles.map((article) => ({
      ...article,
      blocks: article.blocks.map((one) => ({ ...one, lines: one.lines.map(now) })),
    })),
    ...(c.truth.removed ? { removed: c.truth.removed.map((one) => ({ ...one, line: now(one.line) })) } : {}),
  });
}

export const dresses: readonly Dress[] = [
  { name: 'as they are', wear: (c) => c },
  throughout('traditional characters', traditional),
  { name: 'no empty lines', wear: unparted },
  throughout('full-width digits and letters', (text) =>
    text.replace(/[0-9A-Za-z]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  ),
  throughout('half-width marks', (text) =>
    text.replace(/[，（）：；？！]/gu, (mark) => halfWidth[mark] ?? mark),
  ),
  throughout('Chinese numerals', (text) =>
    text.replace(/\d/gu, (digit) => '〇一二三四五六七八九'.charAt(Number(digit))),
  ),
  throughout('no quotation marks', (text) => text.replace(/[“”‘’]/gu, '')),
];
