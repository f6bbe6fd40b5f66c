// Two journals of one issue, kept on two machines that do not see each other, made one: the way by which an issue is
// handed over as a file and comes back. The same rebase that two tabs use; only the order is agreed on without a server.
//
// Whoever merges, the outcome is the same: which of the two stays as it is and which is done anew on top of it is told by
// the changes' ids, never by a clock. So both machines end with one journal, character for character.

import type { Node } from 'prosemirror-model';
import { Step, Transform } from 'prosemirror-transform';
import type { Change, NewChange, Unplaced } from './change.ts';
import { type LocalChange, rebase } from './rebase.ts';
import { unplacedLabel } from './tray.ts';

export interface Merged {
  /** same: theirs has nothing that is not here. theirs: ours is wholly in it. both: each has something of its own. */
  readonly kind: 'same' | 'theirs' | 'both';
  /** The one journal. Every change of both is in it, or lies in its tray. */
  readonly journal: readonly Change[];
  /** Changes of theirs that are new here. */
  readonly added: number;
  /** Of either side: what found no place. They stand in the journal's tray. */
  readonly unplaced: readonly Unplaced[];
}

/** `start`: the original that both began with. A journal that does not fit it throws RangeError with the place. */
export function merge(start: Node, mine: readonly Change[], theirs: readonly Change[]): Merged {
  const common = commonStart(mine, theirs);
  const [ours, others] = [mine.slice(common), theirs.slice(common)];
  const [known, knownThere] = [knownIn(ours), knownIn(others)];
  const news = [...knownThere].filter((id) => !known.has(id)).length;
  const own = [...known].filter((id) => !knownThere.has(id)).length;
  if (others.length === 0 || (news === 0 && own > 0))
    return { kind: 'same', journal: mine, added: 0, unplaced: [] };
  if (ours.length === 0 || (own === 0 && news > 0))
    return { kind: 'theirs', journal: theirs, added: news, unplaced: [] };

  const first = idOf(ours) < idOf(others);
  // both know all, each in its own order: three machines that met in pairs
  if (news === 0)
    return { kind: first ? 'same' : 'theirs', journal: first ? mine : theirs, added: 0, unplaced: [] };
  const [base, later] = first ? [ours, others] : [others, ours];
  const shared = applied(start, mine.slice(0, common)).tr.doc;
  const there = knownIn(base);
  const { tr, local } = applied(
    shared,
    later.filter(
      ({ label, payload }) => label !== unplacedLabel || !there.has((payload as Unplaced).change.id),
    ),
  );
  const { local: placed, unplaced } = rebase(tr, local, [...trayed(base), ...base]);
  const alive = new Map(placed.map((one) => [one.change.id, one.steps]));
  const out = new Set([...there, ...unplaced.map(({ change }) => change.id)]);
  const anew: readonly NewChange[] = [
    ...local.flatMap(({ change }) => {
      const steps = alive.get(change.id);
      if (steps) return [{ ...change, steps: steps.map((step) => step.toJSON() as unknown) }];
      // somebody did the very same: it changes nothing, but is known from now on
      return out.has(change.id) ? [] : [{ ...change, steps: [] }];
    }),
    ...unplaced.map(lying),
  ];
  const journal = [...mine.slice(0, common), ...base, ...anew].map((change, seq): Change => ({
    ...change,
    seq,
  }));
  return { kind: 'both', journal, added: news, unplaced };
}

/** How many changes both begin with: of one id, and with the same steps (a rebased copy has others). */
function commonStart(a: readonly Change[], b: readonly Change[]): number {
  let n = 0;
  while (n < a.length && n < b.length && same(a[n]!, b[n]!)) n += 1;
  return n;
}

const same = (a: Change, b: Change): boolean =>
  a.id === b.id && JSON.stringify(a.steps) === JSON.stringify(b.steps);

const idOf = ([change]: readonly Change[]): string => change?.id ?? '';

/** The ids of the changes. An entry of the tray stands for the change that lies in it: it is made anew wherever that finds no place. */
function knownIn(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(
    changes.map(({ id, label, payload }) => (label === unplacedLabel ? (payload as Unplaced).change.id : id)),
  );
}

/** Changes that only lie in the tray: they are known, and did nothing. */
function trayed(
  changes: readonly Change[],
): readonly { readonly id: string; readonly steps: readonly unknown[] }[] {
  return changes.flatMap(({ label, payload }) =>
    label === unplacedLabel ? [{ id: (payload as Unplaced).change.id, steps: [] }] : [],
  );
}

/** The document after the changes, and the changes as a tab that made them would hold them. */
function applied(
  start: Node,
  changes: readonly Change[],
): { readonly tr: Transform; readonly local: readonly LocalChange[] } {
  const tr = new Transform(start);
  const { schema } = start.type;
  const local = changes.map(({ steps: written, seq: _, ...change }): LocalChange => {
    const from = tr.steps.length;
    for (const json of written) tr.step(Step.fromJSON(schema, json));
    const steps = tr.steps.slice(from);
    return { change, steps, inverted: steps.map((step, i) => step.invert(tr.docs[from + i]!)) };
  });
  return { tr: new Transform(tr.doc), local };
}

/** The entry of the tray, written by whom the change was: on both machines the same. */
function lying(unplaced: Unplaced): NewChange {
  const { client, at, by, round } = unplaced.change;
  return {
    id: `${unplaced.id}.tray`,
    client,
    at,
    by,
    round,
    intent: 'edit',
    label: unplacedLabel,
    payload: unplaced,
    steps: [],
  };
}
