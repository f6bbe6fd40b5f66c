import { describe, expect, it } from 'vitest';
import { column, pdfFile } from '../../../testing/pdf-sample.ts';
import { pageAttrs, pages } from '../../document/queries.ts';
import { schema } from '../../document/schema.ts';
import { importFiles } from '../import.ts';
import type { InputFile } from '../types.ts';
import { fit } from './picture-names.ts';
import { picturedPages } from './pictures.ts';

const story =
  '清早渡口的灯还亮着，摆渡的老人已经把船擦了三遍，等着第一班赶集的人。老人说，桥通车以后坐船的人少了，可是每到赶集的日子，对岸的菜农还是愿意坐他的船。';
const other =
  '县里的水利站今年给沿河十二个村子修了新闸，老闸工何守田把钥匙交出来的时候说，这样的水他等了半辈子，往后夜里再也不用爬起来看水位。';

/** What an engine made of these pages: every ninth character is wrong. */
function hocr(name: string, texts: readonly string[]): InputFile {
  const page = (text: string): string =>
    `<div class='ocr_page' title='bbox 0 0 600 800'><div class='ocr_carea' title='bbox 90 90 500 700'>${(
      text.match(/.{1,10}/gu) ?? []
    )
      .map(
        (line, i) =>
          `<span class='ocr_line' title='bbox 100 ${100 + i * 16} 220 ${112 + i * 16}'><span class='ocrx_word' title='bbox 100 ${100 + i * 16} 220 ${112 + i * 16}; x_wconf 80'>${line.replace(/^(.{8})./u, '$1口')}</span></span>`,
      )
      .join('')}</div></div>`;
  return {
    name,
    bytes: new TextEncoder().encode(
      `<html><head><meta name='ocr-system' content='x'></head><body>${texts.map(page).join('')}</body></html>`,
    ),
  };
}
const pdf = (name: string, texts: readonly string[]): InputFile => ({
  name,
  bytes: pdfFile(texts.map((text) => column(text, 100, 100))),
});

async function read(...files: readonly InputFile[]) {
  const { issues, files: reports, messages } = await importFiles(files);
  const [original] = issues;
  if (!original) throw new Error('nothing was read');
  return {
    original,
    numbers: pages(schema.nodeFromJSON(original.doc)).map(({ node }) => pageAttrs(node).number),
    status: Object.fromEntries(reports.map(({ name, status }) => [name, status])),
    messages: messages.map(({ code, params }) => [code.replace(/.*\./u, ''), params?.['name']]),
  };
}

describe('a PDF beside the OCR text of its pages', () => {
  it('is their picture, page by page, where the names are one, and says so', async () => {
    const { original, numbers, status, messages } = await read(
      pdf('qh.pdf', [story, other]),
      hocr('QH.hocr', [story, other]),
    );
    expect(numbers).toHaveLength(2);
    expect(status).toEqual({ 'qh.pdf': 'scan', 'QH.hocr': 'read' });
    expect(messages).toContainEqual(['same-page', 'QH.hocr']);
    const pictured = picturedPages(original);
    expect(pictured.map(({ image }) => image)).toEqual(['qh.pdf#1', 'qh.pdf#2']);
    expect(pictured.map((page) => fit('qh.pdf', page))).toEqual([2, 2]);
  });

  it('is so where the numbers of the pages are one', async () => {
    const { numbers, status } = await read(
      pdf('第2版.pdf', [story]),
      hocr('A02.hocr', [other]),
      hocr('02.hocr', [story]),
    );
    expect(numbers).toHaveLength(2);
    expect(status).toMatchObject({ '第2版.pdf': 'scan' });
  });

  it('is a page of its own where the words are others, the names say nothing, or two could be meant', async () => {
    for (const [files, count] of [
      [[pdf('1.pdf', [story]), hocr('1.hocr', [other])], 2],
      [[pdf('甲.pdf', [story]), hocr('乙.hocr', [story])], 2],
      [[pdf('1.pdf', [story]), hocr('1.hocr', [story]), hocr('1.alto.html', [story])], 3],
      [[pdf('1.pdf', [story, other]), hocr('1.hocr', [story])], 3],
    ] as const) {
      const { numbers, status } = await read(...files);
      expect(Object.values(status)).not.toContain('scan');
      expect(numbers).toHaveLength(count);
    }
  });
});
