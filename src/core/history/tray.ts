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
