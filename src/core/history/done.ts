// What one person did: a reader of the journal. What was undone does not count, what was done again does.

import { type Change, passedOver } from './change.ts';
import { fixesOf } from './rebase.ts';

export const deeds = [
  'accepted',
  'dismissed',
  'edited',
  'arranged',
  'tagged',
  'signed',
  'asked',
  'undone',
] as const;
export type Deed = (typeof deeds)[number];
export type Done = Readonly<Record<Deed, number>>;

type Told = Pick<
  Change,
  'by' | 'client' | 'at' | 'intent' | 'label' | 'check' | 'fingerprints' | 'payload' | 'steps'
>;

/** Milliseconds between two keys of one edit. */
const pause = 30_000;

interface Did {
  readonly deed: Deed;
  readonly count: number;
  readonly typed: boolean;
  at: number;
}

/** `changes` in the order of the journal. Keys without a pause between them are one edit. */
export function done(changes: readonly Told[], by: string): Done {
  const out: Record<Deed, number> = {
    accepted: 0,
    dismissed: 0,
    edited: 0,
    arranged: 0,
    tagged: 0,
    signed: 0,
    asked: 0,
    undone: 0,
  };
  const mine: Did[] = [];
  const back: Did[] = [];
  for (const change of changes) {
    if (change.by !== by) continue;
    if (change.intent === 'undo' || change.intent === 'redo') {
      const [from, to, sign] =
        change.intent === 'undo' ? ([mine, back, -1] as const) : ([back, mine, 1] as const);
      from.length = Math.max(0, from.length - passedOver(change));
      out.undone -= sign;
      const last = from.pop();
      if (!last) continue;
      out[last.deed] += sign * last.count;
      to.push(last);
      continue;
    }
    const deed = deedOf(change);
    if (!deed) continue;
    const last = mine.at(-1);
    const typed = deed === 'edited' && (change.label === undefined || change.label === 'composing');
    if (typed && last?.typed && change.at - last.at < pause) {
      last.at = change.at;
      continue;
    }
    const count = countOf(change, deed);
    out[deed] += count;
    if (deed === 'signed') continue;
    mine.push({ deed, count, typed, at: change.at });
    back.length = 0;
  }
  return { ...out, undone: Math.max(0, out.undone) };
}

function deedOf({ intent, label, steps }: Told): Deed | null {
  switch (intent) {
    case 'fix':
      return 'accepted';
    case 'dismiss':
      return 'dismissed';
    // what went to the tray, or came out of it, is no edit
    case 'edit':
      return steps.length > 0 ? 'edited' : null;
    case 'structure':
    case 'move':
      return 'arranged';
    case 'tag':
      return 'tagged';
    case 'query':
      return 'asked';
    case 'sign':
      return label === 'sign' ? 'signed' : null;
    default:
      return null;
  }
}

function countOf(change: Told, deed: Deed): number {
  if (deed === 'accepted') return Math.max(1, fixesOf(change).length);
  if (deed === 'dismissed') return Math.max(1, change.fingerprints?.length ?? 0);
  if (deed === 'signed') return change.steps.length;
  return 1;
}
