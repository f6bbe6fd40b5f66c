// What people see in redlines, lists and logs: net differences per person and place, never single keys. Read off the strip
// for any two versions of the journal; moves, joins and new paragraphs are told as what they are.

import type { Node } from 'prosemirror-model';
import { hash } from '../checks/identity.ts';
import { idOf, roleOf } from '../document/queries.ts';
import type { Role } from '../document/schema.ts';
import { findById } from '../document/steps.ts';
import { safeOffset, slice } from '../document/text.ts';
import type { Change, Round } from './change.ts';
import { fixesOf } from './rebase.ts';
import { type Piece, stoodAt, type Strip, type Turned, turnedBy } from './strip.ts';

export const editKinds = [
  'insert',
  'delete',
  'replace',
  'join',
  'part',
  'merge',
  'new-article',
  'remove-block',
  'add-block',
  'move',
  'role',
  'kind',
  'sections',
  'page',
] as const;
export type EditKind = (typeof editKinds)[number];

export interface Edit {
  /** The same as long as the same change says the same. */
  readonly id: string;
  readonly kind: EditKind;
  readonly before: string;
  readonly after: string;
  /** The words beside it in its block, as they read at the later version: what was changed next to it too. */
  readonly lead: string;
  readonly trail: string;
  readonly block: string | null;
  readonly article: string | null;
  readonly role: Role | null;
  /** Where it stands now, in positions of the document; what was deleted has no width. */
  readonly from: number;
  readonly to: number;
  readonly by: string;
  /** Milliseconds since the epoch, by the author's clock: the last of its changes. */
  readonly at: number;
  readonly round: Round;
  /** The check whose fix it is. */
  readonly check: string | null;
  /** Places in the journal of the changes that made it, ascending. */
  readonly changes: readonly number[];
  /** For joins and removed blocks: the nodes that are no more, the outer ones first; for parts and moves: the node. */
  readonly nodes: readonly Node[];
  /** For parts: the ids of what they were parted from. Only to these are they joined again. */
  readonly left?: readonly string[];
  /** For moves: from where, each time, and the how manieth turn of the journal that was. Ascending. */
  readonly route?: readonly { readonly turn: number; readonly before: string }[];
}

/** Two versions of the journal: how many changes had been made. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What an edit wants to know of a change. */
export type Author = Pick<
  Change,
  'id' | 'by' | 'at' | 'round' | 'intent' | 'check' | 'label' | 'fingerprints' | 'payload' | 'steps'
>;

interface Token {
  readonly sign: 'in' | 'out';
  readonly chars: string;
  readonly border: Piece['border'];
  readonly change: number;
  /** Of the change. */
  readonly step: number;
  readonly from: number;
  readonly to: number;
  /** Where it begins and ends in the text of the later version. */
  readonly start: Spot;
  readonly end: Spot;
  /** For an end that came: what ends there. */
  readonly of: Node | null;
}

/** A line is the text between two borders of nodes. */
interface Spot {
  readonly line: number;
  readonly at: number;
}

interface Place {
  readonly article: Node | null;
  readonly block: Node | null;
}

const contextLength = 12;

/** The edits between two versions in reading order, of the whole issue. `changes` is the journal from its beginning. */
export function edits(strip: Strip, changes: readonly Author[], span: Span): readonly Edit[] {
  const reading = editsInPieces(strip, changes, span);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** Pieces of the strip that are read at a stretch: a fraction of a millisecond. */
const stretch = 500;

/** The same with a breath now and then, for a page that wants to paint. Worthless once the strip has grown meanwhile. */
export function* editsInPieces(
  strip: Strip,
  changes: readonly Author[],
  { from, to }: Span,
): Generator<null, readonly Edit[]> {
  const found: Found[] = [];
  /** Ends that came without a beginning beside them, by what brought them: the other half was moved away. */
  const halves = new Map<string, string>();
  const lines = [''];
  let tokens: Token[] = [];
  let place: Place = { article: null, block: null };
  /** As it is at the later version. */
  let standing = place;
  let now = 0;
  const flush = (): void => {
    if (tokens.length > 0) found.push(...parsed(tokens, changes, place, halves));
    tokens = [];
  };
  const spot = (): Spot => ({ line: lines.length - 1, at: lines.at(-1)!.length });
  let read = 0;
  for (const piece of strip.pieces()) {
    read += 1;
    if (read % stretch === 0) yield null;
    const { border } = piece;
    const stands = piece.turns.length % 2 === 1;
    const size = stands ? piece.chars.length : 0;
    const [was, is] = [stoodAt(piece, from), stoodAt(piece, to)];
    const start = spot();
    let of: Node | null = null;
    if (is && border) {
      lines.push('');
      of = border.node.isTextblock ? standing.block : standing.article;
      standing = entered(standing, border.node, border.open);
    } else if (is) lines[start.line] += piece.chars;
    if (was !== is)
      tokens.push({
        sign: is ? 'in' : 'out',
        chars: border ? '' : piece.chars,
        border,
        ...turnedBy(piece, to),
        from: now,
        to: now + size,
        start,
        end: spot(),
        of,
      });
    else if (was) {
      flush();
      if (border) place = entered(place, border.node, border.open);
    }
    now += size;
  }
  flush();
  const ids = new Map<string, number>();
  const texts = found.flatMap(({ start, end, half, ...made }): readonly Edit[] => {
    const left = half?.map((key) => halves.get(key));
    // what begins anew without having been parted from anything took another's place
    if (left && !left.every((one) => one !== undefined)) return [];
    const key = `${changes[made.changes[0] ?? 0]?.id ?? ''}.${made.kind}.${hash(`${made.before}→${made.after}`)}`;
    const nth = ids.get(key) ?? 0;
    ids.set(key, nth + 1);
    const [before = '', after = ''] = [lines[start.line], lines[end.line]];
    return [
      {
        ...made,
        ...(left ? { left } : {}),
        id: nth === 0 ? key : `${key}.${nth}`,
        lead: slice(before, Math.max(0, start.at - contextLength), start.at),
        trail: slice(after, end.at, Math.min(after.length, end.at + contextLength)),
      },
    ];
  });
  return [...texts, ...attributes(strip, changes, { from, to }, ids)].toSorted((a, b) => a.from - b.from);
}

function entered(place: Place, node: Node, open: boolean): Place {
  if (node.isTextblock) return { ...place, block: open ? node : null };
  return node.type.name === 'article' ? { article: open ? node : null, block: null } : place;
}

/** Blocks part blocks, articles part articles. */
const levelOf = ({ isTextblock, type }: Node): string => (isTextblock ? 'block' : type.name);

interface Found extends Omit<Edit, 'id' | 'lead' | 'trail'> {
  readonly start: Spot;
  readonly end: Spot;
  /** Of a part whose other half is not beside it: by what brought them both. */
  readonly half?: readonly string[];
}

/** What came with one step, level by level. */
const turnOf = ({ change, step, border }: Token): string =>
  `${change}.${step} ${border ? levelOf(border.node) : ''}`;

type Making = (
  some: readonly Token[],
  rest: Pick<Found, 'kind' | 'before' | 'after'> & Partial<Found>,
) => Found;

function parsed(
  all: readonly Token[],
  changes: readonly Author[],
  place: Place,
  halves: Map<string, string>,
): readonly Found[] {
  const out: Found[] = [];
  const tokens = [...all];
  let here = place;
  const made: Making = (some, rest) => {
    const own = [...new Set(some.map(({ change }) => change))].toSorted((a, b) => a - b);
    const last = changes[own.at(-1) ?? 0];
    return {
      block: here.block && idOf(here.block),
      article: here.article && idOf(here.article),
      role: here.block && roleOf(here.block),
      from: Math.min(...some.map((token) => token.from)),
      to: Math.max(...some.map((token) => token.to)),
      by: last?.by ?? '',
      at: last?.at ?? 0,
      round: last?.round ?? 'first',
      check: last ? checkOf(last, some.findLast(({ change }) => change === own.at(-1))?.step ?? 0) : null,
      changes: own,
      nodes: [],
      start: some[0]!.start,
      end: some.at(-1)!.end,
      ...rest,
    };
  };
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i]!;
    if (!token.border) {
      let end = i + 1;
      while (
        end < tokens.length &&
        !tokens[end]!.border &&
        belongs(changes, tokens.slice(i, end), tokens[end]!)
      )
        end += 1;
      const text = textEdit(tokens.slice(i, end), made);
      if (text) out.push(text);
      i = end;
    } else if (token.border.open) {
      let end = closing(tokens, i);
      const some = tokens.slice(i, end).filter(({ sign }) => sign === token.sign);
      const words = some.map(({ chars }) => chars).join('');
      const { node } = token.border;
      if (end > i + 1) {
        // what came where a block went stands among its pieces, and is told by itself
        tokens.splice(i, end - i, ...tokens.slice(i, end).filter(({ sign }) => sign !== token.sign));
        out.push(
          made(some, {
            kind: token.sign === 'in' ? 'add-block' : 'remove-block',
            before: token.sign === 'in' ? '' : words,
            after: token.sign === 'in' ? words : '',
            block: node.isTextblock ? idOf(node) : null,
            role: node.isTextblock ? roleOf(node) : null,
            nodes: token.sign === 'in' ? [node] : rebuilt(some),
          }),
        );
      } else {
        here = entered(here, node, true);
        if (token.sign === 'in') {
          // the half that was parted off stands apart from the other: one of them was moved
          while (tokens[end]?.border?.open && turnedWith(tokens[end]!, token)) end += 1;
          const half = tokens.slice(i, end);
          for (const { border } of half) if (border) here = entered(here, border.node, true);
          out.push(
            made(half, {
              kind: node.isTextblock ? 'part' : 'new-article',
              before: '',
              after: '',
              nodes: half.flatMap(({ border }) => border?.node ?? []),
              start: half.at(-1)!.end,
              half: half.map(turnOf),
            }),
          );
        }
        i = end;
      }
    } else {
      // the end of one block, the beginning of the next: they were joined, or parted
      let end = i + 1;
      let opens = false;
      for (; end < tokens.length; end += 1) {
        const { border, sign } = tokens[end]!;
        if (!border || sign !== token.sign || (opens && !border.open)) break;
        opens = border.open;
      }
      const some = tokens.slice(i, end);
      // what opens and was not closed before it took another's place and parts nothing: the half of a block whose other,
      // empty half was taken out
      const closed = some.flatMap(({ border }) => (border && !border.open ? [levelOf(border.node)] : []));
      const opened = some.flatMap(({ border }) =>
        border?.open && closed.includes(levelOf(border.node)) ? [border.node] : [],
      );
      const article = opened.some((node) => node.type.name === 'article');
      const kind = token.sign === 'out' ? (article ? 'merge' : 'join') : article ? 'new-article' : 'part';
      if (opened.length > 0)
        out.push(
          made(some, {
            kind,
            before: '',
            after: '',
            nodes: opened,
            left: some.flatMap(({ of }) => (of ? idOf(of) : [])),
          }),
        );
      else if (token.sign === 'in') for (const one of some) if (one.of) halves.set(turnOf(one), idOf(one.of));
      for (const { border } of some)
        if (token.sign === 'in' && border?.open) here = entered(here, border.node, true);
      i = end;
    }
  }
  return out;
}

/** What one person took out and another put in its place is one edit, the other's; what two put in beside each other are two. */
function belongs(changes: readonly Author[], some: readonly Token[], next: Token): boolean {
  const last = some.findLast(({ sign }) => sign === next.sign);
  if (!last) return true;
  const [one, other] = [changes[last.change], changes[next.change]];
  return one?.by === other?.by && one?.round === other?.round;
}

const turnedWith = (a: Token, b: Token): boolean =>
  a.sign === b.sign && a.change === b.change && a.step === b.step;

function textEdit(tokens: readonly Token[], made: Making): Found | null {
  const before = tokens.map(({ sign, chars }) => (sign === 'out' ? chars : '')).join('');
  const after = tokens.map(({ sign, chars }) => (sign === 'in' ? chars : '')).join('');
  if (before === after) return null;
  // what was deleted and typed again beside it is no difference
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  head = safeOffset(before, head);
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1;
  if (safeOffset(before, before.length - tail) !== before.length - tail) tail -= 1;
  const [was, is] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const whole = made(tokens, {
    kind: was === '' ? 'insert' : is === '' ? 'delete' : 'replace',
    before: was,
    after: is,
  });
  const { from, to, start, end } = whole;
  const told: Found = {
    ...whole,
    start: { ...start, at: start.at + head },
    end: { ...end, at: end.at - tail },
  };
  // what stands no longer has no width, and nothing to be left out of it
  return to - from === after.length ? { ...told, from: from + head, to: to - tail } : told;
}

/** Behind the end of the node that opens at `i`; i + 1 where it does not end among the tokens. */
function closing(tokens: readonly Token[], i: number): number {
  const { sign } = tokens[i]!;
  let depth = 0;
  for (let n = i; n < tokens.length; n += 1) {
    const { border, sign: other } = tokens[n]!;
    if (!border || other !== sign) continue;
    depth += border.open ? 1 : -1;
    if (depth === 0) return n + 1;
  }
  return i + 1;
}

/** The node that these tokens were. */
function rebuilt(tokens: readonly Token[]): readonly Node[] {
  const stack: { readonly node: Node; readonly content: Node[] }[] = [];
  const done: Node[] = [];
  for (const { border, chars, sign } of tokens) {
    if (sign === 'in') continue;
    const top = stack.at(-1);
    if (!border) {
      if (top && chars !== '') top.content.push(top.node.type.schema.text(chars));
    } else if (border.open) stack.push({ node: border.node, content: [] });
    else {
      const one = stack.pop();
      if (!one) continue;
      const node = one.node.type.create(one.node.attrs, one.content);
      (stack.at(-1)?.content ?? done).push(node);
    }
  }
  return done;
}

/** The check of a change; of a batch, that of the fix which the step belongs to. */
function checkOf(change: Author, step: number): string | null {
  const fix = fixesOf(change).find(({ first, end }) => step >= first && step < end);
  return fix?.check ?? change.check ?? null;
}

const kindOf: Readonly<Record<Turned['what'], EditKind | null>> = {
  role: 'role',
  move: 'move',
  kind: 'kind',
  sections: 'sections',
  number: 'page',
  name: 'page',
  status: null, // who signed what is the rounds' business
};

/** Roles, moves, kinds, sections, page names: what they were at the one version, and what they are at the other. */
function attributes(
  strip: Strip,
  changes: readonly Author[],
  { from, to }: Span,
  ids: Map<string, number>,
): readonly Edit[] {
  const turns = new Map<string, (Turned & { readonly turn: number })[]>();
  for (const [n, turn] of strip.turned.entries()) {
    if (turn.change < from || turn.change >= to || kindOf[turn.what] === null) continue;
    const key = `${turn.id} ${turn.what}`;
    turns.set(key, [...(turns.get(key) ?? []), { ...turn, turn: n }]);
  }
  const out: Edit[] = [];
  for (const all of turns.values()) {
    const [first, last] = [all[0]!, all.at(-1)!];
    const kind = kindOf[last.what];
    const found = findById(strip.doc, last.id);
    const author = changes[last.change];
    if (!kind || first.before === last.after || !found || !author) continue;
    const key = `${author.id}.${kind}.${hash(`${last.id}${first.before}→${last.after}`)}`;
    const nth = ids.get(key) ?? 0;
    ids.set(key, nth + 1);
    const { node } = found;
    out.push({
      id: nth === 0 ? key : `${key}.${nth}`,
      kind,
      before: first.before,
      after: last.after,
      lead: '',
      trail: node.textContent.slice(0, contextLength),
      block: node.isTextblock ? last.id : null,
      article: node.isTextblock ? idOf(found.parent) : node.type.name === 'article' ? last.id : null,
      role: node.isTextblock ? roleOf(node) : null,
      from: found.pos + 1,
      to: found.pos + 1,
      by: author.by,
      at: author.at,
      round: author.round,
      check: checkOf(author, 0),
      changes: all.map(({ change }) => change),
      nodes: [node],
      ...(kind === 'move' ? { route: all.map(({ turn, before }) => ({ turn, before })) } : {}),
    });
  }
  return out;
}
