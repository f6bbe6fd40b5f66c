// The way of a text as the program goes it, without the document: label, blocks, repeated runs out, certain joins until
// none is left, headlines as they likelier are. Gives the JSON that ../shared/bench/score.mjs reads, and keeps what was left open, for the calibration.
import {
  breakFeatures,
  endsAsOfOld,
  headlineFeatures,
  isHeadlinePair,
  weigh,
  type BreakWeights,
} from '../core/labelling/breaks.ts';
import { columnWidth } from '../core/labelling/columns.ts';
import { labelWith, type LineModel, type LineWeights } from '../core/labelling/lines.ts';
import { repeatedRuns } from '../core/labelling/repeats.ts';
import type { ArticleKind, BoundaryContext, LabelledLine, Role } from '../core/labelling/types.ts';
import { vocabulary } from '../core/labelling/vocabulary.ts';
import type { Case } from './corpus.ts';

export interface Weights {
  readonly lines: LineWeights;
  readonly breaks: BreakWeights;
  readonly headlines: BreakWeights;
}

export interface Thresholds {
  /** Certain joins of running text. */
  readonly body: number;
  /** Joins of headline pieces, the surest first and never three: `likelyHeadlines`. */
  readonly head: number;
  /** Unwrapping of printed lines at import. */
  readonly unwrap: number;
}

interface Block {
  readonly role: Role;
  readonly article: number;
  readonly text: string;
  /** Index of the first and the last line that it is made of. */
  readonly first: number;
  readonly last: number;
}

export interface Open {
  readonly line: number;
  readonly kind: 'breaks' | 'headlines';
  readonly p: number;
}

export interface Outcome {
  readonly issue: {
    readonly pages: readonly {
      readonly articles: readonly {
        readonly kind: ArticleKind;
        readonly blocks: readonly { readonly role: Role; readonly text: string }[];
      }[];
    }[];
  };
  /** Boundaries that were not joined, by the index of the line after them. */
  readonly open: readonly Open[];
}

export function clean(
  c: Case,
  model: LineModel,
  weights: Weights,
  thresholds: Thresholds,
  labels: readonly LabelledLine[] = labelWith(c.lines, weights.lines, model),
): Outcome {
  const kinds: ArticleKind[] = [];
  let blocks: Block[] = [];
  labels.forEach((label, i) => {
    if (label.startsArticle) kinds.push(label.kind);
    const text = c.lines[i]?.text.trim() ?? '';
    const last = blocks.at(-1);
    if (model !== 'chunks' && last !== undefined && label.continues >= thresholds.unwrap) {
      blocks[blocks.length - 1] = { ...last, text: last.text + text, last: i };
    } else blocks.push({ role: label.role, article: kinds.length - 1, text, first: i, last: i });
  });

  for (let round = 0; round < 8; round += 1) {
    const sure = repeatedRuns(blocks.map((block) => block.text)).filter((run) => run.confidence >= 0.98);
    if (sure.length === 0) break;
    for (const run of sure.reverse()) {
      const gone = run[run.remove];
      const block = blocks[gone.block];
      if (block !== undefined)
        blocks[gone.block] = { ...block, text: block.text.slice(0, gone.from) + block.text.slice(gone.to) };
    }
  }
  blocks = blocks.filter((block) => block.text !== '');

  const column = columnWidth(blocks.map((block) => block.text));
  const words = vocabulary(blocks.map((block) => block.text));
  let open: Open[] = [];
  for (let round = 0; round < 6; round += 1) {
    open = [];
    let joined = 0;
    const next: Block[] = [];
    blocks.forEach((right, i) => {
      const left = next.at(-1);
      if (
        left === undefined ||
        left.role === 'furniture' ||
        right.role === 'furniture' ||
        left.role === 'credit' ||
        right.role === 'credit'
      ) {
        next.push(right);
        return;
      }
      const before = next.at(-2);
      const after = blocks[i + 1];
      const context: BoundaryContext = {
        vocabulary: words,
        sameArticle: left.article === right.article,
        lineByLine: model !== 'chunks',
        ...(column === undefined ? {} : { columnWidth: column }),
        ...(before?.article === left.article ? { before } : {}),
        ...(after?.article === right.article ? { after } : {}),
      };
      const head = isHeadlinePair(left, right);
      const { p } =
        !head && endsAsOfOld(left.text, words)
          ? { p: 0 }
          : head
            ? weigh(headlineFeatures(left, right, context), weights.headlines)
            : weigh(breakFeatures(left, right, context), weights.breaks);
      if (!head && p >= thresholds.body) {
        joined += 1;
        const longer = left.text.length >= right.text.length ? left.role : right.role;
        next[next.length - 1] = { ...left, role: longer, text: left.text + right.text, last: right.last };
      } else {
        open.push({ line: right.first, kind: head ? 'headlines' : 'breaks', p });
        next.push(right);
      }
    });
    blocks = next;
    if (joined === 0) break;
  }
  const heads = new Set<number>();
  const taken = new Set<Block>();
  for (const { line, kind, p } of open.toSorted((a, b) => b.p - a.p)) {
    const at = blocks.findIndex(({ first }) => first === line);
    const two = blocks.slice(at - 1, at + 1);
    if (kind !== 'headlines' || p < thresholds.head || two.some((block) => taken.has(block))) continue;
    heads.add(line);
    for (const block of two) taken.add(block);
  }
  blocks = blocks.reduce<Block[]>((made, right) => {
    const left = made.at(-1);
    if (!left || !heads.has(right.first)) return [...made, right];
    const role = right.role === 'headline' && left.role !== 'deck' ? right.role : left.role;
    return [...made.slice(0, -1), { ...left, role, text: left.text + right.text, last: right.last }];
  }, []);
  open = open.filter(({ line }) => !heads.has(line));
  const articles = kinds.map((kind, a) => ({
    kind,
    blocks: blocks.filter((block) => block.article === a).map(({ role, text }) => ({ role, text })),
  }));
  return { issue: { pages: [{ articles }] }, open };
}
