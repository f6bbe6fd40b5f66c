// What editors tag is kept for the suggester while nobody types, with what it had proposed before: so it learns, and so
// its accuracy is told.

import { useEffect, useRef } from 'react';
import type { Node } from 'prosemirror-model';
import { articleAttrs, articles, pageAttrs } from '../../core/document/queries.ts';
import { featuresOf } from '../../core/sections/learn.ts';
import { paperIn, settledIn, useDesk, useDeskState, useLater, useSuggestions } from '../../panels/desk.ts';
import { keepExamples } from '../../store/examples.ts';

/** Milliseconds of rest before it is written. */
const rest = 1500;

export function useLearning(): void {
  const { editor, issue } = useDesk();
  const paper = useDeskState(paperIn);
  const doc = useLater((state) => state.doc);
  const settled = useDeskState(settledIn);
  const all = useSuggestions();
  // what was proposed for an article while it had no section
  const proposed = useRef(new Map<string, string | null>());
  useEffect(() => {
    for (const { code, article, proposed: section } of all)
      if (code === 'untagged') proposed.current.set(article, section ?? null);
  }, [all]);
  const latest = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (!settled) return;
    const keep = (): void => {
      latest.current = null;
      // where it cannot be written the suggester learns nothing today, and the foot says why nothing is stored
      keepExamples(paper, issue, tagged(editor.state.doc, proposed.current)).catch(() => undefined);
    };
    latest.current = keep;
    const timer = setTimeout(keep, rest);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- another document is another time to keep it
  }, [editor, paper, issue, doc, settled]);
  // who leaves at once is not forgotten
  useEffect(() => () => latest.current?.(), []);
}

function tagged(doc: Node, proposed: ReadonlyMap<string, string | null>) {
  const at = Date.now();
  return articles(doc).flatMap(({ node, page }) => {
    const { id, sections } = articleAttrs(node);
    if (sections.length === 0) return [];
    const features = featuresOf(node, pageAttrs(page.node).name);
    return [{ article: id, sections, features, proposed: proposed.get(id) ?? null, at }];
  });
}
