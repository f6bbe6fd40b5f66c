// Plain text: a chunk of text or a printed line to each line, in pages that the text or the file's name tells.

import { label } from '../labelling/label.ts';
import { decode } from './decode.ts';
import { kindOf } from './kinds.ts';
import { lineNumber, sourceLines } from './lines.ts';
import { articlesOf, type PageDraft } from './original.ts';
import { marksOfFileName } from './page-marks.ts';
import { pagesOf } from './pages.ts';
import type { Importer } from './registry.ts';
import type { ImportMessage } from './types.ts';

export const plainText: Importer = {
  code: 'plain-text',
  extensions: ['txt', 'text'],
  // a file of another kind that nobody else knows is refused by its kind
  recognises: (_, bytes) => kindOf(bytes) === null,
  read(name, bytes, encoding) {
    const decoded = decode(bytes, encoding);
    if ('refused' in decoded) return decoded;
    const { text } = decoded;
    const labelling = label(sourceLines(name, text));
    const parts = pagesOf(labelling.lines);
    const named = marksOfFileName(name);
    const messages: ImportMessage[] = [...decoded.messages];
    const pages = parts.map(({ marks, lines }): PageDraft => {
      const articles = articlesOf(lines, labelling.unwrapFrom);
      // a file of several pages is named after the issue, or after its first page
      if (parts.length > 1 || named.number === undefined) return { marks, articles };
      if (marks.number !== undefined && marks.number !== named.number) {
        const head = lines.find(
          ({ role, line }) => role === 'furniture' && line.text.includes(marks.number ?? ''),
        );
        messages.push({
          code: 'importing:messages.page-conflict',
          severity: 'warning',
          line: lineNumber(text, head?.line.from ?? 0),
          params: { named: named.number, told: marks.number },
        });
      }
      return {
        marks: {
          ...marks,
          number: named.number,
          ...((marks.name ?? named.name) ? { name: marks.name ?? named.name ?? '' } : {}),
        },
        articles,
      };
    });
    const joined = pages.flatMap((page) =>
      page.articles.flatMap((article) => article.blocks.flatMap((block) => block.joins)),
    ).length;
    if (joined > 0)
      messages.push({ code: 'importing:messages.unwrapped', severity: 'info', params: { count: joined } });
    return { encoding: decoded.encoding, sure: decoded.sure, length: text.length, pages, messages };
  },
};
