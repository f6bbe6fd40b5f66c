// The Authority of one machine: IndexedDB takes the changes in order, a BroadcastChannel wakes the other tabs.

import { Dexie } from 'dexie';
import type { Change } from '../core/history/change.ts';
import type { Appended, Authority } from './authority.ts';
import { type Database, database } from './database.ts';

interface Grown {
  readonly issue: string;
  readonly version: number;
}

/** A database without room, or one that is gone, is said in `refused`; nothing is thrown for them. */
export function localAuthority(db: Database = database, channelName = 'qingyang.journal'): Authority {
  const channel = new BroadcastChannel(channelName);
  const listeners = new Map<string, Set<(version: number) => void>>();
  const grown = ({ issue, version }: Grown): void => {
    for (const listener of listeners.get(issue) ?? []) listener(version);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Grown>) => grown(data));
  // a listener keeps a page alive, an idle channel need not keep a Node process
  if ('unref' in channel && typeof channel.unref === 'function') channel.unref();

  const length = (issue: string): Promise<number> =>
    db.changes
      .where('[issue+seq]')
      .between([issue, Dexie.minKey], [issue, Dexie.maxKey])
      .last()
      .then((last) => (last ? last.seq + 1 : 0));

  return {
    async append(issue, version, changes): Promise<Appended> {
      try {
        const answer = await db.transaction('rw', db.changes, async (): Promise<Appended> => {
          const known = await db.changes
            .where('id')
            .anyOf(changes.map(({ id }) => id))
            .toArray();
          // sent twice, stored once: an answer that was lost is given again
          if (known.length === changes.length && changes.length > 0)
            return { status: 'ok', version: await length(issue) };
          const now = await length(issue);
          if (now !== version || known.length > 0) return { status: 'behind', version: now };
          await db.changes.bulkAdd(changes.map((change, i) => ({ ...change, issue, seq: version + i })));
          return { status: 'ok', version: version + changes.length };
        });
        if (answer.status === 'ok' && changes.length > 0) {
          const said = { issue, version: answer.version };
          channel.postMessage(said);
          grown(said);
        }
        return answer;
      } catch (error) {
        return refusal(error);
      }
    },

    async since(issue, version): Promise<readonly Change[]> {
      const rows = await db.changes
        .where('[issue+seq]')
        .between([issue, version], [issue, Dexie.maxKey])
        .toArray();
      return rows.map(({ issue: _, ...change }) => change);
    },

    subscribe(issue, listener) {
      const set = listeners.get(issue) ?? new Set();
      set.add(listener);
      listeners.set(issue, set);
      return () => set.delete(listener);
    },
  };
}

function refusal(error: unknown): Appended {
  const names = (one: unknown): string[] =>
    one instanceof Error ? [one.name, ...names('inner' in one ? one.inner : null)] : [];
  const all = names(error);
  if (all.includes('QuotaExceededError'))
    return { status: 'refused', reason: 'full', message: String(error) };
  if (
    all.some((name) =>
      [
        'DatabaseClosedError',
        'InvalidStateError',
        'NotFoundError',
        'OpenFailedError',
        'MissingAPIError',
        'UnknownError',
        'AbortError',
        'VersionError',
      ].includes(name),
    )
  )
    return { status: 'refused', reason: 'gone', message: String(error) };
  throw error;
}
