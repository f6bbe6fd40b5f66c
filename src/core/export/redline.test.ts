import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { act, perform } from '../../testing/acts.ts';
import { article, doc, headline, p, page } from '../../testing/builders.ts';
import { asOfficeReads, changesInOffice, hasOffice } from '../../testing/office.ts';
import { packedText } from '../../testing/packed.ts';
import * as command from '../document/commands.ts';
import { blocks, count, idOf } from '../document/queries.ts';
import { docxRedline } from './docx-redline.ts';
import { type Mark, redlined, type RedParagraph } from './redline.ts';
import type { ExportInput, Recorded } from './types.ts';

const issue = doc(
  page(
    article(headline('河堤上的灯'), p('代表们建议呼'), p('特抢抓机遇。')),
    article(headline('桥通了'), p('大桥昨日通车，两岸来人。')),
  ),
);
const noon = new Date(2026, 4, 18, 12, 30, 5).getTime();

type Doing = (tr: Transform) => void;

/** The issue after what people did, each as a change of their own. */
function done(...acts: readonly (readonly [by: string, doing: Doing])[]): ExportInput {
  const journal: Recorded[] = [];
  let of = issue;
  for (const [by, doing] of acts) {
    const tr = new Transform(of);
    doing(tr);
    of = tr.doc;
    journal.push({ by, at: noon, steps: tr.steps });
  }
  return {
    doc: of,
    original: { version: 1, doc: issue.toJSON(), sources: {}, applied: [], files: [] },
    account: { in: 0, removed: [], added: [], out: count(of), balanced: true },
    sectionNames: {},
    journal,
  };
}
const at = (tr: Transform, n: number, offset: number): number => blocks(tr.doc)[n]!.pos + 1 + offset;
const put =
  (n: number, from: number, to: number, text: string): Doing =>
  (tr) =>
    void command.replaceText(tr, at(tr, n, from), at(tr, n, to), text);
const join =
  (n: number): Doing =>
  (tr) =>
    void command.joinBlock(tr, blocks(tr.doc)[n]!.pos);

/** The paragraphs as they are when everything is accepted, or rejected. */
function settled(paragraphs: readonly RedParagraph[], unwanted: Mark['sign']): readonly string[] {
  const out: string[] = [];
  let text = '';
  for (const { runs, end } of paragraphs) {
    text += runs.map((run) => (run.sign === unwanted ? '' : run.text)).join('');
    if (end.sign === unwanted) continue;
    out.push(text);
    text = '';
  }
  return text === '' ? out : [...out, text];
}
const texts = (of: Node): readonly string[] => blocks(of).map(({ node }) => node.textContent);
const said = (input: ExportInput): readonly string[] =>
  redlined(input).map(
    ({ runs, end }) =>
      runs
        .map(({ sign, by, text }) => (sign === 'kept' ? text : `{${by}${sign === 'in' ? '+' : '−'}${text}}`))
        .join('') + (end.sign === 'kept' ? '' : `{${end.by}${end.sign === 'in' ? '+' : '−'}¶}`),
  );

describe('the redline', () => {
  it('is the text itself where nothing was done', () => {
    expect(said(done())).toEqual(texts(issue));
  });

  it('tells who put in and took out what; a join is the end of a paragraph taken out', () => {
    expect(
      said(done(['甲', put(1, 5, 6, '呼和浩')], ['乙', join(2)], ['乙', put(1, 10, 12, '抓住')])),
    ).toEqual([
      '河堤上的灯',
      '代表们建议{甲−呼}{甲+呼和浩}{乙−¶}',
      '特抢{乙−抓机}{乙+抓住}遇。',
      '桥通了',
      '大桥昨日通车，两岸来人。',
    ]);
  });

  it('tells a parting as the end of a paragraph put in', () => {
    expect(said(done(['丙', (tr) => void command.splitBlock(tr, at(tr, 4, 7), 'new')])).slice(4)).toEqual([
      '大桥昨日通车，{丙+¶}',
      '两岸来人。',
    ]);
  });

  it('takes what was moved out where it stood, and puts it in where it stands', () => {
    const input = done(
      ['甲', put(0, 0, 2, '江')],
      ['乙', (tr) => void command.moveArticle(tr, blocks(tr.doc)[3]!.article.pos, -1)],
    );
    const paragraphs = redlined(input);
    expect(settled(paragraphs, 'out')).toEqual(texts(input.doc));
    expect(settled(paragraphs, 'in')).toEqual(texts(issue));
    expect(said(input).filter((one) => one.includes('{乙'))).toHaveLength(4);
  });

  it('leaves out the articles that were not chosen', () => {
    expect(
      said({ ...done(['甲', put(0, 0, 2, '江')]), articles: [idOf(blocks(issue)[3]!.article.node)] }),
    ).toEqual(['桥通了', '大桥昨日通车，两岸来人。']);
  });

  it('gives the text of now when all is accepted, whatever was done, and the original when all is rejected', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const input = done(
          ...acts.map((one, i) => ['甲乙丙'[i % 3]!, (tr: Transform) => void perform(tr, one, i)] as const),
        );
        const paragraphs = redlined(input);
        expect(settled(paragraphs, 'out')).toEqual(texts(input.doc));
        expect(settled(paragraphs, 'in')).toEqual(texts(issue));
      }),
      { numRuns: 200 },
    );
  });
});

describe('as a Word file', () => {
  const input = done(['甲', put(1, 5, 6, '呼和浩')], ['校对 <乙>', join(2)]);
  const file = async (): Promise<Uint8Array> => {
    const written = await docxRedline.write(input);
    if (typeof written === 'string') throw new TypeError('a Word file is no text');
    return written;
  };

  it('has Word’s own tracked changes, with name and time of day', async () => {
    const xml = packedText(await file());
    expect(xml).toMatch(
      /<w:del w:id="\d+" w:author="甲" w:date="2026-05-18T12:30:05Z"><w:r><w:delText[^>]*>呼</u,
    );
    expect(xml).toMatch(/<w:ins w:id="\d+" w:author="甲"[^>]*><w:r><w:t[^>]*>呼和浩</u);
    // the end of the first half
    expect(xml).toMatch(/<w:pPr>.{0,80}<w:rPr><w:del w:id="\d+" w:author="校对 &lt;乙&gt;"/u);
    const ids = Array.from(xml.matchAll(/<w:(?:ins|del) w:id="(\d+)"/gu), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.skipIf(!hasOffice)('opens in LibreOffice', { timeout: 120_000 }, async () => {
    const written = await file();
    expect(asOfficeReads(written)).toContain('大桥昨日通车，两岸来人。');
    const at = '2026-05-18T12:30:05';
    expect(changesInOffice(written)).toEqual([
      { kind: 'deletion', by: '甲', at },
      { kind: 'insertion', by: '甲', at },
      { kind: 'deletion', by: '校对 &lt;乙&gt;', at },
    ]);
  });
});
