// What Word, HTML, Markdown and EPUB tell of a text: its paragraphs, which of them are headings, and, where our own
// exporters wrote them, what each is and where articles begin. Each format is read into this one form.

import { endsSentence } from '../../document/text.ts';
import { label } from '../../labelling/label.ts';
import { formulae } from '../../labelling/signs.ts';
import type { ArticleKind, Role, Status } from '../../document/schema.ts';
import { sourceLines } from '../lines.ts';
import { type ArticleDraft, articlesOf, type BlockDraft, type PageDraft } from '../original.ts';
import { marksOfFileName, type PageMarks } from '../page-marks.ts';
import { pagesOf } from '../pages.ts';

export interface Piece {
  readonly text: string;
  /** What the file says that it is; absent: it does not say. */
  readonly role?: Role;
  /** Of a heading, 1 the highest; absent: it is none. */
  readonly level?: number;
  /** It is the item of a list, or the row of a table: neither runs on into what stands around it. */
  readonly item?: true;
  /** An article begins here. */
  readonly begins?: ArticleStart;
}

export interface ArticleStart {
  readonly kind?: ArticleKind;
  readonly sections?: readonly string[];
  readonly status?: Status;
  /** A page begins with it. */
  readonly page?: { readonly number: string | null; readonly name: string | null };
}

export interface Marked {
  /** The text that sources count in: every paragraph with a line feed behind it. */
  readonly length: number;
  readonly pages: readonly PageDraft[];
}

/** Characters of a cell that is a cell; what is longer was put into a table to stand beside something. */
const cell = 40;

/** The row of a table, given by its cells, is a line of text: “2013 4 停航”. Of cells that hold whole texts each stays as it is. */
export function asRow(cells: readonly (readonly Piece[])[]): readonly Piece[] {
  const held = cells.map((pieces) => pieces.filter(({ text }) => text.trim() !== ''));
  const all = held.flat();
  const [first] = all;
  if (
    !first ||
    held.some(({ length }) => length > 1) ||
    all.some(({ text }) => text.trim().length > cell) ||
    all.some(({ role, level }) => role !== undefined || level !== undefined) ||
    all.slice(1).some(({ begins }) => begins)
  )
    return all;
  return [{ ...first, text: all.map(({ text }) => text.trim()).join(' '), item: true }];
}

type Opened = Piece & Pick<BlockDraft, 'opens'>;

/** The file itself tells it: no sign in the words outweighs that. */
const told = 0.999999;

/** Pieces → pages. Without a heading or a role anywhere the paragraphs are labelled like plain text. */
export function markedPages(
  name: string,
  all: readonly Piece[],
  marks: Pick<PageMarks, 'paper' | 'date'> = {},
): Marked {
  const pieces = all
    .map((piece) => ({ ...piece, text: piece.text.replace(/[\s\u200b]+/gu, ' ').trim() }))
    .filter(({ text }) => text !== '')
    .map((piece, i, kept): Opened => ({
      ...piece,
      ...(piece.item || kept[i - 1]?.item ? { opens: told } : {}),
    }));
  const flat = pieces.map(({ text }) => `${text}\n`).join('');
  if (pieces.every(({ role, level, begins }) => role === undefined && level === undefined && !begins)) {
    const { lines, lineByLine } = label(sourceLines(name, flat));
    const opening = new Set<number>();
    pieces.reduce((from, { text, opens }) => {
      if (opens !== undefined) opening.add(from);
      return from + text.length + 1;
    }, 0);
    return {
      length: flat.length,
      pages: pagesOf(lines).map(({ marks: own, lines: held }) => ({
        marks: { ...own, ...marks },
        articles: articlesOf(held, lineByLine && opening.size === 0).map((article) => ({
          ...article,
          blocks: article.blocks.map((block) =>
            opening.has(block.sources[0]?.from ?? -1) ? { ...block, opens: told } : block,
          ),
        })),
      })),
    };
  }
  return { length: flat.length, pages: withHeadings(name, pieces, marks) };
}

/** In UTF-16 code units. “本报记者 甲 乙 通讯员 丙 丁” has twenty. */
const longestByline = 40;

/** What a paragraph under headings is that nobody marked: a byline where it stands under the headline, a credit, a jump; else body. */
function unmarked(text: string, before: Role | null): Role {
  if (formulae.jumpAlone.test(text)) return 'jump';
  if (text.length > longestByline || endsSentence(text) || !formulae.byline.test(text)) return 'body';
  if (formulae.credit.test(text)) return 'credit';
  return before === 'headline' || before === 'byline' ? 'byline' : 'body';
}

interface Growing {
  marks: PageMarks;
  readonly articles: { start: ArticleStart; readonly blocks: BlockDraft[] }[];
}

function withHeadings(
  name: string,
  pieces: readonly Opened[],
  marks: Pick<PageMarks, 'paper' | 'date'>,
): PageDraft[] {
  const own = pieces.some(({ begins }) => begins);
  // what our own exporters wrote says what it is, and calls body what it does not name
  const ours = pieces.some(({ begins }) => begins?.kind);
  // an article of the web has its title highest and its sub-headings below
  const top = Math.min(...pieces.flatMap(({ level }) => level ?? []));
  const { number, name: title } = marksOfFileName(name);
  const pages: Growing[] = [
    { marks: { ...marks, ...(number ? { number } : {}), ...(title ? { name: title } : {}) }, articles: [] },
  ];
  let from = 0;
  let before: Role | null = null;
  for (const piece of pieces) {
    const { text, level, begins, opens } = piece;
    const role: Role =
      piece.role ??
      (level === undefined
        ? ours
          ? 'body'
          : unmarked(text, before)
        : level <= top
          ? 'headline'
          : 'subhead');
    let page = pages.at(-1)!;
    if (begins?.page && page.articles.length > 0) pages.push((page = { marks: {}, articles: [] }));
    if (begins?.page)
      page.marks = {
        ...page.marks,
        ...(begins.page.number === null ? {} : { number: begins.page.number }),
        ...(begins.page.name === null ? {} : { name: begins.page.name }),
      };
    // the lines of one headline follow each other
    const heads = !own && level !== undefined && level <= top && before !== 'headline';
    if (begins || heads || page.articles.length === 0)
      page.articles.push({ start: begins ?? {}, blocks: [] });
    page.articles.at(-1)!.blocks.push({
      role,
      text,
      sources: [{ file: name, from, to: from + text.length, at: 0 }],
      joins: [],
      ...(opens === undefined ? {} : { opens }),
    });
    from += text.length + 1;
    before = role;
  }
  return pages.map(({ marks: told, articles }) => ({
    marks: told,
    articles: articles.map(({ start, blocks }): ArticleDraft => ({
      kind: start.kind ?? (blocks.every(({ role }) => role === 'furniture') ? 'furniture' : 'story'),
      ...(start.sections ? { sections: start.sections } : {}),
      ...(start.status ? { status: start.status } : {}),
      blocks,
    })),
  }));
}
