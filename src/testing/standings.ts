import type { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';

/** The document before the first step of the journal, and after each. */
export function standings(start: Node, journal: readonly { readonly steps: readonly unknown[] }[]): Node[] {
  const out = [start];
  for (const { steps } of journal)
    for (const json of steps) {
      const { doc } = Step.fromJSON(start.type.schema, json).apply(out.at(-1)!);
      if (doc) out.push(doc);
    }
  return out;
}

/** Whether a step of the journal took the character out while it stood there: somebody deleted what they saw. */
export function takenOut(docs: readonly Node[], char: string): boolean {
  const stood = docs.map((doc) => doc.textContent.includes(char));
  return stood.some((there, i) => there && stood[i + 1] === false);
}
