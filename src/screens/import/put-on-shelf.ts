// 上架: the original as somebody confirmed it, with its source files; pictures and PDFs as the pages' scans.

import { Transform } from 'prosemirror-transform';
import { setIssue, setPage } from '../../core/document/commands.ts';
import { pageAttrs, pages } from '../../core/document/queries.ts';
import { schema } from '../../core/document/schema.ts';
import { findById } from '../../core/document/steps.ts';
import type { Round } from '../../core/history/change.ts';
import type { Original } from '../../core/import/types.ts';
import { scanName } from '../../panels/facsimile/attach.ts';
import { openScan } from '../../panels/facsimile/sheets.ts';
import { authority, store } from '../../store/queries.ts';

/** What somebody wrote over what the importer read. Absent: as read. */
export interface Edits {
  readonly paper?: string;
  readonly date?: string;
  /** By page id. */
  readonly numbers: Readonly<Record<string, string>>;
}

/** The original with paper, date and page numbers as they were edited; an empty field means none. */
export function edited(original: Original, { paper, date, numbers }: Edits): Original {
  const tr = new Transform(schema.nodeFromJSON(original.doc));
  if (paper !== undefined) setIssue(tr, 'paper', paper.trim() || null);
  if (date !== undefined) setIssue(tr, 'date', date || null);
  for (const page of pages(tr.doc)) {
    const number = numbers[pageAttrs(page.node).id];
    if (number !== undefined) setPage(tr, page.pos, 'number', number.trim() || null);
  }
  return tr.docChanged ? { ...original, doc: tr.doc.toJSON() } : original;
}

export interface ScanFile {
  readonly file: File;
  /** The page number that its name tells. */
  readonly page: string | null;
}

/** Stores the files as scans and puts each sheet beside its page: the one that its name tells, else in order. Returns the names of those that cannot be shown. */
export async function attachScans(
  issue: string,
  original: Original,
  scans: readonly ScanFile[],
  who: { readonly by: string; readonly round: Round },
): Promise<readonly string[]> {
  const refused: string[] = [];
  const tr = new Transform(schema.nodeFromJSON(original.doc));
  const taken = new Set<string>();
  for (const { file, page } of scans) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one file of many megabytes after the other
      const opened = await openScan(file);
      const { sheets } = opened;
      opened.close();
      // oxlint-disable-next-line no-await-in-loop
      const key = await store.attachScan(issue, file.name, file);
      for (let sheet = 1; sheet <= sheets; sheet += 1) {
        const all = pages(tr.doc).map(({ node }) => pageAttrs(node));
        const named = sheets === 1 && page !== null ? all.find(({ number }) => number === page) : undefined;
        const target = named ?? all.find(({ id }) => !taken.has(id));
        const at = target && findById(tr.doc, target.id);
        if (!target || !at) break;
        taken.add(target.id);
        setPage(tr, at.pos, 'scan', scanName({ key, sheet }));
      }
    } catch {
      refused.push(file.name); // said by the caller; the text is on the shelf all the same
    }
  }
  if (tr.docChanged)
    await authority.append(issue, 0, [
      {
        id: crypto.randomUUID(),
        client: crypto.randomUUID(),
        at: Date.now(),
        ...who,
        intent: 'structure',
        label: 'attach-scan',
        steps: tr.steps.map((step) => step.toJSON() as unknown),
      },
    ]);
  return refused;
}
