// What the screen knows of the issue that leaves. The issue itself, with its journal and the account of its characters,
// stays in the worker that read it (`keeper.worker.ts`): as large as it may be, no key waits for it.

import type { PageAttrs, Status } from '../../core/document/schema.ts';
import type { TextStyle } from '../../core/export/txt.ts';
import type { ExportedFile, ExportInput } from '../../core/export/types.ts';
import type { RedParagraph } from '../../core/export/redline.ts';
import type { Suggestion } from '../../core/checks/types.ts';
import type { Severity } from '../../core/checks/types.ts';
import type { Unplaced } from '../../core/history/change.ts';
import type { Role } from '../../core/document/schema.ts';
import type { Summary } from '../../store/database.ts';

export interface Exporting {
  readonly paper: string | null;
  readonly date: string | null;
  /** In reading order; furniture left out. */
  readonly articles: readonly ListedArticle[];
  readonly pages: readonly Pick<PageAttrs, 'id' | 'number' | 'name'>[];
  /** Questions that nobody has closed. */
  readonly queries: readonly { readonly id: string; readonly article: string; readonly text: string }[];
  readonly tray: readonly Pick<Unplaced, 'id' | 'inserted' | 'removed'>[];
  readonly account: AccountShown;
  /** For the shelf. */
  readonly counts: Pick<Summary, 'pages' | 'articles' | 'characters' | 'untagged' | 'signed'>;
  /** How paper sets plain text. */
  readonly textStyle: TextStyle;
  /** Names by code of the paper's own sections and of the vocabulary that it loaded. */
  readonly own: Readonly<Record<string, string>>;
  /** The journal does not fit from here on: what stands before it is exported. Null: all of it does. */
  readonly broken: string | null;
  /** How many changes it was read from. */
  readonly version: number;
}

export interface ListedArticle {
  readonly id: string;
  readonly status: Status;
  readonly sections: readonly string[];
  readonly title: string;
  /** Its page's place among the pages. */
  readonly page: number;
  /** 版-篇 as people say it. */
  readonly place: string;
}

/** The account by reasons, the most characters first. */
export interface AccountShown {
  readonly in: number;
  readonly out: number;
  readonly balanced: boolean;
  readonly removed: readonly BookedSum[];
  readonly added: readonly BookedSum[];
}

export interface BookedSum {
  readonly reason: string;
  readonly characters: number;
  readonly entries: number;
  /** The first of them. */
  readonly first: readonly { readonly text: string; readonly file: string | null }[];
}

/** So many entries of a list are shown; the file has them all. */
export const mostShown = 200;

/** Which articles leave, and how. */
export interface Wanted extends Pick<ExportInput, 'sectionNames' | 'textStyle'> {
  /** Ids; absent: all. */
  readonly articles?: readonly string[];
  /** One file per article. */
  readonly apart: boolean;
}

/** The files, and what the screen shows of those that are no text. */
export interface WrittenFiles {
  readonly files: readonly ExportedFile[];
  readonly typeset: readonly (readonly TypesetLine[])[] | null;
  readonly redline: readonly RedParagraph[] | null;
}

/** A block as it reads; a list of them is an article. */
export interface TypesetLine {
  readonly id: string;
  readonly role: Role;
  readonly text: string;
}

/** What is still open in the chosen articles. */
export interface Open {
  readonly kinds: readonly OpenKind[];
  readonly total: number;
  /** In the whole issue, by check. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface OpenKind {
  readonly code: string;
  readonly count: number;
  readonly gravest: Severity;
  /** The first of them. */
  readonly first: readonly Pick<Suggestion, 'id' | 'article' | 'block' | 'message' | 'actual'>[];
}

/** What is written into the journal of an export that was made. */
export interface ExportRecord {
  readonly format: string;
  readonly files: number;
  readonly articles: number;
  /** Open suggestions by check. */
  readonly open: Readonly<Record<string, number>>;
  readonly queries: number;
  readonly unplaced: number;
  readonly in: number;
  readonly out: number;
}

export type What = 'all' | 'passed' | 'sections' | 'picked';

export interface Choices {
  readonly what: What;
  readonly sections: ReadonlySet<string>;
  readonly picked: ReadonlySet<string>;
}

/** For "without a section" among the chosen sections. */
export const untagged = '';

/** Ids of the chosen articles in reading order. */
export function chosenIds(
  articles: readonly ListedArticle[],
  { what, sections, picked }: Choices,
): readonly string[] {
  return articles
    .filter(({ id, status, sections: tagged }) => {
      if (what === 'passed') return status === 'passed';
      if (what === 'picked') return picked.has(id);
      if (what === 'sections')
        return tagged.length === 0 ? sections.has(untagged) : tagged.some((code) => sections.has(code));
      return true;
    })
    .map(({ id }) => id);
}
