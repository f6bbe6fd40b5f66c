// An issue as an export needs it, read from the store where the keeper runs: the document of now, the account of its
// characters, where each came from, what waits in the tray.

import type { Node } from 'prosemirror-model';
import { noLists, type PaperLists } from '../../core/checks/lists.ts';
import type { Severity, Suggestion } from '../../core/checks/types.ts';
import { articleAttrs, articles, pageAttrs, titleOf } from '../../core/document/queries.ts';
import { openThreads } from '../../core/document/remarks.ts';
import { schema } from '../../core/document/schema.ts';
import { readable } from '../../core/export/chosen.ts';
import { appliedFixes } from '../../core/export/gather.ts';
import { usualStyle } from '../../core/export/txt.ts';
import type { ExportInput } from '../../core/export/types.ts';
import { type Account, type AccountEntry, provenance } from '../../core/history/account.ts';
import type { Change } from '../../core/history/change.ts';
import { documentOf, replay } from '../../core/history/replay.ts';
import { trayOf } from '../../core/history/tray.ts';
import type { Original } from '../../core/import/types.ts';
import { ownNames } from '../../core/sections/registry.ts';
import type { Paper } from '../../store/database.ts';
import { countsOf } from '../desk/counts.ts';
import { byReason } from './account-file.ts';
import {
  type AccountShown,
  type BookedSum,
  type Exporting,
  type ListedArticle,
  mostShown,
  type Open,
  type TypesetLine,
  type Wanted,
} from './exporting.ts';

export interface HeldIssue {
  /** Before any repair. */
  readonly start: Node;
  readonly input: Omit<ExportInput, 'articles' | 'sectionNames' | 'textStyle' | 'suggestions'>;
  /** Codes of checks that the paper switched off, and of those that are off by default and on for it; its own words. */
  readonly off: readonly string[];
  readonly on: readonly string[];
  readonly lists: PaperLists;
  readonly shown: Exporting;
}

export async function heldIssue(
  original: Original,
  changes: readonly Change[],
  paperOf: (name: string) => Promise<Omit<Paper, 'tally'>>,
): Promise<HeldIssue> {
  const start = documentOf(schema, original.doc);
  const { broken } = replay(start, changes);
  const journal = broken ? changes.slice(0, broken.at) : changes;
  const { account, sources, doc } = provenance(original, start, journal);
  const { paper, date } = doc.attrs as { readonly paper: string | null; readonly date: string | null };
  const own = await paperOf(paper ?? '');
  const { off, on = [], lists = noLists, textStyle = usualStyle } = own;
  return {
    start,
    input: { doc, original, account, sources, applied: appliedFixes(original, journal, sources), journal },
    off,
    on,
    lists,
    shown: {
      paper,
      date,
      articles: listed(doc),
      pages: doc.children.map((page) => {
        const { id, number, name } = pageAttrs(page);
        return { id, number, name };
      }),
      // on the article that their words stand in by now
      queries: openThreads(doc).map(({ query, article }) => ({
        id: query.id,
        article: article ?? query.article,
        text: query.text,
      })),
      tray: trayOf(changes).map(({ id, inserted, removed }) => ({ id, inserted, removed })),
      account: shownOf(account),
      counts: countsOf(doc),
      textStyle,
      own: ownNames(own),
      broken: broken?.reason ?? null,
      version: changes.length,
    },
  };
}

function listed(doc: Node): readonly ListedArticle[] {
  const counts = new Map<number, number>();
  return articles(doc).flatMap(({ node, page }) => {
    const { id, kind, status, sections } = articleAttrs(node);
    if (kind === 'furniture') return [];
    const nth = (counts.get(page.index) ?? 0) + 1;
    counts.set(page.index, nth);
    const place = `${pageAttrs(page.node).number ?? page.index + 1}-${nth}`;
    return [{ id, status, sections, title: titleOf(node), page: page.index, place }];
  });
}

function shownOf(account: Account): AccountShown {
  const sums = (entries: readonly AccountEntry[]): readonly BookedSum[] =>
    byReason(entries).map(({ reason, characters, entries: some }) => ({
      reason,
      characters,
      entries: some.length,
      first: some
        .slice(0, mostShown)
        .map(({ text, source: [first] }) => ({ text: text.trim().slice(0, 400), file: first?.file ?? null })),
    }));
  return {
    in: account.in,
    out: account.out,
    balanced: account.balanced,
    removed: sums(account.removed),
    added: sums(account.added),
  };
}

export function inputOf(
  { input }: HeldIssue,
  { articles: ids, sectionNames, textStyle }: Wanted,
  suggestions?: readonly Suggestion[],
): ExportInput {
  return {
    ...input,
    sectionNames,
    ...(textStyle ? { textStyle } : {}),
    ...(ids ? { articles: ids } : {}),
    ...(suggestions ? { suggestions } : {}),
  };
}

/** The articles as they read. */
export function typesetOf(input: Pick<ExportInput, 'doc' | 'articles'>): readonly (readonly TypesetLine[])[] {
  return readable(input).flatMap((page) => page.articles.map(({ blocks }) => blocks));
}

const gravities: readonly Severity[] = ['sure', 'doubt', 'ask'];

/** Of the articles with these ids; what is open elsewhere is only counted. */
export function openIn(suggestions: readonly Suggestion[], ids: ReadonlySet<string>): Open {
  const counts: Record<string, number> = {};
  const kinds = new Map<string, Suggestion[]>();
  for (const suggestion of suggestions) {
    const { code, article } = suggestion;
    counts[code] = (counts[code] ?? 0) + 1;
    if (!ids.has(article)) continue;
    const some = kinds.get(code);
    if (some) some.push(suggestion);
    else kinds.set(code, [suggestion]);
  }
  return {
    counts,
    total: [...kinds.values()].reduce((sum, some) => sum + some.length, 0),
    kinds: Array.from(kinds, ([code, some]) => ({
      code,
      count: some.length,
      gravest: gravities.find((severity) => some.some((one) => one.severity === severity)) ?? 'ask',
      first: some
        .slice(0, mostShown)
        .map(({ id, article, block, message, actual }) => ({ id, article, block, message, actual })),
    })),
  };
}
