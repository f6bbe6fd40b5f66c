// One search at a time: a newer one ends the one before it, and so does one that takes too long.

import { wrap } from 'comlink';
import type { SearchQuery } from '../../core/search/search.ts';
import type { SearchAnswer, SearchWorker } from './search.worker.ts';

/** Milliseconds after which an expression is given up. */
export const longest = 4000;

let running: Worker | null = null;
let idle: Worker | null = null;

/** null: a newer search took its place. */
export async function search(
  query: SearchQuery,
  texts: readonly string[],
): Promise<SearchAnswer | { readonly refused: 'slow' } | null> {
  running?.terminate();
  const worker = idle ?? new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
  idle = null;
  running = worker;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slow = new Promise<{ readonly refused: 'slow' }>((resolve) => {
    timer = setTimeout(() => resolve({ refused: 'slow' }), longest);
  });
  // a worker that was ended never answers: its search is over when the next one begins
  const answer = await Promise.race([wrap<SearchWorker>(worker).search(query, texts), slow]);
  clearTimeout(timer);
  if (running !== worker) return null;
  running = null;
  if ('refused' in answer && answer.refused === 'slow') worker.terminate();
  else idle = worker;
  return answer;
}
