// What an export needs to know of an issue: the document of now, where every character came from, what waits in the tray.

import type { Node } from 'prosemirror-model';
import { articleAttrs, articles } from '../../core/document/queries.ts';
import { openThreads } from '../../core/document/remarks.ts';
import type { Query } from '../../core/document/schema.ts';
import { schema } from '../../core/document/schema.ts';
import { appliedFixes } from '../../core/export/gather.ts';
import { type TextStyle, usualStyle } from '../../core/export/txt.ts';
import type { AppliedFix } from '../../core/export/types.ts';
import { type Account, provenance } from '../../core/history/account.ts';
import type { Change, Unplaced } from '../../core/history/change.ts';
import { noLists, type PaperLists } from '../../core/checks/lists.ts';
import { documentOf, replay } from '../../core/history/replay.ts';
import type { Original, SourceSpan } from '../../core/import/types.ts';
import { trayOf } from '../../core/history/tray.ts';
import { authority, store } from '../../store/queries.ts';

export interface Exporting {
  readonly paper: string | null;
  readonly date: string | null;
  readonly doc: Node;
  /** Before any repair. */
  readonly start: Node;
  readonly original: Original;
  readonly account: Account;
  readonly sources: Readonly<Record<string, readonly SourceSpan[]>>;
  readonly applied: readonly AppliedFix[];
  /** What was done since the original, as far as it fits. */
  readonly journal: readonly Change[];
  readonly tray: readonly Unplaced[];
  /** Codes of checks that the paper switched off. */
  readonly off: readonly string[];
  /** Codes of those that are off by default and on for the paper, and its own words. */
  readonly on: readonly string[];
  readonly lists: PaperLists;
  /** How the paper sets plain text. */
  readonly textStyle: TextStyle;
  /** Names of the paper's own sections by code. */
  readonly own: Readonly<Record<string, string>>;
  /** The journal does not fit from here on: what stands before it is exported. Null: all of it does. */
  readonly broken: string | null;
}

/** Null: there is no such issue. */
export async function exporting(issue: string): Promise<Exporting | null> {
  const opened = await store.open(issue);
  if (!opened) return null;
  const { original } = opened;
  const changes = await authority.since(issue, 0);
  const start = documentOf(schema, original.doc);
  const { broken } = replay(start, changes);
  const sound = broken ? changes.slice(0, broken.at) : changes;
  const { account, sources, doc } = provenance(original, start, sound);
  const { paper, date } = doc.attrs as { readonly paper: string | null; readonly date: string | null };
  const { sections, off, on = [], lists = noLists, textStyle = usualStyle } = await store.paper(paper ?? '');
  return {
    paper,
    date,
    doc,
    start,
    original,
    account,
    sources,
    applied: appliedFixes(original, sound, sources),
    journal: sound,
    tray: trayOf(changes),
    off,
    on,
    lists,
    textStyle,
    own: Object.fromEntries(sections.map(({ code, name }) => [code, name])),
    broken: broken?.reason ?? null,
  };
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

export function openQueries(doc: Node): readonly Query[] {
  // on the article that their words stand in by now
  return openThreads(doc).map(({ query, article }) => ({ ...query, article: article ?? query.article }));
}

export type What = 'all' | 'passed' | 'sections' | 'picked';

export interface Choices {
  readonly what: What;
  readonly sections: ReadonlySet<string>;
  readonly picked: ReadonlySet<string>;
}

/** For "without a section" among the chosen sections. */
export const untagged = '';

/** Ids of the chosen articles in reading order, furniture left out. */
export function chosenIds(doc: Node, { what, sections, picked }: Choices): readonly string[] {
  return articles(doc)
    .map(({ node }) => articleAttrs(node))
    .filter(({ kind }) => kind !== 'furniture')
    .filter(({ id, status, sections: tagged }) => {
      if (what === 'passed') return status === 'passed';
      if (what === 'picked') return picked.has(id);
      if (what === 'sections')
        return tagged.length === 0 ? sections.has(untagged) : tagged.some((code) => sections.has(code));
      return true;
    })
    .map(({ id }) => id);
}
