import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { column, pdfFile, type SetText } from '../../../testing/pdf-sample.ts';
import { fixCertain } from '../../checks/fix-certain.ts';
import { Linter } from '../../checks/lint.ts';
import { articleAttrs, articles } from '../../document/queries.ts';
import { schema } from '../../document/schema.ts';
import { importFiles } from '../import.ts';
import type { ImportResult } from '../types.ts';
import { picturedPages } from './pictures.ts';

const first = '清早渡口的灯还亮着，摆渡的老人已经把船擦了三遍，等着第一班赶集的人。';
const second =
  '老人说，桥通车以后坐船的人少了，可是每到赶集的日子，对岸的菜农还是愿意坐他的船，船上能说说话。';
const third = '镇里打算把渡口留下来，给孩子们看看从前的人怎样过河。';

/** A head over two columns; the second paragraph runs on from the foot of the first into the second. */
function columns(order: (texts: SetText[]) => SetText[] = (texts) => texts): SetText[] {
  const left = [...column(first, 100, 140), ...column(second, 100, 140 + 4 * 16)];
  const rows = 7;
  const over = left.slice(rows).map((line, i) => ({ ...line, x: 240, y: 140 + i * 16 }));
  const right = [...over, ...column(third, 240, 140 + over.length * 16)];
  return order([{ text: '渡口的灯', x: 170, y: 100, size: 24 }, ...left.slice(0, rows), ...right]);
}

const read = (bytes: Uint8Array, name = '1.pdf'): Promise<ImportResult> => importFiles([{ name, bytes }]);

function textsOf(doc: Node): string[] {
  const found: string[] = [];
  doc.descendants((node) => {
    if (node.isTextblock) found.push(node.textContent);
  });
  return found;
}

async function blocks(bytes: Uint8Array): Promise<string[]> {
  const { issues } = await read(bytes);
  return issues.flatMap(({ doc }) => textsOf(schema.nodeFromJSON(doc)));
}

describe('PDF', () => {
  it('is read by columns, with paragraphs whole over the foot of a column', async () => {
    expect(await blocks(pdfFile([columns()]))).toEqual(['渡口的灯', first, second, third]);
  });

  it('is read in the order of the page, in whatever order it was drawn', async () => {
    expect(await blocks(pdfFile([columns((texts) => texts.toReversed())]))).toEqual([
      '渡口的灯',
      first,
      second,
      third,
    ]);
  });

  it('tells where every line came from and where it stands', async () => {
    const { issues, files } = await read(pdfFile([columns()]));
    const [original] = issues;
    expect(files[0]).toMatchObject({ status: 'read', pictured: true, page: '1' });
    expect(original?.applied.length).toBeGreaterThan(5);
    expect(original?.places).toHaveLength(1);
    for (const spans of Object.values(original?.sources ?? {}))
      for (const span of spans) expect(span.to - span.from).toBeGreaterThan(0);
  });

  it('a headline in two lines of one size is certainly one; the smaller line above it is not part of it', async () => {
    const below = columns().map((line) => ({ ...line, y: line.y + 60 }));
    const heads: SetText[] = [
      { text: '守了半生渡口的人', x: 150, y: 70, size: 14 },
      { text: '老渡口添新灯', x: 150, y: 96, size: 24 },
      { text: '夜归人不摸黑', x: 150, y: 124, size: 24 },
    ];
    const { issues } = await read(pdfFile([[...heads, ...below.slice(1)]]));
    const [original] = issues;
    if (!original) throw new Error('expected an issue');
    const tr = new Transform(schema.nodeFromJSON(original.doc));
    const linter = new Linter({ doubts: original.doubts });
    fixCertain(tr, linter, () => 'new');
    const texts = textsOf(tr.doc);
    expect(texts.slice(0, 2)).toEqual(['守了半生渡口的人', '老渡口添新灯 夜归人不摸黑']);
    expect(linter.lint(tr.doc).suggestions.map(({ code }) => code)).not.toContain('split-headline');
  });

  it('reads vertical lines from right to left, and keeps what is turned', async () => {
    const vertical = ['一篇竖排的稿子', '写的是渡口的灯', '和摆渡的老人家'].map((text, i): SetText => ({
      text,
      x: 400 - i * 16,
      y: 100,
      size: 10,
      vertical: true,
    }));
    const found = await blocks(
      pdfFile([[...vertical, { text: '样张', x: 300, y: 500, size: 40, turned: 45 }]]),
    );
    expect(found.join('')).toContain('一篇竖排的稿子写的是渡口的灯和摆渡的老人家');
    expect(found).toContain('样张');
  });

  it('drops the gaps of a line that is set wide, and keeps those between names', async () => {
    const wide = Array.from('青禾日报').map((text, i): SetText => ({
      text,
      x: 100 + i * 45,
      y: 60,
      size: 30,
    }));
    const found = await blocks(
      pdfFile([[...wide, { text: '本报记者 甲乙丙 丁戊己', x: 100, y: 120, size: 10 }]]),
    );
    expect(found.join('|')).toContain('青禾日报');
    expect(found).toContain('本报记者 甲乙丙 丁戊己');
  });

  it('without text says so and is a scan', async () => {
    const { files, issues } = await read(pdfFile([[], []]));
    expect(issues).toEqual([]);
    expect(files[0]?.status).toBe('scan');
    expect(files[0]?.messages.map(({ code }) => code)).toEqual(['importing:messages.pdf-no-text']);
  });

  it('tells the pages that are pictures only', async () => {
    const { files, issues } = await read(pdfFile([columns(), []]));
    expect(issues).toHaveLength(1);
    expect(files[0]?.messages).toMatchObject([
      { code: 'importing:messages.pdf-pages-without-text', params: { count: 1, pages: '2' } },
    ]);
  });

  it('that is broken, cut off or has too many pages is refused with a reason', async () => {
    const whole = pdfFile([columns()]);
    const told = async (bytes: Uint8Array): Promise<readonly string[]> =>
      (await read(bytes)).files.flatMap(({ messages }) => messages.map(({ code }) => code));
    expect(await told(new TextEncoder().encode('%PDF-1.7 and nothing more'))).toEqual([
      'importing:messages.pdf-cut',
    ]);
    expect(await told(new TextEncoder().encode('%PDF-1.7 and nothing more\n%%EOF'))).toEqual([
      'importing:messages.pdf-broken',
    ]);
    expect(await told(pdfFile(Array.from({ length: 1001 }, () => [])))).toEqual([
      'importing:messages.too-many-pages',
    ]);
    // half a file may still be read in part: whatever comes of it, it is told and not thrown
    for (const share of [0.5, 0.8, 0.99])
      expect((await told(whole.subarray(0, Math.floor(whole.length * share)))).at(-1)).toMatch(
        /pdf-(?:cut|part)$/u,
      );
    expect(await told(whole)).toEqual([]);
  });

  it('knows the words under a picture by how they are set, and lets the text around them go on', async () => {
    const words = '老人在船头擦着灯，对岸的菜农挑着担子走下石阶，孩子们跟在后面。';
    const caption = column(words, 100, 332, { size: 9.5, pitch: 13, stands: 0 }).map((line) => ({
      ...line,
      other: true as const,
    }));
    const texts = [
      { text: '渡口的灯', x: 170, y: 100, size: 24 },
      ...column(first, 100, 140),
      ...column(third, 100, 140 + 4 * 16),
      // a picture stands here
      ...caption,
      ...column(second, 240, 140),
    ];
    const { issues } = await read(pdfFile([texts]));
    const all = articles(schema.nodeFromJSON(issues[0]?.doc)).map(({ node }) => [
      articleAttrs(node).kind,
      ...node.children.map((block) => `${block.type.name} ${block.textContent}`),
    ]);
    expect(all).toEqual([
      ['story', 'headline 渡口的灯', `body ${first}`, `body ${third}`, `body ${second}`],
      ['photo', `caption ${words}`],
    ]);
  });

  it('leaves (下转第3版) with the text that it ends, and begins an article at (上接第1版)', async () => {
    const texts = [
      { text: '渡口的灯', x: 100, y: 100, size: 24 },
      ...column(first, 100, 140),
      { text: '（下转第3版）', x: 150, y: 140 + 4 * 16, size: 10 },
      ...column(`（上接第1版）${second}`, 240, 140),
    ];
    const { issues } = await read(pdfFile([texts]));
    const all = articles(schema.nodeFromJSON(issues[0]?.doc)).map(({ node }) => node.textContent);
    expect(all).toHaveLength(2);
    expect(all[0]).toContain('（下转第3版）');
    expect(all[1]).toMatch(/^（上接第1版）/u);
  });

  it('has the text of a recognised page where that page stands', async () => {
    const words = (text: string): SetText[] => [
      { text: '题目', x: 100, y: 100, size: 24 },
      ...column(text, 100, 140),
    ];
    const recognised = `<html><body><div class="ocr_page" title='image "1.pdf#2"; bbox 0 0 600 800'><p class="ocr_par"><span class="ocr_line" title="bbox 100 140 300 160"><span class="ocrx_word" title="bbox 100 140 300 160; x_wconf 90">${third}</span></span></p></div></body></html>`;
    const { issues } = await importFiles([
      { name: '1-02.hocr', bytes: new TextEncoder().encode(recognised) },
      { name: '1.pdf', bytes: pdfFile([words(first), [], words(second)]) },
    ]);
    const held = schema.nodeFromJSON(issues[0]?.doc).children.map((page) => page.textContent);
    expect(held).toHaveLength(3);
    for (const [i, text] of [first, third, second].entries()) expect(held[i]).toContain(text);
    expect(
      issues[0] && picturedPages(issues[0]).map(({ image, text }) => image ?? `${text.file}#${text.sheet}`),
    ).toEqual(['1.pdf#1', '1.pdf#2', '1.pdf#3']);
  });
});
