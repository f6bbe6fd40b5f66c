import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { act, perform } from '../../testing/acts.ts';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import * as command from '../document/commands.ts';
import { blocks, idOf } from '../document/queries.ts';
import type { SourceSpan } from '../import/types.ts';
import { type Accounted, provenance } from './account.ts';

const issue = () =>
  doc(
    page(article(headline('河堤上的灯'), p('代表们建议呼'), p('特抢抓机遇，再上台阶。'))),
    page(article(p('𠮷野家 门前。'), p('完。'))),
  );

/** As if every block had been a line of one file. */
function sourcesOf(start: Node): { readonly file: string; readonly sources: Record<string, SourceSpan[]> } {
  let file = '';
  const sources: Record<string, SourceSpan[]> = {};
  for (const { node } of blocks(start)) {
    sources[idOf(node)] = [
      { file: 'f', from: file.length, to: file.length + node.textContent.length, at: 0 },
    ];
    file += `${node.textContent}\n`;
  }
  return { file, sources };
}

it('tells a removal with its reason and its place in the file, and an addition with its place in the text', () => {
  const start = issue();
  const { file, sources } = sourcesOf(start);
  const fix = new Transform(start);
  command.joinBlock(fix, blocks(start)[2]!.pos);
  const typing = new Transform(fix.doc);
  command.replaceText(typing, blocks(fix.doc)[1]!.pos + 1, blocks(fix.doc)[1]!.pos + 3, '委员');
  const { account, sources: now } = provenance({ sources }, start, [
    { intent: 'fix', check: 'split-paragraph', steps: fix.steps },
    { intent: 'edit', steps: typing.steps },
  ]);
  expect(
    account.removed.map(({ text, reason, source }) => [
      text,
      reason,
      source.map(({ from, to }) => file.slice(from, to)),
    ]),
  ).toEqual([['代表', 'edit', ['代表']]]);
  expect(account.added.map(({ text, block, offset }) => [text, block, offset])).toEqual([['委员', 'b2', 0]]);
  expect(now['b2']!.map(({ from, to, at }) => [file.slice(from, to), at])).toEqual([
    ['们建议呼', 2],
    ['特抢抓机遇，再上台阶。', 6],
  ]);
  expect(account).toMatchObject({ in: 30, out: 30, balanced: true });
});

it('what an undo brings back was never removed', () => {
  const start = issue();
  const tr = new Transform(start);
  const at = blocks(start)[2]!.pos + 1;
  for (let i = 0; i < 3; i += 1) command.replaceText(tr, at + 4 - i, at + 5 - i, '');
  const back = new Transform(tr.doc)
    .step(tr.steps[2]!.invert(tr.docs[2]!))
    .step(tr.steps[1]!.invert(tr.docs[1]!));
  const { account } = provenance(sourcesOf(start), start, [
    { intent: 'edit', steps: tr.steps },
    { intent: 'undo', steps: back.steps },
  ]);
  expect(account.removed.map(({ text }) => text)).toEqual(['遇']);
  expect(account.added).toEqual([]);
});

it('balances after any commands, and every character of the source is in exactly one block or removed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(act, fc.boolean()), { maxLength: 30 }), (acts) => {
      const start = issue();
      const { file, sources } = sourcesOf(start);
      const changes: Accounted[] = [];
      let now = start;
      for (const [serial, [one, undone]] of acts.entries()) {
        const tr = new Transform(now);
        perform(tr, one, serial);
        changes.push({ intent: 'edit', steps: tr.steps });
        now = tr.doc;
        if (!undone) continue;
        const back = new Transform(now);
        for (let i = tr.steps.length - 1; i >= 0; i -= 1) back.step(tr.steps[i]!.invert(tr.docs[i]!));
        changes.push({ intent: 'undo', steps: back.steps });
        now = back.doc;
      }
      const { account, sources: held, doc: after } = provenance({ sources }, start, changes);
      expect(after.eq(now)).toBe(true);
      expect(account.balanced).toBe(true);
      const texts = new Map(blocks(now).map(({ node }) => [idOf(node), node.textContent]));
      const seen = new Uint8Array(file.length);
      const mark = ({ from, to }: SourceSpan): void => {
        for (let i = from; i < to; i += 1) seen[i]! += 1;
      };
      for (const [id, spans] of Object.entries(held))
        for (const span of spans) {
          expect(texts.get(id)!.slice(span.at, span.at + span.to - span.from)).toBe(
            file.slice(span.from, span.to),
          );
          mark(span);
        }
      for (const { source } of account.removed) source.forEach(mark);
      for (let i = 0; i < file.length; i += 1)
        if (file.charAt(i) !== '\n') expect(seen[i], `${file.charAt(i)} at ${i}`).toBe(1);
      for (const { text, block, offset } of account.added)
        expect(texts.get(block ?? '')!.slice(offset, offset + text.length)).toBe(text);
    }),
    { numRuns: 300 },
  );
});
