// Labelled lines → pages. A page begins where a page head names another number, and at a form feed.

import type { LabelledLine } from '../labelling/types.ts';
import { marksOfLine, type PageMarks } from './page-marks.ts';

export interface PageLines {
  readonly marks: PageMarks;
  readonly lines: readonly LabelledLine[];
}

interface Draft {
  number?: string;
  name?: string;
  lines: LabelledLine[];
}

/** 第8642期 今日4版 */
const masthead = /第\s*\d+\s*期|今日\s*\d+\s*版|总第\s*\d+/u;

/** Parts the lines of one file. Every line is on exactly one page; what the heads tell of date and paper is on the first page that they stand on. */
export function pagesOf(lines: readonly LabelledLine[]): PageLines[] {
  const told = lines.map((line) => (line.role === 'furniture' ? marksOfLine(line.line.text) : {}));
  const feet = numbersStandAtTheFoot(lines, told);
  const drafts: Draft[] = [];
  let page: Draft = { lines: [] };
  let closed = false;
  const turn = (from: Draft): void => {
    if (page.lines.length > 0) drafts.push(page);
    page = from;
    closed = false;
  };
  lines.forEach((line, i) => {
    const feeds = line.line.page !== undefined;
    const before = page.lines.at(-1);
    if (feeds && before && before.line.page !== line.line.page) turn({ lines: [] });
    const { number, name } = told[i] ?? {};
    if (closed && line.role !== 'furniture') turn({ lines: [] });
    if (number !== undefined && number !== page.number) {
      const text = page.lines.some(({ role }) => role !== 'furniture');
      // “第1版 值班编委 …” under the text is the foot of a page that had no head
      const foot = page.number === undefined && text && (feet || number === '1');
      if (!feeds && !foot && (text || page.number !== undefined)) {
        // the head's lines above the number go along: 江畔日报 / 2026年5月18日 / 第2版
        const head =
          page.lines.length -
          1 -
          page.lines.findLastIndex(
            ({ role }, at) => role !== 'furniture' || told[i - page.lines.length + at]?.number !== undefined,
          );
        const lead = page.lines.splice(page.lines.length - head, head);
        turn({ lines: lead });
      }
      if (page.number === undefined) {
        page.number = number;
        closed = feet && text;
      }
    }
    if (name !== undefined && page.name === undefined) page.name = name;
    page.lines.push(line);
  });
  turn({ lines: [] });
  const [first, second] = drafts;
  // 报头 stands on page 1 and names no number; what stands before page 2 is page 1 as well
  if (
    first &&
    first.number === undefined &&
    (second?.number === '2' ||
      first.lines.some(({ role, line }) => role === 'furniture' && masthead.test(line.text)))
  )
    first.number = '1';
  return drafts.map((draft) => ({ marks: marksOf(draft), lines: draft.lines }));
}

/** Whether each page is numbered under its text: the first number stands under page 1's text, the last one under the last text. */
function numbersStandAtTheFoot(lines: readonly LabelledLine[], told: readonly PageMarks[]): boolean {
  const isText = ({ role }: LabelledLine): boolean => role !== 'furniture';
  const first = told.findIndex(({ number }) => number !== undefined);
  const last = told.findLastIndex(({ number }) => number !== undefined);
  return (
    first >= 0 &&
    told[first]?.number === '1' &&
    lines.findIndex(isText) < first &&
    lines.findLastIndex(isText) < last &&
    first !== last
  );
}

function marksOf({ number, name, lines }: Draft): PageMarks {
  let date: string | undefined;
  let paper: string | undefined;
  for (const { role, line } of lines) {
    if (role !== 'furniture') continue;
    const marks = marksOfLine(line.text);
    date ??= marks.date;
    paper ??= marks.paper;
  }
  return {
    ...(number === undefined ? {} : { number }),
    ...(name === undefined ? {} : { name }),
    ...(date === undefined ? {} : { date }),
    ...(paper === undefined ? {} : { paper }),
  };
}
