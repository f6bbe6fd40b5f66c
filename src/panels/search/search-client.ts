// One search at a time: a newer one ends the one before it, and so does one that takes too long.

import type { Remote } from 'comlink';
import type { SearchQuery } from '../../core/search/search.ts';
import type { SearchAnswer, SearchWorker } from './search.worker.ts';

/** Milliseconds after which an expression is given up. */
export const longest = 4000;

interface Running {
  readonly worker: Worker;
  /** Kept as long as the worker: comlink lets go of a worker whose remote nobody holds. */
  readonly remote: Remote<SearchWorker>;
  /** What searches could not be fetched. */
  readonly failed: Promise<typeof unfetched>;
}

const unfetched = { refused: 'unfetched' } as const;

let running: Running | null = null;
let idle: Running | null = null;
/** Counts the searches: one that was overtaken while its worker was fetched is not begun. */
let turns = 0;

async function start(): Promise<Running> {
  const { wrap } = await import('comlink');
  const worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
  const failed = new Promise<typeof unfetched>((resolve) => {
    worker.addEventListener('error', () => resolve(unfetched));
  });
  return { worker, remote: wrap<SearchWorker>(worker), failed };
}

/** Fetches what searches, so that it is there whatever becomes of the network. */
export async function fetchSearch(): Promise<void> {
  if (idle || running) return;
  const turn = turns;
  const mine = await start();
  const there = await Promise.race([mine.remote.ready(), mine.failed]);
  // somebody searches meanwhile: that one has a worker of its own
  if (there === unfetched || turn !== turns || idle) mine.worker.terminate();
  else idle = mine;
}

/** null: a newer search took its place. */
export async function search(
  query: SearchQuery,
  texts: readonly string[],
): Promise<SearchAnswer | { readonly refused: 'slow' | 'unfetched' } | null> {
  running?.worker.terminate();
  const turn = (turns += 1);
  const mine = idle ?? (await start().catch(() => null));
  idle = null;
  if (turn !== turns) {
    mine?.worker.terminate();
    return null;
  }
  if (!mine) return unfetched;
  running = mine;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slow = new Promise<{ readonly refused: 'slow' }>((resolve) => {
    timer = setTimeout(() => resolve({ refused: 'slow' }), longest);
  });
  // a worker that was ended never answers: its search is over when the next one begins
  const answer = await Promise.race([mine.remote.search(query, texts), mine.failed, slow]);
  clearTimeout(timer);
  if (running !== mine) return null;
  running = null;
  if ('refused' in answer && (answer.refused === 'slow' || answer.refused === 'unfetched'))
    mine.worker.terminate();
  else idle = mine;
  return answer;
}
