// What leaves comes back by the program's own importers: articles, roles, sections, text, as far as the format carries them.

import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { anyIssue } from '../../testing/any-issue.ts';
import { articleAttrs, articles, count, roleOf } from '../document/queries.ts';
import { answer, ask, threads } from '../document/remarks.ts';
import { type Role, schema } from '../document/schema.ts';
import { cityDaily } from '../sections/city-daily.ts';
import { importFiles } from '../import/import.ts';
import { alto } from './alto.ts';
import { docx } from './docx.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import type { ExportInput } from './types.ts';

interface Told {
  readonly kind: string;
  readonly sections: readonly string[];
  readonly status?: string;
  readonly page: string | null;
  readonly name: string | null;
  readonly blocks: readonly (readonly [role: Role, text: string])[];
}

const told = (doc: Node): Told[] =>
  articles(doc).map(({ node, page }) => {
    const { kind, sections, status } = articleAttrs(node);
    return {
      kind,
      sections,
      status,
      page: page.node.attrs['number'] as string | null,
      name: page.node.attrs['name'] as string | null,
      blocks: node.children.map((block) => [roleOf(block), block.textContent] as const),
    };
  });
/** Every query: its words now, where in which article of how many, what was said to it. */
const asked = (doc: Node): object[] =>
  threads(doc).map(({ query, answers, closed, place }) => ({
    ...query,
    article: articles(doc).findIndex(
      ({ pos, node }) => place && pos < place.from && place.to < pos + node.nodeSize,
    ),
    place,
    now: place && doc.textBetween(place.from, place.to, '\n'),
    answers,
    closed: closed !== null,
  }));
const input = (doc: Node): ExportInput => ({
  doc,
  original: { version: 1, doc: doc.toJSON(), sources: {}, applied: [], files: [] },
  account: { in: count(doc), removed: [], added: [], out: count(doc), balanced: true },
  sectionNames: Object.fromEntries(cityDaily.sections.map(({ code, name }) => [code, name])),
});

describe('what leaves comes back', () => {
  it('as issue JSON, by the importer', async () => {
    await fc.assert(
      fc.asyncProperty(anyIssue, async (doc) => {
        const bytes = new TextEncoder().encode(json.write(input(doc)));
        const { issues } = await importFiles([{ name: 'issue.json', bytes }]);
        expect(told(schema.nodeFromJSON(issues[0]?.doc))).toEqual(told(doc));
      }),
      { numRuns: 50 },
    );
  });

  it('as issue JSON with queries and what was said to them, on the words that they stood on', async () => {
    const some = fc.record({
      article: fc.nat(),
      from: fc.nat(60),
      length: fc.integer({ min: 1, max: 30 }),
      answers: fc.array(fc.constantFrom('answer' as const, 'close' as const, 'open' as const), {
        maxLength: 3,
      }),
    });
    await fc.assert(
      fc.asyncProperty(anyIssue, fc.array(some, { minLength: 1, maxLength: 4 }), async (plain, queries) => {
        const tr = new Transform(plain);
        for (const [i, { article, from, length, answers }] of queries.entries()) {
          const all = articles(tr.doc);
          const one = all[article % all.length];
          if (!one) continue;
          const start = one.pos + 2 + (from % Math.max(1, one.node.content.size - 2));
          const end = Math.min(start + length, one.pos + one.node.nodeSize - 2);
          const id = `q${i}`;
          if (!ask(tr, start, end, { id, text: '是哪一个？', by: '甲', to: '', at: i })) continue;
          for (const [k, act] of answers.entries())
            answer(tr, { id: `${id}.${k}`, query: id, act, text: '这一个', by: '乙', at: k });
        }
        const bytes = new TextEncoder().encode(json.write(input(tr.doc)));
        const { issues } = await importFiles([{ name: 'issue.json', bytes }]);
        const back = schema.nodeFromJSON(issues[0]?.doc);
        back.check();
        expect(asked(back)).toEqual(asked(tr.doc));
        expect(told(back)).toEqual(told(tr.doc));
      }),
      { numRuns: 50 },
    );
  });

  it('as HTML', async () => {
    await fc.assert(
      fc.asyncProperty(anyIssue, async (doc) => {
        const bytes = new TextEncoder().encode(html.write(input(doc)));
        // the round is nothing that a web site is told
        expect(plain(await back('issue.html', bytes), { status: false })).toEqual(
          plain(doc, { status: false }),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('as a Word file', async () => {
    await fc.assert(
      fc.asyncProperty(anyIssue, async (doc) => {
        const file = await docx.write(input(doc));
        if (typeof file === 'string') throw new TypeError('a Word file is no text');
        expect(plain(await back('issue.docx', file))).toEqual(plain(doc));
      }),
      { numRuns: 25 },
    );
  });

  it('as ALTO: every block with its role, and its text', async () => {
    await fc.assert(
      fc.asyncProperty(anyIssue, async (doc) => {
        const bytes = new TextEncoder().encode(String(await alto.write(input(doc))));
        const blocks = (of: Node): object[] =>
          plain(of).flatMap((one) => (one as { blocks: object[] }).blocks);
        expect(blocks(await back('issue.xml', bytes))).toEqual(blocks(doc));
      }),
      { numRuns: 50 },
    );
  });
});

async function back(name: string, bytes: Uint8Array): Promise<Node> {
  const { issues } = await importFiles([{ name, bytes }]);
  const doc = schema.nodeFromJSON(issues[0]?.doc);
  doc.check();
  return doc;
}

/** What a format of running text carries: white space is nobody's there. */
function plain(doc: Node, { status: carried = true } = {}): object[] {
  return told(doc).map(({ status, blocks, ...rest }) => ({
    ...rest,
    ...(carried ? { status } : {}),
    blocks: blocks.map(([role, text]) => [role, text.replace(/\s+/gu, ' ').trim()]),
  }));
}
