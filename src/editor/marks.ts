// How suggestions are drawn: a mark under the words, a seal in the margin beside the line in which they begin, the curve
// of 接排 where a break stands. Classes and attributes on the words themselves; the style sheet does the rest, and
// nothing of it takes room in a line.

import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { checks } from '../core/checks/registry.ts';
import type { Suggestion } from '../core/checks/types.ts';
import { safeOffset } from '../core/document/text.ts';

const seals = new Map(checks.map(({ code, seal }) => [code, seal]));

/** The one character on a check's seal. */
export function sealOf(code: string): string {
  return seals.get(code) ?? '？';
}

/** Marks of two blocks that belong together, not of the words at their ends. */
const breaks = new Set(['split-paragraph', 'split-headline']);

/** Two seals on one line would lie on each other: where they begin nearer than a line's measure the second moves out. */
const measure = 34;

interface Block {
  readonly node: Node;
  readonly pos: number;
}

function blocksIn(doc: Node, from: number, to: number): Block[] {
  const out: Block[] = [];
  const end = Math.min(to, doc.content.size);
  doc.nodesBetween(Math.min(from, end), end, (node, pos) => {
    if (node.isTextblock) out.push({ node, pos });
    return !node.isTextblock;
  });
  return out;
}

/** All marks of the document. `list`: in reading order. */
export function drawing(doc: Node, list: readonly Suggestion[], open: string | null): DecorationSet {
  const blocks = new Map<number, Block>();
  for (const one of list) for (const block of reach(doc, one, one.id === open)) blocks.set(block.pos, block);
  return DecorationSet.create(doc, drawnIn([...blocks.values()], list, open));
}

/** The marks after some suggestions came, went or were opened: only their blocks are drawn anew. */
export function redrawn(
  drawn: DecorationSet,
  doc: Node,
  changed: readonly Suggestion[],
  list: readonly Suggestion[],
  open: string | null,
): DecorationSet {
  const blocks = new Map<number, Block>();
  for (const one of changed) for (const block of reach(doc, one, true)) blocks.set(block.pos, block);
  if (blocks.size === 0) return drawn;
  const stale = [...blocks.values()].flatMap(({ node, pos }) => drawn.find(pos + 1, pos + node.nodeSize - 1));
  return drawn.remove(stale).add(doc, drawnIn([...blocks.values()], list, open));
}

/** The blocks that a suggestion is drawn in; with the other places that it speaks of. */
function reach(doc: Node, { from, to, related = [] }: Suggestion, all: boolean): Block[] {
  const own = blocksIn(doc, from, to);
  return all ? [...own, ...related.flatMap((place) => blocksIn(doc, place.from, place.to))] : own;
}

function drawnIn(blocks: readonly Block[], list: readonly Suggestion[], open: string | null): Decoration[] {
  const sorted = blocks.toSorted((a, b) => a.pos - b.pos);
  const there = new Map<Block, Suggestion[]>(sorted.map((block) => [block, []]));
  const out: Decoration[] = [];
  for (const one of list) {
    for (const block of within(sorted, one.from, one.to)) there.get(block)?.push(one);
    if (one.id !== open) continue;
    for (const place of one.related ?? [])
      for (const block of within(sorted, place.from, place.to))
        out.push(...piece(block, place, { class: `related ${one.severity}` }));
  }
  for (const [block, ones] of there) out.push(...marksOf(block, ones, open));
  return out;
}

/** Those of some blocks, in the order of the document, that a range reaches into. */
function within(blocks: readonly Block[], from: number, to: number): readonly Block[] {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block && block.pos + block.node.nodeSize <= from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < blocks.length && (blocks[end]?.pos ?? to) < to) end += 1;
  return blocks.slice(low, end);
}

type Attrs = Readonly<Record<string, string>>;

/** One decoration on the part of the range that lies in the block. Each is an element of its own: where two meet, neither takes the other's attributes. */
function piece(
  { node, pos }: Block,
  range: { readonly from: number; readonly to: number },
  attrs: Attrs,
): Decoration[] {
  const from = Math.max(range.from, pos + 1);
  const to = Math.min(range.to, pos + 1 + node.content.size);
  return from < to ? [Decoration.inline(from, to, { nodeName: 'span', ...attrs })] : [];
}

function marksOf(block: Block, list: readonly Suggestion[], open: string | null): Decoration[] {
  const start = block.pos + 1;
  const end = start + block.node.content.size;
  const text = block.node.textBetween(0, block.node.content.size);
  const out: Decoration[] = [];
  let last = -measure;
  let column = 0;
  for (const one of list) {
    const isOpen = one.id === open;
    const look = `${one.severity}${isOpen ? ' open' : ''}`;
    const broken = breaks.has(one.code);
    if (!broken || isOpen)
      out.push(...piece(block, one, { class: `mark ${look} ${one.code}`, 'data-suggestion': one.id }));
    if (one.from < start) {
      if (broken)
        out.push(
          ...piece(block, character(block, text, 0), { class: `goes-on ${look}`, 'data-suggestion': one.id }),
        );
      continue;
    }
    const runsOn = broken && one.to > end;
    const sealed = character(block, text, runsOn ? text.length - 1 : one.from - start);
    column = sealed.from - start - last < measure ? column + 1 : 0;
    last = sealed.from - start;
    out.push(
      ...piece(block, sealed, {
        class: `seal ${runsOn ? 'runs-on ' : ''}${look} column-${column}`,
        'data-seal': sealOf(one.code),
        'data-suggestion': one.id,
      }),
    );
  }
  return out;
}

/** The place of the character that the offset lies in, surrogate pairs whole. */
function character(
  { pos }: Block,
  text: string,
  offset: number,
): { readonly from: number; readonly to: number } {
  const at = safeOffset(text, Math.min(offset, text.length - 1));
  const size = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return { from: pos + 1 + at, to: pos + 1 + at + size };
}
