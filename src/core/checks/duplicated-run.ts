// A run of text that was printed twice: the foot of one column stands again at the foot of the next. Both copies are
// shown; the one goes whose removal leaves running text. Looked for among neighbours, not over the whole issue: a closing
// formula that stands on page 1 and page 12 is no misprint, and after a keystroke only two windows are looked at again.

import type { Node } from 'prosemirror-model';
import { removeBlock, replaceText } from '../document/commands.ts';
import { type ArticleAt, around } from '../document/queries.ts';
import { repeatedRuns } from '../labelling/repeats.ts';
import type { RepeatedRun, Run } from '../labelling/types.ts';
import { checkedArticles, type Line, linesOf, reading, wordsAfter, wordsBefore } from './finding.ts';
import type { Finding, IssueCheck } from './types.ts';

const code = 'duplicated-run';
const floor = 0.5;

/** Characters in a window's half: what a column or two holds. */
const half = 1_600;

export const duplicatedRun: IssueCheck = {
  code,
  seal: '重',
  scope: 'issue',
  *find(doc) {
    const groups = grouped(checkedArticles(doc));
    for (const [index, group] of groups.entries()) {
      const before = groups[index - 1] ?? [];
      const window = [...before, ...group];
      const runs = runsIn(window.map(({ node }) => node));
      if (runs.length > 0) yield* findings(runs, window, before.length);
      yield null;
    }
  },
};

/** `own`: the articles of the window from this one on have their second copies told here; those before, in the window before. */
function* findings(
  runs: readonly RepeatedRun[],
  window: readonly ArticleAt[],
  own: number,
): Generator<Finding> {
  const places = window.flatMap(({ node, pos }, index) =>
    linesOf(node).map((line) => ({ line, pos, own: index >= own })),
  );
  for (const run of runs) {
    if (run.confidence < floor || places[run.second.block]?.own !== true) continue;
    const [gone, stays] = run.remove === 'second' ? [run.second, run.first] : [run.first, run.second];
    const finding = about(run, gone, stays, (block) => places[block] ?? null);
    if (finding) yield finding;
  }
}

/** Neighbouring articles in handfuls of at least 1,600 characters; begun anew on every page, so that one keystroke does not shift them all. */
function grouped(list: readonly ArticleAt[]): readonly (readonly ArticleAt[])[] {
  const groups: ArticleAt[][] = [];
  let size = Infinity;
  for (const article of list) {
    if (size >= half || groups.at(-1)?.at(-1)?.page.pos !== article.page.pos) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(article);
    size += article.node.content.size;
  }
  return groups;
}

interface Kept {
  readonly articles: readonly Node[];
  readonly runs: readonly RepeatedRun[];
}
const kept = new WeakMap<Node, Kept[]>();

function runsIn(window: readonly Node[]): readonly RepeatedRun[] {
  const first = window[0];
  if (!first) return [];
  const known = kept.get(first) ?? [];
  const same = known.find(
    (one) => one.articles.length === window.length && one.articles.every((node, i) => node === window[i]),
  );
  if (same) return same.runs;
  const runs = repeatedRuns(window.flatMap((node) => linesOf(node).map(({ text }) => text)));
  // an article opens two windows at most: its own, and the one to the next
  kept.set(first, [...known.slice(-1), { articles: window, runs }]);
  return runs;
}

interface Place {
  readonly line: Line;
  readonly pos: number;
}

function about(
  run: RepeatedRun,
  gone: Run,
  stays: Run,
  place: (block: number) => Place | null,
): Finding | null {
  const here = place(gone.block);
  const there = place(stays.block);
  const thereEnd = place(stays.endBlock);
  if (!here || !there || !thereEnd) return null;
  const { line } = here;
  // the copy begins where a line began, and no line begins with a closing mark: “播放宣传片、[军地联络员……]” keeps its 、
  if (!/[，。、；：？！…]$/u.test(line.text.slice(0, gone.from)))
    gone = {
      ...gone,
      from:
        gone.from +
        (/^[，。、；：？！”’」』）)》〉】〕…]+/u.exec(line.text.slice(gone.from, gone.to))?.[0].length ?? 0),
    };
  const from = here.pos + line.start + gone.from;
  const to = here.pos + line.start + gone.to;
  const actual = line.text.slice(gone.from, gone.to);
  const whole = gone.from === 0 && gone.to === line.text.length;
  return {
    code,
    severity: run.confidence >= 0.9 ? 'sure' : 'doubt',
    confidence: run.confidence,
    reasons: [
      { code: 'stands-twice', params: { count: actual.length, detail: abridged(actual) } },
      ...(gone.to === line.text.length ? [{ code: 'at-the-foot' }] : []),
    ],
    from,
    to,
    actual,
    message: { code: `checks:kind.${code}.message`, params: { count: actual.length } },
    reads: reading(
      { text: wordsBefore(line.text, gone.from), as: 'same' },
      { text: abridged(actual), as: 'gone' },
      { text: wordsAfter(line.text, gone.to), as: 'same' },
    ),
    fixes: [
      {
        title: { code: 'checks:fix.remove-copy', params: { count: actual.length } },
        preferred: true,
        apply: (tr, at) => {
          if (!whole) return replaceText(tr, at.from, at.to, '');
          const { block } = around(tr.doc, at.from);
          return block !== null && block.node.textContent === actual && removeBlock(tr, block.pos);
        },
      },
    ],
    related: [
      { from: there.pos + there.line.start + stays.from, to: thereEnd.pos + thereEnd.line.start + stays.to },
    ],
  };
}

/** The beginning and the end of long words. */
function abridged(text: string): string {
  return text.length <= 44 ? text : `${text.slice(0, 24)}……${text.slice(-16)}`;
}
