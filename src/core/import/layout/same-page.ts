// A PDF dropped together with what an OCR engine made of its pages: the text is read once, and the PDF stands beside it.
// Taken only where the names or numbers say so and the words agree; in doubt both are pages, and nothing is lost.

import type { PageDraft } from '../original.ts';
import type { Read } from '../read-file.ts';
import { baseName, stem } from './base-name.ts';

/** PDF → the file that has the text of the same pages. */
export function samePages(read: readonly Read[]): ReadonlyMap<Read, Read> {
  const pdfs = read.filter(({ report }) => report.pictured && !report.silent);
  const texts = read.filter(
    ({ report, places }) => !report.pictured && places.length > 0 && report.characters > 0,
  );
  const found = new Map<Read, Read>();
  const taken = new Set<Read>();
  for (const says of [byName, byNumber])
    for (const pdf of pdfs.filter((one) => !found.has(one))) {
      const [text, another] = texts.filter((one) => !taken.has(one) && says(pdf, one));
      // two files of one page, or two PDFs: nobody knows which is meant
      if (!text || another || pdfs.some((one) => one !== pdf && !found.has(one) && says(one, text))) continue;
      if (!sameWords(pdf.pages, text.pages)) continue;
      found.set(pdf, text);
      taken.add(text);
    }
  return found;
}

const bare = (name: string): string => stem(name).toLowerCase();

/** qh-0002.pdf and qh-0002.xml, or a text that names the PDF as its picture. */
function byName({ report, pages }: Read, text: Read): boolean {
  if (pages.length !== text.pages.length) return false;
  if (bare(report.name) === bare(text.report.name)) return true;
  return text.places.every(({ image }) => image !== null && bare(baseName(image)) === bare(report.name));
}

/** 第2版.pdf and p0002.xml, whose page says that it is the second. */
function byNumber({ report, pages }: Read, text: Read): boolean {
  const number = text.report.page ?? text.pages[0]?.marks.number;
  return pages.length === 1 && text.pages.length === 1 && report.page !== null && report.page === number;
}

/** Of the runs of three characters of the shorter one, so many stand in the other: engines err, and leave out. */
const alikeFrom = 0.3;
/** Of fewer runs nothing can be told. */
const fewest = 30;

function sameWords(some: readonly PageDraft[], others: readonly PageDraft[]): boolean {
  return some.every((page, i) => {
    const [short, long] = [runs(page), runs(others[i])].toSorted((a, b) => a.size - b.size);
    if (!short || !long || short.size < fewest) return false;
    let same = 0;
    for (const run of short) if (long.has(run)) same += 1;
    return same >= alikeFrom * short.size;
  });
}

function runs(page: PageDraft | undefined): ReadonlySet<string> {
  const text = (page?.articles ?? [])
    .flatMap(({ blocks }) => blocks.map((block) => block.text))
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, i) => text.slice(i, i + 3)));
}
