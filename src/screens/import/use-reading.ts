// The files of the preview, read in the worker. What was read before stays in sight while they are read again.

import { useEffect, useMemo, useRef, useState } from 'react';
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
  const [turn, setTurn] = useState(0);
  // oxlint-disable-next-line react/exhaustive-deps -- another turn is another request
  const request = useMemo(() => ({ files, asGiven }), [files, asGiven, turn]);
  const [answer, setAnswer] = useState<{ readonly to: unknown; readonly seen: Seen }>({
    to: null,
    seen: nothing,
  });
  const cancel = useRef<() => void>(() => {});
  useEffect(() => {
    if (request.files.length === 0) return;
    let gone = false;
    // the worker's progress comes by another channel than its answer, and may come behind it
    let over = false;
    const say = (change: Partial<Seen>): void => {
      if (gone) return;
      setAnswer(({ to, seen }) => ({
        to: request,
        seen: { ...nothing, result: seen.result, ...(to === request ? seen : {}), ...change },
      }));
    };
    const run = runImport(request.files, {
      asGiven: request.asGiven,
      onProgress: (progress) => {
        if (!over) say({ progress });
      },
    });
    cancel.current = () => run.cancel();
    run.result
      .then((result) => {
        over = true;
        say(result ? { ...nothing, result } : { progress: null, stopped: true });
      })
      .catch((error: unknown) => {
        over = true;
        say({ progress: null, failed: String(error) });
      });
    return () => {
      gone = true;
      run.cancel();
    };
  }, [request]);
  const seen =
    files.length === 0
      ? nothing
      : answer.to === request
        ? answer.seen
        : { ...nothing, result: answer.seen.result, progress: 0 };
  return { ...seen, stop: () => cancel.current(), again: () => setTurn((n) => n + 1) };
}
