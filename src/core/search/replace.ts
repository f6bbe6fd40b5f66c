// Replacing what was ticked, and nothing else.

import type { Transform } from 'prosemirror-transform';
import { replaceText } from '../document/commands.ts';
import { around, articleAttrs } from '../document/queries.ts';

/** A place that was found, in positions of the document. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  /** What stood there when it was found. */
  readonly actual: string;
  readonly put: string;
}

export interface Replaced {
  readonly done: number;
  /** In articles that are passed for the press. */
  readonly locked: number;
  /** Where other words stand by now. */
  readonly changed: number;
}

/** Replaces the hits, from the end of the document to its start. One that no longer holds its words is left as it is and counted. */
export function replaceHits(tr: Transform, hits: readonly Hit[]): Replaced {
  let done = 0;
  let locked = 0;
  let changed = 0;
  for (const { from, to, actual, put } of hits.toSorted((a, b) => b.from - a.from)) {
    const { article, block } = around(tr.doc, from);
    if (
      !article ||
      !block ||
      from >= to ||
      to > block.pos + 1 + block.node.content.size ||
      tr.doc.textBetween(from, to) !== actual
    )
      changed += 1;
    else if (articleAttrs(article.node).status === 'passed') locked += 1;
    else if (actual !== put && replaceText(tr, from, to, put)) done += 1;
  }
  return { done, locked, changed };
}
