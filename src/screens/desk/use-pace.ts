// Counts the time of this sitting, and what was read in it, for as long as the desk is open.

import { useEffect } from 'react';
import { idOf } from '../../core/document/queries.ts';
import { collabState } from '../../editor/collab.ts';
import { blockNodeAt, useDesk } from '../../panels/desk.ts';
import { active, keepPace, type Pace, resumed, seen, usePace } from '../../sitting/pace.ts';
import { useSitting } from '../../sitting/sitting.ts';

/** Milliseconds: input that follows sooner is the same input. */
const grain = 1000;
/** Milliseconds between two writings. */
const rest = 5000;

export function usePaceKeeping(): void {
  const { issue, editor } = useDesk();
  const name = useSitting((state) => state.name);
  useEffect(() => {
    const version = collabState(editor.state)?.version ?? 0;
    let pace: Pace = resumed(issue, name, Date.now(), version);
    const set = (next: Pace): void => {
      pace = next;
      usePace.setState({ pace });
    };
    set(pace);
    const work = (): void => {
      const now = Date.now();
      if (now - pace.last >= grain || now < pace.last) set(active(pace, now));
    };
    let last: unknown = null;
    const look = (): void => {
      const block = blockNodeAt(editor.state);
      if (!block || idOf(block) === last) return;
      last = idOf(block);
      set(seen(pace, idOf(block)));
    };
    const keep = (): void => keepPace(issue, name, pace);
    const options = { capture: true, passive: true } as const;
    const events = ['keydown', 'input', 'pointerdown', 'wheel', 'scroll'] as const;
    for (const event of events) addEventListener(event, work, options);
    addEventListener('pagehide', keep);
    const stop = editor.subscribe(look);
    const timer = setInterval(keep, rest);
    return () => {
      keep();
      clearInterval(timer);
      stop();
      removeEventListener('pagehide', keep);
      for (const event of events) removeEventListener(event, work, options);
      usePace.setState({ pace: null });
    };
  }, [issue, editor, name]);
}
