import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { anyIssue } from '../../testing/any-issue.ts';
import {
  article,
  byline,
  caption,
  deck,
  doc,
  furniture,
  headline,
  kicker,
  note,
  p,
  page,
  subhead,
} from '../../testing/builders.ts';
import { hasXmllint, lintedXml } from '../../testing/office.ts';
import { count } from '../document/queries.ts';
import { readable } from './chosen.ts';
import { csv } from './csv.ts';
import { ninjs } from './ninjs.ts';
import { nitf } from './nitf.ts';
import { proof, redproof } from './proof.ts';
import type { ExportInput } from './types.ts';

const issue = doc(
  { paper: '江畔日报', date: '2026-05-18' },
  page(
    { number: '1', name: '要闻' },
    article({ kind: 'furniture' }, furniture('江畔日报')),
    article(
      { sections: ['local', 'medtop:04000000'], status: 'passed' },
      kicker('沿着澜水走到底'),
      headline('三十里滨江步道'),
      headline('今起全线贯通'),
      deck('——见闻'),
      byline('●苏南星'),
      note('编者按：开栏。'),
      p('外婆家在 <b>南门</b> & 渡。'),
      subhead('老船台'),
      p('灯是散的。\u0001'),
    ),
    article({ kind: 'photo' }, caption('图为白鹭。')),
  ),
  page({ number: '2' }, article(headline('=1+1'), p('今晚停水。'))),
);
const input = (more: Partial<ExportInput> = {}): ExportInput => ({
  doc: issue,
  original: { version: 1, doc: issue.toJSON(), sources: {}, applied: [], files: [] },
  account: { in: count(issue), removed: [], added: [], out: count(issue), balanced: true },
  sectionNames: { local: '社会' },
  ...more,
});

/** Whatever the issue, and whatever its marks: those of a shelf file are as it tells them. */
const mark = fc.option(
  fc.string({
    unit: fc.constantFrom('江', '𠮷', '"', '<', '%', '#', '[', ' ', '\u0001', '\ud800', '\uffff'),
  }),
  { nil: null },
);
const anyMarked = fc
  .tuple(anyIssue, mark, fc.oneof(mark, fc.constant('2026-05-18'), fc.constant('2026-02-30')))
  .map(([{ type, content, attrs }, paper, date]) => type.create({ ...attrs, paper, date }, content));

describe('the index of articles', () => {
  it('has a line an article, and no formula', () => {
    const written = csv.write(input());
    expect(written.startsWith('\ufeff报名,')).toBe(true);
    const { data } = Papa.parse<Record<string, string>>(written.slice(1), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data).toMatchObject([
      {
        版次: '1',
        序号: '1',
        标题: '三十里滨江步道 今起全线贯通',
        栏目: '社会、medtop:04000000',
        校次: '付印',
      },
      { 版次: '1', 序号: '2', 种类: '图片', 标题: '图为白鹭。', 校次: '未校' },
      { 版次: '2', 序号: '1', 标题: "'=1+1" },
    ]);
  });
});

describe('ninjs', () => {
  // The parts of the published schema (3.0, https://iptc.org/std/ninjs/, CC BY 4.0) that we write into, with its own
  // rules for them: only `uri` is required of an item, `name` and `uri` of an association, and nothing unknown is allowed.
  const text = { type: 'string' } as const;
  const number = { type: 'integer' } as const;
  // an address of RFC 3986, which is what the format `uri` stands for
  const sign = "(?:[\\w.~:/?@!$&'()*+,;=-]|%[\\dA-Fa-f]{2})*";
  const uri = { type: 'string', pattern: `^[A-Za-z][A-Za-z\\d+.-]*:${sign}(?:#${sign})?$` } as const;
  const list = (properties: object, ...required: readonly string[]) => ({
    type: 'array',
    items: { type: 'object', additionalProperties: false, required, properties },
  });
  const told = { role: text, contentType: text, value: text };
  const schema = {
    $defs: {
      item: {
        type: 'object',
        properties: {
          uri,
          type: {
            enum: [
              'text',
              'audio',
              'video',
              'picture',
              'graphic',
              'composite',
              'component',
              'event',
              'planning',
            ],
          },
          representationType: { enum: ['full', 'partial'] },
          pubStatus: { enum: ['usable', 'withheld', 'canceled'] },
          profile: text,
          language: text,
          copyrightHolder: text,
          title: text,
          by: text,
          slugline: text,
          headlines: list(told, 'value'),
          descriptions: list(told, 'value'),
          bodies: list({ ...told, charCount: number, wordCount: number }, 'value'),
          altIds: list({ role: text, value: text }),
          subjects: list({ name: text, uri, literal: text }),
          standard: {
            type: 'object',
            additionalProperties: false,
            properties: { name: text, version: text, schema: uri },
          },
          associations: {
            type: 'array',
            items: {
              $ref: '#/$defs/item',
              properties: { name: text },
              required: ['name', 'uri'],
              unevaluatedProperties: false,
            },
          },
        },
      },
    },
    $ref: '#/$defs/item',
    required: ['uri'],
    unevaluatedProperties: false,
  };
  const validate = new Ajv2020({ strict: false }).compile(schema);
  const read = (more: Partial<ExportInput> = {}): unknown => JSON.parse(ninjs.write(input(more)));

  it('keeps to the schema, one article or the issue', () => {
    for (const one of [read(), read({ articles: ['a2'] }), read({ articles: ['a3', 'a4'] })])
      expect(validate(one), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ type: 'text' })).toBe(false);
    for (const wrong of [
      { uri: 'urn:x:𠮷' },
      { uri: 'urn:x:%' },
      { uri: 'urn:x:a', altIds: [{ role: 'page', charCount: 1 }] },
      { uri: 'urn:x:a', subjects: [{ uri: 'medtop 1' }] },
    ])
      expect(validate(wrong), JSON.stringify(wrong)).toBe(false);
  });

  it('keeps to it whatever the issue', () => {
    fc.assert(
      fc.property(anyMarked, (doc) => {
        expect(validate(read({ doc })), JSON.stringify(validate.errors)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('tells headline, author, sections and page of an article', () => {
    expect(read({ articles: ['a2'] })).toMatchObject({
      type: 'text',
      pubStatus: 'usable',
      title: '三十里滨江步道 今起全线贯通',
      by: '●苏南星',
      headlines: [{ role: 'kicker' }, { role: 'headline' }, { role: 'deck', value: '——见闻' }],
      descriptions: [{ value: '编者按：开栏。' }],
      bodies: [{ contentType: 'text/html' }, { value: expect.stringContaining('老船台') as string }],
      subjects: [
        { name: '社会', literal: 'local' },
        { uri: 'http://cv.iptc.org/newscodes/mediatopic/04000000' },
      ],
    });
    expect(read()).toMatchObject({
      type: 'composite',
      associations: [{ pubStatus: 'usable' }, { pubStatus: 'withheld' }, {}],
    });
  });
});

describe('NITF', () => {
  it('has head and body of an article where the standard has them', async () => {
    const written = String(await nitf.write(input({ articles: ['a2'] })));
    expect(written).toContain('<nitf version="-//IPTC//DTD NITF 3.6//EN">');
    expect(written).toContain('<date.issue norm="20260518"/>');
    expect(written).toContain('<hl1>三十里滨江步道 今起全线贯通</hl1>');
    expect(written).toContain('<hl2 class="kicker">沿着澜水走到底</hl2>');
    expect(written).toContain('<byline>●苏南星</byline>');
    expect(written).toContain('<p>外婆家在 &#x3C;b>南门&#x3C;/b> &#x26; 渡。</p>');
    expect(written).toContain('<hl2>老船台</hl2>');
    expect(written).toContain('position.section="要闻"');
    expect(written).not.toContain('undefined');
    // reading order
    expect(written.indexOf('外婆家')).toBeLessThan(written.indexOf('老船台'));
    expect(written.indexOf('老船台')).toBeLessThan(written.indexOf('灯是散的'));
  });

  it('tells a day or none', async () => {
    for (const date of ['2026-02-30', '2026年5月', '18.5.2026', '\u0001', null]) {
      const doc = issue.type.create({ ...issue.attrs, date }, issue.content);
      const written = String(await nitf.write(input({ doc, articles: ['a2'] })));
      expect(written).not.toMatch(/date\.issue|date\.publication/u);
    }
  });

  it.skipIf(!hasXmllint)('keeps to the DTD, whatever the article', { timeout: 60_000 }, async () => {
    const some = [issue, ...fc.sample(anyMarked, 60)].flatMap((doc) =>
      readable({ doc }).flatMap(({ articles }) =>
        articles.map(async ({ attrs: { id } }) => String(await nitf.write(input({ doc, articles: [id] })))),
      ),
    );
    const written = await Promise.all(some);
    expect(written.length).toBeGreaterThan(30);
    expect(lintedXml(written, 'nitf.dtd')).toBe('');
    expect(lintedXml([written[0]!.replace('<hl1>', '<hl2/><hl1>')], 'nitf.dtd')).toContain('hedline');
  });
});

describe('the proof on paper', () => {
  it('has the roles in the margin, once for a run of them, and boxes to sign on every page', () => {
    const written = proof.write(input());
    expect(written.match(/<i>主题<\/i>/gu)).toHaveLength(2);
    expect(
      written.match(/<th>一校<\/th><th>二校<\/th><th>三校<\/th><th>核红<\/th><th>付印<\/th>/gu),
    ).toHaveLength(2);
    expect(written).toContain('外婆家在 &lt;b&gt;南门&lt;/b&gt; &amp; 渡。');
    expect(written).not.toMatch(/<script|<b>南门|>报眉报脚</u);
  });

  it('marks nothing in a clean one, and every change in a red one', () => {
    const before = doc(page(article(headline('题'), p('建议呼'))));
    const after = doc(page(article(headline('题'), p('建议呼和'))));
    const steps = [
      { stepType: 'replace', from: 9, to: 9, slice: { content: [{ type: 'text', text: '和' }] } },
    ];
    const of = {
      ...input(),
      doc: after,
      original: { version: 1, doc: before.toJSON(), sources: {}, applied: [], files: [] },
      journal: [{ by: '甲"', at: 0, steps }],
    } as const;
    expect(redproof.write(of)).toContain('建议呼<ins title="甲&quot;">和</ins>');
    expect(proof.write(of)).toContain('建议呼和');
    expect(proof.write(of)).not.toMatch(/<ins|<del/u);
  });
});
