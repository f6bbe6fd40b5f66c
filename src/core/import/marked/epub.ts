// EPUB: the documents of its spine, each a page. They are looked up in the book alone: no path leads out of it.

import { baseName } from '../layout/base-name.ts';
import { breaksOff, entryNames, isZip, partsOf } from '../layout/package.ts';
import { descendants, readXml, type XmlElement } from '../layout/xml.ts';
import type { PageDraft } from '../original.ts';
import type { Answer, Importer } from '../registry.ts';
import type { ImportMessage } from '../types.ts';
import { htmlPieces, toldOf } from './html.ts';
import { markedPages } from './pieces.ts';

const wanted = /\.(?:x?html?|xml|opf)$/iu;

export const epub: Importer = {
  code: 'epub',
  extensions: ['epub'],
  recognises: (name, bytes) =>
    isZip(bytes) &&
    (entryNames(bytes).includes('META-INF/container.xml') || (/\.epub$/iu.test(name) && breaksOff(bytes))),
  read(name, bytes): Answer {
    const opened = partsOf(bytes, wanted, 'epub');
    if ('refused' in opened) return opened;
    /** By its path, else by its name alone: books are packed by hand, too. */
    const text = (path: string): string | null => {
      const held =
        opened.parts.get(path) ?? [...opened.parts].find(([one]) => baseName(one) === baseName(path))?.[1];
      return held ? new TextDecoder().decode(held) : null;
    };
    const xml = (path: string): XmlElement | null => {
      const read = readXml(text(path) ?? '');
      return 'refused' in read ? null : read.root;
    };
    const broken = { refused: { code: 'importing:messages.epub-broken', severity: 'error' } } as const;
    const container = xml('META-INF/container.xml');
    const [rootfile] = container ? descendants(container, 'rootfile') : [];
    const at = rootfile?.attributes['full-path'] ?? '';
    const book = rootfile && xml(at);
    if (!book) return broken;
    const items = [...descendants(book, 'item')];
    const files = new Map(items.map(({ attributes }) => [attributes['id'], attributes['href'] ?? '']));
    // EPUB 3.3, 5.4.1: the navigation document; readers show it as their own list of contents
    const contents = new Set(
      items.flatMap(({ attributes: { id, properties } }) =>
        properties?.split(/\s+/u).includes('nav') ? [id] : [],
      ),
    );
    const spine = [...descendants(book, 'itemref')].map(({ attributes }) => attributes['idref']);
    // a book of nothing else is read as it is
    const read = spine.filter((id) => !contents.has(id));
    const chosen = read.length > 0 ? read : spine;
    const pages: PageDraft[] = [];
    const messages: ImportMessage[] =
      chosen.length < spine.length ? [{ code: 'importing:messages.epub-contents', severity: 'info' }] : [];
    let length = 0;
    let noteMarks = 0;
    let readings = 0;
    for (const id of chosen) {
      const file = within(at, decoded(files.get(id) ?? ''));
      const found = htmlPieces(text(file) ?? '');
      if (!found) {
        messages.push({ code: 'importing:messages.too-deep', severity: 'warning', params: { name: file } });
        continue;
      }
      noteMarks += found.noteMarks;
      readings += found.readings;
      const drafted = markedPages(name, found.pieces);
      // sources count in the text of the whole file
      const from = length;
      length += drafted.length;
      pages.push(...drafted.pages.map((page) => shifted(page, from)));
    }
    if (pages.length === 0) return { refused: { code: 'importing:messages.no-text', severity: 'error' } };
    return {
      encoding: null,
      sure: true,
      length,
      pages,
      messages: [...messages, ...toldOf({ noteMarks, readings })],
    };
  },
};

/** “OEBPS/book.opf” and “text/../1.xhtml”: “OEBPS/1.xhtml”. */
function within(book: string, href: string): string {
  const path: string[] = [];
  for (const part of [...book.split('/').slice(0, -1), ...href.split('/')])
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  return path.join('/');
}

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
