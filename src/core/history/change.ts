// The journal's entry. The journal only grows; its version is the number of changes; current = original + journal.

export type Round = 'first' | 'second' | 'third';

export const intents = [
  'edit',
  'fix',
  'structure',
  'move',
  'tag',
  'status',
  'sign',
  'dismiss',
  'query',
  'check',
  'export',
  'undo',
  'redo',
  'revert',
] as const;
export type Intent = (typeof intents)[number];

/** The label of a change that replaced words in many places. */
export const replaceLabel = 'replace';

/** A change as its author makes it. */
export interface NewChange {
  /** Unique over all clients: an append that is sent twice is stored once. */
  readonly id: string;
  /** The sitting that made it: one tab. */
  readonly client: string;
  /** Milliseconds since the epoch by the author's clock. Shown to people, never used for order. */
  readonly at: number;
  readonly by: string;
  readonly round: Round;
  readonly intent: Intent;
  /** What a person reads in the log: the code of a message ("join", "fix-certain"…) */
  readonly label?: string;
  /** The check whose fix it is, and the fingerprints of the suggestions that were applied (two people who accept the same one get it once). */
  readonly check?: string;
  readonly fingerprints?: readonly string[];
  /** Why characters were taken out, for the account: a check's code, 'jump-mark', … Absent: by hand. */
  readonly payload?: unknown;
  /** JSON of prosemirror steps; may be empty (signed, exported…). */
  readonly steps: readonly unknown[];
}

/** A change as the journal holds it. */
export interface Change extends NewChange {
  /** Its place in the journal, from 0. */
  readonly seq: number;
}

/** A step that could not be placed when it was rebased: 未能放下的改动. Nothing is dropped silently. */
export interface Unplaced {
  readonly id: string;
  readonly change: Omit<NewChange, 'steps'>;
  readonly step: unknown;
  /** The text that the step would have put in, or taken out. */
  readonly inserted: string;
  readonly removed: string;
  /** Some words around the place that it was made for. */
  readonly context: string;
  /** The block that it was made in, and that block's text as its author left it; absent where it was not about the words of one block. */
  readonly block?: string;
  readonly wanted?: string;
  readonly reason: string;
}

/** How many groups an undo or redo passed over because they are locked: they can no longer be taken back. */
export function passedOver({ payload }: Pick<NewChange, 'payload'>): number {
  const over = typeof payload === 'object' && payload !== null && 'over' in payload ? payload.over : 0;
  return typeof over === 'number' && over > 0 ? over : 0;
}
