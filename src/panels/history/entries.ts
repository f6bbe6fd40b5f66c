// The journal as lines for people: newest first; typing of one person in one place is one line; what was taken back says so.

import { type Change, passedOver } from '../../core/history/change.ts';

export interface Entry {
  /** Of its first change. */
  readonly id: string;
  readonly by: string;
  /** Milliseconds since the epoch, of the last change. */
  readonly at: number;
  /** The code of its words: a label, else the intent. */
  readonly label: string;
  readonly check: string | null;
  /** Text that was put in, its beginning. */
  readonly inserted: string;
  /** Changes in it. */
  readonly count: number;
  readonly undone: boolean;
}

/** Milliseconds between two keys of one line. */
const pause = 30_000;
/** Characters of what was put in. */
const longest = 24;

interface Draft {
  readonly id: string;
  readonly client: string;
  readonly by: string;
  at: number;
  readonly label: string;
  readonly check: string | null;
  readonly typing: boolean;
  inserted: string;
  count: number;
  undone: boolean;
}

export function entries(changes: readonly Change[]): readonly Entry[] {
  const drafts: Draft[] = [];
  // what each sitting can take back, and bring again: as its own undo does
  const done = new Map<string, Draft[]>();
  const taken = new Map<string, Draft[]>();
  for (const change of changes) {
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
      before.client === change.client &&
      !before.undone &&
      change.at - before.at < pause
    ) {
      before.at = change.at;
      before.count += 1;
      before.inserted += insertedBy(change);
      continue;
    }
    const draft: Draft = {
      id: change.id,
      client: change.client,
      by: change.by,
      at: change.at,
      label: typing ? 'typing' : (change.label ?? change.intent),
      check: change.check ?? null,
      typing,
      inserted: insertedBy(change),
      count: 1,
      undone: false,
    };
    drafts.push(draft);
    // a signature is beside undo
    if (change.intent === 'sign') continue;
    if (change.steps.length > 0) mine.push(draft);
    back.length = 0;
  }
  return drafts.reverse().map(({ id, by, at, label, check, inserted, count, undone }) => {
    const chars = Array.from(inserted);
    return {
      id,
      by,
      at,
      label,
      check,
      count,
      undone,
      inserted: chars.slice(0, longest).join('') + (chars.length > longest ? '…' : ''),
    };
  });
}

/** The text that the change's replacements put in; '' for everything else. */
function insertedBy({ steps, intent }: Change): string {
  if (intent !== 'edit') return '';
  return steps
    .map((step) => (typeof step === 'object' && step !== null && 'slice' in step ? textIn(step.slice) : ''))
    .join('');
}

function textIn(json: unknown): string {
  if (typeof json !== 'object' || json === null) return '';
  const text = 'text' in json && typeof json.text === 'string' ? json.text : '';
  const content = 'content' in json && Array.isArray(json.content) ? json.content.map(textIn).join('') : '';
  return text + content;
}
