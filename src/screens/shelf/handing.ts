// An issue as a file for a colleague, and back. What reads and writes it is fetched when it is asked for.

import type { Examined, TakenIn } from '../../store/handing.ts';
import { saveFile } from '../../components/choose.ts';
import { countsOf } from '../desk/counts.ts';
import { isArchive } from './archive.ts';

/**
 * What came: an issue that was handed over, whatever it is called now (mail and chats rename files); a saved shelf, which
 * is a zip of our name; what has our name and is neither goes where it is told what it is not. All else is for the import.
 */
export async function sortOf(file: File): Promise<'handed' | 'shelf' | 'pages'> {
  const { looksHanded } = await import('../../core/history/handed.ts');
  const start = await file.slice(0, 40).text();
  if (looksHanded(start)) return 'handed';
  if (!isArchive(file)) return 'pages';
  return start.startsWith('PK') ? 'shelf' : 'handed';
}

/** `name` without an extension. False: there is no such issue any more. */
export async function handIssue(id: string, name: string): Promise<boolean> {
  const { handOver } = await import('../../store/handing.ts');
  const file = await handOver(id);
  if (file) saveFile(file, `${name}.qingyang`);
  return file !== null;
}

export async function examined(file: File): Promise<Examined> {
  const { examine } = await import('../../store/handing.ts');
  return examine(file);
}

/** null: there is nothing in it to be taken. */
export async function taken({ handed, fault, doc }: Examined): Promise<TakenIn | null> {
  if (!handed || !doc) return null;
  const { takeIn } = await import('../../store/handing.ts');
  const last = handed.changes.at(-1);
  return takeIn(handed, fault === null, {
    ...countsOf(doc),
    open: null,
    most: 0,
    by: last?.by ?? '',
    at: last?.at ?? handed.issue.created,
  });
}
