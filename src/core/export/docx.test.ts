import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import {
  article,
  byline,
  caption,
  doc,
  furniture,
  headline,
  kicker,
  p,
  page,
  subhead,
} from '../../testing/builders.ts';
import { asOfficeReads, hasOffice, hasXmllint, lintedXml } from '../../testing/office.ts';
import { count } from '../document/queries.ts';
import { docx } from './docx.ts';
import type { ExportInput } from './types.ts';
import type { Node } from 'prosemirror-model';

const issue = doc(
  { paper: '江畔日报', date: '2026-05-18' },
  page(
    { number: '1', name: '要闻' },
    article({ kind: 'furniture' }, furniture('江畔日报')),
    article(
      { sections: ['local'] },
      kicker('沿着澜水走到底'),
      headline('三十里滨江步道'),
      headline('今起全线贯通'),
      byline('●苏南星'),
      p('外婆家在南门渡。'),
      subhead('老船台'),
      p('对岸的灯 <b>&amp;</b> 是散的。'),
    ),
    article({ kind: 'photo' }, caption('图为白鹭。')),
  ),
  page({ number: '2' }, article(headline('停水通知'), p('今晚停水。\n明早来水。'))),
);

const input = (of: Node): ExportInput => ({
  doc: of,
  original: { version: 1, doc: of.toJSON(), sources: {}, applied: [], files: [] },
  account: { in: count(of), removed: [], added: [], out: count(of), balanced: true },
  sectionNames: { local: '社会' },
});

/** The parts of a Word file by name. */
async function parts(of: Node): Promise<Readonly<Record<string, string>>> {
  const file = await docx.write(input(of));
  if (typeof file === 'string') throw new TypeError('a Word file is no text');
  return Object.fromEntries(
    Object.entries(unzipSync(file)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
}

/** Style and words of each paragraph. */
function paragraphs(xml: string): readonly (readonly [style: string, text: string])[] {
  return Array.from(xml.matchAll(/<w:p>.*?<\/w:p>/gsu), ([one]) => [
    /<w:pStyle w:val="([^"]*)"/u.exec(one)?.[1] ?? '',
    Array.from(one.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|(<w:br\/>)/gu), ([, text, br]) =>
      br ? '\n' : text,
    ).join(''),
  ]);
}

it('an article stands apart from the one above it, whatever it begins with; the lines of a headline do not', async () => {
  const { 'word/document.xml': written = '' } = await parts(issue);
  const above = (text: string): number => {
    const [one = ''] = written.match(new RegExp(`<w:p>(?:(?!</w:p>).)*${text}`, 'su')) ?? [];
    return Number(/<w:spacing w:before="(\d+)"/u.exec(one.slice(one.lastIndexOf('<w:p>')))?.[1] ?? 0);
  };
  // twentieths of a point
  expect(above('图为白鹭。')).toBeGreaterThanOrEqual(400);
  expect(above('今起全线贯通')).toBe(0);
});

it('has a paragraph of its role for every block, pages by their names, page heads left out', async () => {
  const { 'word/document.xml': written = '' } = await parts(issue);
  expect(paragraphs(written)).toEqual([
    ['QingyangPage', '第1版　要闻'],
    ['Qingyangkicker', '沿着澜水走到底'],
    ['Qingyangheadline', '三十里滨江步道'],
    ['Qingyangheadline', '今起全线贯通'],
    ['Qingyangbyline', '●苏南星'],
    ['Qingyangbody', '外婆家在南门渡。'],
    ['Qingyangsubhead', '老船台'],
    ['Qingyangbody', '对岸的灯 &lt;b&gt;&amp;amp;&lt;/b&gt; 是散的。'],
    ['Qingyangcaption', '图为白鹭。'],
    ['QingyangPage', '第2版'],
    ['Qingyangheadline', '停水通知'],
    ['Qingyangbody', '今晚停水。\n明早来水。'],
  ]);
});

it('names its styles in the words of the trade, and says which font Han characters take', async () => {
  const { 'word/styles.xml': styles = '' } = await parts(issue);
  for (const name of [
    '引题',
    '主题',
    '副题',
    '署名',
    '编者按',
    '报纸正文',
    '小标题',
    '图片说明',
    '摄影署名',
    '转版提示',
  ])
    expect(styles).toContain(`<w:name w:val="${name}"/>`);
  expect(styles).toContain('w:eastAsia="宋体"');
});

it('tells where articles begin, and what they are, without a word of it in the text', async () => {
  const { 'word/document.xml': written = '', 'docProps/custom.xml': properties = '' } = await parts(issue);
  expect(written.match(/<w:bookmarkStart [^>]*w:name="_qy_\d+"/gu)).toHaveLength(3);
  expect(properties).toContain('name="_qy_1"');
  expect(properties.replaceAll('&quot;', '"')).toContain(
    '{"id":"a2","page":"1","name":"要闻","kind":"story","sections":["local"],"status":"unread"}',
  );
});

it.skipIf(!hasXmllint)(
  'is well-formed even with characters that XML cannot say',
  { timeout: 60_000 },
  async () => {
    const odd = doc(
      { paper: '\u0001"<' },
      page({ name: '\ud800' }, article(headline('题\0'), p('\u001b[31m\uffff'))),
    );
    const xmls = Object.entries(await parts(odd)).filter(([name]) => /\.(?:xml|rels)$/u.test(name));
    expect(xmls.length).toBeGreaterThan(5);
    expect(lintedXml(xmls.map(([, text]) => text))).toBe('');
  },
);

it.skipIf(!hasOffice)('opens in LibreOffice with every word in its place', { timeout: 120_000 }, async () => {
  const file = await docx.write(input(issue));
  if (typeof file === 'string') throw new TypeError('a Word file is no text');
  expect(asOfficeReads(file)).toEqual([
    '第1版　要闻',
    '沿着澜水走到底',
    '三十里滨江步道',
    '今起全线贯通',
    '●苏南星',
    '外婆家在南门渡。',
    '老船台',
    '对岸的灯 <b>&amp;</b> 是散的。',
    '图为白鹭。',
    '第2版',
    '停水通知',
    '今晚停水。',
    '明早来水。',
  ]);
});
