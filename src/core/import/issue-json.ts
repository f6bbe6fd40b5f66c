// The program's own issue JSON (and any that has the form of FORMAT.md) comes back as it went: pages, articles, roles,
// sections, statuses, jumps. Its text for sources is that of its blocks, one under the other.

import * as v from 'valibot';
import { articleKinds, roles, statuses } from '../document/schema.ts';
import { decode } from './decode.ts';
import type { ArticleDraft, BlockDraft, PageDraft } from './original.ts';
import type { Importer } from './registry.ts';

const optional = v.optional(v.nullable(v.string()), null);
const block = v.object({ role: v.picklist(roles), text: v.string() });
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
    const { paper, date, pages } = parsed.output;
    let length = 0;
    const blockOf = ({ role, text }: v.InferOutput<typeof block>): BlockDraft => {
      const from = length;
      length += text.length + 1;
      return {
        role,
        text,
        sources: text === '' ? [] : [{ file: name, from, to: from + text.length, at: 0 }],
        joins: [],
      };
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
        .map(({ id, kind, sections, status, continues, blocks }): ArticleDraft => ({
          kind,
          sections: [...new Set(sections)],
          status,
          // two files may use one id
          continues: continues === null ? null : `${name}#${continues}`,
          was: id === '' ? '' : `${name}#${id}`,
          blocks: blocks.map(blockOf),
        })),
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
