// How far something is, told as often as an eye can follow: of a thousand small files each would draw the screen anew, and
// the drawing would take longer than the files.

/** Milliseconds. */
const pause = 100;

/** Passes on what comes a while after the one before. `now`: a clock in milliseconds. */
export function sparingly(tell: (share: number) => void, now: () => number): (share: number) => void {
  let last = now();
  return (share) => {
    const at = now();
    if (at - last < pause) return;
    last = at;
    tell(share);
  };
}
