// The same articles set anew: in another order, in columns of another width, cut at other places. Twelve issues are few;
// what stands beside what is chance in each of them, and the line model should not learn it.
import { width } from '../core/labelling/signs.ts';
import type { Role } from '../core/labelling/types.ts';
import type { Case, Truth } from './corpus.ts';
import { linesOf } from './corpus.ts';

/** Mulberry32: the same issues come out of every run. */
export function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Printed lines of a paragraph in a column of so many em, the first indented by two. */
function printed(text: string, column: number): string[] {
  const out: string[] = [];
  let line = '';
  let used = 2;
  for (const [unit] of text.matchAll(/[A-Za-z0-9.,%]+|[\s\S]/gu)) {
    const w = width(unit);
    if (used + w > column + 0.2) {
      const keep = /^[，。、：；！？”’」）》]/u.test(unit) ? line.slice(-1) : '';
      out.push(line.slice(0, line.length - keep.length));
      line = keep + unit;
      used = width(line);
    } else {
      line += unit;
      used += w;
    }
  }
  out.push(line);
  return out;
}

interface Block {
  readonly role: Role;
  readonly text: string;
  /** As printed: what is not body keeps its lines. */
  readonly lines: readonly string[];
}

interface Piece {
  readonly kind: string;
  readonly blocks: readonly Block[];
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const k = Math.floor(next() * (i + 1));
    [out[i], out[k]] = [out[k] as T, out[i] as T];
  }
  return out;
}

/** The items of a column of short news in another order, some left out. */
function mixed(blocks: readonly Block[], next: () => number): readonly Block[] {
  const first = blocks.findIndex((block) => block.role === 'subhead');
  if (first < 0) return blocks;
  const items: Block[][] = [];
  for (const block of blocks.slice(first)) {
    if (block.role === 'subhead') items.push([]);
    items.at(-1)?.push(block);
  }
  if (items.length < 4) return blocks;
  return [
    ...blocks.slice(0, first),
    ...shuffled(items, next)
      .slice(0, 3 + Math.floor(next() * (items.length - 2)))
      .flat(),
  ];
}

/** A story that goes on on another page: its headline may stand there again, the mark alone or before the text. */
function jumped(piece: Piece, next: () => number): readonly Piece[] {
  const bodies = piece.blocks.filter((block) => block.role === 'body');
  if (
    piece.kind !== 'story' ||
    bodies.length < 4 ||
    piece.blocks.some((block) => block.role === 'subhead') ||
    next() > 0.07
  )
    return [piece];
  const cut = bodies[1 + Math.floor(next() * (bodies.length - 2))];
  const at = piece.blocks.findIndex((block) => block === cut);
  const page = 1 + Math.floor(next() * 8);
  const [open, close] = next() < 0.5 ? ['(', ')'] : ['（', '）'];
  const mark = (text: string): Block => ({ role: 'jump', text, lines: [text] });
  const to = `${open}下转第${page}版${close}`;
  const from = `${open}上接第${page}版${close}`;
  const before = piece.blocks.slice(0, at);
  const after = piece.blocks.slice(at);
  const joined = (block: Block, head: string, tail: string): Block => ({
    ...block,
    text: head + block.text + tail,
  });
  const headline = piece.blocks.find((block) => block.role === 'headline');
  const alone = next() < 0.4;
  const last = before.at(-1);
  const start = after[0];
  if (last?.role !== 'body' || start === undefined) return [piece];
  return [
    {
      kind: piece.kind,
      blocks: next() < 0.3 ? [...before, mark(to)] : [...before.slice(0, -1), joined(last, '', to)],
    },
    {
      kind: piece.kind,
      blocks: [
        ...(headline !== undefined && next() < 0.6 ? [headline] : []),
        ...(alone ? [mark(from), ...after] : [joined(start, from, ''), ...after.slice(1)]),
      ],
    },
  ];
}

/** A new issue of the articles of a case; its truth counts as the case's does. */
export function reset(c: Case, seed: number): Case {
  const next = random(seed);
  const source = c.input.split('\n');
  // parts of an article that stand apart (a jump) are moved apart
  const pieces: Piece[] = [];
  c.truth.articles.forEach((article) => {
    let held: Block[] = [];
    let last = -1;
    for (const block of article.blocks) {
      const first = Math.min(...block.lines);
      if (last >= 0 && source.slice(last, first - 1).some((line) => line.trim() !== '')) {
        pieces.push({ kind: article.kind, blocks: held });
        held = [];
      }
      held.push({
        role: block.role,
        text: block.text,
        lines: block.lines.map((n) => (source[n - 1] ?? '').trim()),
      });
      last = Math.max(...block.lines);
    }
    if (held.length > 0) pieces.push({ kind: article.kind, blocks: held });
  });
  const moved = shuffled(
    pieces
      .filter((piece) => piece.kind !== 'furniture')
      .flatMap((piece) => jumped({ kind: piece.kind, blocks: mixed(piece.blocks, next) }, next)),
    next,
  );
  const furniture = pieces.filter((piece) => piece.kind === 'furniture');
  const order = moved.flatMap((piece, i) => {
    // feet and heads of pages keep each other's company
    const due = furniture.filter((_, k) => Math.floor(((k + 0.5) * moved.length) / furniture.length) === i);
    return [...due, piece];
  });

  const column = 9 + Math.floor(next() * 14);
  const glued = next() * 0.6;
  const more = next() * 0.4;
  let height = 10 + Math.floor(next() * 30);
  const lines: string[] = [];
  const articles: { kind: string; blocks: { role: Role; text: string; lines: number[] }[] }[] = [];
  const put = (text: string): number => lines.push(text);
  let flow = '';
  for (const piece of order) {
    const blocks: (typeof articles)[number]['blocks'] = [];
    if (lines.length > 0)
      for (let k = next() < more ? 1 + Math.floor(next() * 3) : 0; k >= 0; k -= 1) put('');
    piece.blocks.forEach((block, b) => {
      const before = piece.blocks[b - 1];
      if (b > 0 && !(before?.role === 'subhead' && next() < glued) && !(before?.role === 'furniture'))
        put('');
      if (block.role !== 'body') {
        const at: number[] = [];
        block.lines.forEach((line, k) => {
          if (k > 0 && block.role !== 'credit') put('');
          at.push(put(line));
        });
        height -= at.length * 2;
        flow += block.text;
        blocks.push({ role: block.role, text: block.text, lines: at });
        return;
      }
      const at: number[] = [];
      let chunk = '';
      const rows = printed(block.text, column);
      rows.forEach((row, k) => {
        chunk += row;
        flow += row;
        height -= 1;
        if (height > 0 || k === rows.length - 1) return;
        height = 10 + Math.floor(next() * 30);
        // a browser's columns are not ours: some cuts fall a character beside
        const slip = next() < 0.15 && chunk.length > 4 ? 1 : 0;
        const rest = chunk.slice(chunk.length - slip);
        let text = chunk.slice(0, chunk.length - slip);
        if (next() < 0.08)
          text += flow.slice(flow.length - slip - 30 - Math.floor(next() * 80), flow.length - slip);
        at.push(put(text));
        put('');
        chunk = rest;
      });
      at.push(put(chunk));
      blocks.push({ role: block.role, text: block.text, lines: at });
    });
    articles.push({ kind: piece.kind, blocks });
  }
  const input = lines.join('\n');
  const truth: Truth = { articles };
  const name = `${c.name}~${seed}`;
  return { name, input, truth, ...linesOf(input, name) };
}
