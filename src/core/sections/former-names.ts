// A paper that loads another vocabulary has articles tagged by the one before: its names stay known.

import type { FormerName, Vocabulary } from './types.ts';

interface Before {
  readonly vocabulary?: Vocabulary;
  readonly formerNames?: readonly FormerName[];
}

/** What a paper's articles were tagged by until now and `next` does not have: their names stay known. */
export function formerNames(
  { vocabulary, formerNames: before = [] }: Before,
  next: Vocabulary,
): FormerName[] {
  const now = new Set(next.concepts.map(({ code }) => code));
  const was = new Map(
    [...before, ...(vocabulary?.concepts ?? [])].map(({ code, name, english }): [string, FormerName] => [
      code,
      { code, name, ...(english === undefined ? {} : { english }) },
    ]),
  );
  return [...was.values()].filter(({ code }) => !now.has(code));
}
