// A sound sample of every format that is read, and what has to hold for whatever an import is given.

import { strToU8 } from 'fflate';
import { blocks, idOf } from '../core/document/queries.ts';
import { schema } from '../core/document/schema.ts';
import { importFiles } from '../core/import/import.ts';
import { placesIn } from '../core/import/layout/places.ts';
import type { InputFile, Original } from '../core/import/types.ts';
import { damaged } from './mutations.ts';
import {
  altoPage,
  hocrPage,
  metsBack,
  metsFront,
  metsIssue,
  metsPackage,
  pageOld,
  pagePage,
  zipOf,
} from './page-samples.ts';
import { column, pdfFile } from './pdf-sample.ts';

const wordText = (rows: readonly string[]): string =>
  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' +
  rows
    .map(
      (row, i) =>
        `<w:p><w:pPr><w:pStyle w:val="${i === 0 ? 'Heading1' : 'Normal'}"/></w:pPr><w:r><w:t>${row}</w:t></w:r>` +
        `<w:ins w:author="甲" w:date="2026-05-18T08:00:00Z"><w:r><w:t>新</w:t></w:r></w:ins>` +
        `<w:del w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`,
    )
    .join('') +
  '</w:body></w:document>';
const rows = ['新渠通水', '新渠昨日通水，两岸的麦田有了水。', '老人说，这样的春天有三十年没有见过了。'];
const marked = `<!doctype html><html lang="zh"><head><title>第2版</title></head><body><article data-kind="story"><h1>${rows[0]}</h1><p>${rows[1]}<b>水</b>&nbsp;&mdash;</p><ul><li>${rows[2]}</li></ul><figure><img src="a.png"><figcaption>渠边</figcaption></figure></article></body></html>`;

export interface Sample {
  readonly format: string;
  /** Of these one is damaged. */
  readonly files: () => readonly InputFile[];
  /** What is imported of them; absent: they are. */
  readonly pack?: (files: readonly InputFile[]) => readonly InputFile[];
}

const file = (name: string, held: string | Uint8Array): InputFile => ({
  name,
  bytes: typeof held === 'string' ? strToU8(held) : held,
});

/** Every format has one; a new importer adds its own. */
export const samples: readonly Sample[] = [
  { format: 'alto', files: () => [file('第2版.xml', altoPage)] },
  {
    format: 'mets',
    files: () => [file('m.xml', metsIssue), file('qh-front.xml', metsFront), file('qh-back.xml', metsBack)],
  },
  { format: 'hocr', files: () => [file('p.hocr', hocrPage)] },
  { format: 'page-xml', files: () => [file('p.xml', pagePage)] },
  { format: 'page-xml-2010', files: () => [file('p.xml', pageOld)] },
  { format: 'zip', files: () => [file('issue.zip', metsPackage())] },
  { format: 'text', files: () => [file('02版.txt', rows.join('\n\n'))] },
  {
    format: 'issue-json',
    files: () => [
      file(
        'issue.json',
        JSON.stringify({
          paper: '青禾日报',
          date: '2026-05-18',
          pages: [
            {
              number: '2',
              name: '要闻',
              articles: [
                {
                  id: 'a1',
                  kind: 'story',
                  sections: ['local'],
                  blocks: [
                    { role: 'headline', text: rows[0] },
                    { role: 'body', text: rows[1], queries: [{ id: 'q', from: 0, to: 2 }] },
                  ],
                },
              ],
            },
          ],
          queries: [{ id: 'q', article: 'a1', words: '新渠', text: '哪条？', by: '甲', to: '', at: 1 }],
          answers: [{ id: 'w', query: 'q', act: 'close', text: '', by: '乙', at: 2 }],
        }),
      ),
    ],
  },
  { format: 'html', files: () => [file('p.html', marked)] },
  {
    format: 'markdown',
    files: () => [file('p.md', `# ${rows.join('\n\n')}\n\n* 一\n* 二\n\n> ${rows[2]}\n`)],
  },
  {
    format: 'pdf',
    files: () => [
      file(
        'p.pdf',
        pdfFile([[{ text: '新渠通水', x: 170, y: 100, size: 24 }, ...column(rows.join(''), 100, 140)]]),
      ),
    ],
  },
  // what is damaged is inside, so that the zip itself still opens
  {
    format: 'docx',
    files: () => [
      file('document.xml', wordText(rows)),
      file(
        'styles.xml',
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
      ),
    ],
    pack: ([document, styles]) => [
      file(
        'p.docx',
        zipOf({
          '[Content_Types].xml': strToU8('<Types/>'),
          'word/document.xml': document?.bytes ?? new Uint8Array(),
          'word/styles.xml': styles?.bytes ?? new Uint8Array(),
        }),
      ),
    ],
  },
  {
    format: 'epub',
    files: () => [
      file(
        'container.xml',
        '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
      ),
      file(
        'content.opf',
        '<package><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
      ),
      file('a.xhtml', marked),
      file('b.xhtml', marked.replaceAll('新渠', '老渠')),
    ],
    pack: ([container, book, a, b]) => [
      file(
        'p.epub',
        zipOf({
          mimetype: strToU8('application/epub+zip'),
          'META-INF/container.xml': container?.bytes ?? new Uint8Array(),
          'OEBPS/content.opf': book?.bytes ?? new Uint8Array(),
          'OEBPS/a.xhtml': a?.bytes ?? new Uint8Array(),
          'OEBPS/b.xhtml': b?.bytes ?? new Uint8Array(),
        }),
      ),
    ],
  },
  {
    format: 'zipped',
    files: () => [file('a/b.xml', altoPage), file('c.hocr', hocrPage)],
    pack: (files) => [
      file('issue.zip', zipOf(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])))),
    ],
  },
];

/** The sample with one of its files damaged; sound without a seed. */
export function sampleFiles({ files, pack = (all) => all }: Sample, seed?: number): readonly InputFile[] {
  const sound = files();
  if (seed === undefined) return pack(sound);
  const hurt = seed % sound.length;
  return pack(sound.map((one, i) => (i === hurt ? { ...one, bytes: damaged(one.bytes, seed) } : one)));
}

/** Imports, and throws with what is wrong: an import that throws, an issue that is not whole, silence where nothing was read. */
export async function survives(files: readonly InputFile[]): Promise<void> {
  const { issues, messages, files: reports } = await importFiles(files);
  if (issues.length === 0 && messages.length === 0) throw new Error('nothing was read, and nothing said');
  for (const { name, status, messages: said } of reports)
    if (status === 'refused' && said.length === 0) throw new Error(`${name} was refused without a word`);
  for (const issue of issues) whole(issue);
}

function whole({ doc, sources, places = [], files }: Original): void {
  const node = schema.nodeFromJSON(doc);
  node.check();
  const lengths = new Map(files.map(({ name, length }) => [name, length]));
  const taken = new Map<string, Set<number>>();
  let text = 0;
  for (const { node: block } of blocks(node)) {
    text += block.textContent.length;
    for (const { file: name, from, to, at } of sources[idOf(block)] ?? []) {
      const within =
        from >= 0 && to <= (lengths.get(name) ?? -1) && at + to - from <= block.textContent.length;
      if (!within) throw new Error(`a source outside of ${name}: ${from}–${to}`);
      const held = taken.get(name) ?? new Set();
      taken.set(name, held);
      for (let i = from; i < to; i += 1) {
        if (held.has(i)) throw new Error(`two blocks from one place: ${name} ${i}`);
        held.add(i);
      }
    }
  }
  if (text === 0) throw new Error('an issue without text');
  for (const page of places)
    for (const { from, to, words } of placesIn(page).lines)
      for (const word of words)
        if (word.from < from || word.to > to || to > (lengths.get(page.file) ?? -1))
          throw new Error(`a word outside of its line: ${page.file} ${word.from}`);
}
