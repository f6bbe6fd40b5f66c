import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  article,
  byline,
  caption,
  credit,
  deck,
  doc,
  headline,
  kicker,
  label,
  p,
  page,
  subhead,
} from '../../../testing/builders.ts';
import { Linter } from '../../checks/lint.ts';
import { articleAttrs, articles, blocks, pageAttrs, pages, roleOf } from '../../document/queries.ts';
import { schema } from '../../document/schema.ts';
import { docx as docxExporter } from '../../export/docx.ts';
import { exportInput } from '../../export/gather.ts';
import { html as htmlExporter } from '../../export/html.ts';
import { md } from '../../export/md.ts';
import { cityDaily } from '../../sections/city-daily.ts';
import { importFiles } from '../import.ts';

const names = Object.fromEntries(cityDaily.sections.map(({ code, name }) => [code, name]));
const exported = (node: ReturnType<typeof doc>) =>
  exportInput({ version: 1, doc: node.toJSON(), sources: {}, applied: [], files: [] }, node, [], {
    sectionNames: names,
  });
const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** What was read: role and text of every block, articles parted by a line. */
async function read(name: string, content: string | Uint8Array): Promise<string[] | string> {
  const { issues, files } = await importFiles([{ name, bytes: bytesOf(content) }]);
  const [original] = issues;
  if (!original) return files[0]?.messages[0]?.code ?? 'nothing';
  const node = schema.nodeFromJSON(original.doc);
  node.check();
  return articles(node).flatMap(({ node: one }, i) => [
    ...(i > 0 ? ['—'] : []),
    ...one.children.map((block) => `${roleOf(block)} ${block.textContent}`),
  ]);
}

const issue = doc(
  { paper: '江畔日报', date: '2026-05-18' },
  page(
    { number: '1', name: '要闻' },
    article(
      { sections: ['people', 'culture'] },
      label('短评'),
      kicker('河堤上'),
      headline('灯亮了 & <水>清了'),
      deck('——江边见闻'),
      byline('●本报记者 沈知秋'),
      p('河堤上的灯“亮”了。'),
      subhead('夜里也能走'),
      p('老人说，1 < 2 & 3。'),
    ),
    article({ kind: 'photo' }, caption('白鹭在浅滩上觅食。'), credit('■本报记者 方晓舟 摄')),
  ),
  page({ number: '2', name: null }, article(headline('桥通了'), p('大桥昨日通车。'))),
);
const told = articles(issue).flatMap(({ node }, i) => [
  ...(i > 0 ? ['—'] : []),
  ...node.children.map((block) => `${roleOf(block)} ${block.textContent}`),
]);

describe('what our own exporters wrote comes back', () => {
  it.each([
    ['html', htmlExporter],
    ['docx', docxExporter],
  ])('%s: pages, articles, roles, sections', async (extension, exporter) => {
    const content = await exporter.write(exported(issue));
    expect(await read(`issue.${extension}`, content)).toEqual(told);
    const { issues } = await importFiles([{ name: `issue.${extension}`, bytes: bytesOf(content) }]);
    const back = schema.nodeFromJSON(issues[0]?.doc);
    expect(articles(back).map(({ node }) => [articleAttrs(node).kind, articleAttrs(node).sections])).toEqual(
      articles(issue).map(({ node }) => [articleAttrs(node).kind, articleAttrs(node).sections]),
    );
    expect(pages(back).map(({ node }) => [pageAttrs(node).number, pageAttrs(node).name])).toEqual([
      ['1', '要闻'],
      ['2', null],
    ]);
  });

  it('Markdown: the articles and their texts; of the roles headings alone', async () => {
    const content = md.write(exported(issue));
    const back = await read('issue.md', content);
    expect(Array.isArray(back) && back.filter((line) => line === '—')).toHaveLength(2);
    expect(Array.isArray(back) && back.map((line) => line.replace(/^\w+ /u, ''))).toEqual(
      told.map((line) => line.replace(/^\w+ /u, '')),
    );
    expect(back).toContain('headline 灯亮了 & <水>清了');
    expect(back).toContain('subhead 夜里也能走');
  });
});

describe('what others wrote', () => {
  it('HTML: headings, paragraphs and captions; nothing active, nothing hidden', async () => {
    expect(
      await read(
        'story.html',
        `<!doctype html><html><head><title>无</title><style>p{}</style></head><body>
        <script>alert(1)</script><h1>灯亮了<br>水清了</h1><p onclick="x()">河堤&nbsp;上的 <b>灯</b>。<p>没有结尾的一段
        <ul><li>一条</li><li>两条</li></ul><h2>夜里</h2><div>散着的字</div>
        <figure><img src=x onerror=y><figcaption>白鹭。</figcaption></figure><!-- 注 --></body></html>`,
      ),
    ).toEqual([
      'headline 灯亮了',
      'headline 水清了',
      'body 河堤 上的 灯。',
      'body 没有结尾的一段',
      'body 一条',
      'body 两条',
      'subhead 夜里',
      'body 散着的字',
      'caption 白鹭。',
    ]);
  });

  it('a text without any heading is labelled like plain text', async () => {
    const text =
      '<html><body><p>江畔日报</p><p>灯亮了</p><p>本报讯（记者 沈知秋）河堤上的灯昨天亮了。</p></body></html>';
    const lines = await read('a.html', text);
    expect(lines).toContain('furniture 江畔日报');
    expect(Array.isArray(lines) && lines.map((line) => line.replace(/^\w+ /u, ''))).toEqual(
      expect.arrayContaining(['灯亮了', '本报讯（记者 沈知秋）河堤上的灯昨天亮了。']),
    );
  });

  it('Word: headings by style or outline, what was struck out left out', async () => {
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const document = `<w:document ${w}><w:body>
      <w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr><w:r><w:t>水清了</w:t></w:r></w:p><w:p><w:r><w:t>河里有鱼。</w:t></w:r></w:p>
      <w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>灯亮了</w:t></w:r></w:p>
      <w:p><w:r><w:t>河堤上的</w:t></w:r><w:del w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:author="甲"><w:r><w:t>新</w:t></w:r></w:ins><w:r><w:t>灯。</w:t></w:r></w:p>
      <w:p><w:pPr><w:pStyle w:val="x"/></w:pPr><w:r><w:t>夜里</w:t></w:r></w:p><w:p/>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>一格</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`;
    const styles = `<w:styles ${w}><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="x"><w:name w:val="小标题"/></w:style><w:style w:styleId="a3"><w:name w:val="Title"/></w:style></w:styles>`;
    const zip = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(document),
      'word/styles.xml': strToU8(styles),
    });
    expect(await read('a.docx', zip)).toEqual([
      'headline 水清了',
      'body 河里有鱼。',
      '—',
      'headline 灯亮了',
      'body 河堤上的新灯。',
      'subhead 夜里',
      'body 一格',
    ]);
  });

  it('Word: the numbers that it counts itself are text, a row of a table is a line, a text box comes once', async () => {
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const p = (text: string, list = '', level = 0): string =>
      `<w:p>${list && `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
    const row = (...cells: string[]): string =>
      `<w:tr>${cells.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`;
    const long = '渡口的灯是退休电工一颗螺丝一颗螺丝修好的，他说夜里从对岸回来的人总该看得见家在哪里。';
    const document = `<w:document ${w} xmlns:mc="x"><w:body>
      <w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>灯亮了</w:t></w:r></w:p>${p('修渠', '1')}${p('先清淤', '2', 0)}${p('再砌石', '2', 0)}${p('每块石头都要验', '2', 1)}${p('', '1')}${p('通水', '1')}${p('巡渠', '3')}${p('不算数', '9')}
      <w:tbl>${row('年份', '灯数', '备注')}${row('2013', '4', '')}${row(long, long)}</w:tbl>
      <w:p><w:r><w:t>图在这里</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p('图为渡口。')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('图为渡口。')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
      </w:body></w:document>`;
    const level = (at: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:numbering ${w}><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="8">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="9">${level(0, 'bullet', '·')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num>
      <w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num></w:numbering>`;
    const zip = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(document),
      'word/numbering.xml': strToU8(numbering),
      'word/styles.xml': strToU8(
        `<w:styles ${w}><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`,
      ),
    });
    const lines = await read('a.docx', zip);
    expect(Array.isArray(lines) && lines.map((line) => line.replace(/^\w+ /u, ''))).toEqual([
      '灯亮了',
      '一、修渠',
      '1. 先清淤',
      '2. 再砌石',
      '2.1 每块石头都要验',
      '二、通水',
      '十一、巡渠',
      '不算数',
      '年份 灯数 备注',
      '2013 4',
      long,
      long,
      '图在这里',
      '图为渡口。',
    ]);
  });

  it('HTML: lists keep their numbers, a row of a table is a line, a table that parts columns is none', async () => {
    const long = '渡口的灯是退休电工一颗螺丝一颗螺丝修好的，他说夜里从对岸回来的人总该看得见家在哪里。';
    expect(
      await read(
        'a.html',
        `<html><body><h1>灯亮了</h1><ol start=3><li>断电<li><p>验电</p><ul><li>两次</ul><li value=9>动手</ol><ol type=I><li>收工</ol>
        <table><tr><th>年份<th>灯数<tr><td>2013<td>4</table>
        <table><tr><td>${long}<td>${long}</table><table><tr><td>一<br>二<td>三</table></body></html>`,
      ),
    ).toEqual(
      [
        '3. 断电',
        '4. 验电',
        '两次',
        '9. 动手',
        'I. 收工',
        '年份 灯数',
        '2013 4',
        long,
        long,
        '一',
        '二',
        '三',
      ].reduce((lines, line) => [...lines, `body ${line}`], ['headline 灯亮了']),
    );
  });

  it('Markdown: headings part articles beside rules, lists keep their numbers, footnotes their text', async () => {
    const text = `---
title: 江畔日报 # 网站用
date: 2026-05-18
tags:
  - 灯
---

# 灯亮了

河堤上的灯[^1]亮了。

***

1. 断电
2. 验电

## 夜里

# 桥通了

大桥昨日通车。

---

# 天气

晴。

[^1]: 共三十七盏
  *都是*旧的。

    不算船上的。
[^2]: 没有提到的注也在。
`;
    expect(await read('a.md', text)).toEqual([
      'headline 灯亮了',
      'body 河堤上的灯[1]亮了。',
      'body 1. 断电',
      'body 2. 验电',
      'subhead 夜里',
      'body [1] 共三十七盏 都是旧的。',
      'body 不算船上的。',
      '—',
      'headline 桥通了',
      'body 大桥昨日通车。',
      '—',
      'headline 天气',
      'body 晴。',
      'body [2] 没有提到的注也在。',
    ]);
    const { issues } = await importFiles([{ name: 'a.md', bytes: bytesOf(text) }]);
    expect(schema.nodeFromJSON(issues[0]?.doc).attrs['date']).toBe('2026-05-18');
    expect(
      await read('b.md', '---\ntitle: "灯亮了"\n---\n河堤上的灯亮了。\n\n## 夜里\n\n人也多了。\n'),
    ).toEqual(['headline 灯亮了', 'body 河堤上的灯亮了。', 'subhead 夜里', 'body 人也多了。']);
    // two rules and a text between them
    expect(await read('c.md', '---\n江上的灯\n---\n\n# 桥通了\n\n大桥昨日通车。\n')).toContain(
      'subhead 江上的灯',
    );
  });

  it('bylines and credits that no file marks are found among the paragraphs under its headings', async () => {
    const lines = await read(
      'a.md',
      '# 渡口的灯重新亮了\n\n本报记者 林小满\n\n柳河镇东头的老渡口，昨天傍晚又点上了灯。\n\n孩子们数着水面上的光。\n\n本报记者 沈知秋 摄\n\n（下转第3版）\n\n记者 从不在正文里署名\n',
    );
    expect(lines).toEqual([
      'headline 渡口的灯重新亮了',
      'byline 本报记者 林小满',
      'body 柳河镇东头的老渡口，昨天傍晚又点上了灯。',
      'body 孩子们数着水面上的光。',
      'credit 本报记者 沈知秋 摄',
      'jump （下转第3版）',
      'body 记者 从不在正文里署名',
    ]);
  });

  it('HTML: the marks of notes do not run into words, numbers above the line are no digits, readings are left out and said', async () => {
    const text = `<html><body><h1>灯亮了</h1><p>经济<sup><a href="#fn1">1</a></sup>增长，<a class="footnote-ref" href="#fn2" role="doc-noteref"><sup>2</sup></a>见<a href="#s">下文</a><sup id=r3><a href="#c">[3]</a></sup>。</p>
      <p>10<sup>5</sup>倍，第3<sup>rd</sup>，<ruby>渡<rp>(</rp><rt>dù</rt><rp>)</rp></ruby>口<a href="#top">↑</a></p>
      <section class="footnotes"><ol><li id="fn1"><p>据统计局。<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li><li id="fn2">据县志。</li></ol><p id="c"><a href="#r3">[3]</a> 见本报。</p></section></body></html>`;
    expect(await read('a.html', text)).toEqual([
      'headline 灯亮了',
      'body 经济[1]增长，[2]见下文[3]。',
      'body 10⁵倍，第3rd，渡口',
      'body [1] 据统计局。',
      'body [2] 据县志。',
      'body [3] 见本报。',
    ]);
    const { messages } = await importFiles([{ name: 'a.html', bytes: bytesOf(text) }]);
    expect(messages.map(({ code, params }) => [code.replace(/.*\./u, ''), params?.['count']])).toEqual([
      ['note-marks', 3],
      ['readings', 1],
    ]);
  });

  it('Markdown: the words of HTML in it are kept', async () => {
    expect(
      await read(
        'a.md',
        '# 灯亮了\n\n<p align="center">图为<b>渡口</b>。</p>\n\n亮度是10<sup>5</sup>倍，<br>人也<u>多</u>了。\n',
      ),
    ).toEqual(['headline 灯亮了', 'body 图为渡口。', 'body 亮度是10⁵倍， 人也多了。']);
  });

  it('HTML in UTF-16 without a mark is HTML; a web page in one file is not read as its code', async () => {
    const text = '<html><body><h1>灯亮了</h1><p>河堤上的灯昨天亮了。</p></body></html>';
    const wide = new Uint8Array(new Uint16Array(Array.from(text, (char) => char.charCodeAt(0))).buffer);
    expect(await read('a.html', wide)).toEqual(['headline 灯亮了', 'body 河堤上的灯昨天亮了。']);
    expect(
      await read(
        '稿件.doc',
        'From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--x\r\n',
      ),
    ).toBe('importing:messages.kind-markup');
  });

  it('EPUB: the documents of the spine in their order, each a page', async () => {
    const chapter = (title: string): Uint8Array =>
      strToU8(
        `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h1>${title}</h1><script src="a.js"/><p>${title}的正文。</p></body></html>`,
      );
    const zip = zipSync({
      mimetype: strToU8('application/epub+zip'),
      'META-INF/container.xml': strToU8(
        '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
      ),
      'OEBPS/book.opf': strToU8(
        '<package><manifest><item id="a" href="a/1.xhtml"/><item id="b" href="b/1.xhtml"/></manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>',
      ),
      'OEBPS/a/1.xhtml': chapter('甲'),
      'OEBPS/b/1.xhtml': chapter('乙'),
    });
    expect(await read('a.epub', zip)).toEqual([
      'headline 乙',
      'body 乙的正文。',
      '—',
      'headline 甲',
      'body 甲的正文。',
    ]);
  });

  it('EPUB: the list of contents is left out, and that is said', async () => {
    const page = (body: string): Uint8Array =>
      strToU8(`<html xmlns="http://www.w3.org/1999/xhtml"><body>${body}</body></html>`);
    const zip = (itemrefs: string): Uint8Array =>
      zipSync({
        'META-INF/container.xml': strToU8(
          '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
        ),
        'book.opf': strToU8(
          `<package><manifest><item id="n" href="nav.xhtml" properties="scripted nav"/><item id="a" href="1.xhtml"/></manifest><spine>${itemrefs}</spine></package>`,
        ),
        'nav.xhtml': page('<nav><h1>目录</h1><ol><li><a href="1.xhtml">渡口</a></li></ol></nav>'),
        '1.xhtml': page('<h1>渡口</h1><p>老渡口又点上了灯。</p>'),
      });
    const whole = zip('<itemref idref="n"/><itemref idref="a"/>');
    expect(await read('a.epub', whole)).toEqual(['headline 渡口', 'body 老渡口又点上了灯。']);
    const { messages } = await importFiles([{ name: 'a.epub', bytes: whole }]);
    expect(messages.map(({ code }) => code)).toEqual(['importing:messages.epub-contents']);
    // a book of nothing else
    expect(await read('a.epub', zip('<itemref idref="n"/>'))).toContain('headline 目录');
  });
});

it('items of a list and rows of a table run into nothing, whatever their words look like', async () => {
  const item = (text: string, n: number): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${n}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const document = `<w:document xmlns:w="w"><w:body>
    <w:p><w:r><w:t>老渡口昨天傍晚又点上了灯，岸上站了二百多人。工具分成三类：</w:t></w:r></w:p>${item('先断电；', 1)}${item('再验电；', 1)}${item('最后才动手', 1)}
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>2013</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>停航</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>2024</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>复航</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
    <w:p><w:r><w:t>孩子们数着水面上的光，一直数到第三十七盏。</w:t></w:r></w:p></w:body></w:document>`;
  const list = '<ul><li>先断电；<li>再验电；<li>最后才动手</ul>';
  const table = '<table><tr><td>2013<td>停航<tr><td>2024<td>复航</table>';
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    [
      'a.docx',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(document) }),
    ],
    [
      'a.html',
      `<html><body><p>老渡口昨天傍晚又点上了灯，工具分成三类：</p>${list}${table}<p>孩子们数着光。</body></html>`,
    ],
    [
      'b.html',
      `<html><body><h1>灯亮了</h1><p>老渡口昨天傍晚又点上了灯，工具分成三类：</p>${list}${table}<p>孩子们数着光。</body></html>`,
    ],
    [
      'a.md',
      '# 灯亮了\n\n工具分成三类：\n\n- 先断电；\n- 再验电；\n- 最后才动手\n\n| 年 | 事 |\n|--|--|\n| 2013 | 停航 |\n| 2024 | 复航 |\n\n孩子们数着光。\n',
    ],
  ];
  for (const [name, content] of files) {
    const { issues } = await importFiles([{ name, bytes: bytesOf(content) }]);
    const [original] = issues;
    if (!original) throw new Error(name);
    const { suggestions: found } = new Linter({ doubts: original.doubts ?? [] }).lint(
      schema.nodeFromJSON(original.doc),
    );
    expect([name, found.filter((one) => one.code === 'split-paragraph').map(({ actual }) => actual)]).toEqual(
      [name, []],
    );
    expect(blocks(schema.nodeFromJSON(original.doc)).map(({ node }) => node.textContent)).toEqual(
      expect.arrayContaining(['先断电；', '再验电；', '最后才动手', '2013 停航', '2024 复航']),
    );
  }
});

describe('bad input ends in a message', () => {
  it('empty, nested without end, or broken', async () => {
    expect(await read('a.html', '<html><body><script>1</script></body></html>')).toMatch(/no-text$/u);
    expect(await read('a.html', `<html>${'<div>'.repeat(30_000)}字`)).toMatch(/too-deep$/u);
    expect(await read('a.md', `${'> '.repeat(5000)}字`)).toMatch(/too-deep$/u);
    expect(await read('a.docx', zipSync({ 'word/document.xml': strToU8('<w:document><') }))).not.toContain(
      'body',
    );
  });

  it('whatever is cut off, flipped or put in, nothing throws and no character is lost without a word', async () => {
    const samples: readonly (readonly [string, Uint8Array])[] = [
      ['a.html', bytesOf(htmlExporter.write(exported(issue)))],
      ['a.md', bytesOf(md.write(exported(issue)))],
      ['a.docx', bytesOf(await docxExporter.write(exported(issue)))],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.nat(1_000_000),
        fc.uint8Array({ maxLength: 12 }),
        fc.boolean(),
        async ([name, bytes], at, junk, cut) => {
          const place = at % bytes.length;
          const broken = cut
            ? bytes.slice(0, place)
            : Uint8Array.from([...bytes.slice(0, place), ...junk, ...bytes.slice(place + 3)]);
          const { issues, files } = await importFiles([{ name, bytes: broken }]);
          // of a file without a character there is nothing to say
          if (issues.length === 0 && files[0]?.status === 'refused')
            expect(files[0].messages.length).toBeGreaterThan(0);
          if (issues.length === 0 && broken.length > 0) expect(files[0]?.characters).toBe(0);
          for (const { doc: made } of issues) schema.nodeFromJSON(made).check();
          for (const { doc: made } of issues)
            expect(blocks(schema.nodeFromJSON(made)).every(({ node }) => node.textContent !== '')).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});
