// 付印 locks for whoever works here: typing, fixes, commands, drops. What a colleague did before they were told is taken
// in, since a client that refuses a step of the journal stays behind for ever.

import { Plugin } from 'prosemirror-state';
import { isLocked, lockedBy } from '../core/document/locks.ts';
import { around } from '../core/document/queries.ts';
import { changeOf } from './change-meta.ts';
import { takenIn } from './collab.ts';

/** `refused`: told after something was not done. */
export function locks(refused: () => void): Plugin {
  return new Plugin({
    filterTransaction(tr) {
      if (!tr.docChanged || takenIn(tr) || changeOf(tr)?.intent === 'sign') return true;
      if (lockedBy(tr.before, tr.steps, tr.doc).length === 0) return true;
      queueMicrotask(refused);
      return false;
    },
    props: {
      handleDOMEvents: {
        // before the browser has changed what it shows
        beforeinput(view, event) {
          const { doc, selection } = view.state;
          const ends = [selection.from, selection.to].map((pos) => around(doc, pos).article?.node);
          if (!event.cancelable || !ends.some((node) => node && isLocked(node))) return false;
          event.preventDefault();
          refused();
          return true;
        },
      },
    },
  });
}
