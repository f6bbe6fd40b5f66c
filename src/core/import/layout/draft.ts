// Pages of lines and places → pages of articles. A file's text is that of its lines, each followed by a line feed. Where the
// lines have places, these make columns, order and paragraphs; the labels are put on paragraphs and on lines of heads.

import { jumpMarks } from '../../labelling/jumps.ts';
import { label } from '../../labelling/label.ts';
import type { LabelledLine, Role, SourceLine, Vocabulary } from '../../labelling/types.ts';
import { vocabulary } from '../../labelling/vocabulary.ts';
import { endsInHan, glue } from '../../document/text.ts';
import { articlesOf, hyphened, type BlockDraft, type PageDraft } from '../original.ts';
import { marksOfLine, type PageMarks } from '../page-marks.ts';
import { type Arranged, arrange } from './arrange.ts';
import { roundBoxes } from './geometry.ts';
import type {
  Box,
  LayoutLine,
  LayoutPage,
  LayoutRegion,
  LinePlace,
  PlacesToCome,
  WordPlace,
} from './layout.ts';
import { headOpens } from './head-lines.ts';
import { paragraphs, textOf } from './paragraphs.ts';
import { type Level, levelled } from './upright.ts';

export interface Draft {
  /** Of the file's text, in UTF-16 code units. */
  readonly length: number;
  readonly pages: readonly PageDraft[];
  readonly places: readonly PlacesToCome[];
}

/** Lines that are labelled as one. */
interface Chunk {
  readonly lines: readonly { readonly line: LayoutLine; readonly region: LayoutRegion }[];
  readonly joins: readonly number[];
  /** As it was arranged. */
  readonly box: Box | null;
  readonly size?: number;
  readonly opens?: number;
  readonly apart?: true;
}

/** A line as it stands in the file's text. */
interface Written {
  readonly from: number;
  readonly text: string;
}

/** The drafts of one file's pages. */
export function draftOf(file: string, pages: readonly LayoutPage[]): Draft {
  let length = 0;
  const drafts: PageDraft[] = [];
  const places: PlacesToCome[] = [];
  pages.forEach((page, at) => {
    const { chunks, placed: inPlace } = chunksOf(page);
    const written = chunks.map(({ lines }) =>
      lines.map((line): Written => {
        const from = length;
        const text = textOf([line]);
        length += text.length + 1;
        return { from, text };
      }),
    );
    const lines = chunks.map(({ lines: held, box, size }, i): SourceLine => {
      const own = written[i] ?? [];
      return {
        file,
        from: own[0]?.from ?? 0,
        to: (own.at(-1)?.from ?? 0) + (own.at(-1)?.text.length ?? 0),
        text: textOf(held),
        blanksBefore: inPlace ? 1 : 0,
        page: at,
        ...(box ? { box } : {}),
        ...(size === undefined ? {} : { size }),
      };
    });
    const labelling = label(lines, inPlace ? 'chunks' : undefined);
    const told = asTold(labelling.lines, chunks);
    const lineByLine = !inPlace && labelling.lineByLine;
    const first = new Map(lines.map((line, i) => [line.from, i]));
    const articles = articlesOf(told, lineByLine ? labelling.unwrapFrom : Infinity).map((article) => {
      const region = chunks[first.get(article.blocks[0]?.sources[0]?.from ?? -1) ?? -1]?.lines[0]?.region;
      const was = region?.article;
      return {
        ...article,
        blocks: lineByLine
          ? article.blocks
          : article.blocks.map((block) => {
              const i = first.get(block.sources[0]?.from ?? -1) ?? -1;
              return set(block, file, written[i] ?? [], chunks[i], opensOf(told, chunks, i));
            }),
        ...(was === undefined ? {} : { was }),
        ...(region?.fromPageBefore ? { fromPageBefore: true as const } : {}),
      };
    });
    drafts.push({ marks: marksOf(page, told), articles });
    places.push({
      file,
      page: at,
      image: page.image ?? null,
      linesOf: () =>
        chunks.flatMap(({ lines: held }, i) =>
          held.map(({ line, region }, k) => placeOf(line, region, written[i]?.[k]?.from ?? 0, page)),
        ),
    });
  });
  return { length, pages: drafts, places };
}

/** The paragraphs of a page; where the lines have no places each is a chunk, and `placed` is false. */
function chunksOf(page: LayoutPage): { readonly chunks: readonly Chunk[]; readonly placed: boolean } {
  const words = vocabulary(page.regions.map((region) => textOf(region.lines.map((line) => ({ line })))));
  const levels = levelled(page);
  const chunks = levels.flatMap((level) => {
    const arranged = arrange(level.page);
    return arranged ? [chunksIn(arranged, level, levels.length > 1, words)] : [];
  });
  if (chunks.length === levels.length) return { chunks: chunks.flat(), placed: true };
  return {
    chunks: page.regions.flatMap((region) =>
      region.lines.map((line) => ({
        lines: [{ line, region }],
        joins: [],
        box: line.box,
        ...(line.size === undefined ? {} : { size: line.size }),
      })),
    ),
    placed: false,
  };
}

function chunksIn(
  arranged: Arranged,
  { back, turned }: Level,
  ofSeveral: boolean,
  words: Vocabulary,
): readonly Chunk[] {
  return paragraphs(arranged, words).flatMap(({ lines, joins, opens, apart }): Chunk[] => {
    const parts: { lines: (typeof lines)[number][]; joins: number[] }[] = [];
    lines.forEach((line, i) => {
      const part = parts.at(-1);
      const before = lines[i - 1];
      // whether a hyphen goes is a repair: the checks propose it where the two lines are blocks of their own
      if (part && before && !hyphened(textOf([before]), textOf([line]))) {
        part.lines.push(line);
        part.joins.push(joins[i - 1] ?? 0);
      } else parts.push({ lines: [line], joins: [] });
    });
    return parts.map((part, i) => {
      // what lies across the others shows nothing by its place among them
      const across = turned ? part.lines.some(({ line }) => line.vertical) : ofSeveral;
      return {
        lines: part.lines.map(({ line, region }) => ({ line: back(line), region })),
        joins: part.joins,
        box: across ? null : roundBoxes(part.lines.map(({ line }) => line.box)),
        ...(i === 0 && opens !== undefined ? { opens } : {}),
        ...(apart ? { apart } : {}),
        size: part.lines.reduce((sum, { size }) => sum + size, 0) / part.lines.length,
      };
    });
  });
}

/** What the format says of its regions wins over what the model makes of their lines. */
function asTold(lines: readonly LabelledLine[], chunks: readonly Chunk[]): LabelledLine[] {
  let before: LayoutRegion | undefined;
  /** In the words under a picture. */
  let under = false;
  return lines.map((line, i) => {
    const region = chunks[i]?.lines[0]?.region;
    const known = region?.article ?? before?.article;
    const other = known !== undefined && region?.article !== before?.article;
    const within = known !== undefined && !other;
    // whoever says what each block is has parted them
    const parted = region?.role !== undefined && region !== before;
    const fromBefore = region?.fromPageBefore === true && region !== before;
    before = region;
    const caption = chunks[i]?.apart === true && line.role === 'body';
    const pictured = under;
    under = caption || (under && (line.role === 'caption' || line.role === 'credit'));
    const jump = jumpStarts(line, lines[i - 1]);
    return {
      ...line,
      ...(jump === null ? {} : { startsArticle: jump }),
      ...(caption
        ? {
            role: 'caption' as const,
            alternatives: [],
            ...(pictured ? {} : { kind: 'photo' as const, startsArticle: true }),
          }
        : pictured && !under
          ? { startsArticle: true }
          : {}),
      ...(region?.role ? { role: region.role, alternatives: [] } : {}),
      ...(region?.kind ? { kind: region.kind } : {}),
      ...(parted ? { continues: 0 } : {}),
      ...(other || fromBefore ? { startsArticle: true } : within ? { startsArticle: false } : {}),
    };
  });
}

/** (下转第3版) alone ends what stands before it; (上接第1版) under no head begins an article. Null: it is neither. */
function jumpStarts({ role, line }: LabelledLine, before: LabelledLine | undefined): boolean | null {
  if (!before) return null;
  const [mark] = jumpMarks(line.text);
  if (!mark || line.text.slice(0, mark.from).trim() !== '') return null;
  if (mark.direction === 'from') return heads.has(before.role) ? null : true;
  return role === 'jump' && line.text.slice(mark.to).trim() === '' && before.role !== 'furniture'
    ? false
    : null;
}

const heads = new Set<Role>(['label', 'kicker', 'headline', 'deck', 'byline', 'note']);
const stack = new Set<Role>(['label', 'kicker', 'headline', 'deck']);

/** How probably a block of its own opens with this chunk, by its setting. */
function opensOf(lines: readonly LabelledLine[], chunks: readonly Chunk[], i: number): number | undefined {
  const chunk = chunks[i];
  const above = chunks[i - 1];
  if (!stack.has(lines[i]?.role ?? 'body')) return chunk?.opens;
  return chunk && above && stack.has(lines[i - 1]?.role ?? 'body') ? headOpens(above, chunk) : undefined;
}

/** The block with its lines' own sources and joins. */
function set(
  block: BlockDraft,
  file: string,
  lines: readonly Written[],
  chunk: Chunk | undefined,
  opens: number | undefined,
): BlockDraft {
  let text = '';
  const sources: BlockDraft['sources'][number][] = [];
  const made: BlockDraft['joins'][number][] = [];
  lines.forEach((line, i) => {
    const plain = line.text.trim();
    if (text !== '') text += glue(text, plain);
    const from = line.from + line.text.indexOf(plain);
    sources.push({ file, from, to: from + plain.length, at: text.length });
    if (i > 0)
      made.push({
        code: 'unwrap',
        confidence: chunk?.joins[i - 1] ?? 0,
        reasons: ['geometry'],
        at: text.length,
      });
    text += plain;
  });
  return {
    ...block,
    text,
    sources,
    joins: made,
    ...(opens === undefined ? {} : { opens }),
  };
}

/** What the format says of the page; what its head says, where the format does not. */
function marksOf({ number, name }: LayoutPage, lines: readonly LabelledLine[]): PageMarks {
  let read: PageMarks = {};
  for (const { role, line } of lines) if (role === 'furniture') read = { ...marksOfLine(line.text), ...read };
  return {
    ...read,
    ...(number === undefined ? {} : { number }),
    ...(name === undefined ? {} : { name }),
  };
}

/** The place of a line whose text begins at an offset in that of its file. */
function placeOf(line: LayoutLine, region: LayoutRegion, from: number, page: LayoutPage): LinePlace {
  let text = '';
  let before = '';
  const words: WordPlace[] = [];
  for (const { text: word, box, confidence } of line.words) {
    if (!endsInHan(before)) text += glue(text, word);
    before = word;
    const at = from + text.length;
    text += word;
    words.push({ from: at, to: at + word.length, box: share(box, page), confidence });
  }
  return {
    region: region.id,
    line: line.id,
    from,
    to: from + text.length,
    box: share(line.box, page),
    words,
  };
}

function share(box: Box | null, { width, height }: LayoutPage): Box | null {
  return box && { x: box.x / width, y: box.y / height, w: box.w / width, h: box.h / height };
}
