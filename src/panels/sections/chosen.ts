// Which articles a section is given to at once: those of a page, under a label, that hold a word, that have none yet.

import type { Node } from 'prosemirror-model';
import { type ArticleAt, articleAttrs, articles, idOf } from '../../core/document/queries.ts';

export const bulks = ['page', 'label', 'word', 'untagged'] as const;
export type Bulk = (typeof bulks)[number];

/** Without furniture, and without those that have the section or are passed for press. `words`: of the label, or looked for; '' chooses none. */
export function chosenArticles(
  doc: Node,
  by: Bulk,
  words: string,
  section: string,
  page: string | null,
): readonly ArticleAt[] {
  const sought = words.trim();
  const fits = ({ node, page: at }: ArticleAt): boolean => {
    if (by === 'page') return idOf(at.node) === page;
    if (by === 'untagged') return articleAttrs(node).sections.length === 0;
    if (sought === '') return false;
    if (by === 'word') return node.textBetween(0, node.content.size, '\n').includes(sought);
    let labelled = false;
    node.forEach((block) => {
      labelled ||= block.type.name === 'label' && block.textContent.includes(sought);
    });
    return labelled;
  };
  return articles(doc).filter((one) => {
    const { kind, status, sections } = articleAttrs(one.node);
    return kind !== 'furniture' && status !== 'passed' && !sections.includes(section) && fits(one);
  });
}
