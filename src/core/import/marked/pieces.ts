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
  /** It is the item of a list, the row of a table, a note, or stands in a box: none runs on into what stands around it. */
  readonly apart?: true;
  /** The notes that it refers to, by their keys. */
  readonly notes?: readonly string[];
  /** How it is set, where the file tells. */
  readonly look?: PieceLook;
  /** An article begins here. */
  readonly begins?: ArticleStart;
}

export interface PieceLook {
  readonly size: number;
  readonly bold: boolean;
  readonly centred: boolean;
}

export interface ArticleStart {
  readonly kind?: ArticleKind;
  readonly sections?: readonly string[];
  readonly status?: Status;
  /** A page begins with it. */
  readonly page?: { readonly number: string | null; readonly name: string | null };
}

export interface Marked {
  /** Of the text that sources count in. */
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
  const notes = all.flatMap((one) => one.notes ?? []);
  return [
    {
      ...first,
      text: all.map(({ text }) => text.trim()).join(' '),
      apart: true,
      ...(notes.length === 0 ? {} : { notes }),
    },
  ];
}

type Opened = Piece & Pick<BlockDraft, 'opens'>;

/** The file itself tells it: no sign in the words outweighs that. */
const told = 0.999999;

/** Pieces → pages. Where nothing says which are the headlines the paragraphs are labelled like plain text. The notes come behind the articles that refer to them. */
export function markedPages(
  name: string,
  all: readonly Piece[],
  marks: Pick<PageMarks, 'paper' | 'date'> = {},
  notes: ReadonlyMap<string, readonly Piece[]> = new Map(),
): Marked {
  const pieces = all
    .map(plain)
    .filter(({ text }) => text !== '')
    .map((piece, i, kept): Opened => ({
      ...piece,
      ...(piece.apart || kept[i - 1]?.apart ? { opens: told } : {}),
    }));
  const headed = pieces.some(
    ({ role, level, begins }) => role === 'headline' || level !== undefined || begins,
  );
  const pages = headed ? withHeadings(name, pieces, marks) : labelled(name, pieces, marks);
  return withNotes(name, pieces, pages, notes);
}

/** Its white space as one space each, and none around it. */
function plain(piece: Piece): Piece {
  return { ...piece, text: piece.text.replace(/[\s\u200b]+/gu, ' ').trim() };
}

/** The text that sources count in: every paragraph with a line feed behind it. */
function flat(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => `${text}\n`).join('');
}

function labelled(
  name: string,
  pieces: readonly Opened[],
  marks: Pick<PageMarks, 'paper' | 'date'>,
): PageDraft[] {
  const lines = sourceLines(name, flat(pieces)).map((line, i) => ({ ...line, ...pieces[i]?.look }));
  const { lines: seen, unwrapFrom } = label(lines);
  // what the file says of a paragraph wins over what the model makes of it
  const known = seen.map((line, i) => {
    const { role, apart } = pieces[i] ?? {};
    if (role) return { ...line, role, alternatives: [] };
    // an item or a row looks like page furniture, which exports leave out
    return apart && line.role === 'furniture'
      ? { ...line, role: 'body' as const, alternatives: [], startsArticle: false }
      : line;
  });
  const opening = new Set(lines.filter((_, i) => pieces[i]?.opens !== undefined).map(({ from }) => from));
  return pagesOf(known).map(({ marks: own, lines: held }) => ({
    marks: { ...own, ...marks },
    articles: articlesOf(held, opening.size === 0 ? unwrapFrom : Infinity).map((article) => ({
      ...article,
      blocks: article.blocks.map((block) =>
        opening.has(block.sources[0]?.from ?? -1) ? { ...block, opens: told } : block,
      ),
    })),
  }));
}

function withNotes(
  name: string,
  pieces: readonly Piece[],
  pages: readonly PageDraft[],
  notes: ReadonlyMap<string, readonly Piece[]>,
): Marked {
  let { length } = flat(pieces);
  const blocks = new Map<string, readonly BlockDraft[]>();
  for (const [key, held] of notes)
    blocks.set(
      key,
      held.map(plain).map(({ text }) => {
        const from = length;
        length += text.length + 1;
        return {
          role: 'body',
          text,
          sources: [{ file: name, from, to: from + text.length, at: 0 }],
          joins: [],
          opens: told,
        };
      }),
    );
  const referring = new Map<number, readonly string[]>();
  pieces.reduce((from, { text, notes: keys = [] }) => {
    if (keys.length > 0) referring.set(from, keys);
    return from + text.length + 1;
  }, 0);
  const left = new Set(blocks.keys());
  const taken = (key: string): readonly BlockDraft[] => (left.delete(key) && blocks.get(key)) || [];
  const noted = pages.map((page) => ({
    ...page,
    articles: page.articles.map((article) => ({
      ...article,
      blocks: [
        ...article.blocks,
        ...article.blocks
          .flatMap(({ sources }) => sources)
          .flatMap(({ from }) => referring.get(from) ?? [])
          .flatMap(taken),
      ],
    })),
  }));
  // of a note that nothing refers to nobody knows whose it is
  noted
    .at(-1)
    ?.articles.at(-1)
    ?.blocks.push(...[...left].flatMap(taken));
  return { length, pages: noted };
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
