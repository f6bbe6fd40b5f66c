// HTML and hOCR that stop in the middle. Their tags are believed so little that nothing else would tell: half a page would
// come in for a whole one.

import { lineNumber } from './lines.ts';
import type { ImportMessage } from './types.ts';

/** Says so at the last line of a text that ends inside a tag, or that opened a document and never closed it. */
export function cutOff(text: string): readonly ImportMessage[] {
  const closed = /<\/(?:html|body)\s*>/iu.test(text);
  const inTag = text.lastIndexOf('<') > text.lastIndexOf('>');
  if (!inTag && (closed || !/<(?:html|body)\b/iu.test(text))) return [];
  return [
    {
      code: 'importing:messages.cut-off',
      severity: 'warning',
      line: lineNumber(text, text.trimEnd().length),
    },
  ];
}
