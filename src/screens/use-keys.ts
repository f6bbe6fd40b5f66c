// Keys of a whole screen. Not while an input method composes; Enter and Space stay with the button they are pressed on.

import { useEffect, useLayoutEffect, useRef } from 'react';
import { parseKey, pressed } from '../editor/keys.ts';

/** What takes Enter for itself. */
const takesEnter =
  'button, a[href], summary, select, textarea, [role="row"], [role="gridcell"], [role="option"]';
/** Where keys without ⌘/Ctrl are text. */
const takesText = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable="true"]';

/** `keys`: 'Mod-o' → what it does. False: it did nothing, the browser may have the key. */
export function useKeys(keys: Readonly<Record<string, () => boolean | void>>): void {
  const latest = useRef(keys);
  // with the drawing itself: who presses Enter as soon as the button can be pressed means what it says now
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      for (const [name, run] of Object.entries(latest.current)) {
        const key = parseKey(name);
        if (!pressed(key, event)) continue;
        if (key.code === 'Enter' && !key.mod && target?.closest(takesEnter)) continue;
        if (key.code === 'KeyC' && key.mod && (target?.closest(takesText) || !getSelection()?.isCollapsed))
          continue;
        if (run() !== false) event.preventDefault();
        return;
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
