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
}

let running: Running | null = null;
let idle: Running | null = null;
/** Counts the searches: one that was overtaken while its worker was fetched is not begun. */
let turns = 0;

async function start(): Promise<Running> {
  const { wrap } = await import('comlink');
  const worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
  return { worker, remote: wrap<SearchWorker>(worker) };
}

/** null: a newer search took its place. */
export async function search(
  query: SearchQuery,
  texts: readonly string[],
): Promise<SearchAnswer | { readonly refused: 'slow' } | null> {
  running?.worker.terminate();
  const turn = (turns += 1);
  const mine = idle ?? (await start());
  idle = null;
  if (turn !== turns) {
    mine.worker.terminate();
    return null;
  }
  running = mine;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slow = new Promise<{ readonly refused: 'slow' }>((resolve) => {
    timer = setTimeout(() => resolve({ refused: 'slow' }), longest);
  });
  // a worker that was ended never answers: its search is over when the next one begins
  const answer = await Promise.race([mine.remote.search(query, texts), slow]);
  clearTimeout(timer);
  if (running !== mine) return null;
  running = null;
  if ('refused' in answer && answer.refused === 'slow') mine.worker.terminate();
  else idle = mine;
  return answer;
}
