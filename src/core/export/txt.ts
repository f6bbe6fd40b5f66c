// Plain text as desks hand it on: the headline stack line by line, paragraphs indented by two em, an empty line between
// head and text, two between articles.

import { type ChosenArticle, readable } from './chosen.ts';
import type { TextExporter } from './types.ts';
import type { Role } from '../document/schema.ts';

const head = new Set<Role>(['label', 'kicker', 'headline', 'deck', 'byline']);
const indented = new Set<Role>(['body', 'note', 'caption']);

export const txt: TextExporter = {
  code: 'txt',
  extension: 'txt',
  mime: 'text/plain',
  write: (input) =>
    readable(input)
      .flatMap(({ articles }) => articles.map(articleText))
      .join('\n\n\n') + '\n',
};

/** One article: what goes onto the clipboard as plain text, too. */
export function articleText({ blocks }: ChosenArticle): string {
  const lines: string[] = [];
  blocks.forEach(({ role, text }, i) => {
    const before = blocks[i - 1]?.role;
    if (before && head.has(before) !== head.has(role)) lines.push('');
    lines.push((indented.has(role) ? '　　' : '') + text);
  });
  return lines.join('\n');
}
