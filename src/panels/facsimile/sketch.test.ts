import { expect, it } from 'vitest';
import { blocks, pages } from '../../core/document/queries.ts';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { sketch } from './sketch.ts';

const issue = doc(
  page(article(headline('河堤上的灯'), p('代表们建议抢抓机遇。'.repeat(9)), p('完。'))),
  page(
    article(
      headline('桥通了'),
      ...Array.from({ length: 40 }, () => p('大桥昨日通车，两岸来人。'.repeat(30))),
    ),
    article(headline('渡口'), p('船夫上岸。')),
  ),
);
const sketches = (ranges: readonly { readonly from: number; readonly to: number }[]) =>
  pages(issue).map(({ node, pos }) => sketch(node, pos, ranges, []));
const inside = ({ x, y, w, h }: { x: number; y: number; w: number; h: number }): boolean =>
  x >= 0 && y >= 0 && w >= 0 && x + w <= 1 && y + h <= 1;

it('draws every line of a page on the sheet, however much there is, and headlines heavier', () => {
  const [short, long] = sketches([]);
  expect(short?.lines).toHaveLength(1 + 6 + 1);
  expect(long?.lines.length).toBeGreaterThan(800);
  for (const one of [short, long]) expect(one?.lines.every(inside)).toBe(true);
  expect(short?.lines[0]?.h).toBeGreaterThan(short?.lines[1]?.h ?? 1);
});

it('puts what is open on the line that it stands in, of its own page alone', () => {
  const all = blocks(issue);
  const at = all.at(-1)!.pos + 1;
  const [short, long] = sketches([{ from: at + 2, to: at + 4 }]);
  expect(short?.open).toEqual([]);
  expect(long?.open).toHaveLength(1);
  const [box] = long?.open ?? [];
  const line = long?.lines.at(-1);
  expect(box && line && { y: box.y, h: box.h }).toEqual({ y: line?.y, h: line?.h });
  expect(box && inside(box)).toBe(true);
});

it('a place without a width, between two paragraphs, is one too', () => {
  const at = blocks(issue)[1]!.pos;
  expect(sketches([{ from: at - 1, to: at - 1 }])[0]?.open.length).toBe(1);
});
