import { describe, expect, it } from 'vitest';
import { arrange } from './arrange.ts';
import type { LayoutLine, LayoutPage, LayoutWord } from './layout.ts';
import { textOf } from './paragraphs.ts';

/** A word as engines give it: a letter of ten units each. */
function words(text: string, x: number, y: number, confidence: number | null = 0.9): LayoutWord[] {
  return Array.from(text, (letter, i) => ({
    text: letter,
    box: { x: x + i * 10, y, w: 9, h: 9 },
    confidence,
  }));
}

function line(id: string, held: readonly LayoutWord[]): LayoutLine {
  const first = held[0]?.box;
  const last = held.at(-1)?.box;
  if (!first || !last) throw new Error('expected words');
  return { id, box: { x: first.x, y: first.y, w: last.x + last.w - first.x, h: first.h }, words: held };
}

const page = (lines: readonly LayoutLine[]): LayoutPage => ({
  file: 'f',
  width: 600,
  height: 800,
  ordered: false,
  regions: [{ id: 'r', box: null, lines }],
});

const columnsOf = (one: LayoutPage): string[] =>
  (arrange(one)?.columns ?? []).map(({ lines }) => textOf(lines)).filter((text) => text !== '');

const left = '渡口的灯还亮着摆渡老人';
const right = '集市一早就挤满了菜农们';
const rows = Array.from({ length: 10 }, (_, row) => row);

describe('arrange', () => {
  it('parts columns where an engine read every line over the gutter, and its rule as a mark', () => {
    const lines = rows.map((row) =>
      line(`l${row}`, [
        ...words(left, 100, 100 + row * 16),
        { text: '|', box: { x: 216, y: 100 + row * 16, w: 3, h: 9 }, confidence: 0.3 },
        ...words(right, 226, 100 + row * 16),
      ]),
    );
    const columns = columnsOf(page(lines)).map((text) => text.replaceAll('|', ''));
    expect(columns).toEqual([left.repeat(10), right.repeat(10)]);
  });

  it('reads two articles side by side one after the other, each head with its own columns', () => {
    const article = (x: number, head: string, text: string): LayoutLine[] => [
      line(
        head,
        words(head, x + 65, 60).map((word, i) => ({
          ...word,
          box: { x: x + 60 + i * 24, y: 50, w: 22, h: 22 },
        })),
      ),
      ...rows.flatMap((row) => [
        line(`${head}a${row}`, words(text.slice(0, 10), x, 100 + row * 16)),
        line(`${head}b${row}`, words(text.slice(1, 11), x + 115, 100 + row * 16)),
      ]),
    ];
    const columns = columnsOf(page([...article(320, '桥下集市', right), ...article(60, '渡口灯火', left)]));
    expect(columns).toEqual([
      '渡口灯火',
      left.slice(0, 10).repeat(10),
      left.slice(1, 11).repeat(10),
      '桥下集市',
      right.slice(0, 10).repeat(10),
      right.slice(1, 11).repeat(10),
    ]);
  });

  describe('heads', () => {
    const sized = (text: string, x: number, y: number, size: number): LayoutWord[] =>
      Array.from(text, (letter, i) => ({
        text: letter,
        box: { x: x + i * size, y, w: size - 2, h: size - 2 },
        confidence: 0.9,
      }));
    /** Two columns that an engine read as one, from `y` on. */
    const merged = (x: number, y: number): LayoutLine[] =>
      rows.map((row) =>
        line(`m${x}-${row}`, [
          ...words(left, x, y + row * 16),
          { text: '”', box: { x: x + 114, y: y + row * 16, w: 4, h: 4 }, confidence: 0.3 },
          ...words(right, x + 126, y + row * 16),
        ]),
      );

    it('are not torn where the gutter of the columns under them runs on into them', () => {
      const head = line('h', sized('渡口集市今起开张迎客', 105, 84, 22));
      const columns = columnsOf(page([head, ...merged(100, 108)]));
      expect(columns.map((text) => text.replaceAll('”', ''))).toEqual([
        '渡口集市今起开张迎客',
        left.repeat(10),
        right.repeat(10),
      ]);
    });

    it('stay apart from the text below though the box of one letter reaches into it', () => {
      const letters = sized('渡口集市今起开张迎客', 105, 70, 22).map((word, i) =>
        i === 4 && word.box ? { ...word, box: { ...word.box, h: 60 } } : word,
      );
      const columns = columnsOf(page([line('h', letters), ...merged(100, 108)]));
      expect(columns[0]).toBe('渡口集市今起开张迎客');
    });

    it('are more than a stain as high as a letter of theirs', () => {
      const speck: LayoutLine = {
        id: 's',
        box: { x: 260, y: 160, w: 24, h: 24 },
        words: [{ text: '本', box: { x: 260, y: 160, w: 24, h: 24 }, confidence: 0.4 }],
      };
      const body = rows.map((row) => line(`l${row}`, words(left, 100, 100 + row * 16)));
      const arranged = arrange(page([...body, speck]));
      const sizes =
        arranged?.columns.flatMap(({ lines }) => lines.map(({ size }) => size / arranged.em)) ?? [];
      expect(Math.max(...sizes)).toBeLessThan(1.1);
    });
  });

  it('is all one in points and in pixels', () => {
    const drawn = (scale: number): LayoutPage => {
      const scaled = (box: LayoutWord['box']) =>
        box && { x: box.x * scale, y: box.y * scale, w: box.w * scale, h: box.h * scale };
      const lines = rows.flatMap((row) => [
        line(`a${row}`, words(left, 100, 100 + row * 16)),
        line(`b${row}`, words(right, 226, 100 + row * 16)),
      ]);
      return page(
        lines.map((one) => ({
          ...one,
          box: scaled(one.box),
          words: one.words.map((word) => ({ ...word, box: scaled(word.box) })),
        })),
      );
    };
    expect(columnsOf(drawn(8))).toEqual(columnsOf(drawn(1)));
    expect(columnsOf(drawn(1))).toEqual([left.repeat(10), right.repeat(10)]);
  });

  it('leaves lines without places alone', () => {
    expect(
      arrange(page([{ id: 'l', box: null, words: [{ text: '渡口', box: null, confidence: null }] }])),
    ).toBeNull();
  });
});
