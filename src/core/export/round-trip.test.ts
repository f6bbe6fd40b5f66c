// What leaves comes back: articles, roles, sections, text. The issue JSON by the program's own importer; HTML and Word
// by readers that know nothing but what the README says of these formats: an importer needs no more than they do.

import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import * as build from '../../testing/builders.ts';
import { articleAttrs, articles, count, roleOf } from '../document/queries.ts';
import { answer, ask, threads } from '../document/remarks.ts';
import { roleNamed } from '../document/role-names.ts';
import { articleKinds, type Role, roles, schema, statuses } from '../document/schema.ts';
import { importFiles } from '../import/import.ts';
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

const words = fc
  .string({
    unit: fc.constantFrom(
      '江',
      '水',
      '，',
      '<',
      '&',
      '>',
      '"',
      "'",
      ' ',
      '　',
      '“',
      '1',
      ']]>',
      '𠮷',
      '&amp;',
    ),
    minLength: 1,
    maxLength: 12,
  })
  .filter((text) => text.trim() !== '');
const someArticle = fc.record({
  kind: fc.constantFrom(...articleKinds.filter((kind) => kind !== 'furniture')),
  sections: fc.uniqueArray(fc.constantFrom('local', 'sport', '04000000'), { maxLength: 2 }),
  status: fc.constantFrom(...statuses),
  blocks: fc.array(fc.tuple(fc.constantFrom(...roles.filter((role) => role !== 'furniture')), words), {
    minLength: 1,
    maxLength: 6,
  }),
});
const somePage = fc.record({
  number: fc.constantFrom('1', 'A03', '"<'),
  name: fc.option(fc.constantFrom('要闻', '<b>&'), { nil: null }),
  articles: fc.array(someArticle, { minLength: 1, maxLength: 4 }),
});
const make: Readonly<Record<Role, (text: string) => ReturnType<typeof build.p>>> = {
  ...build,
  body: build.p,
};
const issue = fc
  .array(somePage, { minLength: 1, maxLength: 3 })
  .map((pages) =>
    build.doc(
      { paper: '江畔日报', date: '2026-05-18' },
      ...pages.map(({ articles: held, ...attrs }) =>
        build.page(
          attrs,
          ...held.map(({ blocks, ...of }) =>
            build.article(of, ...blocks.map(([role, text]) => make[role](text))),
          ),
        ),
      ),
    ),
  );

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
  sectionNames: {},
});

describe('what leaves comes back', () => {
  it('as issue JSON, by the importer', async () => {
    await fc.assert(
      fc.asyncProperty(issue, async (doc) => {
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
      fc.asyncProperty(issue, fc.array(some, { minLength: 1, maxLength: 4 }), async (plain, queries) => {
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

  it('as HTML', () => {
    fc.assert(
      fc.property(issue, (doc) => {
        // the round is nothing that a web site is told
        expect(fromHtml(html.write(input(doc)))).toEqual(told(doc).map(({ status: _, ...rest }) => rest));
      }),
      { numRuns: 50 },
    );
  });

  it('as a Word file', async () => {
    await fc.assert(
      fc.asyncProperty(issue, async (doc) => {
        const file = await docx.write(input(doc));
        if (typeof file === 'string') throw new TypeError('a Word file is no text');
        expect(fromDocx(file)).toEqual(told(doc));
      }),
      { numRuns: 25 },
    );
  });
});

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Reading extends Mutable<Omit<Told, 'blocks' | 'sections'>> {
  sections: string[];
  blocks: [Role, string][];
}

function fromHtml(text: string): readonly Told[] {
  const out: Reading[] = [];
  let page: string | null = null;
  let name: string | null = null;
  let role: Role | null = null;
  const parser = new Parser({
    onopentag(tag, attrs) {
      const last = out.at(-1);
      if (tag === 'section') {
        page = attrs['data-page'] ?? null;
        name = attrs['data-name'] ?? null;
      } else if (tag === 'article')
        out.push({ kind: attrs['data-kind'] ?? '', sections: [], page, name, blocks: [] });
      else if (tag === 'meta' && attrs['itemprop'] === 'articleSection')
        last?.sections.push(attrs['content'] ?? '');
      else if (last && (tag === 'h1' || tag === 'h2' || tag === 'p')) {
        role =
          tag === 'h1'
            ? 'headline'
            : tag === 'h2'
              ? 'subhead'
              : (roleNamed(attrs['class'] ?? 'body') ?? null);
        if (role) last.blocks.push([role, '']);
      } else if (tag === 'br' && role) last?.blocks.push([role, '']);
    },
    ontext(some) {
      const block = out.at(-1)?.blocks.at(-1);
      if (role && block) block[1] += some;
    },
    onclosetag(tag) {
      if (tag === 'h1' || tag === 'h2' || tag === 'p') role = null;
    },
  });
  parser.end(text);
  return out;
}

function fromDocx(file: Uint8Array): readonly Told[] {
  const parts = unzipSync(file);
  const xml = (name: string): string => new TextDecoder().decode(parts[name]);
  const properties = new Map<string, string>();
  let property = '';
  sax(xml('docProps/custom.xml'), {
    open: (name, attrs) => {
      if (name === 'property') property = attrs['name'] ?? '';
    },
    text: (some) => properties.set(property, (properties.get(property) ?? '') + some),
  });
  const out: Reading[] = [];
  let role: Role | undefined;
  let text = '';
  let inText = false;
  sax(xml('word/document.xml'), {
    open: (name, attrs) => {
      if (name === 'w:pStyle') role = roleNamed(attrs['w:val'] ?? '');
      else if (name === 'w:bookmarkStart') {
        const { id: _, ...rest } = JSON.parse(properties.get(attrs['w:name'] ?? '') ?? '{}') as Reading & {
          id: string;
        };
        out.push({ ...rest, blocks: [] });
      } else if (name === 'w:p') {
        text = '';
        role = undefined;
      } else if (name === 'w:t') inText = true;
    },
    close: (name) => {
      if (name === 'w:t') inText = false;
      else if (name === 'w:p' && role) out.at(-1)?.blocks.push([role, text]);
    },
    text: (some) => {
      if (inText) text += some;
    },
  });
  return out;
}

interface Heard {
  readonly open: (name: string, attrs: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text: (some: string) => void;
}
function sax(xml: string, { open, close, text }: Heard): void {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => open(name, attributes));
  parser.on('closetag', ({ name }) => close?.(name));
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(xml).close();
}
