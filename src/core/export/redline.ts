// The redline as Word tells changes: paragraphs whose runs and ends are kept, put in or taken out, by whom and when.
// Rejecting all gives the original, accepting all the text of now. A join is a paragraph's end that was taken out; text
// that was moved is taken out where it stood and put in where it stands: Word's own moves are lost by other programs.

import { type Node, Slice } from 'prosemirror-model';
import { ReplaceStep, Step } from 'prosemirror-transform';
import { applied } from '../document/apply.ts';
import { idOf, pageAttrs, roleOf } from '../document/queries.ts';
import { type PageAttrs, type Role, schema } from '../document/schema.ts';
import { MoveMap, MoveStep } from '../document/steps.ts';
import { documentOf } from '../history/replay.ts';
import { stoodAt, Strip, turnedBy } from '../history/strip.ts';
import type { ExportInput, Recorded } from './types.ts';

export interface Mark {
  readonly sign: 'kept' | 'in' | 'out';
  /** '': nobody knows. */
  readonly by: string;
  /** Milliseconds since the epoch; 0: nobody knows. */
  readonly at: number;
}
export interface RedRun extends Mark {
  readonly text: string;
}
export interface RedParagraph {
  readonly role: Role;
  /** Id of the article that it stands in now. */
  readonly article: string;
  /** The page that begins with it. */
  readonly page: PageAttrs | null;
  readonly runs: readonly RedRun[];
  /** Of its end. */
  readonly end: Mark;
}

/** All paragraphs that stood in the original or stand now. A step that does not fit throws RangeError. */
export function redlined({
  doc,
  original,
  journal = [],
  articles,
}: Pick<ExportInput, 'doc' | 'original' | 'journal' | 'articles'>): readonly RedParagraph[] {
  // without a journal there is nothing to tell of
  const start = journal.length === 0 ? doc : documentOf(schema, original.doc);
  const strip = new Strip(start);
  strip.add(withoutMoves(start, journal));
  const paragraphs = told(strip, journal);
  const ids = articles && new Set(articles);
  return ids ? paragraphs.filter(({ article }) => ids.has(article)) : paragraphs;
}

const kept: Mark = { sign: 'kept', by: '', at: 0 };

function told(strip: Strip, journal: readonly Recorded[]): readonly RedParagraph[] {
  const now = strip.version;
  const out: RedParagraph[] = [];
  let runs: RedRun[] = [];
  let article = '';
  let page: PageAttrs | null = null;
  /** The roles of the blocks that the text belonged to then, and belongs to now. */
  let role: { was: Role; is: Role } = { was: 'body', is: 'body' };
  for (const piece of strip.pieces()) {
    const [was, is] = [stoodAt(piece, 0), stoodAt(piece, now)];
    if (!was && !is) continue;
    const change = journal[turnedBy(piece, now).change];
    const mark: Mark =
      was && is ? kept : { sign: is ? 'in' : 'out', by: change?.by ?? '', at: change?.at ?? 0 };
    const { border } = piece;
    if (!border) runs.push({ ...mark, text: piece.chars });
    else if (!border.node.isTextblock) {
      if (!border.open || !is) continue;
      if (border.node.type.name === 'article') article = idOf(border.node);
      else page = pageAttrs(border.node);
    } else if (border.open) {
      const of = roleOf(border.node);
      role = { was: was ? of : role.was, is: is ? of : role.is };
    } else {
      out.push({ role: is ? role.is : role.was, article, page, runs: merged(runs), end: mark });
      runs = [];
      page = null;
    }
  }
  return out;
}

/** The changes, each move as what is put in at the one place and taken out at the other: so the original keeps its order. */
function withoutMoves(
  start: Node,
  journal: readonly Recorded[],
): readonly { readonly steps: readonly Step[] }[] {
  let doc = start;
  const apply = (step: Step): Step => {
    const { doc: after, failed } = applied(doc, step);
    if (!after) throw new RangeError(failed ?? 'a step does not fit');
    doc = after;
    return step;
  };
  return journal.map(({ steps }) => ({
    steps: steps.flatMap((given) => {
      const step = given instanceof Step ? given : Step.fromJSON(schema, given);
      if (!(step instanceof MoveStep)) return [apply(step)];
      const before = doc;
      apply(step);
      const map = step.getMap();
      if (!(map instanceof MoveMap)) return []; // it stands there already
      const put = new ReplaceStep(map.to, map.to, before.slice(map.from, map.from + map.size));
      const from = map.to > map.from ? map.from : map.from + map.size;
      return [put, new ReplaceStep(from, from + map.size, Slice.empty)];
    }),
  }));
}

function merged(runs: readonly RedRun[]): readonly RedRun[] {
  const out: RedRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && last.sign === run.sign && last.by === run.by && last.at === run.at)
      out[out.length - 1] = { ...last, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}
