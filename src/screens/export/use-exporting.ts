// The issue that leaves, in a worker of its own for as long as the screen is open; read anew when a colleague or another tab
// has gone on with it.

import { type Remote, wrap } from 'comlink';
import { useEffect, useState } from 'react';
import { authority } from '../../store/queries.ts';
import type { Exporting } from './exporting.ts';
import type { Keeper } from './keeper.worker.ts';

export interface Reading {
  /** Undefined: it is being read; null: there is no such issue. */
  readonly data?: Exporting | null;
  readonly keeper?: Remote<Keeper>;
  readonly error?: Error;
  readonly again: () => void;
}

interface Read extends Omit<Reading, 'again'> {
  readonly issue: string;
  readonly turn: number;
}

export function useExporting(issue: string): Reading {
  const [turn, setTurn] = useState(0);
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    const worker = new Worker(new URL('./keeper.worker.ts', import.meta.url), { type: 'module' });
    const keeper = wrap<Keeper>(worker);
    const stop = new AbortController();
    const { signal } = stop;
    const tell = (answer: Pick<Read, 'data' | 'error'>): void => {
      if (!signal.aborted) setRead({ issue, turn, keeper, ...answer });
    };
    worker.addEventListener('error', ({ message }) => tell({ error: new Error(message) }), { signal });
    keeper.open(issue).then(
      (data) => {
        tell({ data });
        if (!data || signal.aborted) return;
        const look = (): void =>
          void authority.since(issue, data.version).then((changes) => {
            // an export that was written down changes nothing of what is exported
            if (!signal.aborted && changes.some(({ intent }) => intent !== 'export')) setTurn(turn + 1);
          });
        signal.addEventListener('abort', authority.subscribe(issue, look));
        // reckoning took its time, and nobody was listening
        look();
      },
      (error: unknown) => tell({ error: error instanceof Error ? error : new Error(String(error)) }),
    );
    return () => {
      stop.abort();
      worker.terminate();
    };
  }, [issue, turn]);
  const again = (): void => setTurn(turn + 1);
  return read?.issue === issue && read.turn === turn ? { ...read, again } : { again };
}
