// Pages of labelled lines → the original document. Nothing is repaired: a line is a block, but for printed lines of
// line-by-line input, which are put together where the model is sure enough: each is listed and can be parted again.

import { certain } from '../checks/types.ts';
import type { Answer, ArticleKind, Dismissal, Query, Status } from '../document/schema.ts';
import { glue, lineHyphen, safeOffset } from '../document/text.ts';
import type { LabelledLine, Role } from '../labelling/types.ts';
import type { PageMarks } from './page-marks.ts';
import type { AppliedJoin, Doubt, Original, RoleDoubt, SourceSpan } from './types.ts';

/** A page before it has ids. */
export interface PageDraft {
  readonly marks: PageMarks;
  /** What only our own JSON tells: the page's id, its picture, and what somebody said no to. */
  readonly id?: string;
  readonly scan?: string | null;
  readonly dismissals?: readonly Dismissal[];
  readonly articles: readonly ArticleDraft[];
}

export interface ArticleDraft {
  readonly kind: ArticleKind;
  /** What only our own JSON tells: tags, status, the id that the article had and that of the one it goes on from. */
  readonly sections?: readonly string[];
  readonly status?: Status;
  readonly id?: string;
  readonly was?: string;
  readonly continues?: string | null;
  /** It goes on from the last text of the page before, as PAGE tells. */
  readonly fromPageBefore?: true;
  readonly queries?: readonly Query[];
  readonly answers?: readonly Answer[];
  readonly blocks: readonly BlockDraft[];
}

export interface BlockDraft {
  readonly id?: string;
  readonly role: Role;
  readonly text: string;
  readonly sources: readonly SourceSpan[];
  readonly joins: readonly Omit<AppliedJoin, 'block'>[];
  /** Where queries stand in it, in UTF-16 code units of its text. */
  readonly queries?: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  /** What else it may be. */
  readonly doubt?: Pick<RoleDoubt, 'other' | 'p'>;
  /** How probably a paragraph opens with it, where its setting shows that: 0–1. */
  readonly opens?: number;
}

/** In these a line is as often a title of its own. */
const stack = new Set<Role>(['label', 'kicker', 'headline', 'deck']);

/** In UTF-16 code units. None is longer; a hundred thousand lines of one character are no paragraph, whatever the model makes of them. */
const longestParagraph = 5000;

/** The articles of one page's lines; `unwrapFrom` as `Labelling` has it. Furniture makes articles of its own, so that it can be left out of exports. */
export function articlesOf(lines: readonly LabelledLine[], unwrapFrom: number): ArticleDraft[] {
  const articles: { kind: ArticleKind; blocks: BlockDraft[] }[] = [];
  let before: LabelledLine | null = null;
  for (const line of lines) {
    const furniture = line.role === 'furniture';
    const article = articles.at(-1);
    const starts = !article || !before || line.startsArticle || furniture !== (before.role === 'furniture');
    const last = article?.blocks.at(-1);
    if (starts || !article)
      articles.push({
        kind: furniture ? 'furniture' : line.kind === 'furniture' ? 'story' : line.kind,
        blocks: [blockOf(line)],
      });
    else if (
      last &&
      line.continues >= (stack.has(line.role) ? Math.max(certain, unwrapFrom) : unwrapFrom) &&
      line.role === last.role &&
      last.text.length < longestParagraph &&
      !hyphened(last.text, line.line.text)
    )
      article.blocks[article.blocks.length - 1] = unwrapped(last, line);
    else article.blocks.push(blockOf(line));
    before = line;
  }
  return articles;
}

/** Between these the model is asked for doubts. In cross-validation 18 of 33 with at least 0.4 for another of them were right. */
const heads = new Set<Role>([...stack, 'subhead']);
const doubtFrom = 0.4;

function doubtOf({ role, alternatives }: LabelledLine): BlockDraft['doubt'] | null {
  const other = alternatives[0];
  return other && other.p >= doubtFrom && heads.has(role) && heads.has(other.role)
    ? { other: other.role, p: other.p }
    : null;
}

function blockOf(label: LabelledLine): BlockDraft {
  const { line, role } = label;
  const text = line.text.trim();
  const from = line.from + line.text.indexOf(text);
  const doubt = doubtOf(label);
  return {
    role,
    text,
    sources: [{ file: line.file, from, to: from + text.length, at: 0 }],
    joins: [],
    ...(doubt ? { doubt } : {}),
  };
}

/** “neighbor- / hood”: whether the hyphen goes is a repair, and the whole issue's words decide it; a check proposes that. */
export function hyphened(left: string, right: string): boolean {
  return lineHyphen.test(left) && /\p{Script=Latin}.$/u.test(left) && /^\s*\p{Ll}/u.test(right);
}

function unwrapped(block: BlockDraft, line: LabelledLine): BlockDraft {
  const next = blockOf(line);
  const start = block.text + glue(block.text, next.text);
  const at = start.length;
  return {
    role: block.role,
    text: start + next.text,
    sources: [...block.sources, ...next.sources.map((span) => ({ ...span, at }))],
    joins: [...block.joins, { code: 'unwrap', confidence: line.continues, reasons: ['line-by-line'], at }],
  };
}

export interface IssueMarks {
  readonly paper: string | null;
  readonly date: string | null;
}

/** Gives ids in reading order (p1…, a1…, b1…): the same input makes the same document. Our own JSON keeps those that it has. */
export function originalOf(
  pages: readonly PageDraft[],
  issue: IssueMarks,
  files: Original['files'],
): Original {
  const sources: Record<string, readonly SourceSpan[]> = {};
  const applied: AppliedJoin[] = [];
  const doubts: Doubt[] = [];
  let blockNumber = 0;
  const drafts = pages.flatMap(({ articles }) => articles);
  const keeps = ownIds(pages);
  const ids = new Map(drafts.map((draft, i) => [draft, (keeps && draft.id) || `a${i + 1}`]));
  const now = new Map(drafts.flatMap((draft) => (draft.was ? [[draft.was, ids.get(draft)] as const] : [])));
  const article = (draft: ArticleDraft): object => ({
    type: 'article',
    attrs: {
      id: ids.get(draft),
      kind: draft.kind,
      sections: draft.sections ?? [],
      status: draft.status ?? 'unread',
      continues: (draft.continues ? now.get(draft.continues) : undefined) ?? null,
    },
    content: draft.blocks.map(
      ({ id: own, role, text, sources: spans, joins, doubt, opens, queries = [] }) => {
        blockNumber += 1;
        const id = (keeps && own) || `b${blockNumber}`;
        sources[id] = spans;
        for (const join of joins) applied.push({ ...join, block: id });
        if (doubt) doubts.push({ block: id, role, text, ...doubt });
        if (opens !== undefined)
          doubts.push({ block: id, begins: text.slice(0, safeOffset(text, 6)), opens });
        return { type: role, attrs: { id }, ...(text === '' ? {} : { content: marked(text, queries) }) };
      },
    ),
  });
  const content = pages.map(({ id, marks, scan, articles }, i) => ({
    type: 'page',
    attrs: {
      id: (keeps && id) || `p${i + 1}`,
      number: marks.number ?? null,
      name: marks.name ?? null,
      scan: scan ?? null,
    },
    content: articles.map(article),
  }));
  return {
    version: 1,
    doc: { type: 'doc', attrs: { ...issue, dismissals: refused(pages), ...asked(drafts, ids) }, content },
    sources,
    applied,
    doubts,
    files,
  };
}

/** Whether every page, article and block has an id that nothing else has. */
function ownIds(pages: readonly PageDraft[]): boolean {
  const all = pages.flatMap(({ id, articles }) => [
    id,
    ...articles.flatMap((article) => [article.id, ...article.blocks.map((block) => block.id)]),
  ]);
  return new Set(all).size === all.length && all.every((id) => id !== undefined && /^[\w-]{1,64}$/u.test(id));
}

function refused(pages: readonly PageDraft[]): readonly Dismissal[] {
  const all = pages.flatMap(({ dismissals = [] }) => dismissals);
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** What was asked and answered; a query that two files hold is one. */
function asked(
  drafts: readonly ArticleDraft[],
  ids: ReadonlyMap<ArticleDraft, string>,
): { readonly queries: readonly Query[]; readonly answers: readonly Answer[] } {
  const queries = new Map<string, Query>();
  const answers = new Map<string, Answer>();
  for (const draft of drafts) {
    for (const query of draft.queries ?? [])
      if (!queries.has(query.id)) queries.set(query.id, { ...query, article: ids.get(draft) ?? '' });
    for (const answer of draft.answers ?? []) if (!answers.has(answer.id)) answers.set(answer.id, answer);
  }
  return { queries: [...queries.values()], answers: [...answers.values()] };
}

/** A block's text with the marks of the queries that stand in it. */
function marked(text: string, queries: NonNullable<BlockDraft['queries']>): readonly object[] {
  const cuts = [...new Set([0, text.length, ...queries.flatMap(({ from, to }) => [from, to])])].toSorted(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i] ?? 0;
    const ids = new Set(queries.filter((one) => one.from < to && one.to > from).map(({ id }) => id));
    return {
      type: 'text',
      text: text.slice(from, to),
      ...(ids.size === 0 ? {} : { marks: [...ids].map((id) => ({ type: 'query', attrs: { id } })) }),
    };
  });
}
