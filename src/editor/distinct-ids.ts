// Every page, article and block has an id of its own: moves, joins and remarks find it by that. What the browser changed by
// itself (an input method, a menu) is read back from its elements, and may hold one twice, or one that nobody named.

import { Plugin } from 'prosemirror-state';
import { ReplaceStep, type Step } from 'prosemirror-transform';
import { takenIn } from './collab.ts';
import { newId } from './ids.ts';

const bringsNodes = (step: Step): boolean =>
  step instanceof ReplaceStep && step.slice.content.firstChild?.isText === false;

/** Gives the later of two with one id, and whatever has none, an id of its own. What comes from the journal is taken as it is. */
export const distinctIds = new Plugin({
  appendTransaction(trs, _, { doc, tr }) {
    if (!trs.some((one) => !takenIn(one) && one.steps.some(bringsNodes))) return null;
    const seen = new Set(['']);
    doc.descendants((node, pos) => {
      const id = String(node.attrs['id']);
      if (seen.has(id)) tr.setNodeAttribute(pos, 'id', newId());
      else seen.add(id);
      return !node.isTextblock;
    });
    return tr.docChanged ? tr : null;
  },
});
