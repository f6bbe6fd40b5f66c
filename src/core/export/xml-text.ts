/** What XML 1.0 cannot say at all (control characters, halves of surrogate pairs) becomes the replacement character. https://www.w3.org/TR/xml/#charsets */
export function xmlText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what it is about
  return text.toWellFormed().replace(/[\0-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '\ufffd');
}

/** A tree as an XML file. The serialiser writes `>` as it is, and `]]>` is not allowed in text. */
export function xmlFile(xml: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml.replaceAll(']]>', ']]&gt;')}\n`;
}
