// Word: one paragraph style per role, so that a desk restyles all headlines at once and the importer knows them again.
// Where an article begins is told by a hidden bookmark, what it is (page, kind, sections, status) by a custom property of
// the bookmark's name: neither shows in the text, and Word keeps both while people write.

import type * as Word from 'docx';
import type { Bookmark, Document, IParagraphStyleOptions, IRunOptions, Paragraph } from 'docx';
import { roleNames } from '../document/role-names.ts';
import { type DocAttrs, type Role, roles } from '../document/schema.ts';
import { type ChosenArticle, type ChosenPage, readable } from './chosen.ts';
import type { Exporter, ExportInput } from './types.ts';
import { xmlText } from './xml-text.ts';

type Library = typeof Word;

export const docxMime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const docx: Exporter = {
  code: 'docx',
  extension: 'docx',
  mime: docxMime,
  large: true,
  async write(input) {
    const library = await import('docx');
    const pages = readable(input);
    let nth = 0;
    const children = pages.flatMap((page, i) => [
      ...(pages.length > 1 ? [pageHeading(library, page, i)] : []),
      ...page.articles.flatMap((article, n) => paragraphs(library, article, (nth += 1), n > 0)),
    ]);
    return packed(library, document(library, input, pages, children));
  },
};

/** Style of the line that says which page it is: it belongs to no article. */
export const pageStyle = { id: 'QingyangPage', name: '版面' } as const;

function pageHeading(library: Library, { attrs }: ChosenPage, i: number): Paragraph {
  return new library.Paragraph({
    style: pageStyle.id,
    pageBreakBefore: i > 0,
    children: [new library.TextRun(xmlText(pageTitle(attrs.number, attrs.name, i)))],
  });
}

/** “第1版 要闻”, with a full-width space between. */
export function pageTitle(number: string | null, name: string | null, index: number): string {
  return `第${number ?? index + 1}版${name ? `　${name}` : ''}`;
}

/** Above an article that stands under another one: its first line may be of any role. */
export const apart = { spacing: { before: 480 } } as const;

function paragraphs(library: Library, { blocks }: ChosenArticle, nth: number, under: boolean): Paragraph[] {
  return blocks.map(({ role, text }, i) => {
    const runs = lines(text).map(
      (line, n) => new library.TextRun({ text: line, ...(n > 0 ? { break: 1 } : {}) }),
    );
    return new library.Paragraph({
      style: roleNames[role].styleId,
      ...(i === 0 && under ? apart : {}),
      children: i === 0 ? [bookmark(library, nth, runs)] : runs,
    });
  });
}

/** Lines of a block's text, fit for XML. */
export function lines(text: string): readonly string[] {
  return xmlText(text).split(/\r\n|[\n\r\u2028\u2029]/u);
}

/** The bookmark, and the property, of the nth article, from 1. Word does not list names that begin with _. */
export function bookmarkName(nth: number): string {
  return `_qy_${nth}`;
}

type Runs = ConstructorParameters<typeof Bookmark>[0]['children'];
export function bookmark(library: Library, nth: number, children: Runs): Bookmark {
  return new library.Bookmark({ id: bookmarkName(nth), children });
}

/** The document with our styles, and a property for each article. */
export function document(
  { Document: Made }: Library,
  input: ExportInput,
  pages: readonly ChosenPage[],
  children: readonly Paragraph[],
): Document {
  const { paper, date } = input.doc.attrs as DocAttrs; // the schema validates attributes
  let nth = 0;
  const sections = new Set(pages.flatMap(({ articles }) => articles.flatMap(({ attrs }) => attrs.sections)));
  return new Made({
    title: xmlText([paper, date].filter(Boolean).join(' ')),
    creator: xmlText(paper ?? ''),
    keywords: xmlText(Array.from(sections, (code) => input.sectionNames[code] ?? code).join('、')),
    customProperties: pages.flatMap(({ attrs: page, articles }) =>
      articles.map(({ attrs: { id, kind, sections: codes, status } }) => ({
        name: bookmarkName((nth += 1)),
        value: xmlText(
          JSON.stringify({ id, page: page.number, name: page.name, kind, sections: codes, status }),
        ),
      })),
    ),
    styles: { default: { document: { run: face('宋体', 21) } }, paragraphStyles: styles() },
    sections: [{ children }],
  });
}

export async function packed({ Packer }: Library, made: Document): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(made));
}

/** `size` in half points, as Word counts. Han characters get their font by eastAsia only. */
function face(eastAsia: string, size: number): IRunOptions {
  return { font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia }, size };
}

type Look = Pick<IParagraphStyleOptions, 'run' | 'paragraph'>;
const bold = { bold: true };
const looks: Readonly<Record<Role, Look>> = {
  label: { run: face('楷体', 24), paragraph: { spacing: { before: 360 } } },
  kicker: { run: face('楷体', 28), paragraph: { spacing: { before: 240 } } },
  headline: { run: { ...face('黑体', 44), ...bold }, paragraph: { outlineLevel: 1, spacing: { after: 60 } } },
  deck: { run: face('楷体', 28) },
  byline: { run: face('楷体', 21), paragraph: { spacing: { before: 120, after: 120 } } },
  note: { run: face('楷体', 21), paragraph: { indent: { firstLineChars: 200, firstLine: 420 } } },
  body: { run: face('宋体', 21), paragraph: { indent: { firstLineChars: 200, firstLine: 420 } } },
  subhead: {
    run: { ...face('黑体', 24), ...bold },
    paragraph: { outlineLevel: 2, spacing: { before: 120 } },
  },
  caption: { run: face('楷体', 20) },
  credit: { run: face('楷体', 18) },
  jump: { run: face('楷体', 18) },
  furniture: { run: face('宋体', 18) },
};

function styles(): IParagraphStyleOptions[] {
  const common = { basedOn: 'Normal', quickFormat: true };
  return [
    ...roles.map((role) => ({
      id: roleNames[role].styleId,
      name: roleNames[role].style,
      ...common,
      // behind a headline people write body text
      next: roleNames[role === 'headline' || role === 'subhead' ? 'body' : role].styleId,
      ...looks[role],
    })),
    {
      id: pageStyle.id,
      name: pageStyle.name,
      ...common,
      run: face('黑体', 21),
      paragraph: {
        outlineLevel: 0,
        border: { bottom: { style: 'single', size: 6, space: 4, color: 'auto' } },
      },
    },
  ];
}
