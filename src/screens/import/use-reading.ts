// The files of the preview, read in the worker. What was read before stays in sight while they are read again.

import { useEffect, useRef, useState } from 'react';
import type { ImportResult, InputFile } from '../../core/import/types.ts';
import { runImport } from './importer-client.ts';

export interface Reading {
  /** The last result; null: none yet. */
  readonly result: ImportResult | null;
  /** 0–1 while the files are read, else null. */
  readonly progress: number | null;
  readonly stopped: boolean;
  /** The worker itself broke. */
  readonly failed: string | null;
  readonly stop: () => void;
  readonly again: () => void;
}

type Seen = Omit<Reading, 'stop' | 'again'>;
const nothing: Seen = { result: null, progress: null, stopped: false, failed: null };

export function useReading(files: readonly InputFile[], asGiven: boolean): Reading {
  const [seen, setSeen] = useState<Seen>(nothing);
  const [turn, setTurn] = useState(0);
  const cancel = useRef<() => void>(() => {});
  useEffect(() => {
    if (files.length === 0) {
      setSeen(nothing);
      return;
    }
    let gone = false;
    setSeen(({ result }) => ({ result, progress: 0, stopped: false, failed: null }));
    const run = runImport(files, {
      asGiven,
      onProgress: (progress) => {
        if (!gone) setSeen((was) => (was.progress === null ? was : { ...was, progress }));
      },
    });
    cancel.current = () => run.cancel();
    run.result
      .then((result) => {
        if (!gone)
          setSeen((was) =>
            result
              ? { result, progress: null, stopped: false, failed: null }
              : { ...was, progress: null, stopped: true },
          );
      })
      .catch((error: unknown) => {
        if (!gone) setSeen((was) => ({ ...was, progress: null, failed: String(error) }));
      });
    return () => {
      gone = true;
      run.cancel();
    };
  }, [files, asGiven, turn]);
  return { ...seen, stop: () => cancel.current(), again: () => setTurn((n) => n + 1) };
}
