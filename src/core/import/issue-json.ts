// The program's own issue JSON (and any that has the form of FORMAT.md) comes back as it went: pages, articles, roles,
// sections, statuses, jumps, queries with what was said to them. Its text for sources is that of its blocks, one under the other.

import * as v from 'valibot';
import { articleKinds, roles, statuses } from '../document/schema.ts';
import { decode } from './decode.ts';
import type { ArticleDraft, BlockDraft, PageDraft } from './original.ts';
import type { Importer } from './registry.ts';

const optional = v.optional(v.nullable(v.string()), null);
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const place = v.object({ id: v.string(), from: offset, to: offset });
const block = v.object({
  role: v.picklist(roles),
  text: v.string(),
  queries: v.optional(v.array(place), []),
});
const said = { id: v.string(), text: v.string(), by: v.string(), at: v.number() };
const query = v.object({ ...said, article: v.string(), words: v.string(), to: v.string() });
const answer = v.object({ ...said, query: v.string(), act: v.picklist(['answer', 'close', 'open']) });
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
    v.array(v.object({ number: optional, name: optional, articles: v.array(article) })),
    v.minLength(1),
  ),
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
    const { paper, date, pages, queries, answers } = parsed.output;
    let length = 0;
    const blockOf = ({ role, text, queries: marks }: v.InferOutput<typeof block>): BlockDraft => {
      const from = length;
      length += text.length + 1;
      return {
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
    const drafts = pages.map(({ number, name: title, articles }): PageDraft => ({
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
    };
  },
};

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
