// Steps of our own: a move by ids, a member of a set put in or taken out, and an article's status.
// They survive a rebase better than positions and whole values do: see DESIGN, "History and sharing".

import { Fragment, Slice, type Node, type Schema } from 'prosemirror-model';
import { type Mappable, MapResult, Step, StepMap, StepResult } from 'prosemirror-transform';
import { type Status, statuses } from './schema.ts';

/** A node found by its id attribute: the node, the position before it, and its parent's. */
export interface Found {
  readonly node: Node;
  readonly pos: number;
  readonly parent: Node;
  readonly index: number;
}

const idsIn = new WeakMap<Node, ReadonlySet<string>>();

/** The ids of what stands in a page or an article. Kept per immutable node: after a change only the changed ones are read again. */
function idsOf(node: Node): ReadonlySet<string> {
  const known = idsIn.get(node);
  if (known) return known;
  const ids = new Set<string>();
  for (const child of node.children) {
    ids.add(String(child.attrs['id']));
    if (!child.isTextblock) for (const id of idsOf(child)) ids.add(id);
  }
  idsIn.set(node, ids);
  return ids;
}

/** The page, article or block of this id, or null. A thousand repairs in one go ask for it: what does not hold it is passed by. */
export function findById(doc: Node, id: string): Found | null {
  if (id === '') return null;
  let parent = doc;
  let start = 0;
  for (;;) {
    let pos = start;
    let inside: Node | null = null;
    for (const [index, node] of parent.children.entries()) {
      if (node.attrs['id'] === id) return { node, pos, parent, index };
      if (!node.isText && !node.isTextblock && idsOf(node).has(id)) {
        inside = node;
        break;
      }
      pos += node.nodeSize;
    }
    if (!inside) return null;
    parent = inside;
    start = pos + 1;
  }
}

const typeOf = (node: Node): string => (node.isTextblock ? 'block' : node.type.name);

// the constructor takes [start, old size, new size]… in the old document; the published types leave it out
const RangeMap = StepMap as unknown as new (ranges: readonly number[]) => StepMap;
const Mapped = MapResult as unknown as new (
  pos: number,
  deleted: number,
  recover: number | null,
) => MapResult;

/**
 * What a move does to positions: those inside the moved node go with it.
 *
 * A StepMap can only say "deleted here, inserted there"; whoever iterates over its ranges sees that, and whoever maps a
 * position gets the place where the words now are.
 */
export class MoveMap extends RangeMap {
  /** Before the node in the old document. */
  readonly from: number;
  readonly size: number;
  /** Where it is put, counted in the old document. Never inside from…from+size. */
  readonly to: number;

  constructor(from: number, size: number, to: number) {
    super(to <= from ? [to, 0, size, from, size, 0] : [from, size, 0, to, 0, size]);
    this.from = from;
    this.size = size;
    this.to = to;
  }

  /** Before the node in the new document. */
  get target(): number {
    return this.to <= this.from ? this.to : this.to - this.size;
  }

  /** Whether a position lies in the moved node (its borders do not). */
  inside(pos: number): boolean {
    return pos > this.from && pos < this.from + this.size;
  }

  /** Nothing is deleted by a move. What stood at a border of the node is told from its other border: see `recover`. */
  override mapResult(pos: number, assoc = 1): MapResult {
    const border = pos === this.from ? before : pos === this.from + this.size ? behind : null;
    return new Mapped(this.map(pos, assoc), 0, border);
  }

  override map(pos: number, assoc = 1): number {
    if (this.inside(pos)) return this.target + (pos - this.from);
    // what stood at a border stays with its outer neighbour
    let mapped = pos;
    if (pos >= this.from + this.size) mapped -= this.size;
    if (pos > this.to || (pos === this.to && assoc > 0)) mapped += this.size;
    return mapped;
  }

  /** Of prosemirror-transform: whether a place that was deleted comes back here. */
  touches(): boolean {
    return false;
  }

  /**
   * Asked by prosemirror-transform’s Mapping of the move that takes a move back: before and behind the node are one place
   * while it is gone, and two again when it is back.
   */
  recover(border: number): number {
    return border === before ? this.target : this.target + this.size;
  }

  override invert(): MoveMap {
    // the new document's hole, counted there
    const hole = this.to <= this.from ? this.from + this.size : this.from;
    return new MoveMap(this.target, this.size, hole);
  }
}

/** Which border of the node a place stood at. */
const before = 0;
const behind = 1;

/** A move that found its node in its place already: its borders are where they are. */
class StillMap extends RangeMap {
  readonly from: number;
  readonly size: number;

  constructor(from: number, size: number) {
    // a map without a range would be the empty map, which is one for all
    super([from, 0, 0]);
    this.from = from;
    this.size = size;
  }

  touches(): boolean {
    return false;
  }

  recover(border: number): number {
    return border === before ? this.from : this.from + this.size;
  }

  override invert(): StillMap {
    return this;
  }
}

/** A page, article or block put elsewhere, told by ids: what, into which parent, before which neighbour (null: as its last). */
export class MoveStep extends Step {
  readonly id: string;
  readonly parent: string | null;
  readonly before: string | null;

  constructor(id: string, parent: string | null, before: string | null) {
    super();
    this.id = id;
    this.parent = parent;
    this.before = before;
  }

  /** The move's positions in this document, or the reason why it cannot be done there. */
  private place(doc: Node): MoveMap | string {
    const what = findById(doc, this.id);
    if (!what) return `nothing has the id ${this.id}`;
    const type = typeOf(what.node);
    const before = this.before === null ? null : findById(doc, this.before);
    if (before && typeOf(before.node) === type && before.node !== what.node)
      return new MoveMap(what.pos, what.node.nodeSize, before.pos);
    if (this.parent === null)
      return type === 'page'
        ? new MoveMap(what.pos, what.node.nodeSize, doc.content.size)
        : 'it has no parent to go to';
    const parent = findById(doc, this.parent);
    if (!parent) return `the parent ${this.parent} is gone`;
    if (typeOf(parent.node) !== (type === 'block' ? 'article' : 'page') || type === 'page')
      return `a ${type} does not go into ${parent.node.type.name}`;
    return new MoveMap(what.pos, what.node.nodeSize, parent.pos + parent.node.nodeSize - 1);
  }

  override apply(doc: Node): StepResult {
    this.#map = null;
    const map = this.place(doc);
    if (typeof map === 'string') return StepResult.fail(`Cannot move: ${map}`);
    const node = doc.nodeAt(map.from);
    if (!node) return StepResult.fail('Cannot move: nothing stands there');
    if (map.to === map.from || map.to === map.from + map.size) {
      this.#map = new StillMap(map.from, map.size);
      return StepResult.ok(doc);
    }
    const parent = doc.resolve(map.from).parent;
    if (parent.childCount === 1 && parent.type.name !== 'page')
      return StepResult.fail(`Cannot move: ${parent.type.name} would be left empty`);
    const put = new Slice(Fragment.from(node), 0, 0);
    try {
      const moved =
        map.to < map.from
          ? doc.replace(map.from, map.from + map.size, Slice.empty).replace(map.to, map.to, put)
          : doc.replace(map.to, map.to, put).replace(map.from, map.from + map.size, Slice.empty);
      this.#map = map;
      return StepResult.ok(moved);
    } catch (error) {
      if (error instanceof RangeError) return StepResult.fail(error.message);
      throw error;
    }
  }

  /**
   * The positions of the last apply; before any apply, a guess mapped from the step that this one was made of.
   * Ids decide where a move goes, so it can only know its positions from a document; a Transform asks right after apply.
   */
  override getMap(): StepMap {
    return this.#map ?? StepMap.empty;
  }
  #map: MoveMap | StillMap | null = null;

  override invert(doc: Node): MoveStep {
    const found = findById(doc, this.id);
    if (!found)
      throw new RangeError(
        `MoveStep.invert expects the document that it was applied to: ${this.id} is not there`,
      );
    const next = found.index + 1 < found.parent.childCount ? found.parent.child(found.index + 1) : null;
    const parent =
      typeof found.parent.attrs['id'] === 'string' && found.parent.type.name !== 'doc'
        ? found.parent.attrs['id']
        : null;
    return new MoveStep(this.id, parent, next ? String(next.attrs['id']) : null);
  }

  override map(mapping: Mappable): MoveStep {
    const step = new MoveStep(this.id, this.parent, this.before);
    if (this.#map instanceof MoveMap) {
      const from = mapping.map(this.#map.from, 1);
      const end = mapping.map(this.#map.from + this.#map.size, -1);
      const to = mapping.map(this.#map.to, -1);
      if (end > from && (to <= from || to >= end)) step.#map = new MoveMap(from, end - from, to);
    }
    return step;
  }

  override toJSON(): { stepType: string; id: string; parent: string | null; before: string | null } {
    return { stepType: 'move', id: this.id, parent: this.parent, before: this.before };
  }

  static override fromJSON(
    _schema: Schema,
    json: { id?: unknown; parent?: unknown; before?: unknown },
  ): MoveStep {
    const { id, parent = null, before = null } = json;
    if (
      typeof id !== 'string' ||
      !(parent === null || typeof parent === 'string') ||
      !(before === null || typeof before === 'string')
    )
      throw new RangeError('Invalid input for MoveStep.fromJSON');
    return new MoveStep(id, parent, before);
  }
}
Step.jsonID('move', MoveStep);

/** A member of a set: a section's code, or an object with an id (a dismissal, a query). */
export type Member = string | { readonly id: string };

const keyOf = (member: Member): string => (typeof member === 'string' ? member : member.id);

function membersOf(value: unknown): readonly Member[] {
  return Array.isArray(value) ? (value as readonly Member[]) : [];
}

/**
 * One member put into a set-valued attribute, or taken out; of the article at `pos`, or of the issue (`pos` null).
 * Two people who tag the same article both keep their tags. Put in twice, it is there once; the inverse of a step that
 * changed nothing changes nothing.
 */
export class MemberStep extends Step {
  readonly pos: number | null;
  readonly attr: string;
  readonly member: Member;
  /** `none`: the inverse of a step that found its work already done. */
  readonly act: 'add' | 'remove' | 'none';
  /** Where in the list it is put; null: at the end. */
  readonly index: number | null;

  constructor(
    pos: number | null,
    attr: string,
    member: Member,
    act: 'add' | 'remove' | 'none',
    index: number | null = null,
  ) {
    super();
    this.pos = pos;
    this.attr = attr;
    this.member = member;
    this.act = act;
    this.index = index;
  }

  private node(doc: Node): Node | null {
    return this.pos === null ? doc : doc.nodeAt(this.pos);
  }

  override apply(doc: Node): StepResult {
    const node = this.node(doc);
    if (!node || !(this.attr in node.attrs))
      return StepResult.fail(`Nothing with the attribute ${this.attr} at ${String(this.pos)}`);
    const members = membersOf(node.attrs[this.attr]);
    const at = members.findIndex((member) => keyOf(member) === keyOf(this.member));
    if (this.act === 'none' || (this.act === 'add') === at >= 0) return StepResult.ok(doc);
    const next =
      this.act === 'remove'
        ? members.filter((_, i) => i !== at)
        : members.toSpliced(this.index ?? members.length, 0, this.member);
    const made = node.type.create({ ...node.attrs, [this.attr]: next }, node.content, node.marks);
    if (this.pos === null) return StepResult.ok(made);
    // as prosemirror-transform's AttrStep does it: only the opening token is replaced
    const open = node.type.create(made.attrs, null, node.marks);
    return StepResult.fromReplace(doc, this.pos, this.pos + 1, new Slice(Fragment.from(open), 0, 1));
  }

  override getMap(): StepMap {
    return StepMap.empty;
  }

  override invert(doc: Node): MemberStep {
    const members = membersOf(this.node(doc)?.attrs[this.attr]);
    const at = members.findIndex((member) => keyOf(member) === keyOf(this.member));
    if (this.act === 'none' || (this.act === 'add') === at >= 0)
      return new MemberStep(this.pos, this.attr, this.member, 'none');
    return this.act === 'add'
      ? new MemberStep(this.pos, this.attr, this.member, 'remove')
      : new MemberStep(this.pos, this.attr, members[at] ?? this.member, 'add', at);
  }

  override map(mapping: Mappable): MemberStep | null {
    if (this.pos === null) return this;
    const { pos, deletedAfter } = mapping.mapResult(this.pos, 1);
    return deletedAfter ? null : new MemberStep(pos, this.attr, this.member, this.act, this.index);
  }

  override toJSON(): {
    stepType: string;
    pos: number | null;
    attr: string;
    member: Member;
    act: string;
    index: number | null;
  } {
    return {
      stepType: 'member',
      pos: this.pos,
      attr: this.attr,
      member: this.member,
      act: this.act,
      index: this.index,
    };
  }

  static override fromJSON(
    _schema: Schema,
    json: { pos?: unknown; attr?: unknown; member?: unknown; act?: unknown; index?: unknown },
  ): MemberStep {
    const { pos = null, attr, member, act, index = null } = json;
    if (!(pos === null || typeof pos === 'number') || typeof attr !== 'string' || !isMember(member))
      throw new RangeError('Invalid input for MemberStep.fromJSON');
    if (act !== 'add' && act !== 'remove' && act !== 'none')
      throw new RangeError('Invalid input for MemberStep.fromJSON');
    return new MemberStep(pos, attr, member, act, typeof index === 'number' ? index : null);
  }
}
Step.jsonID('member', MemberStep);

function isMember(value: unknown): value is Member {
  return (
    typeof value === 'string' ||
    (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string')
  );
}

/**
 * An article's status, told by its id, from one to another. Not a plain AttrStep: a signature that was made on an old
 * version must not take a later round's signature off again. Where the status is another by then, it fails and says so.
 */
export class StatusStep extends Step {
  readonly id: string;
  readonly from: Status;
  readonly to: Status;

  constructor(id: string, from: Status, to: Status) {
    super();
    this.id = id;
    this.from = from;
    this.to = to;
  }

  override apply(doc: Node): StepResult {
    const found = findById(doc, this.id);
    if (found?.node.type.name !== 'article') return StepResult.fail(`No article has the id ${this.id}`);
    const { status } = found.node.attrs;
    // two people signed the same round at once
    if (status === this.to) return StepResult.ok(doc);
    if (status !== this.from) return StepResult.fail(`The article is ${String(status)}, not ${this.from}`);
    const attrs = { ...found.node.attrs, status: this.to };
    const open = found.node.type.create(attrs, null, found.node.marks);
    return StepResult.fromReplace(doc, found.pos, found.pos + 1, new Slice(Fragment.from(open), 0, 1));
  }

  override getMap(): StepMap {
    return StepMap.empty;
  }

  override invert(doc: Node): StatusStep {
    const status = findById(doc, this.id)?.node.attrs['status'] as Status | undefined;
    return new StatusStep(this.id, this.to, status ?? this.from);
  }

  override map(): StatusStep {
    return this;
  }

  override toJSON(): { stepType: string; id: string; from: Status; to: Status } {
    return { stepType: 'status', id: this.id, from: this.from, to: this.to };
  }

  static override fromJSON(
    _schema: Schema,
    json: { id?: unknown; from?: unknown; to?: unknown },
  ): StatusStep {
    const { id, from, to } = json;
    if (typeof id !== 'string' || !isStatus(from) || !isStatus(to))
      throw new RangeError('Invalid input for StatusStep.fromJSON');
    return new StatusStep(id, from, to);
  }
}
Step.jsonID('status', StatusStep);

function isStatus(value: unknown): value is Status {
  return (statuses as readonly unknown[]).includes(value);
}
