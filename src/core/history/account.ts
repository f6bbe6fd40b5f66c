// The account of characters: original − removed + added = current, read from the same steps that made the document;
// and from the same reading, where every character of the current document came from.
//
// A document's positions are laid out as a tape: one UTF-16 code unit a position, node borders as one unit that no text
// holds. Steps cut the tape into pieces; a piece knows its place in the original, or that it is new. What an undo puts
// back is not new: it is the piece that was taken out.

import type { Fragment, Node, Schema } from 'prosemirror-model';
import { ReplaceAroundStep, ReplaceStep, Step } from 'prosemirror-transform';
import { applied } from '../document/apply.ts';
import { blocks, count, idOf } from '../document/queries.ts';
import { MoveMap, MoveStep } from '../document/steps.ts';
import { characterCount } from '../document/text.ts';
import type { Original, SourceSpan } from '../import/types.ts';
import type { NewChange } from './change.ts';
import { fixesOf } from './rebase.ts';

export interface AccountEntry {
  readonly text: string;
  /** Why: the code of the check whose fix it was, else the label or the intent of the change ('edit': typed). */
  readonly reason: string;
  /** For what was removed: where it came from. */
  readonly source: readonly SourceSpan[];
  /** For what was added: the block that it stands in now, and its UTF-16 offset there; null for what was removed. */
  readonly block: string | null;
  readonly offset: number;
  /** Place in the list of changes of the change that did it. */
  readonly change: number;
}

/** Characters are counted as 字数: code points that are not white space. */
export interface Account {
  readonly in: number;
  readonly removed: readonly AccountEntry[];
  readonly added: readonly AccountEntry[];
  readonly out: number;
  /** in − removed + added = out, checked and not assumed. */
  readonly balanced: boolean;
}

export interface Provenance {
  readonly account: Account;
  /** Block id → where its text came from; `at` is the UTF-16 offset in the block's text. */
  readonly sources: Readonly<Record<string, readonly SourceSpan[]>>;
  /** The document after the changes. */
  readonly doc: Node;
}

/** What the account wants to know of a change. Steps may be alive or JSON. */
export type Accounted = Pick<NewChange, 'intent' | 'label' | 'check' | 'fingerprints' | 'payload' | 'steps'>;

interface Piece {
  readonly chars: string;
  /** Position in the original document; −1: new. */
  readonly from: number;
  readonly change: number;
  readonly reason: string;
}

interface Removal {
  pieces: readonly Piece[];
  chars: string;
  readonly reason: string;
  readonly change: number;
  /** Where it stood, for what is taken out next to it. */
  at: number;
}

const border = '\udfff';

function tape(content: Fragment): string {
  let out = '';
  content.forEach((node) => {
    out += node.isText ? (node.text ?? '') : border + tape(node.content) + border;
  });
  return out;
}

class Tape {
  readonly pieces: Piece[];
  removals: Removal[] = [];

  constructor(doc: Node) {
    this.pieces = [{ chars: tape(doc.content), from: 0, change: -1, reason: '' }];
  }

  /** Makes a piece begin at `pos`; its index. */
  cut(pos: number): number {
    let at = 0;
    for (let i = 0; i < this.pieces.length; i += 1) {
      if (at === pos) return i;
      const piece = this.pieces[i]!;
      const end = at + piece.chars.length;
      if (pos < end) {
        const [left, right] = parts(piece, pos - at);
        this.pieces.splice(i, 1, left, right);
        return i + 1;
      }
      at = end;
    }
    return this.pieces.length;
  }

  take(from: number, to: number): Piece[] {
    if (to <= from) return [];
    const start = this.cut(from);
    return this.pieces.splice(start, this.cut(to) - start);
  }

  put(at: number, pieces: readonly Piece[]): void {
    const [only] = pieces;
    if (!only) return;
    const i = this.cut(at);
    const before = this.pieces[i - 1];
    // what is typed letter by letter is one piece
    if (pieces.length === 1 && only.from < 0 && before && before.from < 0 && before.reason === only.reason)
      this.pieces[i - 1] = { ...before, chars: before.chars + only.chars };
    else this.pieces.splice(i, 0, ...pieces);
  }

  replace(from: number, to: number, chars: string, change: number, reason: string, back: boolean): void {
    const gone = this.take(from, to);
    if (chars !== '') this.put(from, (back && this.restored(chars)) || [{ chars, from: -1, change, reason }]);
    if (gone.length > 0) this.removed(gone, from, change, reason);
  }

  removed(pieces: readonly Piece[], at: number, change: number, reason: string): void {
    const chars = pieces.map((piece) => piece.chars).join('');
    const last = this.removals.at(-1);
    if (last && last.reason === reason && last.at === at) {
      last.pieces = [...last.pieces, ...pieces];
      last.chars += chars;
    } else if (last && last.reason === reason && last.at === at + chars.length) {
      last.pieces = [...pieces, ...last.pieces];
      last.chars = chars + last.chars;
      last.at = at;
    } else this.removals.push({ pieces, chars, reason, change, at });
  }

  /** The pieces that were taken out latest and read like this; they are no longer removed. */
  restored(chars: string): readonly Piece[] | null {
    for (let i = this.removals.length - 1; i >= 0; i -= 1) {
      const removal = this.removals[i]!;
      const at = removal.chars.indexOf(chars);
      if (at < 0) continue;
      const middle = between(removal.pieces, at, at + chars.length);
      const rest = [
        between(removal.pieces, 0, at),
        between(removal.pieces, at + chars.length, removal.chars.length),
      ];
      this.removals.splice(
        i,
        1,
        ...rest
          .filter((part) => part.length > 0)
          .map((part) => ({
            ...removal,
            pieces: part,
            chars: part.map((piece) => piece.chars).join(''),
            at: -1,
          })),
      );
      return middle;
    }
    return null;
  }
}

function parts(piece: Piece, at: number): readonly [Piece, Piece] {
  return [
    { ...piece, chars: piece.chars.slice(0, at) },
    { ...piece, chars: piece.chars.slice(at), from: piece.from < 0 ? -1 : piece.from + at },
  ];
}

function between(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const start = Math.max(from, at) - at;
    const end = Math.min(to, at + piece.chars.length) - at;
    if (start < end)
      out.push({
        ...piece,
        chars: piece.chars.slice(start, end),
        from: piece.from < 0 ? -1 : piece.from + start,
      });
    at += piece.chars.length;
  }
  return out;
}

/** Where a change's i-th step's removals and additions are booked. */
function reasonOf(change: Accounted, i: number): string {
  const fix = fixesOf(change).find(({ first, end }) => i >= first && i < end);
  return fix?.check ?? change.check ?? change.label ?? change.intent;
}

/**
 * Reads the account. `start` is the original's document; a step that does not fit throws RangeError (replay the journal
 * first to learn where it breaks).
 */
export function provenance(
  original: Pick<Original, 'sources'>,
  start: Node,
  changes: readonly Accounted[],
): Provenance {
  const strip = new Tape(start);
  const { schema } = start.type;
  let doc = start;
  for (const [index, change] of changes.entries()) {
    const back = change.intent === 'undo' || change.intent === 'redo' || change.intent === 'revert';
    for (const [i, given] of change.steps.entries()) {
      const step = alive(schema, given);
      const { doc: after, failed } = applied(doc, step);
      if (!after) throw new RangeError(`change ${index}, step ${i}: ${failed ?? 'it does not fit'}`);
      lay(strip, step, index, reasonOf(change, i), back);
      doc = after;
    }
  }
  return booked(original, start, doc, strip);
}

function alive(schema: Schema, step: unknown): Step {
  return step instanceof Step ? step : Step.fromJSON(schema, step);
}

/** Does to the tape what the step, just applied, did to the document. */
function lay(strip: Tape, step: Step, change: number, reason: string, back: boolean): void {
  if (step instanceof ReplaceStep) {
    const { content, openStart, openEnd } = step.slice;
    strip.replace(
      step.from,
      step.to,
      tape(content).slice(openStart, content.size - openEnd),
      change,
      reason,
      back,
    );
  } else if (step instanceof ReplaceAroundStep) {
    const { content, openStart, openEnd } = step.slice;
    const chars = tape(content).slice(openStart, content.size - openEnd);
    strip.replace(step.gapTo, step.to, chars.slice(step.insert), change, reason, back);
    strip.replace(step.from, step.gapFrom, chars.slice(0, step.insert), change, reason, back);
  } else if (step instanceof MoveStep) {
    const map = step.getMap();
    if (!(map instanceof MoveMap)) return;
    const moved = strip.take(map.from, map.from + map.size);
    const at = strip.cut(map.target);
    strip.pieces.splice(at, 0, ...moved);
  }
}

interface Home {
  readonly from: number;
  readonly to: number;
  readonly spans: readonly SourceSpan[];
}

function booked({ sources }: Pick<Original, 'sources'>, start: Node, doc: Node, strip: Tape): Provenance {
  const homes: Home[] = blocks(start).map(({ node, pos }) => ({
    from: pos + 1,
    to: pos + 1 + node.content.size,
    spans: sources[idOf(node)] ?? [],
  }));
  const held: Record<string, SourceSpan[]> = {};
  const added: AccountEntry[] = [];
  let i = 0;
  let at = 0;
  for (const { node, pos } of blocks(doc)) {
    const from = pos + 1;
    const to = from + node.content.size;
    const spans: SourceSpan[] = (held[idOf(node)] = []);
    while (i < strip.pieces.length && at + strip.pieces[i]!.chars.length <= from)
      at += strip.pieces[i++]!.chars.length;
    for (
      let j = i, start = at;
      j < strip.pieces.length && start < to;
      start += strip.pieces[j]!.chars.length, j += 1
    ) {
      const piece = strip.pieces[j]!;
      const a = Math.max(from, start);
      const b = Math.min(to, start + piece.chars.length);
      if (a >= b) continue;
      if (piece.from >= 0)
        append(spans, sourcesOf(homes, piece.from + a - start, piece.from + b - start, a - from));
      else
        added.push({
          text: piece.chars.slice(a - start, b - start),
          reason: piece.reason,
          source: [],
          block: idOf(node),
          offset: a - from,
          change: piece.change,
        });
    }
  }
  const removed = strip.removals.flatMap(({ pieces, reason, change }) => {
    const old = pieces.filter((piece) => piece.from >= 0);
    const text = old
      .map((piece) => piece.chars.replaceAll(border, '\n'))
      .join('')
      .replace(/^\n+|\n+$/gu, '');
    const source = old.flatMap((piece) => sourcesOf(homes, piece.from, piece.from + piece.chars.length, 0));
    return text === '' ? [] : [{ text, reason, source, block: null, offset: 0, change }];
  });
  const sum = (entries: readonly AccountEntry[]): number =>
    entries.reduce((n, { text }) => n + characterCount(text), 0);
  const account = { in: count(start), removed, added, out: count(doc), balanced: false };
  return {
    account: { ...account, balanced: account.in - sum(removed) + sum(added) === account.out },
    sources: held,
    doc,
  };
}

/** Two spans of one file that follow each other are one. */
function append(spans: SourceSpan[], more: readonly SourceSpan[]): void {
  for (const span of more) {
    const last = spans.at(-1);
    if (last && last.file === span.file && last.to === span.from && last.at + last.to - last.from === span.at)
      spans[spans.length - 1] = { ...last, to: span.to };
    else spans.push(span);
  }
}

/** The files' spans of a stretch of the original document; `at` is the offset that its beginning gets. */
function sourcesOf(homes: readonly Home[], from: number, to: number, at: number): SourceSpan[] {
  const out: SourceSpan[] = [];
  let low = 0;
  let high = homes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (homes[middle]!.to <= from) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < homes.length && homes[i]!.from < to; i += 1) {
    const home = homes[i]!;
    for (const span of home.spans) {
      const start = Math.max(from, home.from + span.at);
      const end = Math.min(to, home.from + span.at + span.to - span.from);
      if (start < end)
        out.push({
          ...span,
          from: span.from + (start - home.from - span.at),
          to: span.from + (end - home.from - span.at),
          at: at + start - from,
        });
    }
  }
  return out;
}
