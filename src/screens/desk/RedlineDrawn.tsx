import { useRedlineDrawn } from './redline.ts';

/** Draws the redline into the galley; has no look of its own. */
export function RedlineDrawn() {
  useRedlineDrawn();
  return null;
}
