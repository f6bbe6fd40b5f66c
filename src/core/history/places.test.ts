import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { beforeAll, describe, expect, it } from 'vitest';
import { column, pdfFile } from '../../testing/pdf-sample.ts';
import * as command from '../document/commands.ts';
import { blocks } from '../document/queries.ts';
import { schema } from '../document/schema.ts';
import { importFiles } from '../import/import.ts';
import type { Original } from '../import/types.ts';
import { type Accounted, provenance } from './account.ts';
import { frames, Places, type Whence } from './places.ts';

const first = '清早渡口的灯还亮着，摆渡的老人已经把船擦了三遍，等着第一班赶集的人。';
const second = '老人说，桥通车以后坐船的人少了，可是对岸的菜农还是愿意坐他的船。';

let original: Original;
let start: Node;
let places: Places;

beforeAll(async () => {
  const page = [
    { text: '渡口的灯', x: 100, y: 100, size: 24 },
    ...column(first, 100, 140),
    ...column(second, 240, 140),
  ];
  const { issues } = await importFiles([{ name: '第2版.pdf', bytes: pdfFile([page]) }]);
  original = issues[0] ?? expect.fail('expected an issue');
  start = schema.nodeFromJSON(original.doc);
  places = new Places(original);
});

const read = (...changes: Accounted[]): Whence => provenance(original, start, changes);

/** The block that holds the words, and where in it they are. */
function held(doc: Node, words: string) {
  const found = blocks(doc).find(({ node }) => node.textContent.includes(words)) ?? expect.fail(words);
  const from = found.node.textContent.indexOf(words);
  return { ...found, range: { from, to: from + words.length } };
}

const picture = { file: '第2版.pdf', page: 0 };

describe('places of the text on its page', () => {
  it('words stand where they were printed', () => {
    const { node, range } = held(start, '摆渡的老人');
    const stands = places.of(read(), node, range);
    expect(stands).toHaveLength(1);
    // the second line of the first column, from its left edge: 100 of 600 points, five letters of ten points
    expect(stands[0]?.box?.x).toBeCloseTo(100 / 600, 2);
    expect(stands[0]?.box?.w).toBeCloseTo(50 / 600, 2);
    expect(stands[0]?.line?.w).toBeCloseTo(120 / 600, 2);
  });

  it('a paragraph is framed by its column; one that was joined of two by both', () => {
    const { node } = held(start, first);
    const whence = read();
    expect(frames(places.of(whence, node))).toHaveLength(1);
    const tr = new Transform(start);
    command.joinBlock(tr, held(start, second).pos);
    const joined = held(tr.doc, first + second);
    const both = frames(places.of(read({ intent: 'structure', steps: tr.steps }), joined.node));
    expect(both.map(({ box }) => Math.round(box.x * 600))).toEqual([100, 240]);
  });

  it('every letter is found again at its place', () => {
    const whence = read();
    for (const { node, pos } of blocks(start))
      for (let at = 0; at < node.content.size; at += 1) {
        const [stand] = places.of(whence, node, { from: at, to: at + 1 });
        const box = stand?.box ?? expect.fail(`${node.textContent.charAt(at)} stands nowhere`);
        expect(places.at(whence, start, picture, box.x + box.w / 2, box.y + box.h / 2)).toBe(pos + 1 + at);
      }
  });

  it('what was moved keeps its places', () => {
    const { node: paragraph } = held(start, second);
    const tr = new Transform(start);
    command.moveBlock(tr, held(start, second).pos, -1);
    const whence = read({ intent: 'move', steps: tr.steps });
    const now = held(tr.doc, second);
    expect(places.of(whence, now.node)).toEqual(places.of(read(), paragraph));
    const [stand] = places.of(whence, now.node);
    const at = places.at(whence, tr.doc, picture, (stand?.line?.x ?? 0) + 0.001, stand?.line?.y ?? 0);
    expect(at).toBe(now.pos + 1);
  });

  it('while somebody types, the words before and behind keep theirs, and what is typed stands nowhere', () => {
    const whence = read();
    const tr = new Transform(start);
    const { pos, range } = held(start, '老人已经');
    command.replaceText(tr, pos + 1 + range.from, pos + 1 + range.from + 2, '新来的船工');
    const now = held(tr.doc, '新来的船工已经');
    expect(places.of(whence, now.node, { from: now.range.from, to: now.range.from + 5 })).toEqual([]);
    const before = held(tr.doc, '清早渡口');
    expect(places.of(whence, before.node, before.range)).toEqual(
      places.of(whence, held(start, '清早渡口').node, held(start, '清早渡口').range),
    );
    const behind = held(tr.doc, '第一班');
    const [was] = places.of(whence, held(start, '第一班').node, held(start, '第一班').range);
    const [is] = places.of(whence, behind.node, behind.range);
    expect(is?.box).toEqual(was?.box);
    // a click on what was replaced comes to the words beside it
    const [gone] = places.of(whence, held(start, '老人已经').node, range);
    const box = gone?.box ?? expect.fail('expected a place');
    const at = places.at(whence, tr.doc, picture, box.x + 0.001, box.y + box.h / 2);
    expect(at).toBe(now.pos + 1 + now.range.from);
  });

  it('a point on no line finds the nearest; another page finds nothing', () => {
    const whence = read();
    expect(places.at(whence, start, picture, 0.01, 0.01)).toBe((blocks(start)[0]?.pos ?? 0) + 1);
    expect(places.at(whence, start, { file: '第2版.pdf', page: 1 }, 0.5, 0.5)).toBeNull();
    expect(new Places({}).of(whence, held(start, first).node)).toEqual([]);
  });
});
