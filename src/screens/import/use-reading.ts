// The files of the preview, read in the worker. What was read before stays in sight while they are read again.

import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { create } from 'zustand';
import type { InputFile } from '../../core/import/types.ts';
import { type Imported, runImport } from './importer-client.ts';
import type { Looked } from './preview.ts';

export interface Reading {
  /** The last result; null: none yet. */
  readonly result: Imported | null;
  /** The files are being read; how far, `useProgress` tells. */
  readonly busy: boolean;
  readonly stopped: boolean;
  /** The worker itself broke. */
  readonly failed: string | null;
  readonly stop: () => void;
  readonly again: () => void;
}

/** How much of the files is read, 0–1, by bytes in the order of their list. Apart from the screen: only what shows it is drawn each time. */
export const useProgress = create<{ readonly share: number }>(() => ({ share: 0 }));

type Seen = Omit<Reading, 'stop' | 'again'>;
const nothing: Seen = { result: null, busy: false, stopped: false, failed: null };

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
    useProgress.setState({ share: 0 });
    const run = runImport(request.files, {
      asGiven: request.asGiven,
      onProgress: (share) => {
        if (!over && !gone) useProgress.setState({ share });
      },
    });
    cancel.current = () => run.cancel();
    run.result
      .then((result) => {
        over = true;
        // the preview is drawn piece by piece: keys are heard in between
        startTransition(() => say(result ? { ...nothing, result } : { busy: false, stopped: true }));
      })
      .catch((error: unknown) => {
        over = true;
        say({ busy: false, failed: String(error) });
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
        : { ...nothing, result: answer.seen.result, busy: true };
  return { ...seen, stop: () => cancel.current(), again: () => setTurn((n) => n + 1) };
}

/** What the checks find in an issue of those that were read; null until they have looked. */
export function useLooked(result: Imported | null, at: number): Looked | null {
  const [seen, setSeen] = useState<{
    readonly of: Imported;
    readonly at: number;
    readonly looked: Looked;
  } | null>(null);
  useEffect(() => {
    if (!result?.previews[at]) return;
    let gone = false;
    // one that breaks leaves the preview without figures
    result.look(at).then(
      (looked) => {
        if (looked && !gone) startTransition(() => setSeen({ of: result, at, looked }));
      },
      () => {},
    );
    return () => {
      gone = true;
      result.leave();
    };
  }, [result, at]);
  return seen && seen.of === result && seen.at === at ? seen.looked : null;
}
