import { unzipSync } from 'fflate';
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import {
  article,
  byline,
  caption,
  credit,
  deck,
  doc,
  furniture,
  headline,
  kicker,
  label,
  p,
  page,
  subhead,
} from '../../testing/builders.ts';
import { blocks, count, idOf } from '../document/queries.ts';
import { packedText } from '../../testing/packed.ts';
import type { Account } from '../history/account.ts';
import type { Original } from '../import/types.ts';
import { filePerArticle, oneFile, safeName, zip } from './files.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { md } from './md.ts';
import { exporters } from './registry.ts';
import { txt } from './txt.ts';
import type { ExportInput, Written } from './types.ts';

const issue = doc(
  { paper: '江畔日报', date: '2026-05-18' },
  page(
    { number: '1', name: '要闻' },
    article({ kind: 'furniture' }, furniture('江畔日报')),
    article(
      { sections: ['local'] },
      label('江畔随笔'),
      kicker('沿着澜水走到底'),
      headline('三十里滨江步道'),
      headline('今起全线贯通'),
      deck('——见闻'),
      byline('●苏南星'),
      p('外婆家在南门渡。'),
      subhead('老船台'),
      p('对岸的灯是散的。'),
    ),
    article({ kind: 'photo' }, caption('图为白鹭。'), credit('■本报记者 方晓舟'), credit('通讯员 罗小满 摄')),
  ),
  page({ number: '2' }, article(headline('停水通知'), p('今晚停水。'))),
);

function input(of: Node, more: Partial<ExportInput> = {}): ExportInput {
  const account: Account = { in: count(of), removed: [], added: [], out: count(of), balanced: true };
  const original: Original = { version: 1, doc: of.toJSON(), sources: {}, applied: [], files: [] };
  return { doc: of, original, account, sectionNames: { local: '社会' }, ...more };
}

/** What a person could read in a file, whatever packs it. */
function textOf(content: Written): string {
  return typeof content === 'string' ? content : packedText(content);
}

/** A document whose blocks hold the given texts. */
const told = (...texts: readonly string[]): Node =>
  doc(page(article(headline('题'), ...texts.map((text) => p(text)))));

describe('txt', () => {
  it('sets the headline stack line by line, indents paragraphs, and leaves page heads out', () => {
    expect(txt.write(input(issue))).toBe(
      [
        '江畔随笔',
        '沿着澜水走到底',
        '三十里滨江步道',
        '今起全线贯通',
        '——见闻',
        '●苏南星',
        '',
        '　　外婆家在南门渡。',
        '老船台',
        '　　对岸的灯是散的。',
        '',
        '',
        '　　图为白鹭。',
        '■本报记者 方晓舟',
        '通讯员 罗小满 摄',
        '',
        '',
        '停水通知',
        '',
        '　　今晚停水。',
        '',
      ].join('\n'),
    );
  });

  it('is set as the house wants it', () => {
    const textStyle = {
      indented: false,
      headApart: false,
      spaced: true,
      named: true,
      pictures: false,
      crlf: true,
    };
    expect(txt.write(input(issue, { textStyle, articles: ['a2', 'a3'] }))).toBe(
      [
        '【栏目】江畔随笔',
        '【引题】沿着澜水走到底',
        '【主题】三十里滨江步道',
        '【主题】今起全线贯通',
        '【副题】——见闻',
        '【署名】●苏南星',
        '外婆家在南门渡。',
        '',
        '【小标题】老船台',
        '',
        '对岸的灯是散的。',
        '',
      ].join('\r\n'),
    );
  });

  it('says what the document says, no more and no less', () => {
    const word = fc.string({
      unit: fc.constantFrom('江', '水', '，', '<', '&', '*', '#', ' ', '　', '“', '1', '.', '\u202e'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (texts) => {
        const written = txt.write(input(told(...texts)));
        expect(written.replace(/\s/gu, '')).toBe(`题${texts.join('')}`.replace(/\s/gu, ''));
      }),
    );
  });
});

describe('md', () => {
  it('makes one heading of a headline and quotes captions', () => {
    expect(md.write(input(issue))).toBe(
      [
        '**江畔随笔**',
        '**沿着澜水走到底**',
        '## 三十里滨江步道 今起全线贯通',
        '**——见闻**',
        '*●苏南星*',
        '外婆家在南门渡。',
        '### 老船台',
        '对岸的灯是散的。',
        '---',
        '> 图为白鹭。',
        '> ■本报记者 方晓舟',
        '> 通讯员 罗小满 摄',
        '---',
        '## 停水通知',
        '今晚停水。\n',
      ].join('\n\n'),
    );
  });

  it.each([
    ['1. 一是', '1\\. 一是'],
    ['- 一', '\\- 一'],
    ['# 一', '\\# 一'],
    ['> 一', '\\> 一'],
    ['*一*_二_`三`', '\\*一\\*\\_二\\_\\`三\\`'],
    ['[一](二)', '\\[一\\](二)'],
    ['<img onerror=x>', '\\<img onerror=x\\>'],
    ['&amp;', '\\&amp;'],
    ['15.6公里', '15.6公里'],
  ])('keeps %s as text', (text, written) => {
    expect(md.write(input(told(text)))).toBe(`## 题\n\n${written}\n`);
  });
});

describe('html', () => {
  it('is one article element per article, with figure and sections', () => {
    const written = html.write(input(issue));
    expect(written).toContain('<title>江畔日报 2026-05-18</title>');
    expect(written).toContain('<h1>三十里滨江步道<br>今起全线贯通</h1>');
    expect(written).toContain('<meta itemprop="articleSection" content="社会">');
    expect(written).toContain(
      '<figcaption>\n<p class="caption">图为白鹭。</p>\n<p class="credit">■本报记者 方晓舟</p>\n<p class="credit">通讯员 罗小满 摄</p>\n</figcaption>',
    );
    expect(written.match(/<article /gu)).toHaveLength(3);
    expect(written).toContain('<section data-page="1" data-name="要闻">');
  });

  it('lets nothing of a text out as markup', () => {
    const written = html.write(
      input(
        doc(
          { paper: '"><script>' },
          page(
            { number: '"', name: "'><b>" },
            article({ sections: ['"><i>'] }, headline('<img src=x onerror=alert(1)>'), p('</p><script>&\0')),
          ),
        ),
      ),
    );
    expect(written).not.toMatch(/<(?:img|script|b|i)\b/u);
    expect(written).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(written).toContain('&lt;/p&gt;&lt;script&gt;&amp;\ufffd');
  });
});

describe('json', () => {
  it('holds everything, furniture included, with where it came from', () => {
    const sources = Object.fromEntries(
      blocks(issue).map(({ node }, i) => [
        idOf(node),
        [{ file: '01版.txt', from: i * 100, to: i * 100 + node.textContent.length, at: 0 }],
      ]),
    );
    const written: unknown = JSON.parse(json.write(input(issue, { sources })));
    expect(written).toMatchObject({
      paper: '江畔日报',
      pages: [
        {
          number: '1',
          name: '要闻',
          articles: [
            { kind: 'furniture' },
            { kind: 'story', sections: ['local'], status: 'unread' },
            { kind: 'photo' },
          ],
        },
        {
          number: '2',
          name: null,
          articles: [
            {
              blocks: [
                { role: 'headline', text: '停水通知', source: [{ file: '01版.txt', from: 1300, to: 1304 }] },
                { role: 'body' },
              ],
            },
          ],
        },
      ],
      removed: [],
      added: [],
      applied: [],
      suggestions: [],
    });
  });

  it('tells of the spaces that were put between Latin words', () => {
    const of = doc(page(article(p('hello world'))));
    const sources = {
      b1: [
        { file: 'a.txt', from: 0, to: 5, at: 0 },
        { file: 'a.txt', from: 6, to: 11, at: 6 },
      ],
    };
    expect(JSON.parse(json.write(input(of, { sources })))).toMatchObject({
      added: [{ text: ' ', block: 'b1', offset: 5, by: 'unwrap' }],
    });
  });
});

it('writes chosen articles only', async () => {
  for (const exporter of exporters) {
    // oxlint-disable-next-line no-await-in-loop -- a test reads better one by one
    const written = textOf(await exporter.write(input(issue, { articles: ['a4'] })));
    expect(written).toContain('停水通知');
    expect(written).not.toContain('南门渡');
  }
});

describe('files', () => {
  it('are named by page and headline, by paper and date', async () => {
    expect((await filePerArticle(txt, input(issue))).map(({ name }) => name)).toEqual([
      '01 三十里滨江步道 今起全线贯通.txt',
      '01 图为白鹭。.txt',
      '02 停水通知.txt',
    ]);
    expect((await oneFile(md, input(issue))).name).toBe('江畔日报 2026-05-18.md');
  });

  it('no two formats of an issue have one name: the second would take the place of the first', async () => {
    const names = await Promise.all(
      exporters
        .filter(({ only }) => only !== 'article')
        .map(async (exporter) => (await oneFile(exporter, input(issue))).name),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('江畔日报 2026-05-18 红样.docx');
  });

  it('have names that every system takes, no two alike', async () => {
    const names = [
      'a/b\\c:d*e?f"g<h>i|j',
      '..',
      'CON',
      'nul.',
      '\u202etxt.exe',
      '一'.repeat(300),
      ' . ',
      '',
      '题\n目',
    ];
    for (const name of names) {
      const safe = safeName(name);
      expect(safe).toMatch(/^[^\p{Cc}\p{Cf}<>:"/\\|?*.][^\p{Cc}\p{Cf}<>:"/\\|?*]*$/u);
      expect(safe).not.toMatch(/^(?:con|nul)(?:\.|$)|[. ]$/iu);
      expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(200);
    }
    const same = doc(
      page({ number: '1' }, article(headline('Same')), article(headline('same')), article(headline('Same'))),
    );
    expect((await filePerArticle(txt, input(same))).map(({ name }) => name)).toEqual([
      '01 Same.txt',
      '01 same (2).txt',
      '01 Same (3).txt',
    ]);
  });

  it('go into a zip and come out of it', async () => {
    const files = await filePerArticle(txt, input(issue));
    const packed = zip(files);
    expect(zip(files)).toEqual(packed);
    expect(
      Object.fromEntries(
        Object.entries(unzipSync(packed)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
      ),
    ).toEqual(Object.fromEntries(files.map(({ name, content }) => [name, content])));
  });
});
