// What is typed into the paper's lists and not kept yet: it outlives the panel, the desk and the tab.

import { linesIn, noLists, pairsOf, type PaperLists } from '../../core/checks/lists.ts';

/** The lists as they are typed, a line each. */
export type Lines = Readonly<Record<keyof PaperLists, string>>;

export interface Draft {
  /** As they were when somebody began to type. */
  readonly read: Lines;
  readonly typed: Lines;
}

export function linesOf({ wrong, never, persons }: PaperLists = noLists): Lines {
  return {
    wrong: wrong.map((one) => `${one.wrong} → ${one.right}`).join('\n'),
    never: never.join('\n'),
    persons: persons.map(({ name, title }) => `${name} = ${title}`).join('\n'),
  };
}

/** Lines that are not understood are left out. */
export function listsOf({ wrong, never, persons }: Lines): PaperLists {
  return {
    wrong: pairsOf(wrong).map(([left, right]) => ({ wrong: left, right })),
    never: linesIn(never),
    persons: pairsOf(persons).map(([name, title]) => ({ name, title })),
  };
}

/** What is typed, and what another tab put into the lists, or took out of them, since they were read. */
export function kept({ read, typed }: Draft, stored: PaperLists = noLists): PaperLists {
  const [was, mine] = [listsOf(read), listsOf(typed)];
  return {
    wrong: together(was.wrong, mine.wrong, stored.wrong),
    never: together(was.never, mine.never, stored.never),
    persons: together(was.persons, mine.persons, stored.persons),
  };
}

function together<T>(read: readonly T[], typed: readonly T[], stored: readonly T[]): readonly T[] {
  const known = (list: readonly T[]): ReadonlySet<string> => new Set(list.map((one) => JSON.stringify(one)));
  const [was, mine, now] = [known(read), known(typed), known(stored)];
  const has = (set: ReadonlySet<string>, one: T): boolean => set.has(JSON.stringify(one));
  return [
    ...typed.filter((one) => has(now, one) || !has(was, one)),
    ...stored.filter((one) => !has(was, one) && !has(mine, one)),
  ];
}

const key = (paper: string): string => `qingyang.words.${paper}`;

/** null: all of it is kept. */
export function draftOf(paper: string): Draft | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key(paper)) ?? 'null');
    if (typeof value !== 'object' || value === null || !('read' in value) || !('typed' in value)) return null;
    const { read, typed } = value;
    return areLines(read) && areLines(typed) ? { read, typed } : null;
  } catch {
    return null; // somebody else's entry
  }
}

function areLines(value: unknown): value is Lines {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(noLists).every(
      (list) => typeof (value as Readonly<Record<string, unknown>>)[list] === 'string',
    )
  );
}

/** null: there is none any more. */
export function leaveDraft(paper: string, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key(paper), JSON.stringify(draft));
    else localStorage.removeItem(key(paper));
  } catch {
    // a full store must not stop anybody from typing: the words stand in the panel
  }
}

export const same = (a: Lines, b: Lines): boolean => JSON.stringify(a) === JSON.stringify(b);
