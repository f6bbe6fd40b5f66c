// Files become the pages' scans: each is opened once to see that it can be shown, stored, and named by its page.

import { notify } from '../../components/notices.ts';
import { useMemo } from 'react';
import { setPage } from '../../core/document/commands.ts';
import { idOf, pages } from '../../core/document/queries.ts';
import { findById } from '../../core/document/steps.ts';
import type { DeskEditor } from '../../editor/desk-editor.ts';
import { i18n } from '../../i18n/index.ts';
import { store } from '../../store/queries.ts';
import { change, pageNodeAt, useDesk } from '../desk.ts';
import { inNaturalOrder, pagesFor, type ScanPlace, scanName } from './attach.ts';
import { openScan, ScanRefused } from './sheets.ts';

export interface Attach {
  /** From a drop or a choice. Says itself what could not be used. */
  readonly files: (files: readonly File[]) => Promise<void>;
  /** Another sheet of the same file beside this page. */
  readonly turn: (page: string, place: ScanPlace, sheet: number) => void;
  readonly detach: (page: string) => void;
}

export function useAttach(): Attach {
  const { issue, editor } = useDesk();
  return useMemo(() => attachTo(issue, editor), [issue, editor]);
}

export function attachTo(issue: string, editor: DeskEditor): Attach {
  const { t } = i18n;
  const set = (page: string, scan: string | null): void => {
    change(editor, { intent: 'structure', label: 'attach-scan' }, (tr) => {
      const at = findById(tr.doc, page);
      return at !== null && setPage(tr, at.pos, 'scan', scan);
    });
  };
  return {
    files: async (files) => {
      // opening takes its time, and the caret goes on: they belong to the page that it was on
      const page = pageNodeAt(editor.state);
      const here = page && idOf(page);
      const places: ScanPlace[] = [];
      for (const file of inNaturalOrder(files)) {
        try {
          const scan = await openScan(file);
          scan.close();
          if (editor.view.isDestroyed) break;
          const key = await store.attachScan(issue, file.name, file);
          for (let sheet = 1; sheet <= scan.sheets; sheet += 1) places.push({ key, sheet });
        } catch (error) {
          if (error instanceof ScanRefused) notify(t(`facsimile:refused.${error.why}`, { name: file.name }));
          else if (isFull(error)) notify(t('facsimile:refused.full', { name: file.name }));
          else throw error;
        }
      }
      if (editor.view.isDestroyed) {
        notify(t('facsimile:left', { names: files.map(({ name }) => name).join('、') }));
        return;
      }
      if (places.length === 0) return;
      const all = pages(editor.state.doc);
      const targets = pagesFor(
        places.length,
        all.length,
        Math.max(
          0,
          all.findIndex(({ node }) => idOf(node) === here),
        ),
      );
      let attached = 0;
      const done = change(editor, { intent: 'structure', label: 'attach-scan' }, (tr) => {
        for (const [index, place] of places.entries()) {
          const page = all[targets[index] ?? -1];
          const at = page && findById(tr.doc, idOf(page.node));
          if (at && setPage(tr, at.pos, 'scan', scanName(place))) attached += 1;
        }
        return attached > 0;
      });
      const over = targets.filter((target) => target === null).length;
      notify(
        t('facsimile:attached', { count: done ? attached : 0 }),
        over > 0 ? { description: t('facsimile:leftOver', { count: over }) } : {},
      );
    },
    turn: (page, place, sheet) => set(page, scanName({ ...place, sheet })),
    detach: (page) => set(page, null),
  };
}

/** The system's own dialogue. Cancelled: nothing. */
export async function chooseFiles(): Promise<readonly File[]> {
  const { fileOpen } = await import('browser-fs-access');
  try {
    return await fileOpen({
      multiple: true,
      extensions: ['.pdf', '.jpg', '.jpeg', '.png', '.webp', '.avif', '.gif'],
      mimeTypes: ['application/pdf', 'image/*'],
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return [];
    throw error;
  }
}

/** Dexie wraps what the browser said. */
function isFull(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'QuotaExceededError' || ('inner' in error && isFull(error.inner)))
  );
}
