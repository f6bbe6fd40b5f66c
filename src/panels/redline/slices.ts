// Work that is done in slices of some milliseconds, so that keys and frames come between.

/** Milliseconds at a stretch. */
const slice = 6;

/** What the work answers; null: it was not worth going on with. */
export function inSlices<T>(work: Iterator<null, T>, worth: () => boolean): Promise<T | null> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((answer) => {
    const end = (with_: T | null): void => {
      port1.close();
      answer(with_);
    };
    port1.addEventListener('message', () => {
      if (!worth()) return end(null);
      for (const until = performance.now() + slice; ;) {
        const { done, value } = work.next();
        if (done) return end(value);
        if (performance.now() > until) return port2.postMessage(null);
      }
    });
    port1.start();
    port2.postMessage(null);
  });
}
