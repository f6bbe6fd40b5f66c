// The tray (未能放下的改动) as the journal tells it: what could not be rebased, until somebody has dealt with it.

import type { NewChange, Unplaced } from './change.ts';

/** Labels of changes without steps: a step went to the tray, or was taken out of it. */
export const unplacedLabel = 'unplaced';
export const placedLabel = 'placed';

/** The tray as these changes leave it. */
export function trayOf(changes: readonly NewChange[], before: readonly Unplaced[] = []): readonly Unplaced[] {
  let tray = before;
  for (const { label, payload } of changes) {
    if (label === unplacedLabel) tray = [...tray, payload as Unplaced];
    else if (label === placedLabel) tray = tray.filter(({ id }) => id !== payload);
  }
  return tray;
}

/** What one person typed in one place: an entry to people, whatever number of keys it took. */
export interface TrayEntry extends Unplaced {
  /** Of what lies in it. */
  readonly ids: readonly string[];
}

export function entriesOf(tray: readonly Unplaced[]): readonly TrayEntry[] {
  const out: TrayEntry[] = [];
  for (const one of tray) {
    const last = out.at(-1);
    if (last && isTyping(last) && isTyping(one) && last.block === one.block && alike(last, one))
      out[out.length - 1] = {
        ...one,
        ids: [...last.ids, one.id],
        inserted: last.inserted + one.inserted,
        removed: last.removed + one.removed,
        context: last.context,
      };
    else out.push({ ...one, ids: [one.id] });
  }
  return out;
}

const isTyping = ({ block, change: { intent, label } }: Unplaced): boolean =>
  block !== undefined && intent === 'edit' && (label === undefined || label === 'composing');
const alike = ({ change: a }: Unplaced, { change: b }: Unplaced): boolean =>
  a.client === b.client && a.by === b.by;
