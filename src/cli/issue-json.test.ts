// An issue leaves as issue JSON and comes in again.

import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { dismissalOf } from '../core/checks/dismissals.ts';
import { Linter } from '../core/checks/lint.ts';
import { dismiss, setPage } from '../core/document/commands.ts';
import { blocks, pages } from '../core/document/queries.ts';
import { schema } from '../core/document/schema.ts';
import { characterCount } from '../core/document/text.ts';
import { exportInput } from '../core/export/gather.ts';
import { json } from '../core/export/json.ts';
import { importFiles } from '../core/import/import.ts';
import type { SourceSpan } from '../core/import/types.ts';
import { altoPage } from '../testing/page-samples.ts';
import { sampleFiles } from '../testing/sample/sample.ts';
import { cleaned } from './cleaned.ts';

/** What is asked of a written issue JSON. */
interface Written {
  readonly pages: readonly {
    readonly articles: readonly {
      readonly blocks: readonly { readonly text: string; readonly source: readonly SourceSpan[] }[];
    }[];
  }[];
  readonly removed: readonly { readonly text: string; readonly source: readonly SourceSpan[] }[];
  readonly added: readonly { readonly text: string }[];
  readonly account: { readonly in: number; readonly out: number; readonly balanced: boolean };
}

describe('issue JSON comes in as it went out', () => {
  it('to the letter: sources, what was taken out, put in and mended, what is open and what was said no to', async () => {
    const samples = [await sampleFiles(), [{ name: '第2版.xml', bytes: new TextEncoder().encode(altoPage) }]];
    for (const files of samples) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const [original] = (await importFiles(files)).issues;
      if (!original) throw new Error('expected an issue');
      const first = cleaned(original);
      const [open] = first.suggestions ?? [];
      if (!open) throw new Error('expected something to be left open');
      const tr = new Transform(first.doc);
      dismiss(tr, dismissalOf(open, 'here', tr.doc, 'd1'));
      const [page] = pages(tr.doc);
      setPage(tr, page!.pos, 'scan', 'key#2');
      // another kind may have its word at this place now
      const { suggestions } = new Linter({ doubts: original.doubts }).lint(tr.doc);
      expect(suggestions.map(({ id }) => id)).not.toContain(open.id);
      const written = json.write({ ...first, doc: tr.doc, suggestions });
      // oxlint-disable-next-line no-await-in-loop
      const [back] = (await importFiles([{ name: 'issue.json', bytes: new TextEncoder().encode(written) }]))
        .issues;
      if (!back) throw new Error('expected the issue back');
      expect(JSON.parse(json.write(cleaned(back, 2)))).toEqual(JSON.parse(written));
    }
  });

  it('with text that still tells its first source after more was done to it', async () => {
    const [original] = (await importFiles(await sampleFiles())).issues;
    if (!original) throw new Error('expected an issue');
    const written = json.write(cleaned(original));
    const [back] = (await importFiles([{ name: 'issue.json', bytes: new TextEncoder().encode(written) }]))
      .issues;
    if (!back) throw new Error('expected the issue back');
    const start = schema.nodeFromJSON(back.doc);
    const tr = new Transform(start);
    const body = blocks(start).find(({ node }) => node.type.name === 'body' && node.content.size > 20);
    if (!body) throw new Error('expected a paragraph');
    tr.delete(body.pos + 3, body.pos + 6);
    const again = JSON.parse(
      json.write(exportInput(back, start, [{ intent: 'edit', steps: tr.steps }], { sectionNames: {} })),
    ) as Written;
    const texts = new Map(
      (await sampleFiles()).map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]),
    );
    for (const { text, source } of again.pages.flatMap((page) => page.articles.flatMap((one) => one.blocks)))
      for (const { file, from, to, at } of source)
        expect(texts.get(file)?.slice(from, to)).toBe(text.slice(at, at + to - from));
    const gone = again.removed.at(-1);
    expect(gone?.text).toBe(body.node.textContent.slice(2, 5));
    expect(gone?.source.map(({ file, from, to }) => texts.get(file)?.slice(from, to)).join('')).toBe(
      gone?.text,
    );
    expect(again.account.balanced).toBe(true);
    const characters = (list: readonly { readonly text: string }[]): number =>
      list.reduce((sum, { text }) => sum + characterCount(text), 0);
    expect(again.account.in - characters(again.removed) + characters(again.added)).toBe(again.account.out);
  });
});
