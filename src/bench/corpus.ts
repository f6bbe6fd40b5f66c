// Reads the cases of the corpus folder beside the repository: input and hand-checked truth, as ../shared/bench/FORMAT.md says.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Role, SourceLine } from '../core/labelling/types.ts';

export interface TruthBlock {
  readonly role: Role;
  readonly text: string;
  readonly lines: readonly number[];
}

export interface Truth {
  readonly articles: readonly { readonly kind: string; readonly blocks: readonly TruthBlock[] }[];
  /** One for each page, where the truth tells them. */
  readonly pages?: readonly unknown[];
  readonly removed?: readonly { readonly text: string; readonly line: number; readonly reason: string }[];
}

export interface Case {
  readonly name: string;
  readonly input: string;
  readonly truth: Truth;
  readonly lines: readonly SourceLine[];
  /** 1-based number of each line in the input. */
  readonly numbers: readonly number[];
}

/** The lines of a text with their offsets, empty ones counted as blanks before the next. */
export function linesOf(text: string, file: string): { lines: SourceLine[]; numbers: number[] } {
  const lines: SourceLine[] = [];
  const numbers: number[] = [];
  let at = 0;
  let blanks = 0;
  text.split('\n').forEach((raw, i) => {
    const line = raw.replace(/\r$/, '');
    if (line.trim() === '') blanks += 1;
    else {
      lines.push({ file, from: at, to: at + line.length, text: line, blanksBefore: blanks });
      numbers.push(i + 1);
      blanks = 0;
    }
    at += raw.length + 1;
  });
  return { lines, numbers };
}

export const corpusFolder = join(process.cwd(), '..', 'shared', 'corpus');

/** The cases of one corpus ('dev', 'press', 'jingbao'); none if the folder is not there. */
export function cases(corpus: string, text = 'input.txt', truth = 'truth.json'): Case[] {
  const folder = join(corpusFolder, corpus);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter(
      (path) => statSync(path).isDirectory() && existsSync(join(path, text)) && existsSync(join(path, truth)),
    )
    .map((path) => {
      const input = readFileSync(join(path, text), 'utf8');
      const name = path.slice(corpusFolder.length + 1);
      return {
        name,
        input,
        truth: JSON.parse(readFileSync(join(path, truth), 'utf8')) as Truth,
        ...linesOf(input, name),
      };
    });
}
