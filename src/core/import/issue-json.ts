// The program's own issue JSON (and any that has the form of FORMAT.md) comes back as it went: pages, articles, roles,
// sections, statuses, jumps, queries with what was said to them, and what was said no to. Its text for sources is that of its
// blocks, one under the other; where that text came from before, what was taken out and put in, stands in `earlier`.

import * as v from 'valibot';
import { articleKinds, type Role, roles, statuses } from '../document/schema.ts';
import { characterCount } from '../document/text.ts';
import { decode } from './decode.ts';
import type { ArticleDraft, BlockDraft, PageDraft } from './original.ts';
import type { Importer } from './registry.ts';
import type { Earlier } from './types.ts';

const optional = v.optional(v.nullable(v.string()), null);
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const place = v.object({ id: v.string(), from: offset, to: offset });
const told = v.object({
  file: v.string(),
  from: offset,
  to: offset,
  at: offset,
  region: v.optional(v.string()),
  line: v.optional(v.string()),
  page: v.optional(offset),
});
/** Others may tell their sources otherwise: then they are not known, and the text is read all the same. */
const sources = v.fallback(v.array(told), []);
const block = v.object({
  id: v.optional(v.string()),
  role: v.picklist(roles),
  text: v.string(),
  source: v.optional(sources, []),
  queries: v.optional(v.array(place), []),
});
const said = { id: v.string(), text: v.string(), by: v.string(), at: v.number() };
const query = v.object({ ...said, article: v.string(), words: v.string(), to: v.string() });
const answer = v.object({ ...said, query: v.string(), act: v.picklist(['answer', 'close', 'open']) });
const dismissal = v.object({
  id: v.string(),
  code: v.string(),
  fingerprint: v.string(),
  scope: v.picklist(['here', 'issue', 'kind']),
  block: v.nullable(v.string()),
  before: v.string(),
  after: v.string(),
});
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const doubt = v.union([
  v.object({
    block: v.string(),
    role: v.picklist(roles),
    text: v.string(),
    other: v.picklist(roles),
    p: share,
  }),
  v.object({ block: v.string(), begins: v.string(), opens: share }),
]);
const removal = v.object({ text: v.string(), reason: v.string(), source: sources });
const addition = v.object({ text: v.string(), block: v.string(), offset, by: v.string() });
const applied = v.object({
  code: v.string(),
  confidence: v.number(),
  reasons: v.array(v.string()),
  source: sources,
});
const account = v.object({ in: offset, removed: offset, added: offset, balanced: v.boolean() });
const article = v.object({
  id: v.optional(v.string(), ''),
  kind: v.optional(v.picklist(articleKinds), 'story'),
  sections: v.optional(v.array(v.string()), []),
  status: v.optional(v.picklist(statuses), 'unread'),
  continues: optional,
  blocks: v.array(block),
});
const issue = v.object({
  paper: optional,
  date: optional,
  pages: v.pipe(
    v.array(
      v.object({
        id: v.optional(v.string()),
        number: optional,
        name: optional,
        scan: optional,
        articles: v.array(article),
      }),
    ),
    v.minLength(1),
  ),
  files: v.fallback(v.optional(v.array(v.record(v.string(), v.unknown())), []), []),
  removed: v.fallback(v.optional(v.array(removal), []), []),
  added: v.fallback(v.optional(v.array(addition), []), []),
  applied: v.fallback(v.optional(v.array(applied), []), []),
  account: v.fallback(v.optional(v.nullable(account), null), null),
  doubts: v.fallback(v.optional(v.array(doubt), []), []),
  dismissals: v.fallback(v.optional(v.array(dismissal), []), []),
  queries: v.optional(v.array(query), []),
  answers: v.optional(v.array(answer), []),
});

export const issueJson: Importer = {
  code: 'issue-json',
  extensions: ['json'],
  recognises: (name, bytes) =>
    /\.json$/iu.test(name) && /^[\ufeff\s]*\{/u.test(new TextDecoder().decode(bytes.subarray(0, 200))),
  read(name, bytes, encoding) {
    const decoded = decode(bytes, encoding);
    if ('refused' in decoded) return decoded;
    const parsed = v.safeParse(issue, json(decoded.text));
    if (!parsed.success) {
      const at = parsed.issues[0];
      return {
        refused: {
          code: 'importing:messages.no-issue',
          severity: 'error',
          params: { place: v.getDotPath(at) ?? '' },
        },
      };
    }
    const { paper, date, pages, queries, answers, dismissals } = parsed.output;
    let length = 0;
    /** Block id → where its text begins. */
    const starts = new Map<string, number>();
    const stretches: Earlier['sources'][number][] = [];
    const doubtsOf = doubtsBy(parsed.output.doubts);
    const blockOf = ({ id, role, text, source, queries: marks }: v.InferOutput<typeof block>): BlockDraft => {
      const from = length;
      length += text.length + 1;
      if (id !== undefined) starts.set(id, from);
      stretches.push({ from, to: from + text.length, source });
      return {
        ...(id === undefined ? {} : { id, ...doubtsOf(id, role, text) }),
        role,
        text,
        sources: text === '' ? [] : [{ file: name, from, to: from + text.length, at: 0 }],
        joins: [],
        queries: marks.filter((one) => one.from < one.to && one.to <= text.length),
      };
    };
    const held = pages.flatMap(({ articles }) => articles).filter(({ blocks }) => blocks.length > 0);
    const known = new Set(held.map(({ id }) => id));
    /** Of an article; those of one that is no more stand with the first. */
    const asked = (one: (typeof held)[number]): Pick<ArticleDraft, 'queries' | 'answers'> => {
      const own = queries.filter(({ article: of }) => of === one.id || (one === held[0] && !known.has(of)));
      const ids = new Set(own.map(({ id }) => id));
      return { queries: own, answers: answers.filter(({ query: to }) => ids.has(to)) };
    };
    const drafts = pages.map(({ id: pageId, number, name: title, scan, articles }, i): PageDraft => ({
      ...(pageId === undefined ? {} : { id: pageId }),
      scan,
      ...(i === 0 ? { dismissals } : {}),
      marks: {
        ...(number === null ? {} : { number }),
        ...(title === null ? {} : { name: title }),
        ...(paper === null ? {} : { paper }),
        ...(isDay(date) ? { date } : {}),
      },
      articles: articles
        .filter(({ blocks }) => blocks.length > 0)
        .map((one): ArticleDraft => {
          const { id, kind, sections, status, continues, blocks } = one;
          return {
            ...asked(one),
            ...(id === '' ? {} : { id }),
            kind,
            sections: [...new Set(sections)],
            status,
            // two files may use one id
            continues: continues === null ? null : `${name}#${continues}`,
            was: id === '' ? '' : `${name}#${id}`,
            blocks: blocks.map(blockOf),
          };
        }),
    }));
    return {
      encoding: decoded.encoding,
      sure: decoded.sure,
      length,
      pages: drafts,
      messages: decoded.messages,
      earlier: earlierOf(name, parsed.output, stretches, starts),
    };
  },
};

function earlierOf(
  file: string,
  { pages, files, removed, added, applied: fixes, account: said }: v.InferOutput<typeof issue>,
  stretches: Earlier['sources'],
  starts: ReadonlyMap<string, number>,
): Earlier {
  const out = pages.reduce(
    (n, { articles }) =>
      n +
      articles.reduce((m, { blocks }) => m + blocks.reduce((k, { text }) => k + characterCount(text), 0), 0),
    0,
  );
  return {
    file,
    files,
    account: said ?? { in: out, removed: removed.length, added: added.length, balanced: true },
    out,
    sources: stretches,
    removed,
    added: added.flatMap(({ text, block: of, offset: at, by }) => {
      const start = starts.get(of);
      return start === undefined ? [] : [{ text, by, from: start + at }];
    }),
    applied: fixes,
  };
}

/** What the importer of the first file could not decide, where it still holds. */
function doubtsBy(
  all: readonly v.InferOutput<typeof doubt>[],
): (id: string, role: Role, text: string) => Pick<BlockDraft, 'doubt' | 'opens'> {
  const byBlock = new Map<string, v.InferOutput<typeof doubt>[]>();
  for (const one of all) {
    const held = byBlock.get(one.block);
    if (held) held.push(one);
    else byBlock.set(one.block, [one]);
  }
  return (id, role, text) => {
    let found: Pick<BlockDraft, 'doubt' | 'opens'> = {};
    for (const one of byBlock.get(id) ?? [])
      if ('other' in one) {
        if (one.role === role && one.text === text)
          found = { ...found, doubt: { other: one.other, p: one.p } };
      } else if (text.startsWith(one.begins)) found = { ...found, opens: one.opens };
    return found;
  };
}

function isDay(date: string | null): date is string {
  return date !== null && /^\d{4}-\d{2}-\d{2}$/u.test(date);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON: refused like any other form that is not ours
  }
}
