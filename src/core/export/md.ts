// Markdown (CommonMark). Whatever means something to Markdown is escaped: the text stays text.

import { type ChosenArticle, type ChosenBlock, readable } from './chosen.ts';
import type { TextExporter } from './types.ts';

export const md: TextExporter = {
  code: 'md',
  extension: 'md',
  mime: 'text/markdown',
  write: (input) =>
    readable(input)
      .flatMap(({ articles }) => articles.map(markdown))
      .join('\n\n---\n\n') + '\n',
};

function markdown({ blocks }: ChosenArticle): string {
  const parts: string[] = [];
  blocks.forEach((block, i) => {
    const text = paragraph(block);
    // the lines of a headline are one heading
    if (block.role === 'headline' && blocks[i - 1]?.role === 'headline')
      parts[parts.length - 1] += ` ${escaped(block.text)}`;
    else parts.push(text);
  });
  return parts.join('\n\n');
}

function paragraph({ role, text }: ChosenBlock): string {
  const safe = escaped(text);
  switch (role) {
    case 'headline':
      return `## ${safe}`;
    case 'subhead':
      return `### ${safe}`;
    case 'label':
    case 'kicker':
    case 'deck':
      return `**${safe}**`;
    case 'byline':
      return `*${safe}*`;
    case 'note':
    case 'caption':
    case 'credit':
      return `> ${safe}`;
    default:
      return opening(safe);
  }
}

/** Backslash before every ASCII mark that can mean something inside a line; line ends become spaces. */
export function escaped(text: string): string {
  return text
    .trim()
    .replace(/\s*[\n\r\v\f\u2028\u2029]\s*/gu, ' ')
    .replace(/[\\`*_{}[\]<>&~|#!$]/gu, '\\$&')
    .replace(/(https?|ftp)(:)/giu, '$1\\$2')
    .replace(/(www)(\.)/giu, '$1\\$2')
    .replace(/@/gu, '\\@');
}

/** What makes a list, a quotation or a rule of a line that begins with it. */
function opening(text: string): string {
  return text.replace(/^([-+=])/u, '\\$1').replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2');
}
