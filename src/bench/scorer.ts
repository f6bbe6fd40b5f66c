// The scorer beside the repository (../shared/bench/score.mjs): it belongs to nobody's project and is only called.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { corpusFolder } from './corpus.ts';

export interface Ratio {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What one case got. */
export interface Result {
  readonly join: Ratio;
  readonly tellable: { readonly joined: number; readonly missed: number };
  readonly role: {
    readonly right: number;
    readonly of: number;
    /** truth→ours; “lost” where recognition left too little of the line to find it. */
    readonly confusions: Readonly<Record<string, number>>;
  };
  readonly misses: readonly {
    readonly kind: string;
    readonly line: number;
    readonly left?: string;
    readonly right?: string;
    readonly text?: string;
  }[];
}

/** What several cases got together. */
export interface Total {
  readonly join: Ratio;
  readonly heads: Ratio;
  readonly article: Ratio;
  readonly role: number;
  readonly tellable: number;
  readonly removed: string;
  readonly innocent: number;
  readonly cer: number;
}

export interface Scorer {
  score(this: void, input: string, truth: unknown, issue: unknown): Result;
  total(this: void, rows: readonly Result[]): Total;
}

/** Null where the scorer is not there. */
export async function scorer(): Promise<Scorer | null> {
  const path = join(corpusFolder, '..', 'bench', 'score.mjs');
  if (!existsSync(path)) return null;
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Scorer;
}
