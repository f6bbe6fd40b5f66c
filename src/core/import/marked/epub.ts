// EPUB: the documents of its spine, each a page. Files are found by their base names; no path is followed.

import { baseName } from '../layout/base-name.ts';
import { entryNames, unpack } from '../layout/package.ts';
import { descendants, readXml, type XmlElement } from '../layout/xml.ts';
import type { PageDraft } from '../original.ts';
import type { Answer, Importer } from '../registry.ts';
import type { ImportMessage } from '../types.ts';
import { htmlPieces } from './html.ts';
import { markedPages } from './pieces.ts';

export const epub: Importer = {
  code: 'epub',
  extensions: ['epub'],
  recognises: (_, bytes) =>
    bytes[0] === 0x50 && bytes[1] === 0x4b && entryNames(bytes).includes('META-INF/container.xml'),
  read(name, bytes): Answer {
    const unpacked = unpack({ name, bytes });
    if ('refused' in unpacked) return unpacked;
    const text = (file: string): string | null => {
      const found = unpacked.files.find((one) => one.name === file);
      return found ? new TextDecoder().decode(found.bytes) : null;
    };
    const xml = (file: string): XmlElement | null => {
      const read = readXml(text(file) ?? '');
      return 'refused' in read ? null : read.root;
    };
    const broken = { refused: { code: 'importing:messages.zip-broken', severity: 'error' } } as const;
    const container = xml('container.xml');
    const [rootfile] = container ? descendants(container, 'rootfile') : [];
    const book = rootfile && xml(baseName(rootfile.attributes['full-path'] ?? ''));
    if (!book) return broken;
    const files = new Map(
      [...descendants(book, 'item')].map(({ attributes }) => [attributes['id'], attributes['href'] ?? '']),
    );
    const pages: PageDraft[] = [];
    const messages: ImportMessage[] = [];
    let length = 0;
    for (const { attributes } of descendants(book, 'itemref')) {
      const file = baseName(decoded(files.get(attributes['idref']) ?? ''));
      const read = htmlPieces(text(file) ?? '');
      if (!read) {
        messages.push({ code: 'importing:messages.too-deep', severity: 'warning', params: { name: file } });
        continue;
      }
      const drafted = markedPages(name, read.pieces);
      // sources count in the text of the whole file
      const from = length;
      length += drafted.length;
      pages.push(...drafted.pages.map((page) => shifted(page, from)));
    }
    if (pages.length === 0) return { refused: { code: 'importing:messages.no-text', severity: 'error' } };
    return { encoding: null, sure: true, length, pages, messages };
  },
};

function decoded(href: string): string {
  try {
    return decodeURIComponent(href.split('#')[0] ?? '');
  } catch {
    return href; // as it stands, then
  }
}

function shifted(page: PageDraft, by: number): PageDraft {
  return {
    ...page,
    articles: page.articles.map((article) => ({
      ...article,
      blocks: article.blocks.map((block) => ({
        ...block,
        sources: block.sources.map((span) => ({ ...span, from: span.from + by, to: span.to + by })),
      })),
    })),
  };
}
