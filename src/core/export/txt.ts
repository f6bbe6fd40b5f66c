// Plain text as desks hand it on: by default the headline stack line by line, paragraphs indented by two em, an empty
// line between head and text, two between articles. A house sets it its own way.

import { type ChosenArticle, readable } from './chosen.ts';
import { roleNames } from '../document/role-names.ts';
import type { Role } from '../document/schema.ts';
import type { TextExporter } from './types.ts';

/** What a house may want otherwise. */
export const textStyles = ['indented', 'headApart', 'spaced', 'named', 'pictures', 'crlf'] as const;
/** Two em before a paragraph; an empty line between head and text; one between paragraphs; 【引题】 before what is no body text; captions and credits; line ends of Windows. */
export type TextStyle = Readonly<Record<(typeof textStyles)[number], boolean>>;

export const usualStyle: TextStyle = {
  indented: true,
  headApart: true,
  spaced: false,
  named: false,
  pictures: true,
  crlf: false,
};

const head = new Set<Role>(['label', 'kicker', 'headline', 'deck', 'byline']);
const indented = new Set<Role>(['body', 'note', 'caption']);
const pictures = new Set<Role>(['caption', 'credit']);

export const txt: TextExporter = {
  code: 'txt',
  extension: 'txt',
  mime: 'text/plain',
  write(input) {
    const style = input.textStyle ?? usualStyle;
    const text = `${readable(input)
      .flatMap(({ articles }) => articles.map((article) => articleText(article, style)))
      .filter((one) => one !== '')
      .join('\n\n\n')}\n`;
    return style.crlf ? text.replace(/\r?\n/gu, '\r\n') : text;
  },
};

/** One article: what goes onto the clipboard as plain text, too. Lines end with \n in every style. */
export function articleText({ blocks }: ChosenArticle, style: TextStyle = usualStyle): string {
  const lines: string[] = [];
  const written = style.pictures ? blocks : blocks.filter(({ role }) => !pictures.has(role));
  written.forEach(({ role, text }, i) => {
    const before = written[i - 1]?.role;
    if (before) {
      const border = head.has(before) !== head.has(role);
      if (border ? style.headApart : style.spaced && !head.has(role)) lines.push('');
    }
    const name = style.named && role !== 'body' ? `【${roleNames[role].name}】` : '';
    lines.push((style.indented && indented.has(role) ? '　　' : '') + name + text);
  });
  return lines.join('\n');
}
