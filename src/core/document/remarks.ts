// 存疑: a remark on words, to a colleague or to oneself. It belongs to the issue, so that joining and parting articles
// cannot lose it, and holds on to its words by a mark; when they are deleted it stays open on its article.

import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import { around, articles, idOf } from './queries.ts';
import type { Answer, DocAttrs, Query } from './schema.ts';
import { MemberStep } from './steps.ts';
import { safeOffset } from './text.ts';

/** Characters of a remark, of an answer, and of a name. */
export const longestRemark = 500;

/** A query as it stands now. */
export interface Thread {
  readonly query: Query;
  readonly answers: readonly Answer[];
  /** What closed it; null: it is open. */
  readonly closed: Answer | null;
  /** Where its words stand, from the first to the last of them; null: they were deleted. */
  readonly place: { readonly from: number; readonly to: number } | null;
  /** Id of the article that it is on now; null: that article is gone, and the words with it. */
  readonly article: string | null;
}

type Said = Pick<DocAttrs, 'queries' | 'answers'>;

/** The schema knows that they are lists; what is in them may come from a file. */
function attrs(doc: Node): Said {
  const { queries, answers } = doc.attrs as Said;
  return { queries: queries.filter(isQuery), answers: answers.filter(isAnswer) };
}

const texts = (value: unknown, names: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  names.every((name) => typeof (value as Record<string, unknown>)[name] === 'string');
const isQuery = (value: unknown): boolean =>
  texts(value, ['id', 'article', 'words', 'text', 'by', 'to']) && Number.isFinite((value as Query).at);
const isAnswer = (value: unknown): boolean =>
  texts(value, ['id', 'query', 'act', 'text', 'by']) && Number.isFinite((value as Answer).at);

const known = new WeakMap<Node, readonly Thread[]>();

/** All queries, closed ones too: those with words in the order of the text, then the others as they were asked. Kept per document. */
export function threads(doc: Node): readonly Thread[] {
  let list = known.get(doc);
  if (!list) {
    list = read(doc);
    known.set(doc, list);
  }
  return list;
}

export function openThreads(doc: Node): readonly Thread[] {
  return threads(doc).filter(({ closed }) => closed === null);
}

const none: readonly Thread[] = [];

function read(doc: Node): readonly Thread[] {
  const { queries, answers } = attrs(doc);
  if (queries.length === 0) return none;
  const places = placesOf(doc);
  const ids = new Set(articles(doc).map(({ node }) => idOf(node)));
  return queries
    .map((query): Thread => {
      const said = answers.filter((answer) => answer.query === query.id);
      const last = said.findLast(({ act }) => act !== 'answer');
      const place = places.get(query.id) ?? null;
      return {
        query,
        answers: said,
        closed: last?.act === 'close' ? last : null,
        place,
        article: place?.article ?? (ids.has(query.article) ? query.article : null),
      };
    })
    .toSorted((a, b) => (a.place?.from ?? Infinity) - (b.place?.from ?? Infinity) || 0);
}

interface Held {
  readonly from: number;
  readonly to: number;
  readonly article: string;
}

/** Marks of one article, counted from its beginning. */
const heldIn = new WeakMap<Node, ReadonlyMap<string, { readonly from: number; readonly to: number }>>();

function placesOf(doc: Node): ReadonlyMap<string, Held> {
  const out = new Map<string, Held>();
  for (const { node, pos } of articles(doc))
    for (const [id, { from, to }] of marksIn(node)) {
      const was = out.get(id);
      out.set(id, { from: was?.from ?? pos + from, to: pos + to, article: was?.article ?? idOf(node) });
    }
  return out;
}

function marksIn(article: Node): ReadonlyMap<string, { readonly from: number; readonly to: number }> {
  const kept = heldIn.get(article);
  if (kept) return kept;
  const found = new Map<string, { readonly from: number; readonly to: number }>();
  article.descendants((node, pos) => {
    for (const mark of node.marks) {
      if (mark.type.name !== 'query') continue;
      const id = String(mark.attrs['id']);
      // positions inside of a node begin behind its opening token
      const from = found.get(id)?.from ?? pos + 1;
      found.set(id, { from, to: pos + 1 + node.nodeSize });
    }
    return !node.isText;
  });
  heldIn.set(article, found);
  return found;
}

/** The words that a query is asked on where nothing is selected: the word at the position, else the whole block; null where there is none. */
export function wordAt(doc: Node, pos: number): { readonly from: number; readonly to: number } | null {
  const { block } = around(doc, pos);
  if (!block || block.node.content.size === 0) return null;
  const start = block.pos + 1;
  const text = block.node.textContent;
  const offset = safeOffset(text, pos - start);
  // at the end of a word the word before is meant
  for (const at of [offset, offset - 1]) {
    const word = segmenter.segment(text).containing(at);
    if (word?.isWordLike) return { from: start + word.index, to: start + word.index + word.segment.length };
  }
  return { from: start, to: start + text.length };
}
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Asks on the words from…to, which may go over several blocks. False: no words stand there, or nothing is asked. */
export function ask(
  tr: Transform,
  from: number,
  to: number,
  { id, text, by, to: whom, at }: Omit<Query, 'article' | 'words'>,
): boolean {
  const { article } = around(tr.doc, from);
  const words = from < to ? tr.doc.textBetween(from, to, '\n') : '';
  const mark = tr.doc.type.schema.marks['query'];
  if (!article || !mark || words.trim() === '' || text.trim() === '') return false;
  const query: Query = { id, article: idOf(article.node), words, text: text.trim(), by, to: whom, at };
  tr.step(new MemberStep(null, 'queries', query, 'add'));
  tr.addMark(from, to, mark.create({ id }));
  return true;
}

/** Says something to a query, closes it, or opens it again. False: there is no such query, nothing was said, or it is so already. */
export function answer(tr: Transform, said: Answer): boolean {
  const thread = threads(tr.doc).find(({ query }) => query.id === said.query);
  if (!thread) return false;
  if (said.act === 'answer' && said.text.trim() === '') return false;
  if (said.act === 'close' && thread.closed !== null) return false;
  if (said.act === 'open' && thread.closed === null) return false;
  const trimmed: Answer = { ...said, text: said.text.trim() };
  tr.step(new MemberStep(null, 'answers', trimmed, 'add'));
  return true;
}

/** Before the article `part` goes into `whole`: what was asked there stays on the article that it is in now. */
export function rehome(tr: Transform, part: string, whole: string): void {
  for (const query of attrs(tr.doc).queries) {
    if (query.article !== part) continue;
    tr.step(new MemberStep(null, 'queries', query, 'remove'));
    const moved: Query = { ...query, article: whole };
    tr.step(new MemberStep(null, 'queries', moved, 'add'));
  }
}
