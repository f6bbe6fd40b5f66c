import fc from 'fast-check';
import { Transform } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { anyIssue } from '../../testing/any-issue.ts';
import { hasXmllint, lintedXml } from '../../testing/office.ts';
import { altoPage } from '../../testing/page-samples.ts';
import * as command from '../document/commands.ts';
import { blocks, roleOf } from '../document/queries.ts';
import { schema } from '../document/schema.ts';
import { importFiles } from '../import/import.ts';
import { placesIn } from '../import/layout/places.ts';
import type { Original } from '../import/types.ts';
import { alto } from './alto.ts';
import { exportInput } from './gather.ts';

async function read(xml: string): Promise<Original> {
  const { issues } = await importFiles([{ name: '第2版.xml', bytes: new TextEncoder().encode(xml) }]);
  if (!issues[0]) throw new Error('the ALTO could not be read');
  return issues[0];
}
/** The original after some editing, written and read again. */
async function through(edit: (tr: Transform) => void) {
  const original = await read(altoPage);
  const start = schema.nodeFromJSON(original.doc);
  const tr = new Transform(start);
  edit(tr);
  const xml = String(
    await alto.write(
      exportInput(original, start, [{ intent: 'edit', steps: tr.steps }], { sectionNames: {} }),
    ),
  );
  return { xml, original, doc: tr.doc, again: await read(xml) };
}
const lines = (doc: ReturnType<typeof schema.nodeFromJSON>): readonly string[] =>
  blocks(doc).map(({ node }) => `${roleOf(node)} ${node.textContent.replace(/\s/gu, '')}`);
const boxes = ({ places = [] }: Original): readonly string[] =>
  places.flatMap((page) =>
    placesIn(page).lines.flatMap(({ words }) =>
      words.flatMap(({ box }) =>
        box ? [[box.x, box.y, box.w, box.h].map((n) => n.toFixed(3)).join(' ')] : [],
      ),
    ),
  );

it('gives every word back in its box', async () => {
  const { original, doc, again, xml } = await through(() => undefined);
  expect(boxes(again).toSorted()).toEqual(boxes(original).toSorted());
  expect(boxes(again)).toHaveLength(8);
  const words = (of: Original): string =>
    lines(schema.nodeFromJSON(of.doc))
      .map((line) => line.replace(/^\S+ /u, ''))
      .join('');
  expect(words(again)).toBe(words(original));
  expect(xml).toContain('LABEL="headline"');
  expect(doc.childCount).toBe(1);
});

it('puts what was corrected into the box of its word', async () => {
  const { original, doc, again } = await through((tr) => {
    const body = blocks(tr.doc).findLast(({ node }) => roleOf(node) === 'body')!;
    command.replaceText(tr, body.pos + 2, body.pos + 3, '改好');
  });
  expect(boxes(again).toSorted()).toEqual(boxes(original).toSorted());
  const text = (of: ReturnType<typeof schema.nodeFromJSON>): string =>
    lines(of)
      .map((line) => line.replace(/^\S+ /u, ''))
      .join('');
  expect(text(schema.nodeFromJSON(again.doc))).toBe(text(doc));
  expect(text(doc)).toContain('改好');
});

it.skipIf(!hasXmllint)('keeps to the schema', { timeout: 60_000 }, async () => {
  const { xml } = await through(
    (tr) => void command.replaceText(tr, blocks(tr.doc)[0]!.pos + 1, blocks(tr.doc)[0]!.pos + 1, '<&\u0001'),
  );
  // whatever the issue, and where it came without places
  const some = fc.sample(anyIssue, 40).map(async (doc) =>
    String(
      await alto.write(
        exportInput({ version: 1, doc: doc.toJSON(), sources: {}, applied: [], files: [] }, doc, [], {
          sectionNames: {},
        }),
      ),
    ),
  );
  expect(lintedXml([xml, ...(await Promise.all(some))], 'alto.xsd')).toBe('');
  expect(lintedXml([xml.replace(' ID="page1"', '')], 'alto.xsd')).toContain('ID');
});
