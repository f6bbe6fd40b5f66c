// The figures of an issue that the shelf shows.

import type { Node } from 'prosemirror-model';
import { articleAttrs, articles, count } from '../../core/document/queries.ts';
import { statuses } from '../../core/document/schema.ts';
import type { Summary } from '../../store/database.ts';

export function countsOf(
  doc: Node,
): Pick<Summary, 'pages' | 'articles' | 'characters' | 'untagged' | 'signed'> {
  const all = articles(doc)
    .map(({ node }) => articleAttrs(node))
    .filter(({ kind }) => kind !== 'furniture');
  const from = (status: (typeof statuses)[number]): number =>
    all.filter((article) => statuses.indexOf(article.status) >= statuses.indexOf(status)).length;
  return {
    pages: doc.childCount,
    articles: all.length,
    characters: count(doc),
    untagged: all.filter(({ sections }) => sections.length === 0).length,
    signed: [from('first'), from('second'), from('third'), from('passed')],
  };
}
