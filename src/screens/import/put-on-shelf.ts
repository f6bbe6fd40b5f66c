// 上架: pictures and PDFs become the pages' scans.

import { Transform } from 'prosemirror-transform';
import { setPage } from '../../core/document/commands.ts';
import { pageAttrs, pages } from '../../core/document/queries.ts';
import { schema } from '../../core/document/schema.ts';
import { findById } from '../../core/document/steps.ts';
import type { Round } from '../../core/history/change.ts';
import { fit, sheetIn } from '../../core/import/layout/picture-names.ts';
import { picturedPages } from '../../core/import/layout/pictures.ts';
import { scanName, scanPlace } from '../../panels/facsimile/attach.ts';
import { openScan } from '../../panels/facsimile/sheets.ts';
import { authority, store } from '../../store/queries.ts';
import { edited, opened } from './edited.ts';
import type { Edits } from './preview.ts';

export interface ScanFile {
  readonly file: File;
  /** The page number that its name tells. */
  readonly page: string | null;
  /** Its text was read, too: each sheet is the picture of its own page. */
  readonly read?: boolean;
}

/** Names of files. */
export interface NotWell {
  /** They cannot be shown, and there was no other for their pages. */
  readonly refused: readonly string[];
  /** They are shown as far as they go. */
  readonly cut: readonly string[];
}

/** In what comes last of a whole picture; programs may leave something of their own behind it. */
const tail = 65_536;

/** Whether a PNG or JPEG ends before its end mark: browsers show the upper half of the page and say nothing. */
async function breaksOff(file: Blob): Promise<boolean> {
  const latin = async (part: Blob): Promise<string> =>
    new TextDecoder('latin1').decode(await part.arrayBuffer());
  const start = await latin(file.slice(0, 4));
  const end = start.slice(1) === 'PNG' ? 'IEND' : start.startsWith('ÿØ') ? 'ÿÙ' : '';
  return end !== '' && !(await latin(file.slice(-tail))).includes(end);
}

interface Stored {
  readonly key: string;
  readonly sheets: number;
}

/**
 * Stores the files as scans and puts each sheet beside its page: the page that tells the picture's name, else the one that
 * the file's name tells, else in order. Of several pictures of one page the best that can be shown is taken. Pages that name a picture already keep it where it is
 * on this machine and none was dropped for them.
 */
export async function attachScans(
  issue: string,
  packed: Uint8Array,
  edits: Edits,
  scans: readonly ScanFile[],
  who: { readonly by: string; readonly round: Round },
): Promise<NotWell> {
  const refused: string[] = [];
  const cut: string[] = [];
  const original = edited(opened(packed), edits);
  const tr = new Transform(schema.nodeFromJSON(original.doc));
  const before = pages(tr.doc).flatMap(({ node }) => {
    const { id, scan } = pageAttrs(node);
    return scan === null ? [] : [{ id, place: scanPlace(scan) }];
  });
  if (scans.length === 0 && before.length === 0) return { refused, cut };
  const taken = new Set<string>();
  /** The store's key and the sheets of a file that can be shown; null: it cannot. */
  const stored = new Map<File, Stored | null>();
  const put = async (file: File): Promise<Stored | null> => {
    const was = stored.get(file);
    if (was !== undefined) return was;
    const now = await attached(file);
    stored.set(file, now);
    return now;
  };
  const attached = async (file: File): Promise<Stored | null> => {
    try {
      const opened = await openScan(file);
      const { sheets } = opened;
      opened.close();
      if (await breaksOff(file)) cut.push(file.name);
      return { key: await store.attachScan(issue, file.name, file), sheets };
    } catch {
      return null; // said by the caller; the text is on the shelf all the same
    }
  };
  const set = (page: string, scan: string): void => {
    const at = findById(tr.doc, page);
    if (!at) return;
    taken.add(page);
    setPage(tr, at.pos, 'scan', scan);
  };
  const named = new Set<ScanFile>();
  const pictured = picturedPages(original);
  for (const scan of scans.filter(({ read }) => read)) {
    named.add(scan);
    // oxlint-disable-next-line no-await-in-loop -- one file of many megabytes after the other
    const shown = await put(scan.file);
    if (!shown) refused.push(scan.file.name);
    else
      for (const { id, text, image } of pictured) {
        // a page of it that was recognised has its text in another file, which names its picture
        const { file, sheet } = text.file !== scan.file.name && image !== null ? sheetIn(image) : text;
        if (file === scan.file.name && sheet <= shown.sheets) set(id, scanName({ key: shown.key, sheet }));
      }
  }
  for (const page of pictured.filter(({ id }) => !taken.has(id))) {
    const fitting = scans
      .filter((scan) => !scan.read)
      .map((scan) => ({ scan, fits: fit(scan.file.name, page) }))
      .filter(({ fits }) => fits > 0)
      .toSorted((a, b) => b.fits - a.fits || b.scan.file.size - a.scan.file.size);
    for (const { scan } of fitting) named.add(scan);
    for (const { scan } of fitting) {
      // oxlint-disable-next-line no-await-in-loop -- the next is only opened where this one cannot be
      const shown = await put(scan.file);
      if (!shown) continue;
      const { sheet } = sheetIn(page.image ?? '');
      set(page.id, scanName({ key: shown.key, sheet: Math.min(sheet, shown.sheets) }));
      break;
    }
    if (!taken.has(page.id)) refused.push(...fitting.map(({ scan }) => scan.file.name));
  }
  for (const scan of scans) {
    if (named.has(scan)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one file of many megabytes after the other
    const shown = await put(scan.file);
    if (!shown) {
      refused.push(scan.file.name);
      continue;
    }
    for (let sheet = 1; sheet <= shown.sheets; sheet += 1) {
      const all = pages(tr.doc).map(({ node }) => pageAttrs(node));
      const own =
        shown.sheets === 1 && scan.page !== null ? all.find(({ number }) => number === scan.page) : undefined;
      const target = own ?? all.find(({ id }) => !taken.has(id));
      if (!target) break;
      set(target.id, scanName({ key: shown.key, sheet }));
    }
  }
  // an issue JSON names the pictures that its issue has on this machine: the new one gets its own; elsewhere there are none
  const copies = new Map<string, string>();
  for (const { id, place } of before) {
    if (taken.has(id)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one file of many megabytes after the other
    const kept = place && (copies.has(place.key) ? null : await store.scan(place.key));
    // oxlint-disable-next-line no-await-in-loop
    if (kept) copies.set(kept.id, await store.attachScan(issue, kept.name, kept.blob));
    const key = place && copies.get(place.key);
    const at = findById(tr.doc, id);
    if (at) setPage(tr, at.pos, 'scan', key ? scanName({ key, sheet: place.sheet }) : null);
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
  return { refused, cut };
}
