// How long somebody worked on an issue, and how much they read. Time counts while there was input or scrolling in the
// last 60 seconds. Kept on this machine, for each person and issue.

import { create } from 'zustand';

export interface Pace {
  /** Milliseconds since the epoch: when this sitting began. */
  readonly started: number;
  /** Milliseconds that counted up to `last`. */
  readonly worked: number;
  /** The last input or scrolling. */
  readonly last: number;
  /** Ids of the blocks that the caret was in. */
  readonly read: readonly string[];
  /** The journal's length when it began. */
  readonly version: number;
}

/** Milliseconds without input after which nobody is at work. */
export const idle = 60_000;
/** Milliseconds of absence after which it is another sitting. */
export const absence = 2 * 60 * 60_000;
/** So many blocks are remembered: far more than an issue has. */
const mostRead = 20_000;

export function begin(at: number, version: number): Pace {
  return { started: at, worked: 0, last: at, read: [], version };
}

/** After input or scrolling at `at`. A clock that was put back counts nothing. */
export function active(pace: Pace, at: number): Pace {
  return { ...pace, worked: pace.worked + counted(pace.last, at), last: at };
}

/** Milliseconds that count at `now`, the running minute included. */
export function worked(pace: Pace, now: number): number {
  return pace.worked + counted(pace.last, now);
}

const counted = (from: number, to: number): number => Math.max(0, Math.min(to - from, idle));

export function seen(pace: Pace, block: string): Pace {
  if (pace.read.includes(block)) return pace;
  return { ...pace, read: [...pace.read.slice(1 - mostRead), block] };
}

/** Characters in an hour; null before the first minute. */
export function perHour(characters: number, ms: number): number | null {
  return ms < 60_000 ? null : Math.round((characters * 3_600_000) / ms);
}

const key = (issue: string, by: string): string => `qingyang.pace.${issue}.${by}`;

/** The sitting that goes on at `now`; after a long absence, or where nothing sensible is remembered, a new one. */
export function resumed(issue: string, by: string, now: number, version: number): Pace {
  const pace = stored(issue, by);
  return pace && now - pace.last < absence && pace.version <= version ? pace : begin(now, version);
}

function stored(issue: string, by: string): Pace | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key(issue, by)) ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    const { started, worked: ms, last, read, version } = value as Partial<Record<keyof Pace, unknown>>;
    const sound =
      [started, ms, last, version].every((one) => typeof one === 'number' && Number.isFinite(one)) &&
      Array.isArray(read) &&
      read.every((one) => typeof one === 'string');
    return sound ? (value as Pace) : null;
  } catch {
    return null; // somebody else's entry: begin anew
  }
}

export function keepPace(issue: string, by: string, pace: Pace): void {
  try {
    localStorage.setItem(key(issue, by), JSON.stringify(pace));
  } catch {
    // a full store must not stop anybody from working: the figure is lost, nothing else
  }
}

/** The sitting of now, as it goes on; null: no desk is open. */
export const usePace = create<{ readonly pace: Pace | null }>()(() => ({ pace: null }));
