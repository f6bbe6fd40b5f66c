// The journal as lines for people: newest first; typing of one person in one place is one line; what was taken back says so.

import { type Change, passedOver, type Round } from '../../core/history/change.ts';
import { nothingTold, type Told } from '../../core/history/told.ts';

export interface Entry {
  /** Of its first change. */
  readonly id: string;
  readonly by: string;
  readonly round: Round;
  /** Milliseconds since the epoch, of the last change. */
  readonly at: number;
  /** The code of its words: a label, else the intent. */
  readonly label: string;
  readonly check: string | null;
  /** What it did, in words; of typing in one place, what it came to. */
  readonly told: Told;
  /** Changes in it. */
  readonly count: number;
  readonly undone: boolean;
}

/** Milliseconds between two keys of one line. */
const pause = 30_000;

interface Draft {
  readonly id: string;
  readonly client: string;
  readonly by: string;
  readonly round: Round;
  at: number;
  readonly label: string;
  readonly check: string | null;
  readonly typing: boolean;
  told: Told;
  count: number;
  undone: boolean;
}

/** `told`: of each change. */
export function entries(changes: readonly Change[], told: readonly Told[]): readonly Entry[] {
  const drafts: Draft[] = [];
  // what each sitting can take back, and bring again: as its own undo does
  const done = new Map<string, Draft[]>();
  const taken = new Map<string, Draft[]>();
  for (const [n, change] of changes.entries()) {
    const words = told[n] ?? nothingTold;
    const mine = done.get(change.client) ?? [];
    const back = taken.get(change.client) ?? [];
    done.set(change.client, mine);
    taken.set(change.client, back);
    if (change.intent === 'undo' || change.intent === 'redo') {
      const from = change.intent === 'undo' ? mine : back;
      from.length = Math.max(0, from.length - passedOver(change));
    }
    if (change.intent === 'undo') {
      const last = mine.pop();
      if (last) {
        last.undone = true;
        back.push(last);
      }
      continue;
    }
    if (change.intent === 'redo') {
      const last = back.pop();
      if (last) {
        last.undone = false;
        mine.push(last);
      }
      continue;
    }
    const typing = change.intent === 'edit' && (change.label === undefined || change.label === 'composing');
    const before = drafts.at(-1);
    if (
      typing &&
      before?.typing &&
      before.round === change.round &&
      before.client === change.client &&
      !before.undone &&
      before.told.block === words.block &&
      change.at - before.at < pause
    ) {
      before.at = change.at;
      before.count += 1;
      before.told = together(before.told, words);
      continue;
    }
    const draft: Draft = {
      id: change.id,
      client: change.client,
      by: change.by,
      round: change.round,
      at: change.at,
      label: typing ? 'typing' : (change.label ?? change.intent),
      check: change.check ?? null,
      typing,
      told: words,
      count: 1,
      undone: false,
    };
    drafts.push(draft);
    // a signature is beside undo
    if (change.intent === 'sign') continue;
    if (change.steps.length > 0) mine.push(draft);
    back.length = 0;
  }
  return drafts.toReversed();
}

/** One key more: a letter typed and taken back is none, and what is taken out backwards reads forwards. */
function together(was: Told, next: Told): Told {
  let { before, after, at } = was;
  if (next.before !== '') {
    if (after.endsWith(next.before) && next.at + next.before.length === at + after.length)
      after = after.slice(0, after.length - next.before.length);
    else if (next.at < at) {
      before = next.before + before;
      at = next.at;
    } else before += next.before;
  }
  after += next.after;
  const lead = at < was.at ? next.lead : was.lead;
  return { ...next, before, after, at, lead };
}
