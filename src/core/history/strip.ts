// The document of all times as one strip: every character that ever stood in it, in reading order, with the changes at
// which it came and went. What stood there at any version, and so the difference between any two, is read off it; what
// was moved keeps its identity, and what is typed again where it was deleted is the same character again.
//
// Positions are laid out as in prosemirror: one UTF-16 code unit of text and one for each node border.

import type { Fragment, Node, Schema } from 'prosemirror-model';
import { AttrStep, ReplaceAroundStep, ReplaceStep, Step } from 'prosemirror-transform';
import { applied } from '../document/apply.ts';
import { idOf } from '../document/queries.ts';
import { findById, MemberStep, MoveMap, MoveStep, StatusStep } from '../document/steps.ts';
import type { Change } from './change.ts';

export interface Piece {
  readonly chars: string;
  /** Of a border: the node whose beginning or end it is, as it was last. */
  readonly border: { readonly node: Node; readonly open: boolean } | null;
  /** The turns at which it came, went, came again…: a change's place in the journal and, behind the point, the step's in it; −1 for the original. Ascending. */
  readonly turns: readonly number[];
}

/** Whether a piece stood there when `version` changes had been made. */
export function stoodAt({ turns }: Piece, version: number): boolean {
  let n = 0;
  while (n < turns.length && turns[n]! < version) n += 1;
  return n % 2 === 1;
}

/** A change's place in the journal, and a step's in the change. */
export interface Turn {
  readonly change: number;
  readonly step: number;
}

/** Steps of one change that can be told apart. */
const steps = 65_536;

/** What made a piece come or go, the last before `version`; change −1: nothing did. */
export function turnedBy({ turns }: Piece, version: number): Turn {
  let last = -1;
  for (const turn of turns) if (turn < version) last = turn;
  const change = Math.floor(last);
  return { change, step: Math.round((last - change) * steps) };
}

/** An attribute of a page, article or block that a change set. */
export interface Turned {
  readonly id: string;
  readonly what: 'role' | 'move' | 'kind' | 'status' | 'number' | 'name' | 'sections';
  readonly change: number;
  /** As it is written; of a move `parent|neighbour behind`, by ids. */
  readonly before: string;
  readonly after: string;
}

/** Pieces to a chunk, at most: a place is found by the chunks' sizes. */
const full = 128;

interface Chunk {
  pieces: Piece[];
  /** Of what stands there now, in positions. */
  size: number;
}

const standsNow = ({ turns }: Piece): boolean => turns.length % 2 === 1;
const sizeOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + (standsNow(piece) ? piece.chars.length : 0), 0);
/** One unit for each kind of border, which no text holds: beginnings and ends must not be taken for each other. */
function borderChar(node: Node, open: boolean): string {
  const level = node.isTextblock ? 0 : node.type.name === 'article' ? 2 : 4;
  return String.fromCharCode(0xdff0 + level + (open ? 0 : 1));
}

/** The content as pieces without a life yet. */
function raw(content: Fragment): Omit<Piece, 'turns'>[] {
  const out: Omit<Piece, 'turns'>[] = [];
  content.forEach((node) => {
    if (node.isText) out.push({ chars: node.text ?? '', border: null });
    else
      out.push({ chars: borderChar(node, true), border: { node, open: true } }, ...raw(node.content), {
        chars: borderChar(node, false),
        border: { node, open: false },
      });
  });
  return out;
}

function cutTo(pieces: readonly Omit<Piece, 'turns'>[], from: number, to: number): Omit<Piece, 'turns'>[] {
  const out: Omit<Piece, 'turns'>[] = [];
  let at = 0;
  for (const piece of pieces) {
    const [a, b] = [Math.max(from, at) - at, Math.min(to, at + piece.chars.length) - at];
    if (a < b) out.push({ ...piece, chars: piece.chars.slice(a, b) });
    at += piece.chars.length;
  }
  return out;
}

export class Strip {
  /** The original's document. */
  readonly start: Node;
  readonly turned: Turned[] = [];
  #doc: Node;
  #version = 0;
  /** Of the step that is being laid. */
  #turn = 0;
  #chunks: Chunk[] = [];

  constructor(start: Node) {
    this.start = start;
    this.#doc = start;
    const pieces = raw(start.content).map((piece): Piece => ({ ...piece, turns: [-1] }));
    for (let i = 0; i < pieces.length; i += full / 2) {
      const some = pieces.slice(i, i + full / 2);
      this.#chunks.push({ pieces: some, size: sizeOf(some) });
    }
  }

  /** The document after the changes. */
  get doc(): Node {
    return this.#doc;
  }

  /** How many changes it has heard of. */
  get version(): number {
    return this.#version;
  }

  *pieces(): Generator<Piece> {
    for (const { pieces } of this.#chunks) yield* pieces;
  }

  /** The changes that follow. One that does not fit throws RangeError: replay the journal first to learn where it breaks. `see` is shown every step, by the number of its change here, with the document before it. */
  add(
    changes: readonly Pick<Change, 'steps'>[],
    see?: (change: number, step: Step, before: Node) => void,
  ): void {
    const { schema } = this.start.type;
    for (const [n, { steps: written }] of changes.entries()) {
      for (const [i, given] of written.entries()) {
        this.#turn = this.#version + Math.min(i, steps - 1) / steps;
        const step = alive(schema, given);
        const { doc: after, failed } = applied(this.#doc, step);
        if (!after) throw new RangeError(`change ${this.#version}: ${failed ?? 'it does not fit'}`);
        see?.(n, step, this.#doc);
        this.#lay(step, after);
        this.#doc = after;
      }
      this.#version += 1;
    }
  }

  #lay(step: Step, after: Node): void {
    const change = this.#version;
    const before = this.#doc;
    const say = (id: string, what: Turned['what'], was: string, is: string): void => {
      if (was !== is) this.turned.push({ id, what, change, before: was, after: is });
    };
    if (step instanceof ReplaceStep) {
      const { content, openStart, openEnd } = step.slice;
      this.#replace(step.from, step.to, cutTo(raw(content), openStart, content.size - openEnd));
    } else if (step instanceof ReplaceAroundStep) {
      const { content, openStart, openEnd } = step.slice;
      const pieces = raw(content);
      this.#replace(step.gapTo, step.to, cutTo(pieces, openStart + step.insert, content.size - openEnd));
      this.#replace(step.from, step.gapFrom, cutTo(pieces, openStart, openStart + step.insert));
      const [was, is] = [before.nodeAt(step.from), after.nodeAt(step.from)];
      if (was && is && idOf(was) === idOf(is)) say(idOf(is), 'role', was.type.name, is.type.name);
    } else if (step instanceof MoveStep) {
      const map = step.getMap();
      if (!(map instanceof MoveMap)) return;
      this.#insert(map.target, this.#take(map.from, map.from + map.size));
      say(step.id, 'move', placeOf(before, step.id), placeOf(after, step.id));
    } else if (step instanceof StatusStep) {
      const [was, is] = [findById(before, step.id), findById(after, step.id)];
      if (was && is)
        say(step.id, 'status', written(was.node.attrs['status']), written(is.node.attrs['status']));
    } else if (step instanceof AttrStep || step instanceof MemberStep) {
      const node = step.pos === null ? null : before.nodeAt(step.pos);
      const is = step.pos === null ? null : after.nodeAt(step.pos);
      const { attr } = step;
      if (node && is && (attr === 'kind' || attr === 'number' || attr === 'name' || attr === 'sections'))
        say(idOf(node), attr, written(node.attrs[attr]), written(is.attrs[attr]));
    }
  }

  #replace(from: number, to: number, content: readonly Omit<Piece, 'turns'>[]): void {
    const turn = this.#turn;
    if (to > from) this.#kill(from, to);
    if (content.length > 0 && !this.#revive(from, content))
      this.#insert(
        from,
        content.map((piece): Piece => ({ ...piece, turns: [turn] })),
      );
  }

  /** Where the position stands: after everything gone that lies there, before the next character that stands. */
  #find(pos: number): { chunk: number; piece: number } {
    let at = 0;
    for (let c = 0; c < this.#chunks.length; c += 1) {
      const chunk = this.#chunks[c]!;
      if (at + chunk.size <= pos && c < this.#chunks.length - 1) {
        at += chunk.size;
        continue;
      }
      for (let i = 0; i < chunk.pieces.length; i += 1) {
        const piece = chunk.pieces[i]!;
        if (!standsNow(piece)) continue;
        if (at === pos) return { chunk: c, piece: i };
        if (pos < at + piece.chars.length) {
          const cut = pos - at;
          chunk.pieces.splice(
            i,
            1,
            { ...piece, chars: piece.chars.slice(0, cut) },
            { ...piece, chars: piece.chars.slice(cut) },
          );
          return { chunk: c, piece: i + 1 };
        }
        at += piece.chars.length;
      }
      if (at > pos || c === this.#chunks.length - 1) return { chunk: c, piece: chunk.pieces.length };
    }
    throw new RangeError('the strip is empty');
  }

  /** What stands in from…to goes, and stays in its place. */
  #kill(from: number, to: number): void {
    const turn = this.#turn;
    this.#find(to); // so that a piece ends there
    const place = this.#find(from);
    let { chunk: c, piece: i } = place;
    for (let left = to - from; left > 0; c += 1, i = 0) {
      const chunk = this.#chunks[c]!;
      for (; i < chunk.pieces.length && left > 0; i += 1) {
        const piece = chunk.pieces[i]!;
        if (!standsNow(piece)) continue;
        chunk.pieces[i] = { ...piece, turns: [...piece.turns, turn] };
        chunk.size -= piece.chars.length;
        left -= piece.chars.length;
      }
    }
  }

  /** Takes out what stands in from…to, with what is gone in between. */
  #take(from: number, to: number): Piece[] {
    this.#split(to);
    const first = this.#split(from);
    const out: Piece[] = [];
    let size = to - from;
    let c = first;
    while (size > 0) {
      const chunk = this.#chunks[c]!;
      let n = 0;
      let taken = 0;
      while (n < chunk.pieces.length && size - taken > 0) {
        const piece = chunk.pieces[n]!;
        if (standsNow(piece)) taken += piece.chars.length;
        n += 1;
      }
      out.push(...chunk.pieces.splice(0, n));
      chunk.size -= taken;
      size -= taken;
      if (chunk.pieces.length === 0) this.#chunks.splice(c, 1);
      else if (size > 0) c += 1;
    }
    return out;
  }

  /** Makes a chunk begin at the position; its number. */
  #split(pos: number): number {
    const { chunk: c, piece } = this.#find(pos);
    const chunk = this.#chunks[c]!;
    if (piece === 0) return c;
    const right = chunk.pieces.splice(piece);
    const size = sizeOf(right);
    chunk.size -= size;
    this.#chunks.splice(c + 1, 0, { pieces: right, size });
    return c + 1;
  }

  #insert(pos: number, pieces: readonly Piece[]): void {
    if (pieces.length === 0) return;
    const { chunk: c, piece } = this.#chunks.length === 0 ? { chunk: 0, piece: 0 } : this.#find(pos);
    if (this.#chunks.length === 0) this.#chunks.push({ pieces: [], size: 0 });
    const chunk = this.#chunks[c]!;
    const before = chunk.pieces[piece - 1];
    const [first, ...rest] = pieces;
    if (rest.length === 0 && first && before && alike(before, first))
      chunk.pieces[piece - 1] = { ...before, chars: before.chars + first.chars };
    else chunk.pieces.splice(piece, 0, ...pieces);
    chunk.size += sizeOf(pieces);
    if (chunk.pieces.length <= full) return;
    const right = chunk.pieces.splice(chunk.pieces.length >> 1);
    const size = sizeOf(right);
    chunk.size -= size;
    this.#chunks.splice(c + 1, 0, { pieces: right, size });
  }

  /** What is put in reads like something that went just here: it is the same again. */
  #revive(pos: number, content: readonly Omit<Piece, 'turns'>[]): boolean {
    const place = this.#find(pos);
    const gone: { readonly c: number; readonly i: number }[] = [];
    let { chunk: c, piece: i } = place;
    let size = 0;
    const chars = content.map((piece) => piece.chars).join('');
    // far enough back: a long deletion may hold what is put back anywhere in it
    while (size < chars.length + 4000) {
      i -= 1;
      while (i < 0) {
        c -= 1;
        if (c < 0) break;
        i = this.#chunks[c]!.pieces.length - 1;
      }
      const piece = c < 0 ? undefined : this.#chunks[c]!.pieces[i];
      if (!piece || standsNow(piece)) break;
      gone.unshift({ c, i });
      size += piece.chars.length;
    }
    if (size < chars.length) return false;
    const pieces = gone.map(({ c: at, i: n }) => this.#chunks[at]!.pieces[n]!);
    const found = pieces
      .map((piece) => piece.chars)
      .join('')
      .lastIndexOf(chars);
    if (found < 0) return false;
    const turn = this.#turn;
    const grown = new Map<object, number>();
    let at = 0;
    let back = 0;
    let source = 0;
    for (const [n, piece] of pieces.entries()) {
      const [a, b] = [Math.max(found, at) - at, Math.min(found + chars.length, at + piece.chars.length) - at];
      at += piece.chars.length;
      if (a >= b) continue;
      // a border that comes back is that of the node that is put in
      while (source < content.length && back >= content[source]!.chars.length) {
        back -= content[source]!.chars.length;
        source += 1;
      }
      const border = piece.border ? (content[source]?.border ?? piece.border) : null;
      back += b - a;
      const middle: Piece = {
        ...piece,
        border,
        chars: piece.chars.slice(a, b),
        turns: [...piece.turns, turn],
      };
      const parts = [
        { ...piece, chars: piece.chars.slice(0, a) },
        middle,
        { ...piece, chars: piece.chars.slice(b) },
      ].filter((part) => part.chars !== '');
      const { c: inChunk, i: index } = gone[n]!;
      const chunk = this.#chunks[inChunk]!;
      // pieces of this chunk that were parted before have pushed this one on
      const shift = gone
        .slice(0, n)
        .reduce((sum, one) => sum + (one.c === inChunk ? (grown.get(one) ?? 0) : 0), 0);
      chunk.pieces.splice(index + shift, 1, ...parts);
      grown.set(gone[n]!, parts.length - 1);
      chunk.size += middle.chars.length;
    }
    return true;
  }
}

function alike(a: Piece, b: Piece): boolean {
  return !a.border && !b.border && a.turns.length === 1 && b.turns.length === 1 && a.turns[0] === b.turns[0];
}

function alive(schema: Schema, step: unknown): Step {
  return step instanceof Step ? step : Step.fromJSON(schema, step);
}

/** `parent|neighbour behind`, by ids; '' for none. */
function placeOf(doc: Node, id: string): string {
  const found = findById(doc, id);
  if (!found) return '';
  const next = found.parent.maybeChild(found.index + 1);
  return `${String(found.parent.attrs['id'] ?? '')}|${next ? idOf(next) : ''}`;
}

function written(value: unknown): string {
  return Array.isArray(value) ? value.join('、') : String(value ?? '');
}
