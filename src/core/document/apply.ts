// What a step does to a document, for those who read long journals. Typing is nearly all of a journal, and the general way
// resolves positions and remembers them for every document that ever was; a change inside one block needs neither.

import type { Fragment, Node } from 'prosemirror-model';
import { ReplaceStep, type Step, StepResult } from 'prosemirror-transform';

/** The same as `step.apply(doc)`: equal documents, or why it fails. */
export function applied(doc: Node, step: Step): StepResult {
  const after = typed(doc, step);
  return after ? StepResult.ok(after) : step.apply(doc);
}

/** The document with some words of one block replaced; null: the step does something else, or does not fit. */
function typed(doc: Node, step: Step): Node | null {
  if (!(step instanceof ReplaceStep)) return null;
  const { content, openStart, openEnd } = step.slice;
  if (openStart > 0 || openEnd > 0) return null;
  for (let i = 0; i < content.childCount; i += 1) if (!content.child(i).isText) return null;
  return within(doc, step.from, step.to, content);
}

/** `from`, `to`: positions in the node's content. */
function within(node: Node, from: number, to: number, content: Fragment): Node | null {
  if (node.isTextblock) {
    const put = node.content.cut(0, from).append(content).append(node.content.cut(to));
    return node.type.validContent(put) ? node.copy(put) : null;
  }
  let at = 0;
  for (let i = 0; i < node.childCount; i += 1) {
    const child = node.child(i);
    const end = at + child.content.size + 2; // none of the schema's nodes above text is a leaf
    if (from < end) {
      if (from <= at || to >= end) return null;
      const inner = within(child, from - at - 1, to - at - 1, content);
      return inner && node.copy(node.content.replaceChild(i, inner));
    }
    at = end;
  }
  return null;
}
