// Short notices. What draws them is fetched with the first one; those that come before it is there wait for it.

import type { ExternalToast } from 'sonner';

type Notice = readonly [text: string, options: ExternalToast];

const waiting: Notice[] = [];
let show: ((notice: Notice) => void) | null = null;
let wanted = false;
const listeners = new Set<() => void>();

export function notify(text: string, options: ExternalToast = {}): void {
  if (show) {
    show([text, options]);
    return;
  }
  waiting.push([text, options]);
  wanted = true;
  for (const listener of listeners) listener();
}

export const areWanted = (): boolean => wanted;

export function onWanted(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The last of those that still wait: it is said plainly where what draws them cannot be fetched. */
export const lastWaiting = (): string | null => waiting.at(-1)?.[0] ?? null;

/** Those that wait were read. */
export function forgetWaiting(): void {
  waiting.length = 0;
  for (const listener of listeners) listener();
}

/** What draws them is on the page. Returns the way to say that it is gone. */
export function shownBy(draw: (notice: Notice) => void): () => void {
  show = draw;
  for (const notice of waiting.splice(0)) draw(notice);
  return () => {
    show = null;
  };
}
