// What becomes of the sample issue, as text that can be read and compared: a changed check or label shows as a diff of
// the files in golden/. After a change that is meant: npx vitest run src/testing/sample -u

import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { fixCertain } from '../../core/checks/fix-certain.ts';
import { Linter } from '../../core/checks/lint.ts';
import { blocks, count, idOf, pages, roleOf } from '../../core/document/queries.ts';
import { schema } from '../../core/document/schema.ts';
import { bare } from '../../core/document/text.ts';
import { txt } from '../../core/export/txt.ts';
import { importFiles } from '../../core/import/import.ts';
import type { Original } from '../../core/import/types.ts';
import type { Node } from 'prosemirror-model';
import { sampleFiles } from './sample.ts';
import truth from './truth.json';

async function sample(): Promise<{ readonly original: Original; readonly doc: Node }> {
  const [original] = (await importFiles(await sampleFiles())).issues;
  if (!original) throw new Error('the sample could not be read');
  return { original, doc: schema.nodeFromJSON(original.doc) };
}

/** Every fix of at least this confidence. */
function fixed(doc: Node, floor?: number): Node {
  const tr = new Transform(doc);
  let ids = 0;
  fixCertain(tr, new Linter(), () => `c${(ids += 1)}`, floor);
  return tr.doc;
}

function clean(original: Original, doc: Node): string {
  return txt.write({
    doc,
    original,
    account: { in: count(doc), removed: [], added: [], out: count(doc), balanced: true },
    sectionNames: {},
  });
}

function outline(doc: Node): string {
  return pages(doc)
    .map(({ node: page }) => {
      const held = page.children.map(
        (article) =>
          `  ${idOf(article)} ${String(article.attrs['kind'])}\n${article.children.map((block) => `    ${idOf(block)} ${roleOf(block)} ${block.textContent}`).join('\n')}`,
      );
      return `${idOf(page)} ${String(page.attrs['number'])} ${String(page.attrs['name'])}\n${held.join('\n')}`;
    })
    .join('\n');
}

describe('the sample issue', { timeout: 60_000 }, () => {
  it('comes in as these blocks', async () => {
    const { doc } = await sample();
    await expect(`${outline(doc)}\n`).toMatchFileSnapshot('golden/blocks.txt');
  });

  it('has these suggestions', async () => {
    const { doc } = await sample();
    const lines = new Linter()
      .lint(doc)
      .suggestions.map(({ code, confidence, severity, block, actual, reads }) => {
        const shown = reads
          .map(
            ({ text, as }) =>
              ({ same: text, new: `{+${text}+}`, gone: `{-${text}-}`, joint: `{=${text}=}` })[as],
          )
          .join('');
        return `${code} ${severity} ${confidence.toFixed(2)} ${block} “${actual.replaceAll('\n', '⏎')}” → ${shown}`;
      });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/suggestions.txt');
  });

  it('reads like this after the certain fixes', async () => {
    const { original, doc } = await sample();
    await expect(clean(original, fixed(doc))).toMatchFileSnapshot('golden/certain.txt');
  });

  it('reads like this after every fix was taken', async () => {
    const { original, doc } = await sample();
    await expect(clean(original, fixed(doc, 0))).toMatchFileSnapshot('golden/accepted.txt');
  });

  it('lacks these blocks of its clean copy after the certain fixes', async () => {
    const { doc } = await sample();
    const stand = new Set(blocks(fixed(doc)).map(({ node }) => `${roleOf(node)} ${node.textContent}`));
    const missing = truth.articles.flatMap((article) =>
      article.blocks.map(({ role, text }) => `${role} ${text}`).filter((block) => !stand.has(block)),
    );
    await expect(`${missing.join('\n')}\n`).toMatchFileSnapshot('golden/open.txt');
  });

  it('loses nothing of its clean copy by certain fixes but what was printed twice', async () => {
    const { doc } = await sample();
    const now = bag(fixed(doc).textContent);
    const lost = [
      ...bag(truth.articles.flatMap(({ blocks: held }) => held.map(({ text }) => text)).join('')),
    ].filter(([char, n]) => (now.get(char) ?? 0) < n);
    // 厘 came as a replacement character, a closing quotation mark not at all
    expect(lost.map(([char]) => char).toSorted()).toEqual(['”', '厘']);
  });
});

/** How often each character stands, width aside. */
function bag(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const char of bare(text)) counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}
