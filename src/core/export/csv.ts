// The index of articles, a line each, as archives keep it.

import Papa from 'papaparse';
import { count, titleOf } from '../document/queries.ts';
import type { ArticleKind, DocAttrs, Status } from '../document/schema.ts';
import { readable } from './chosen.ts';
import type { TextExporter } from './types.ts';

const kinds: Readonly<Record<ArticleKind, string>> = {
  story: '稿件',
  photo: '图片',
  notice: '启事',
  ad: '广告',
  furniture: '报眉报脚',
};
const rounds: Readonly<Record<Status, string>> = {
  unread: '未校',
  first: '一校',
  second: '二校',
  third: '三校',
  passed: '付印',
};
const head = [
  '报名',
  '日期',
  '版次',
  '版名',
  '序号',
  '种类',
  '标题',
  '署名',
  '栏目',
  '校次',
  '字数',
  '编号',
  '接自',
];

/** RFC 4180, with a byte order mark: without it spreadsheets take it for another encoding. */
export const csv: TextExporter = {
  code: 'csv',
  extension: 'csv',
  mime: 'text/csv',
  only: 'issue',
  write(input) {
    const { paper, date } = input.doc.attrs as DocAttrs; // the schema validates attributes
    const rows = readable(input).flatMap(({ attrs: page, articles }) =>
      articles.map(({ attrs, node, blocks }, i) => [
        paper ?? '',
        date ?? '',
        page.number ?? '',
        page.name ?? '',
        String(i + 1),
        kinds[attrs.kind],
        titleOf(node),
        blocks.flatMap(({ role, text }) => (role === 'byline' ? [text] : [])).join('　'),
        attrs.sections.map((code) => input.sectionNames[code] ?? code).join('、'),
        rounds[attrs.status],
        String(count(node)),
        attrs.id,
        attrs.continues ?? '',
      ]),
    );
    // what a spreadsheet would take for a formula is text: it comes from anybody
    return `\ufeff${Papa.unparse([head, ...rows], { escapeFormulae: true, newline: '\r\n' })}\r\n`;
  },
};
