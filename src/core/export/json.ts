// The issue JSON: everything that the document says, where every character came from, what was taken out and put in.
// Form: FORMAT.md of the bench; superset with statuses, jumps, queries and scans.

import type { Node } from 'prosemirror-model';
import type { Suggestion } from '../checks/types.ts';
import { blocks, idOf } from '../document/queries.ts';
import type { DocAttrs } from '../document/schema.ts';
import type { Earlier, SourceSpan, ToldSource } from '../import/types.ts';
import { chosen } from './chosen.ts';
import { addedBefore, asTold } from './earlier.ts';
import { lineSources } from './line-sources.ts';
import type { AppliedFix, ExportInput, TextExporter } from './types.ts';

export const json: TextExporter = {
  code: 'json',
  extension: 'json',
  mime: 'application/json',
  only: 'issue',
  write: (input) => JSON.stringify(issueJson(input), null, 1) + '\n',
};

/** The object that is written; keys as FORMAT.md names them. */
export function issueJson(input: ExportInput): object {
  const { doc, original, account, articles, sources = {}, applied = [], suggestions = [] } = input;
  const { paper, date, dismissals, queries, answers } = doc.attrs as DocAttrs; // the schema validates attributes
  const pages = chosen(input);
  const ids = new Set(
    pages.flatMap((page) => page.articles.flatMap(({ blocks: held }) => held.map(({ id }) => id))),
  );
  const { earlier = [], doubts = [] } = original;
  const lines = lineSources(original.places);
  const before = asTold(original);
  const told = (some: readonly SourceSpan[]): readonly ToldSource[] =>
    lines(some).flatMap((one) => before([one]));
  const spans = (id: string): readonly ToldSource[] => told(sources[id] ?? []);
  const total = (of: (one: Earlier) => number): number => earlier.reduce((sum, one) => sum + of(one), 0);
  return {
    format: 1,
    paper,
    date,
    files: original.files.flatMap<unknown>(
      (file) => earlier.find((one) => one.file === file.name)?.files ?? [file],
    ),
    pages: pages
      .filter((page) => !articles || page.articles.length > 0)
      .map(({ attrs: { id, number, name, scan }, articles: held }) => ({
        id,
        number,
        name,
        scan,
        articles: held.map(
          ({ attrs: { id: articleId, kind, sections, status, continues }, blocks: text, node }) => ({
            id: articleId,
            kind,
            sections,
            status,
            continues,
            blocks: text.map((block, i) => ({
              ...block,
              source: spans(block.id),
              ...queried(node.child(i)),
            })),
          }),
        ),
      })),
    removed: [
      ...earlier.flatMap((one) => one.removed),
      ...account.removed.map(({ text, reason, source }) => ({ text, reason, source: told(source) })),
    ],
    added: [
      ...addedBefore(original, sources).filter(({ block }) => ids.has(block)),
      ...account.added
        .filter(({ block }) => block !== null && ids.has(block))
        .map(({ text, block, offset, reason }) => ({ text, block, offset, by: reason })),
      ...glued(doc, sources, account.added, ids),
    ],
    applied: [
      ...earlier.flatMap((one) => one.applied),
      ...applied.map((fix) => ({ ...fix, source: told(fix.source) })),
    ],
    suggestions: suggestions.filter(({ block }) => ids.has(block)).map((one) => open(one, spans(one.block))),
    jumps: pages.flatMap((page) =>
      page.articles.flatMap(({ attrs }) =>
        attrs.continues ? [{ article: attrs.id, continues: attrs.continues }] : [],
      ),
    ),
    doubts: doubts.filter(({ block }) => ids.has(block)),
    dismissals,
    queries,
    answers,
    account: {
      in: account.in + total((one) => one.account.in - one.out),
      removed: account.removed.length + total((one) => one.account.removed),
      added: account.added.length + total((one) => one.account.added),
      out: account.out,
      balanced: account.balanced && earlier.every((one) => one.account.balanced),
    },
  };
}

/** Where in a block's text queries stand, in UTF-16 code units; nothing where none does. */
function queried(block: Node): { readonly queries?: readonly { id: string; from: number; to: number }[] } {
  const queries: { id: string; from: number; to: number }[] = [];
  block.forEach((text, from) => {
    for (const mark of text.marks)
      if (mark.type.name === 'query')
        queries.push({ id: String(mark.attrs['id']), from, to: from + text.nodeSize });
  });
  return queries.length === 0 ? {} : { queries };
}

interface Added {
  readonly text: string;
  readonly block: string;
  readonly offset: number;
  readonly by: string;
}

/** The spaces that the importer put between Latin words when it unwrapped lines: they come from no file and stand in no journal. */
function glued(
  doc: Node,
  sources: Readonly<Record<string, readonly SourceSpan[]>>,
  added: ExportInput['account']['added'],
  ids: ReadonlySet<string>,
): Added[] {
  const out: Added[] = [];
  for (const { node } of blocks(doc)) {
    const id = idOf(node);
    const held = sources[id];
    if (!held || !ids.has(id)) continue;
    const text = node.textContent;
    let end = 0;
    for (const span of [...held].sort((a, b) => a.at - b.at)) {
      const gap = text.slice(end, span.at);
      const told = added.some(
        ({ block, offset, text: put }) => block === id && offset < span.at && end < offset + put.length,
      );
      if (gap !== '' && gap.trim() === '' && !told)
        out.push({ text: gap, block: id, offset: end, by: 'unwrap' });
      end = span.at + span.to - span.from;
    }
  }
  return out;
}

function open(
  { code, confidence, reasons, message, block, actual }: Suggestion,
  blockSource: readonly ToldSource[],
): AppliedFix & { message: Suggestion['message']; block: string; actual: string } {
  return {
    code,
    confidence,
    reasons: reasons.map((reason) => reason.code),
    message,
    block,
    actual,
    source: blockSource,
  };
}
