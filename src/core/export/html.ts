// Semantic HTML, one article element per article. Every text and attribute is escaped; nothing of an imported file gets
// out as markup.

import type { ExportInput, TextExporter } from './types.ts';
import { type ChosenArticle, type ChosenBlock, readable } from './chosen.ts';

export const html: TextExporter = {
  code: 'html',
  extension: 'html',
  mime: 'text/html',
  write(input) {
    const { paper, date } = input.doc.attrs as {
      readonly paper: string | null;
      readonly date: string | null;
    };
    const pages = readable(input);
    const title =
      [paper, date].filter(Boolean).join(' ') || firstHeadline(pages.flatMap(({ articles }) => articles));
    const sections = [
      ...new Set(pages.flatMap(({ articles }) => articles.flatMap(({ attrs }) => attrs.sections))),
    ].map((code) => sectionName(input, code));
    return [
      '<!doctype html>',
      '<html lang="zh">',
      '<head>',
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${escaped(title)}</title>`,
      ...(paper ? [`<meta name="publisher" content="${escaped(paper)}">`] : []),
      ...(date ? [`<meta name="date" content="${escaped(date)}">`] : []),
      ...(sections.length > 0 ? [`<meta name="keywords" content="${escaped(sections.join(','))}">`] : []),
      '</head>',
      '<body>',
      ...pages.flatMap(({ attrs, articles }) => [
        `<section${data('page', attrs.number)}${data('name', attrs.name)}>`,
        ...articles.map((article) => articleHtml(article, input)),
        '</section>',
      ]),
      '</body>',
      '</html>',
      '',
    ].join('\n');
  },
};

function sectionName({ sectionNames }: Pick<ExportInput, 'sectionNames'>, code: string): string {
  return sectionNames[code] ?? code;
}

function firstHeadline(articles: readonly ChosenArticle[]): string {
  return articles.flatMap(({ blocks }) => blocks).find(({ role }) => role === 'headline')?.text ?? '';
}

/** The article element alone: what goes onto the clipboard as rich text, too. */
export function articleHtml(
  { attrs, blocks }: ChosenArticle,
  input: Pick<ExportInput, 'sectionNames'>,
): string {
  const lines = [`<article id="${escaped(attrs.id)}" data-kind="${attrs.kind}">`];
  for (const code of attrs.sections)
    lines.push(`<meta itemprop="articleSection" content="${escaped(sectionName(input, code))}">`);
  for (let i = 0; i < blocks.length;) {
    const run = runAt(blocks, i);
    lines.push(...runHtml(run));
    i += run.length;
  }
  lines.push('</article>');
  return lines.join('\n');
}

/** Blocks that make one element: the lines of a headline, a picture's caption with its credits. */
function runAt(blocks: readonly ChosenBlock[], from: number): readonly ChosenBlock[] {
  const first = blocks[from];
  let to = from + 1;
  if (first?.role === 'headline') while (blocks[to]?.role === 'headline') to += 1;
  if (first?.role === 'caption' || first?.role === 'credit') while (blocks[to]?.role === 'credit') to += 1;
  return blocks.slice(from, to);
}

function runHtml(run: readonly ChosenBlock[]): string[] {
  const [first] = run;
  if (!first) return [];
  const text = escaped(first.text);
  switch (first.role) {
    case 'headline':
      return [`<h1>${run.map((line) => escaped(line.text)).join('<br>')}</h1>`];
    case 'subhead':
      return [`<h2>${text}</h2>`];
    case 'body':
      return [`<p>${text}</p>`];
    case 'caption':
    case 'credit':
      return [
        '<figure>',
        '<figcaption>',
        ...run.map((line) => `<p class="${line.role}">${escaped(line.text)}</p>`),
        '</figcaption>',
        '</figure>',
      ];
    default:
      return [`<p class="${first.role}">${text}</p>`];
  }
}

function data(name: string, value: string | null): string {
  return value === null ? '' : ` data-${name}="${escaped(value)}"`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML text or attribute value. NUL, which HTML cannot say, becomes the replacement character as it does in every browser. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (char) => entities[char] ?? char).replaceAll('\0', '\ufffd');
}
