// Pages set from top to bottom: an invented page of two bands under a page head, as ALTO, PAGE and hOCR tell of it.

import { describe, expect, it } from 'vitest';
import { schema } from '../../document/schema.ts';
import { blocks } from '../../document/queries.ts';
import { importFiles } from '../import.ts';
import type { Original } from '../types.ts';
import { placesIn } from './places.ts';

/** A printed line: its text, its left and upper edge, the size of a letter; level ones run to the right. */
interface Printed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly level?: true;
}

const first =
  '　　青禾镇东头的老渡口昨日清早重新开船摆渡的柳老人说江水退了三尺有余石阶又露出来了往来的人都从这里过江去赶集镇上的米行也派了伙计在岸边候着。';
const second =
  '　　渡船每日往返六趟遇大风则停镇公所已在两岸各立木牌一面写明开船的时刻并备下茶水供等船的人取用乡民称便不已都说今年的秋粮可以早三日运到县里去卖个好价钱。';

/** Eleven letters a line and seven lines a band, from right to left; the text goes on in the lower band. */
function bands(): Printed[] {
  const lines: string[] = [];
  for (const paragraph of [first, second])
    for (let at = 0; at < paragraph.length; at += 11) lines.push(paragraph.slice(at, at + 11));
  return lines.map((line, i) => {
    const blanks = line.length - line.trimStart().length;
    return {
      text: line.trim(),
      x: 700 - (i % 7) * 32,
      y: 160 + Math.floor(i / 7) * 280 + blanks * 20,
      size: 20,
    };
  });
}

const page: readonly Printed[] = [
  { text: '青禾日报　第三版', x: 300, y: 60, size: 20, level: true },
  ...bands().toReversed(),
  { text: '老渡口重新开船', x: 780, y: 180, size: 44 },
];

interface Told {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const round = ({ text, x, y, size, level }: Printed): Told =>
  level ? { x, y, w: text.length * size, h: size } : { x, y, w: size, h: text.length * size };

const letters = ({ text, x, y, size, level }: Printed): (Told & { text: string })[] =>
  Array.from(text).flatMap((letter, i) =>
    letter === '　'
      ? []
      : [{ text: letter, x: x + (level ? i * size : 0), y: y + (level ? 0 : i * size), w: size, h: size }],
  );

function alto(lines: readonly Printed[]): string {
  const place = ({ x, y, w, h }: Told): string => `HPOS="${x}" VPOS="${y}" WIDTH="${w}" HEIGHT="${h}"`;
  const line = (one: Printed): string =>
    `<TextLine ${place(round(one))}>${letters(one)
      .map((letter) => `<String CONTENT="${letter.text}" ${place(letter)} WC="0.9"/>`)
      .join('')}</TextLine>`;
  return `<alto><Layout><Page WIDTH="900" HEIGHT="800"><PrintSpace><TextBlock ID="b">${lines.map(line).join('')}</TextBlock></PrintSpace></Page></Layout></alto>`;
}

/** A region a band, in the order that the file tells. */
function pageXml(regions: readonly (readonly Printed[])[]): string {
  const line = (one: Printed): string => {
    const { x, y, w, h } = round(one);
    return `<TextLine><Coords points="${x},${y} ${x + w},${y} ${x + w},${y + h} ${x},${y + h}"/><Word><Coords points="${x},${y} ${x + w},${y} ${x + w},${y + h} ${x},${y + h}"/><TextEquiv><Unicode>${one.text.replace('　', '')}</Unicode></TextEquiv></Word></TextLine>`;
  };
  const region = (lines: readonly Printed[], i: number): string =>
    `<TextRegion id="r${i}">${lines.map(line).join('')}</TextRegion>`;
  const refs = regions.map((_, i) => `<RegionRefIndexed index="${i}" regionRef="r${i}"/>`).join('');
  return `<PcGts><Page imageWidth="900" imageHeight="800"><ReadingOrder><OrderedGroup id="g">${refs}</OrderedGroup></ReadingOrder>${regions.map(region).join('')}</Page></PcGts>`;
}

function hocr(lines: readonly Printed[]): string {
  const box = ({ x, y, w, h }: Told): string => `bbox ${x} ${y} ${x + w} ${y + h}`;
  const line = (one: Printed): string =>
    `<span class="ocr_line" title="${box(round(one))}">${letters(one)
      .map((letter) => `<span class="ocrx_word" title="${box(letter)}; x_wconf 90">${letter.text}</span>`)
      .join('')}</span>`;
  return `<html><body><div class="ocr_page" title="bbox 0 0 900 800">${lines.map(line).join('')}</div></body></html>`;
}

async function read(name: string, text: string): Promise<Original> {
  const { issues } = await importFiles([{ name, bytes: new TextEncoder().encode(text) }]);
  const [issue] = issues;
  if (!issue) throw new Error('expected an issue');
  return issue;
}

const told = ({ doc }: Original): string[] =>
  blocks(schema.nodeFromJSON(doc)).map(({ node }) => `${node.type.name} ${node.textContent}`);

const whole = [
  'furniture 青禾日报第三版',
  'headline 老渡口重新开船',
  `body ${first.trim()}`,
  `body ${second.trim()}`,
];

describe('a page that is set upright', () => {
  it('is read from right to left, band by band, its paragraphs whole over the foot of a band: ALTO, hOCR', async () => {
    expect(told(await read('a.xml', alto(page)))).toEqual(whole);
    expect(told(await read('a.hocr', hocr(page)))).toEqual(whole);
  });

  it('has its paragraphs where the file tells the order', async () => {
    const regions = [page.slice(0, 1), page.slice(-1), bands().slice(0, 7), bands().slice(7)];
    expect(told(await read('a.xml', pageXml(regions)))).toEqual(whole);
  });

  it('keeps every place on the page as it was printed', async () => {
    const { places = [] } = await read('a.xml', alto(page));
    const [, head] = places.flatMap((one) => placesIn(one).lines);
    const on = ({ x, y, w, h }: Told): number[] => [x * 900, y * 800, w * 900, h * 800].map(Math.round);
    expect([head?.box, head?.words[1]?.box].map((box) => box && on(box))).toEqual([
      [780, 180, 44, 308],
      [780, 224, 44, 44],
    ]);
  });

  it('is only a title where the text beside it is level (竖题横文), and is read before that', async () => {
    const text = first.trim();
    const level = Array.from({ length: 8 }, (_, i): Printed => ({
      text: text.slice(i * 8, i * 8 + 8),
      x: 100,
      y: 100 + i * 30,
      size: 20,
      level: true,
    }));
    for (const x of [500, 40])
      expect(told(await read('a.xml', alto([...level, { text: '茶水供应', x, y: 120, size: 30 }])))).toEqual([
        'headline 茶水供应',
        `body ${text.slice(0, 64)}`,
      ]);
  });
});
