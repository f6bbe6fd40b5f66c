import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { expect, it } from 'vitest';
import { act, perform } from '../../testing/acts.ts';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { stoodAt, Strip } from './strip.ts';

const issue = doc(
  page(
    article(headline('河堤上的灯'), p('代表们建议呼'), p('特抢抓机遇。')),
    article(headline('桥'), p('通车。')),
  ),
  page(article(p('一句话还没说'), p('完。'))),
);
/** What stood at a version, its nodes in brackets. */
const text = (strip: Strip, version: number): string =>
  [...strip.pieces()]
    .filter((piece) => stoodAt(piece, version))
    .map(({ chars, border }) => (border ? (border.open ? `<${border.node.type.name}>` : '>') : chars))
    .join('');
const tape = (node: Node): string =>
  node.isText ? (node.text ?? '') : `<${node.type.name}>${node.children.map(tape).join('')}>`;
const tapeOf = (node: Node): string => node.children.map(tape).join('');

it('knows what stood there at every version, in any order of joins, moves, deletions and undos', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ what: act, back: fc.nat(5) }), { maxLength: 40, size: 'max' }),
      (acts) => {
        const strip = new Strip(issue);
        const versions: Node[] = [issue];
        let last = new Transform(issue);
        for (const [i, { what, back }] of acts.entries()) {
          const tr = new Transform(strip.doc);
          // now and then the last change is taken back
          if (back === 0 && last.steps.length > 0 && last.doc === strip.doc)
            for (let n = last.steps.length - 1; n >= 0; n -= 1) tr.step(last.steps[n]!.invert(last.docs[n]!));
          else perform(tr, what, `n${i}`);
          strip.add([{ steps: tr.steps }]);
          last = tr;
          versions.push(tr.doc);
        }
        expect(strip.doc.eq(versions.at(-1)!)).toBe(true);
        // the order is that of now: a version in which something was moved since holds the same characters
        expect(text(strip, versions.length - 1).replaceAll(/<\w+>/gu, '<')).toBe(
          tapeOf(versions.at(-1)!).replaceAll(/<\w+>/gu, '<'),
        );
        for (const [version, was] of versions.entries())
          expect([...text(strip, version).replaceAll(/<\w+>/gu, '<')].toSorted()).toEqual(
            [...tapeOf(was).replaceAll(/<\w+>/gu, '<')].toSorted(),
          );
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 300) },
  );
}, 60_000);
