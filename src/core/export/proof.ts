// The proof on paper: role names in the margin, lines numbered, boxes to sign. A page for the browser's print, which
// makes a PDF of it as well. The redline beside it has every change marked, to be checked (核红) and signed.

import { roleNames } from '../document/role-names.ts';
import type { DocAttrs, Role } from '../document/schema.ts';
import { chosen } from './chosen.ts';
import { pageTitle } from './docx.ts';
import { escaped } from './html.ts';
import { type Mark, redlined, type RedParagraph } from './redline.ts';
import type { ExportInput, TextExporter } from './types.ts';

const common = { extension: 'html', mime: 'text/html', only: 'issue', large: true } as const;

export const proof: TextExporter = {
  code: 'proof',
  called: '清样',
  ...common,
  write: ({ journal: _, ...input }) => sheet(input, '清样'),
};
export const redproof: TextExporter = {
  code: 'redproof',
  called: '红样',
  ...common,
  write: (input) => sheet(input, '红样'),
};

const rounds = ['一校', '二校', '三校', '核红', '付印'] as const;

function sheet(input: ExportInput, name: string): string {
  const { paper, date } = input.doc.attrs as DocAttrs; // the schema validates attributes
  const title = [paper, date, name].filter(Boolean).join(' ');
  const articles = new Map<string, RedParagraph[]>();
  for (const one of redlined(input)) {
    const held = articles.get(one.article);
    if (held) held.push(one);
    else articles.set(one.article, [one]);
  }
  const pages = chosen(input).map(({ attrs, articles: of }, i) => ({
    title: pageTitle(attrs.number, attrs.name, i),
    articles: of.flatMap(({ attrs: { id, kind } }) =>
      kind === 'furniture' ? [] : [articles.get(id)?.filter(({ role }) => role !== 'furniture') ?? []],
    ),
  }));
  return [
    '<!doctype html>',
    '<html lang="zh">',
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    ...pages
      .filter((page) => page.articles.some((one) => one.length > 0))
      .flatMap((page) => [
        '<section>',
        `<header><b>${escaped(title)}</b><span>${escaped(page.title)}</span></header>`,
        ...page.articles.map(article),
        `<table><tr>${rounds.map((one) => `<th>${one}</th>`).join('')}</tr>`,
        `<tr>${rounds.map(() => '<td>　　年　月　日</td>').join('')}</tr></table>`,
        '</section>',
      ]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function article(paragraphs: readonly RedParagraph[]): string {
  // every line is as high as every other, so a ruler beside the text numbers the lines that the browser makes
  const characters = paragraphs.reduce(
    (sum, { runs }) => sum + runs.reduce((n, { text }) => n + text.length, 0),
    0,
  );
  const most = Math.ceil(characters / 12) + paragraphs.length * 3;
  const numbers = Array.from({ length: most }, (_, i) => ((i + 1) % 5 === 0 ? i + 1 : '')).join('\n');
  const lines: string[] = [];
  let before: Role | null = null;
  let words = '';
  for (const { role, runs, end } of paragraphs) {
    words += runs.map((run) => marked(run, escaped(run.text))).join('');
    if (end.sign !== 'kept') words += marked(end, '¶');
    // where the end was taken out, the line goes on as it will
    if (end.sign === 'out') continue;
    const { htmlClass, name } = roleNames[role];
    lines.push(`<p class="${htmlClass}">${before === role ? '' : `<i>${name}</i>`}${words}</p>`);
    before = role;
    words = '';
  }
  if (words !== '') lines.push(`<p>${words}</p>`);
  // a page that is read drops the line break that a pre begins with
  return `<article>\n<pre aria-hidden="true">\n${numbers}</pre>\n${lines.join('\n')}\n</article>`;
}

function marked({ sign, by }: Mark, html: string): string {
  if (sign === 'kept') return html;
  const tag = sign === 'in' ? 'ins' : 'del';
  return `<${tag}${by === '' ? '' : ` title="${escaped(by)}"`}>${html}</${tag}>`;
}

/**
 * Millimetres and points: it is made for paper. Thirty characters to a line, the outer margin left free for marks. A line
 * is 8 mm, a headline's too, and a sheet may end after any of them: else the numbers would not stand beside their lines.
 */
const style = `
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
* { margin: 0; box-sizing: border-box; }
body { font: 10.5pt/8mm 'Source Han Serif SC', 'Noto Serif CJK SC', 'Songti SC', SimSun, serif; color: #000; background: #fff; }
section { max-width: 182mm; margin: 0 auto; break-after: page; }
section:last-child { break-after: auto; }
header { display: flex; justify-content: space-between; border-bottom: 0.5pt solid #000; margin-bottom: 8mm; }
article { position: relative; padding: 0 0 0 26mm; width: 142mm; margin-bottom: 8mm; border-bottom: 0.3pt dashed #999; }
article > pre { position: absolute; left: 0; top: 0; bottom: 0; width: 7mm; overflow: hidden; font: 7.5pt/8mm sans-serif; color: #555; text-align: right; }
p { position: relative; overflow-wrap: anywhere; white-space: pre-wrap; line-break: strict; orphans: 1; widows: 1; }
p > i { position: absolute; left: -17mm; width: 15mm; font: 7.5pt/8mm sans-serif; color: #555; text-indent: 0; white-space: nowrap; text-align: right; padding-right: 2mm; }
.headline { font-size: 18pt; font-weight: 700; break-after: avoid; }
.kicker, .deck, .label { font-size: 12pt; break-after: avoid; }
.body, .note { text-indent: 2em; text-align: justify; }
.subhead { font-weight: 700; }
.note, .byline, .caption, .credit, .jump { font-family: KaiTi, STKaiti, 'Source Han Serif SC', 'Noto Serif CJK SC', serif; }
ins, del { color: #c4321c; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
ins { text-decoration: underline 0.6pt; text-underline-offset: 1mm; }
del { text-decoration: line-through 0.6pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; break-inside: avoid; }
th, td { border: 0.5pt solid #000; font: 9pt/7mm sans-serif; text-align: center; }
td { height: 20mm; vertical-align: bottom; color: #555; }
@media print { article { break-inside: auto; } }
`;
