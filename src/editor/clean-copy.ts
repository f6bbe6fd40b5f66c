// An article as it leaves, for the clipboard; fetched when the first is copied.

import type { Node } from 'prosemirror-model';
import { readable } from '../core/export/chosen.ts';
import { articleHtml } from '../core/export/html.ts';
import { articleText } from '../core/export/txt.ts';

/** The article of this id as plain and as rich text. RangeError when there is none. */
export function cleanCopy(
  doc: Node,
  id: string,
  sectionNames: Readonly<Record<string, string>>,
): { readonly plain: string; readonly rich: string } {
  const [chosen] = readable({ doc, articles: [id] }).flatMap(({ articles }) => articles);
  if (!chosen) throw new RangeError(`no article ${id}`);
  return { plain: articleText(chosen), rich: articleHtml(chosen, { sectionNames }) };
}
