// Printed lines in columns → paragraphs: an indent opens one, a short line ends one; what stands full to the column's edge
// goes on in the next line, and over the foot of the column in the next column.

import { endsInHan, glue } from '../../document/text.ts';
import { breakVerdict } from '../../labelling/breaks.ts';
import { ending, formulae } from '../../labelling/signs.ts';
import type { Vocabulary } from '../../labelling/types.ts';
import { type Arranged, type Column, given, type SetLine } from './arrange.ts';

export interface Paragraph {
  readonly lines: readonly SetLine[];
  /** For every line but the first: how probably it goes on from the one before, 0–1. */
  readonly joins: readonly number[];
  /** How probably a paragraph opens with its first line, where the setting shows that: 0–1. */
  readonly opens?: number;
  /** It is set as the words under a picture are: see `isCaption`. */
  readonly apart?: true;
}

/** A column, and the edges that its full lines reach; in units of the page. */
interface Edged {
  readonly column: Column;
  readonly left: number;
  readonly right: number;
  /** Most of it is set in the body's size. */
  readonly body: boolean;
  /** The typeface of most of it. */
  readonly face: string | undefined;
  /** Most of it is set smaller: captions, small print. */
  readonly small: boolean;
  readonly apart: boolean;
}

interface Growing {
  readonly lines: SetLine[];
  readonly joins: number[];
  readonly opens?: number;
  readonly apart?: true;
}

/** From this probability on lines are put together; what is likelier than not is left to the checks, which ask. */
const joinFrom = 0.5;

/** The paragraphs of a page in reading order. What stands between the columns of a text (a picture's caption) comes behind it. */
export function paragraphs({ em, pitch, columns }: Arranged, words: Vocabulary): Paragraph[] {
  const edged = edges(columns, em, pitch);
  const indents = indented(edged, em);
  const out: Growing[] = [];
  /** What may have to wait for the end of the text that it stands in. */
  let floats: Growing[] = [];
  let text: { readonly edged: Edged; readonly last: Growing } | null = null;
  const flush = (): void => {
    out.push(...floats);
    floats = [];
  };
  for (const here of edged) {
    const found = within(here, em, pitch, indents, words);
    const [first, ...rest] = found;
    if (!first) continue;
    const sequel: boolean = text !== null && here.body && sameText(text.edged, here, em);
    if (text && !here.body && here.small && floats.length + found.length < 12) {
      floats.push(...found);
      continue;
    }
    if (text && sequel) {
      const p = overTheFoot(text.edged, text.last, here, first, em, indents, words);
      if (p >= joinFrom) {
        text.last.joins.push(p, ...first.joins);
        text.last.lines.push(...first.lines);
        out.push(...rest);
      } else out.push(...found);
    } else {
      flush();
      out.push(...found);
    }
    const last: Growing | undefined =
      rest.at(-1) ?? (text && sequel && !out.includes(first) ? text.last : first);
    text = here.body && last ? { edged: here, last } : null;
  }
  flush();
  return out;
}

/** The text of lines as one paragraph. */
export function textOf(lines: readonly Pick<SetLine, 'line'>[]): string {
  let text = '';
  let before = '';
  for (const { line } of lines)
    for (const { text: word } of line.words) {
      text += endsInHan(before) ? word : glue(text, word) + word;
      before = word;
    }
  return text;
}

const bodySize = (line: SetLine, em: number): boolean => line.size > 0.88 * em && line.size < 1.15 * em;

function edges(columns: readonly Column[], em: number, pitch: number): Edged[] {
  const every = columns.flatMap(({ lines }) => lines);
  const text = mostOf(every.filter((line) => bodySize(line, em)));
  const own = columns.map((column): Edged & { readonly long: number } => {
    const all = column.lines.filter(({ line }) => !line.vertical);
    const letters = (some: readonly SetLine[]): number => some.reduce((sum, { box }) => sum + box.w, 0);
    const inSize = all.filter((line) => bodySize(line, em));
    const small = all.filter((line) => line.size <= 0.94 * em);
    const lines = inSize.length > 0 ? inSize : all;
    const apart = isCaption(all, every, text, em, pitch);
    return {
      column,
      left: lines.reduce((least, { box }) => Math.min(least, box.x), Infinity),
      right: lines.reduce((most, { box }) => Math.max(most, box.x + box.w), -Infinity),
      body: !apart && letters(inSize) > 0.5 * letters(all) && letters(small) <= 0.5 * letters(all),
      small: apart || letters(small) > 0.5 * letters(all),
      apart,
      long: lines.length,
      face: mostOf(lines),
    };
  });
  // columns side by side are equally wide: one that holds a short line or two has the others' width
  return own.map((one) => {
    const path = one.column.path.join();
    const beside = own.filter(
      (other) => other.body && one.column.path !== given && path !== '' && other.column.path.join() === path,
    );
    const full = beside.filter(({ long }) => long >= 3);
    const wide = Math.max(0, ...full.map(({ left, right }) => right - left));
    if (wide === 0 || one.right - one.left > wide - 0.7 * em || !one.body) return one;
    const lefts = full.map(({ left }) => left).toSorted((a, b) => a - b);
    const steps = lefts.flatMap((left, i) => (i > 0 ? [left - (lefts[i - 1] ?? 0)] : []));
    const step = steps.length > 0 ? Math.min(...steps) : 0;
    const base = lefts[0] ?? 0;
    const due = step > 0 ? base + Math.round((one.left - base) / step) * step : one.left;
    const left = Math.abs(due - one.left) < 6 * em && due <= one.left + 0.3 * em ? due : one.left;
    return { ...one, left, right: Math.max(one.right, left + wide) };
  });
}

/** The words under a picture: some lines in a face of their own, smaller and set closer than the text, with nothing printed right above them. */
function isCaption(
  lines: readonly SetLine[],
  every: readonly SetLine[],
  text: string | undefined,
  em: number,
  pitch: number,
): boolean {
  const [first] = lines;
  const face = mostOf(lines);
  if (!first || lines.length < 2 || lines.length > 14 || face === undefined || face === text) return false;
  if (lines.some(({ size }) => size > 0.97 * em || size < 0.7 * em)) return false;
  const steps = lines
    .slice(1)
    .flatMap(({ box }, i) => {
      const step = box.y - (lines[i]?.box.y ?? 0);
      return step > 0.5 * em ? [step] : [];
    })
    .toSorted((a, b) => a - b);
  if (!((steps[steps.length >> 1] ?? pitch) < 0.94 * pitch)) return false;
  const { x, y, w } = first.box;
  return every.every(
    ({ box }) =>
      box.y + box.h > y ||
      box.y + box.h < y - 2.5 * em ||
      box.x + box.w < x + 0.5 * em ||
      box.x > x + w - 0.5 * em,
  );
}

function mostOf(lines: readonly SetLine[]): string | undefined {
  const wide = new Map<string | undefined, number>();
  for (const { line, box } of lines) wide.set(line.face, (wide.get(line.face) ?? 0) + box.w);
  return [...wide].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

/** Of an em that a line stands in from the column's edge; a bracket that engines see the ink of stands in by itself. */
function indent({ line, box }: SetLine, { left }: Edged, em: number): number {
  const hangs = /^[“‘「『（《〈【]/u.test(line.words[0]?.text ?? '') && line.words[0]?.confidence != null;
  return (box.x - left) / em - (hangs ? 0.5 : 0);
}

/** Of an em that the line ends before the column's edge. */
function room({ line, box }: SetLine, { right }: Edged, em: number): number {
  const hangs =
    /[，。、；：”’」』）》〉】]$/u.test(line.words.at(-1)?.text ?? '') &&
    line.words.at(-1)?.confidence != null;
  return (right - box.x - box.w) / em - (hangs ? 0.5 : 0);
}

const indentFrom = 0.8;
/** A line that stands in by more than this is set in the middle or at the right. */
const indentTo = 5;
/** From here on a line is short: the next word would have fitted. */
const shortFrom = 1.6;

/** Whether paragraphs open with an indent on this page: of the lines behind a short one that ends a sentence, most stand in. */
function indented(all: readonly Edged[], em: number): boolean {
  let yes = 0;
  let no = 0;
  for (const one of all) {
    if (!one.body) continue;
    one.column.lines.forEach((line, i) => {
      const next = one.column.lines[i + 1];
      if (!next || !bodySize(line, em) || !bodySize(next, em)) return;
      if (room(line, one, em) < shortFrom + 0.5 || ending(textOf([line])) !== 'final') return;
      const by = indent(next, one, em);
      if (by >= indentFrom && by < indentTo) yes += 1;
      else no += 1;
    });
  }
  return yes >= no;
}

/** The paragraphs of one column. */
function within(here: Edged, em: number, pitch: number, indents: boolean, words: Vocabulary): Growing[] {
  const found: Growing[] = [];
  for (const line of here.column.lines) {
    const open = found.at(-1);
    const above = open?.lines.at(-1);
    const p = open && above ? goesOn(open, above, line, here, em, pitch, indents, words) : 0;
    if (open && p >= joinFrom) {
      open.lines.push(line);
      open.joins.push(p);
    } else
      found.push({
        lines: [line],
        joins: [],
        ...openingOf(line, here, em, indents),
        ...(here.apart ? { apart: true as const } : {}),
      });
  }
  return found;
}

/** What the place of a paragraph's first line shows. */
function openingOf(line: SetLine, here: Edged, em: number, indents: boolean): Pick<Growing, 'opens'> {
  if (!indents || !here.body || !bodySize(line, em)) return {};
  const by = indent(line, here, em);
  if (by >= indentFrom && by < indentTo) return { opens: 0.995 };
  return Math.abs(by) < 0.4 ? { opens: 0.15 } : {};
}

/** Whether the format says nothing against it: it gives the two one role and one article. */
const sameRegion = ({ region: a }: SetLine, { region: b }: SetLine): boolean =>
  a === b || (a.role === b.role && a.article === b.article);

/** Whether two lines are set alike: heads of one size, body of one size. Engines' sizes are guesses. */
function alike(a: SetLine, b: SetLine): boolean {
  const guessed = [a, b].some(({ line }) => line.words.some(({ confidence }) => confidence !== null));
  const ratio = Math.max(a.size, b.size) / Math.min(a.size, b.size);
  return ratio < (guessed ? 1.3 : 1.08);
}

function goesOn(
  open: Growing,
  above: SetLine,
  line: SetLine,
  here: Edged,
  em: number,
  pitch: number,
  indents: boolean,
  words: Vocabulary,
): number {
  if (above.line.vertical || line.line.vertical || !sameRegion(above, line)) return 0;
  const row = Math.abs(line.box.y + line.box.h / 2 - above.box.y - above.box.h / 2) < 0.5 * em;
  if (row) return line.box.x - above.box.x - above.box.w < 2.5 * em && alike(above, line) ? 0.97 : 0;
  if (!alike(above, line)) return 0;
  const head = line.size >= 1.18 * em && above.size >= 1.18 * em;
  // the lines of a head are blocks of their own: whether they are one is asked
  if (head) return 0;
  const step = line.box.y + line.box.h / 2 - above.box.y - above.box.h / 2;
  const usual = Math.max(pitch, 0) * Math.max(1, line.size / em);
  if (step > usual + 0.7 * em) return 0;
  if (formulae.jumpAlone.test(textOf([above])) || formulae.jumpAlone.test(textOf([line]))) return 0;
  // a head inside the column: its own face, and set in the middle
  const face = line.line.face;
  if (
    face !== undefined &&
    face === above.line.face &&
    here.face !== undefined &&
    face !== here.face &&
    open.lines.length < 4
  )
    return ending(textOf([above])) === 'final' ? 0.3 : 0.9;
  const by = indent(line, here, em);
  const left = room(above, here, em);
  const standsIn = by >= indentFrom && by < indentTo;
  if (standsIn) {
    // a block that stands in as a whole: its lines stand in alike, and are full
    const before = indent(above, here, em);
    const whole = Math.abs(before - by) < 0.3 && left < shortFrom && open.lines.length > 1;
    return whole && !indents ? 0.7 : 0.03;
  }
  if (by >= indentTo) return 0.05;
  const changes =
    above.line.face !== undefined && line.line.face !== undefined && above.line.face !== line.line.face;
  if (changes && left >= shortFrom) return 0.1;
  if (left < shortFrom) return indents ? 0.97 : verdict(open, [line], words, 0.9);
  return indents
    ? verdict(open, [line], words, ending(textOf(open.lines)) === 'final' ? 0.3 : 0.6)
    : verdict(open, [line], words, 0.15);
}

/** What the words say, with what the setting says before them: 0–1, where 0.5 says nothing. */
function verdict(open: Growing, right: readonly SetLine[], words: Vocabulary, before: number): number {
  const { p } = breakVerdict(
    { text: textOf(open.lines), role: 'body' },
    { text: textOf(right), role: 'body' },
    { vocabulary: words },
  );
  const odds = (p / (1 - p)) * (before / (1 - before));
  return Number.isFinite(odds) ? odds / (1 + odds) : 1;
}

/** Columns of one text: cut by one cut, and equally wide. */
function sameText(before: Edged, here: Edged, em: number): boolean {
  const [a, b] = [before.column.path, here.column.path];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const nested = short.length > 0 && short.every((cut, i) => long[i] === cut);
  const wide = Math.abs(before.right - before.left - here.right + here.left);
  return nested && wide < 1.5 * em;
}

/** Whether the last paragraph of a column goes on at the head of the next. */
function overTheFoot(
  before: Edged,
  last: Growing,
  here: Edged,
  first: Growing,
  em: number,
  indents: boolean,
  words: Vocabulary,
): number {
  const [above, below] = [last.lines.at(-1), first.lines[0]];
  if (!above || !below || !bodySize(above, em) || !bodySize(below, em) || !alike(above, below)) return 0;
  if (!sameRegion(above, below)) return 0;
  if (below.region.continues !== undefined && below.region.continues === above.region.id) return 0.98;
  if (formulae.jumpEnd.test(textOf([above])) || formulae.jumpStart.test(textOf([below]))) return 0;
  const by = indent(below, here, em);
  if (by >= indentFrom) return 0.05;
  const full = room(above, before, em) < shortFrom;
  if (full) return indents ? verdict(last, first.lines, words, 0.95) : verdict(last, first.lines, words, 0.6);
  return verdict(last, first.lines, words, ending(textOf(last.lines)) === 'final' ? 0.1 : 0.35);
}
