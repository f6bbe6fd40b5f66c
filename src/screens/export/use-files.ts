import { proxy, type Remote, transfer, wrap } from 'comlink';
import { useEffect, useState } from 'react';
import type { RedParagraph } from '../../core/export/redline.ts';
import type { Exporter } from '../../core/export/types.ts';
import type { ExportWorker, LargeFiles } from './export.worker.ts';
import type { TypesetLine, Wanted, WrittenFiles } from './exporting.ts';
import type { Keeper, Kept } from './keeper.worker.ts';

interface Made extends WrittenFiles {
  readonly exporter: Exporter;
  readonly wanted: Wanted;
  /** Why there are none. */
  readonly failed: string | null;
}

interface Writing extends Omit<WrittenFiles, 'files'> {
  /** Null while they are being written. */
  readonly files: WrittenFiles['files'] | null;
  readonly failed: string | null;
  /** Share of the files that are written, from 0 to 1. */
  readonly done: number;
}

const nothing = { files: [], typeset: null, redline: null } as const;

/** The files of the choices. No exporter: none. Other choices end what is being written. */
export function useFiles(keeper: Remote<Keeper>, exporter: Exporter | null, wanted: Wanted): Writing {
  const [made, setMade] = useState<Made | null>(null);
  const [under, setUnder] = useState<Pick<Made, 'exporter' | 'wanted'> & { readonly share: number }>();
  useEffect(() => {
    if (!exporter) return;
    const stop = new AbortController();
    const tell = (written: WrittenFiles, failed: string | null): void => {
      if (!stop.signal.aborted) setMade({ exporter, wanted, ...written, failed });
    };
    const progress = (share: number): void => {
      if (!stop.signal.aborted) setUnder({ exporter, wanted, share });
    };
    const writing = exporter.large
      ? byWriter(keeper, exporter, wanted, progress, stop.signal)
      : keeper.write(exporter.code, wanted);
    writing.then(
      async (written) => {
        // a breath between taking the message and reading it
        await new Promise((go) => setTimeout(go));
        if (!stop.signal.aborted) tell(opened(written), null);
      },
      // a library that does not load any more, after the program was renewed on the server
      (error: unknown) => tell(nothing, error instanceof Error ? error.message : String(error)),
    );
    return () => stop.abort();
  }, [keeper, exporter, wanted]);
  if (!exporter) return { ...nothing, failed: null, done: 1 };
  // what was made for other choices is not shown for these
  return made?.exporter === exporter && made.wanted === wanted
    ? { ...made, done: 1 }
    : {
        ...nothing,
        files: null,
        failed: null,
        done: under?.exporter === exporter && under.wanted === wanted ? under.share : 0,
      };
}

function opened({ files, typeset, redline }: Kept & Partial<LargeFiles>): WrittenFiles {
  return {
    files,
    typeset: typeset === null ? null : (JSON.parse(typeset) as TypesetLine[][]), // written by our workers
    redline: redline == null ? null : (JSON.parse(redline) as RedParagraph[]),
  };
}

/** The keeper hands the issue to a writer; nothing of it passes through here. */
async function byWriter(
  keeper: Remote<Keeper>,
  exporter: Exporter,
  wanted: Wanted,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<LargeFiles> {
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' });
  const over = new AbortController();
  signal.addEventListener('abort', () => worker.terminate(), { signal: over.signal });
  try {
    const { port1, port2 } = new MessageChannel();
    const broken = new Promise<never>((_resolve, reject) => {
      worker.addEventListener('error', (event) => reject(new Error(event.message)), { signal: over.signal });
    });
    const writing = wrap<ExportWorker>(worker).write(
      exporter.code,
      transfer(port2, [port2]),
      wanted.apart,
      proxy(progress),
    );
    const handed = keeper.hand(wanted, transfer(port1, [port1])).then(() => writing);
    return await Promise.race([handed, broken]);
  } finally {
    over.abort();
    worker.terminate();
  }
}
