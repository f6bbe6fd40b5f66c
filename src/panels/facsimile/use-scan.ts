// The scan of the page at the caret, opened from the store and closed when another file stands beside the text.

import { useEffect, useState } from 'react';
import { store } from '../../store/queries.ts';
import { openScan, type Refused, type Scan, ScanRefused, type Sheet } from './sheets.ts';

export interface Opened {
  readonly scan: Scan | null;
  readonly sheet: Sheet | null;
  readonly refused: Refused | null;
}

const nothing: Opened = { scan: null, sheet: null, refused: null };

/** `key` null: no file. Sheets count from 1; one past the end is the last. */
export function useSheet(key: string | null, number: number): Opened {
  const [opened, setOpened] = useState<{
    readonly key: string | null;
    readonly scan: Scan | null;
    readonly refused: Opened['refused'];
  }>({ key: null, scan: null, refused: null });
  const [sheet, setSheet] = useState<{
    readonly scan: Scan;
    readonly number: number;
    readonly sheet: Sheet | null;
    readonly refused: Opened['refused'];
  } | null>(null);

  useEffect(() => {
    if (key === null) return;
    let scan: Scan | null = null;
    let gone = false;
    const open = async (): Promise<void> => {
      const file = await store.scan(key);
      if (!file) throw new ScanRefused('missing');
      scan = await openScan(file.blob);
      if (gone) scan.close();
      else setOpened({ key, scan, refused: null });
    };
    open().catch((error: unknown) => {
      if (!gone)
        setOpened({ key, scan: null, refused: error instanceof ScanRefused ? error.why : 'unreadable' });
    });
    return () => {
      gone = true;
      scan?.close();
    };
  }, [key]);

  const scan = opened.key === key ? opened.scan : null;
  useEffect(() => {
    if (!scan) return;
    let gone = false;
    scan
      .sheet(Math.min(number, scan.sheets))
      .then((found) => gone || setSheet({ scan, number, sheet: found, refused: null }))
      .catch(
        (error: unknown) =>
          gone ||
          setSheet({
            scan,
            number,
            sheet: null,
            refused: error instanceof ScanRefused ? error.why : 'unreadable',
          }),
      );
    return () => {
      gone = true;
    };
  }, [scan, number]);

  if (key === null || opened.key !== key) return nothing;
  if (!scan) return { ...nothing, refused: opened.refused };
  const fits = sheet?.scan === scan && sheet.number === number;
  return { scan, sheet: fits ? sheet.sheet : null, refused: fits ? sheet.refused : null };
}
