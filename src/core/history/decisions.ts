// What became of suggestions, by kind: how many were taken, how many dismissed. A reader of the journal: what was undone
// does not count, what was done again does.

import { fixesOf } from './rebase.ts';
import { type Change, passedOver } from './change.ts';

export interface Decided {
  readonly taken: number;
  readonly dismissed: number;
}

type Told = Pick<Change, 'client' | 'intent' | 'label' | 'check' | 'fingerprints' | 'payload' | 'steps'>;

/** What one undo takes back. */
interface Event {
  readonly decided: readonly (readonly [code: string, what: keyof Decided, by: 1 | -1])[];
  readonly steps: number;
  /** Typing melts into the typing before it; everything else is an undo step of its own. */
  readonly typed: boolean;
}

interface Stacks {
  readonly done: Event[];
  readonly undone: Event[];
}

/** Grows with the journal: every change is looked at once. */
export class Decisions {
  readonly #stacks = new Map<string, Stacks>();
  #kinds: ReadonlyMap<string, Decided> = new Map();

  /** By code of the check; another map whenever a figure has changed. */
  get kinds(): ReadonlyMap<string, Decided> {
    return this.#kinds;
  }

  /** Changes of the journal in its order, those behind what was given before. */
  add(changes: readonly Told[]): void {
    for (const change of changes) this.#take(change);
  }

  #take(change: Told): void {
    const { client, intent } = change;
    let stacks = this.#stacks.get(client);
    if (!stacks) this.#stacks.set(client, (stacks = { done: [], undone: [] }));
    const { done, undone } = stacks;
    const from = intent === 'undo' ? done : intent === 'redo' ? undone : [];
    from.length = Math.max(0, from.length - passedOver(change));
    if (intent === 'undo') {
      const event = popped(done, change.steps.length);
      if (!event) return;
      undone.push(event);
      this.#count(event, -1);
    } else if (intent === 'redo') {
      const event = undone.pop();
      if (!event) return;
      done.push(event);
      this.#count(event, 1);
    } else {
      const event: Event = {
        decided: decidedBy(change),
        steps: change.steps.length,
        typed: intent === 'edit' && (change.label === undefined || change.label === 'composing'),
      };
      // a signature is beside undo
      if (event.steps > 0 && intent !== 'sign') {
        done.push(event);
        undone.length = 0;
      }
      this.#count(event, 1);
    }
  }

  #count({ decided }: Event, by: 1 | -1): void {
    if (decided.length === 0) return;
    const kinds = new Map(this.#kinds);
    for (const [code, what, each] of decided) {
      const was = kinds.get(code) ?? { taken: 0, dismissed: 0 };
      kinds.set(code, { ...was, [what]: Math.max(0, was[what] + each * by) });
    }
    this.#kinds = kinds;
  }
}

/** What an undo of so many steps took back: one decision, or a stretch of typing. */
function popped(done: Event[], steps: number): Event | null {
  let event = done.pop() ?? null;
  while (event?.typed && event.steps < steps && done.at(-1)?.typed)
    event = { ...event, steps: event.steps + (done.pop()?.steps ?? 0) };
  return event;
}

function decidedBy(change: Told): Event['decided'] {
  const { intent, check, fingerprints = [] } = change;
  if (intent === 'dismiss') return check === undefined ? [] : fingerprints.map(() => [check, 'dismissed', 1]);
  if (intent === 'revert') return takenBack(change).map((code) => [code, 'taken', -1]);
  if (intent !== 'fix') return [];
  return fixesOf(change).flatMap((fix) => {
    const code = fix.check ?? check;
    return code === undefined ? [] : [[code, 'taken', 1]];
  });
}

/** Codes of the checks whose repairs a change took back. */
function takenBack({ payload }: Pick<Told, 'payload'>): readonly string[] {
  if (typeof payload !== 'object' || payload === null || !('checks' in payload)) return [];
  const { checks } = payload;
  return Array.isArray(checks) ? checks.filter((code): code is string => typeof code === 'string') : [];
}
