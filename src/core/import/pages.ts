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

/**
 * Parts the lines of one file. Every line is on exactly one page; what the heads tell of date and paper is on the first
 * page that they stand on. A page that names no number anywhere cannot be told from the one before it.
 */
export function pagesOf(lines: readonly LabelledLine[]): PageLines[] {
  const told = lines.map((line) => (line.role === 'furniture' ? marksOfLine(line.line.text) : {}));
  const feet = numbersAtTheFoot(lines, told);
  const drafts: Draft[] = [];
  let page: Draft = { lines: [] };
  let closed = false;
  const turn = (next: Draft): void => {
    if (page.lines.length > 0) drafts.push(page);
    page = next;
    closed = false;
  };
  lines.forEach((line, i) => {
    const feeds = line.line.page !== undefined;
    const before = page.lines.at(-1);
    if (feeds && before && before.line.page !== line.line.page) turn({ lines: [] });
    if (closed && line.role !== 'furniture') turn({ lines: [] });
    const { number, name } = told[i] ?? {};
    const text = page.lines.some(isText);
    const under = text && !feeds && feet.get(i);
    if (under === 'next' || (under === 'alone' && page.number === undefined)) {
      closed = true;
      // a foot names the page that it stands under, but not what may be two: pages 1 and 2 in front of the first foot, 第2版
      if (
        page.number === undefined &&
        (number === '1' || follows(told[lastNumbered(i, told)]?.number, number))
      )
        page = { ...page, ...told[i] };
    } else if (number !== undefined && number !== page.number) {
      if (!feeds && (page.number !== undefined || (text && number !== '1')))
        turn({ lines: headAbove(page, i, told) });
      page.number ??= number;
    }
    if (name !== undefined && page.number === number) page.name ??= name;
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

const isText = ({ role }: LabelledLine): boolean => role !== 'furniture';

/** Takes the head's lines above its number off the page before: 江畔日报 / 2026年5月18日 / 第2版. */
function headAbove(page: Draft, at: number, told: readonly PageMarks[]): LabelledLine[] {
  const { lines } = page;
  const last = lines.findLastIndex(
    (line, i) => isText(line) || told[at - lines.length + i]?.number !== undefined,
  );
  return lines.splice(last + 1);
}

function lastNumbered(before: number, told: readonly PageMarks[]): number {
  return told.findLastIndex(({ number }, i) => i < before && number !== undefined);
}

/** 4 follows 3, A04 follows A03. */
function follows(before: string | undefined, number: string | undefined): boolean {
  const [a, b] = [before, number].map((name) => /^([A-Z]?)(\d+)$/u.exec(name ?? ''));
  return !!a && !!b && a[1] === b[1] && Number(a[2]) + 1 === Number(b[2]);
}

/**
 * Numbers that stand under their page. `alone`: no text follows before the next number or the end. `next`: the text that
 * follows is told by its own foot to be the next page, so this number cannot be its head.
 */
function numbersAtTheFoot(
  lines: readonly LabelledLine[],
  told: readonly PageMarks[],
): ReadonlyMap<number, 'alone' | 'next'> {
  const marks = told.flatMap(({ number }, i) => (number === undefined ? [] : [i]));
  const feet = new Map<number, 'alone' | 'next'>();
  for (let k = marks.length - 1; k >= 0; k -= 1) {
    const at = marks[k] ?? 0;
    const next = marks[k + 1];
    const same = next !== undefined && told[next]?.number === told[at]?.number;
    if (!same && !lines.slice(at, next).some(isText)) feet.set(at, 'alone');
    else if (next !== undefined && feet.has(next) && follows(told[at]?.number, told[next]?.number))
      feet.set(at, 'next');
  }
  return feet;
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
