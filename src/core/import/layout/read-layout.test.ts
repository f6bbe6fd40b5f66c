// What each format tells of a page, on samples of our own.

import { describe, expect, it } from 'vitest';
import {
  altoOld,
  altoPage,
  hocrPage,
  metsBack,
  metsFront,
  metsIssue,
  pageOld,
  pagePage,
} from '../../../testing/page-samples.ts';
import { articleAttrs, articles } from '../../document/queries.ts';
import { schema } from '../../document/schema.ts';
import { importFiles } from '../import.ts';
import type { InputFile } from '../types.ts';
import { altoPages, altoWithout } from './alto.ts';
import { hocrPages } from './hocr.ts';
import type { LayoutLine, LayoutPage } from './layout.ts';
import { metsWithout, structured, structureOf } from './mets.ts';
import { pageWithout, pageXmlPages } from './page-xml.ts';
import { readXml, type XmlElement } from './xml.ts';

function root(text: string, without?: ReadonlySet<string>): XmlElement {
  const xml = readXml(text, without);
  if ('refused' in xml) throw new Error(xml.refused.code);
  return xml.root;
}

function only(pages: readonly LayoutPage[]): LayoutPage {
  const [page, more] = pages;
  if (!page || more) throw new Error(`expected one page, not ${pages.length}`);
  return page;
}

const alto = (text: string, file = 'a.xml'): LayoutPage => only(altoPages(root(text, altoWithout), file));
const page = (text: string): LayoutPage => only(pageXmlPages(root(text, pageWithout), 'p.xml'));
const textOf = ({ words }: LayoutLine): string => words.map(({ text }) => text).join(' ');
const regions = ({ regions: all }: LayoutPage): string[] =>
  all.map(({ id, role, lines }) => `${id} ${role ?? '?'} ${lines.map(textOf).join(' / ')}`);

describe('ALTO', () => {
  it('reads blocks in the order that IDNEXT tells, with the roles of their tags and margins', () => {
    const read = alto(altoPage);
    expect(regions(read)).toEqual([
      'B0 furniture 青禾日报 第2版',
      'B1 headline 新渠通水润千亩',
      'B2 body 本报讯(记者 柳青) 青禾镇neigh- / bor 新渠昨日通水。',
    ]);
    expect(read).toMatchObject({ width: 1000, height: 2000, number: '2', image: '0002.tif', ordered: true });
  });

  it('keeps places, confidence and weight, and says where a line was hyphenated', () => {
    const [, head, body] = alto(altoPage).regions;
    expect(head?.lines[0]).toMatchObject({ bold: true, box: { x: 50, y: 110, w: 800, h: 90 } });
    expect(body?.lines[0]?.words[1]).toEqual({
      text: '柳青)',
      box: { x: 255, y: 220, w: 80, h: 40 },
      confidence: 0.42,
    });
    expect(body?.lines.map(({ hyphenated = false }) => hyphenated)).toEqual([true, false]);
  });

  it('leaves a hyphen that belongs to the word alone', () => {
    const said = altoPage.replaceAll('SUBS_CONTENT="neighbor"', 'SUBS_CONTENT="青禾镇neigh-bor"');
    expect(alto(said).regions[2]?.lines[0]?.hyphenated).toBeUndefined();
  });

  it('reads old namespaces, and points into tenths of a millimetre', () => {
    const read = alto(altoOld('7', { x: '渠水\n清清' }));
    expect(regions(read)).toEqual(['x ? 渠水 / 清清']);
    expect(read.number).toBe('7');
    expect(read.regions[0]?.lines[0]?.size).toBeCloseTo(9 * 3.528, 2);
    expect(read.ordered).toBe(false);
  });
});

describe('METS', () => {
  const structure = structureOf(root(metsIssue, metsWithout));

  it('names the pages in their order, by base names only, with paper and date', () => {
    expect(structure.pages).toEqual([
      { file: 'qh-front.xml', number: 'A01', image: 'qh-front.tif' },
      { file: 'qh-back.xml', number: 'A02', image: 'qh-back.tif' },
    ]);
    expect(structure).toMatchObject({ paper: '青禾日报', date: '2026-05-18' });
  });

  it('tells the article, the kind and the role of every block, and their order', () => {
    const front = structured([alto(metsFront)], 'qh-front.xml', structure, 'm.xml');
    expect(only(front)).toMatchObject({ number: 'A01', image: 'qh-front.tif', ordered: true });
    expect(regions(only(front)).map((line) => line.slice(0, 12))).toEqual([
      'F1 furniture',
      'F2 kicker 一渠',
      'F3 headline ',
      'F5 byline 本报',
      'F4 body 本报讯 ',
    ]);
    const [first, ...rest] = only(front).regions;
    expect(first?.article).toBeUndefined();
    expect(new Set(rest.map(({ article }) => article))).toEqual(new Set(['m.xml#ART1']));
    const back = only(structured([alto(metsBack)], 'qh-back.xml', structure, 'm.xml'));
    expect(back.regions).toMatchObject([
      { id: 'K1', article: 'm.xml#ART1', kind: 'story', role: 'body' },
      { id: 'K2', article: 'm.xml#AD1', kind: 'ad' },
    ]);
  });
});

describe('METS that names a table as a whole', () => {
  it('means the blocks in it', () => {
    const structure = structureOf(root(metsIssue.replace('BEGIN="F4"', 'BEGIN="C1"'), metsWithout));
    const boxed = metsFront.replace(
      /<ccs:TextBlock ID="F4".*?<\/ccs:TextBlock>/su,
      '<ccs:ComposedBlock ID="C1" TYPE="Table">$&</ccs:ComposedBlock>',
    );
    const [front] = structured([alto(boxed)], 'qh-front.xml', structure, 'm.xml');
    expect(front?.regions.find(({ id }) => id === 'F4')).toMatchObject({
      article: 'm.xml#ART1',
      role: 'body',
    });
  });
});

describe('hOCR', () => {
  const pages = hocrPages(hocrPage, 'h.hocr');
  const read = only('code' in pages ? [] : pages);

  it('reads areas, paragraphs and lines though spans are never closed', () => {
    expect(regions(read)).toEqual([
      'par_1 ? 柳林渡 春耕忙',
      'par_2 ? 清早， 柳林渡的拖拉\u00ad / 机已经下了田。 A&B',
      'block_3 ? 没有行的一段 文字',
    ]);
    expect(read).toMatchObject({ width: 1200, height: 1800, image: '0003.png' });
  });

  it('keeps confidence, sizes, weight and the soft hyphen at the end of a line', () => {
    const [head, body] = read.regions;
    expect(head?.lines[0]).toMatchObject({ size: 80, bold: true });
    expect(body?.lines[0]?.words[1]).toMatchObject({ confidence: 0.35, box: { x: 310, w: 290 } });
    expect(body?.lines[0]?.hyphenated).toBe(true);
    expect(body?.lines[1]?.words[1]).toEqual({ text: 'A&B', box: null, confidence: null });
  });

  it('tells several pages apart and numbers them', () => {
    const two = hocrPages(
      '<div class="ocr_page"><span class="ocr_line">甲</span><div class="ocr_page" title="lpageno A04"><span class="ocrx_word">乙</span>',
      'h',
    );
    expect('code' in two ? two : two.map((one) => `${one.number} ${regions(one).join()}`)).toEqual([
      '1 block-1 ? 甲',
      'A04 block-1 ? 乙',
    ]);
  });
});

describe('a file that is cut off', () => {
  const messages = async (name: string, text: string) => {
    const { files } = await importFiles([{ name, bytes: new TextEncoder().encode(text) }]);
    return files[0]?.messages.map(({ code, line }) => `${code} ${line}`);
  };
  const said = (line: number) => [`importing:messages.cut-off ${line}`];

  it('hOCR: half a page is read, and the line is told at which it ends', async () => {
    expect(await messages('a.hocr', hocrPage)).toEqual([]);
    expect(await messages('a.hocr', hocrPage.slice(0, hocrPage.indexOf('A&amp;B')))).toEqual(said(8));
    expect(await messages('a.hocr', hocrPage.slice(0, hocrPage.indexOf("id='line_3'")))).toEqual(said(8));
  });

  it('HTML: so too; a page whose author never closes anything is none', async () => {
    const page = '<html><body>\n<h1>江上的灯</h1>\n<p>清早渡口的灯还亮着。</p>\n</body></html>\n';
    expect(await messages('a.html', page)).toEqual([]);
    expect(await messages('a.html', page.slice(0, page.indexOf('还亮着')))).toEqual(said(3));
    expect(await messages('a.html', '<!doctype html>\n<h1>江上的灯\n<p>清早渡口的灯还亮着。\n')).toEqual([]);
  });
});

describe('PAGE XML', () => {
  it('reads regions in reading order with their roles, articles and advertisements', () => {
    const read = page(pagePage);
    expect(regions(read)).toEqual([
      'r2 headline 千棵新柳绿河岸',
      'r1 body 青禾镇今年 种下一千棵',
      'r4 body 柳树，绿遍河岸。',
      'r5 furniture 4',
      'r3 ? 柳编合作社 / 招收学徒',
    ]);
    expect(read.regions.map(({ article = '' }) => article)).toEqual([
      'p.xml#g1',
      'p.xml#g1',
      'p.xml#g1',
      '',
      '',
    ]);
    expect(read.regions[4]?.kind).toBe('ad');
    expect(read).toMatchObject({ ordered: true, image: '0004.jpg', width: 800 });
  });

  it('says what a region goes on from, and how sure the words are', () => {
    const [, first, second] = page(pagePage).regions;
    expect(second?.continues).toBe('r1');
    expect(first?.lines[0]?.words).toEqual([
      { text: '青禾镇今年', box: { x: 50, y: 200, w: 150, h: 40 }, confidence: 0.5 },
      { text: '种下一千棵', box: { x: 205, y: 200, w: 175, h: 40 }, confidence: 0.97 },
    ]);
  });

  it('PAGE: what goes on and has nothing before it on its page goes on from the page before', async () => {
    const file = (
      name: string,
      regions: readonly (readonly [attributes: string, text: string])[],
    ): InputFile => ({
      name,
      bytes: new TextEncoder().encode(
        `<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageFilename="${name}.jpg" imageWidth="800" imageHeight="1200">${regions
          .map(
            ([attributes, text], i) =>
              `<TextRegion id="r${i}" ${attributes}><Coords points="50,${100 + i * 100} 750,${100 + i * 100} 750,${150 + i * 100} 50,${150 + i * 100}"/><TextLine id="l${i}"><Coords points="50,${100 + i * 100} 750,${100 + i * 100} 750,${150 + i * 100} 50,${150 + i * 100}"/><TextEquiv><Unicode>${text}</Unicode></TextEquiv></TextLine></TextRegion>`,
          )
          .join('')}</Page></PcGts>`,
      ),
    });
    const { issues } = await importFiles([
      file('1.xml', [
        ['type="heading"', '柳树绿遍河岸'],
        ['type="paragraph"', '青禾镇今年种下一千棵柳树，沿河的三个村子都'],
      ]),
      file('2.xml', [
        ['type="paragraph" continuation="true"', '派了人来浇水。'],
        ['type="heading"', '渡口的灯'],
        ['type="paragraph"', '清早渡口的灯还亮着。'],
        ['type="paragraph" continuation="true"', '老人擦了三遍船。'],
      ]),
    ]);
    const all = articles(schema.nodeFromJSON(issues[0]?.doc));
    expect(
      all.map(({ node }) => [node.firstChild?.textContent, articleAttrs(node).continues]).slice(0, 2),
    ).toEqual([
      ['柳树绿遍河岸', null],
      ['派了人来浇水。', 'a1'],
    ]);
    expect(all.filter(({ node }) => articleAttrs(node).continues !== null)).toHaveLength(1);
  });

  it('takes the line’s own text where its words are from an older reading', () => {
    const corrected = pagePage.replace('青禾镇今年 种下一千棵', '青禾镇去年种下一千棵');
    expect(regions(page(corrected))[1]).toBe('r1 body 青禾镇去年种下一千棵');
  });

  it('reads 2010, with order and types as Transkribus writes them', () => {
    expect(regions(page(pageOld))).toEqual(['a headline 老船工', 'b body 渡口的老船工又上了船。']);
    expect(page(pageOld).regions[0]?.box).toEqual({ x: 10, y: 10, w: 480, h: 80 });
  });
});
