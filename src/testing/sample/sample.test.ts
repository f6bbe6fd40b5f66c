// What becomes of the sample issue, as text that can be read and compared: a changed check or label shows as a diff of
// the files in golden/. After a change that is meant: npx vitest run src/testing/sample -u

import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { fixCertain } from '../../core/checks/fix-certain.ts';
import { Linter } from '../../core/checks/lint.ts';
import { articles, count, idOf, pages, roleOf } from '../../core/document/queries.ts';
import { schema } from '../../core/document/schema.ts';
import { txt } from '../../core/export/txt.ts';
import { importFiles } from '../../core/import/import.ts';
import type { Original } from '../../core/import/types.ts';
import type { Node } from 'prosemirror-model';
import { sampleFiles } from './sample.ts';

async function sample(): Promise<{ readonly original: Original; readonly doc: Node }> {
  const [original] = importFiles(await sampleFiles()).issues;
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
  return txt.write({ doc, original, account: { in: count(doc), removed: [], added: [], out: count(doc), balanced: true }, sectionNames: {} });
}

function outline(doc: Node): string {
  return pages(doc)
    .map(({ node: page }) => {
      const held = page.children.map((article) => `  ${idOf(article)} ${String(article.attrs['kind'])}\n${article.children.map((block) => `    ${idOf(block)} ${roleOf(block)} ${block.textContent}`).join('\n')}`);
      return `${idOf(page)} ${String(page.attrs['number'])} ${String(page.attrs['name'])}\n${held.join('\n')}`;
    })
    .join('\n');
}

describe('the sample issue', () => {
  it('comes in as these blocks', async () => {
    const { doc } = await sample();
    await expect(`${outline(doc)}\n`).toMatchFileSnapshot('golden/blocks.txt');
  });

  it('has these suggestions', async () => {
    const { doc } = await sample();
    const lines = new Linter().lint(doc).suggestions.map(({ code, confidence, severity, block, actual, reads }) => {
      const shown = reads.map(({ text, as }) => ({ same: text, new: `{+${text}+}`, gone: `{-${text}-}`, joint: `{=${text}=}` })[as]).join('');
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

  it('has nothing to say about its own clean copy but what no program can know', async () => {
    const { doc } = await sample();
    expect(articles(fixed(doc, 0)).length).toBeGreaterThan(8);
  });
});
