// A drop of files → one issue, or several where it is longer than an issue may be. One bad file does not stop the others.

import { type ArticleDraft, originalOf, type PageDraft } from './original.ts';
import { marksOfFileName, type PageMarks } from './page-marks.ts';
import { type Read, type Reader, readFile } from './read-file.ts';
import { split } from './split.ts';
import { gather } from './layout/gather.ts';
import { samePages } from './layout/same-page.ts';
import { inPicture, type StoredPlaces } from './layout/places.ts';
import {
  type Earlier,
  type FileReport,
  type ImportMessage,
  type ImportOptions,
  type ImportResult,
  type InputFile,
  longestIssue,
  type Original,
} from './types.ts';

/** Reads the files in the natural order of their names, unless they come `asGiven`. Nothing is thrown for bad input: it stands in the messages. */
export async function importFiles(
  files: readonly InputFile[],
  { onProgress, cancelled, asGiven = false, readers = [readFile] }: ImportOptions = {},
): Promise<ImportResult> {
  const reports: FileReport[] = [];
  const messages: ImportMessage[] = [];
  const pages: Sheet[] = [];
  const places: StoredPlaces[] = [];
  const earlier: Earlier[] = [];
  const read: Original['files'][number][] = [];
  const names = new Set<string>();
  const { packages, files: ordered, beside } = gather(files, asGiven);
  const unpacked: InputFile[] = [];
  const inside = new Set(packages.flatMap((one) => one.unpacked));
  for (const { file, refused, messages: said } of packages) {
    const name = unique(file.name, names);
    const told = said.map((message): ImportMessage => ({ ...message, file: name }));
    reports.push({
      name,
      bytes: file.bytes.length,
      encoding: null,
      sure: true,
      status: refused ? 'refused' : 'read',
      page: null,
      characters: 0,
      messages: told,
    });
    messages.push(...told);
    if (!refused) read.push({ name, encoding: null, length: 0 });
  }
  const bytes = ordered.reduce((sum, file) => sum + file.bytes.length, 0);
  const named = ordered.map((file) => ({ ...file, name: unique(file.name, names) }));
  ordered.forEach((file, i) => {
    if (inside.has(file)) unpacked.push(named[i] ?? file);
  });
  const answers: Read[] = [];
  let next = 0;
  let done = 0;
  let stopped = false;
  const readOn = async (read: Reader): Promise<void> => {
    for (let i = next++; !stopped && i < named.length; i = next++) {
      const file = named[i];
      stopped = cancelled?.() === true;
      if (!file || stopped) return;
      // oxlint-disable-next-line no-await-in-loop -- a reader takes one file after the other: the progress is theirs, and so is the memory
      answers[i] = await read(file, beside);
      done += file.bytes.length;
      onProgress?.(bytes === 0 ? 1 : done / bytes);
    }
  };
  await Promise.all(readers.map(readOn));
  for (const { report, length, pages: more, places: found, earlier: before } of oncePerPage(answers)) {
    if (before) earlier.push(before);
    reports.push(report);
    messages.push(...report.messages);
    pages.push(
      ...more.map((page, i) => ({ page, sheet: `${report.name}#${i + 1}`, image: found[i]?.image ?? null })),
    );
    places.push(...found);
    if (report.status === 'read') read.push({ name: report.name, encoding: report.encoding, length });
  }
  if (stopped)
    return {
      issues: [],
      files: reports,
      unpacked: [],
      messages: [{ code: 'importing:messages.cancelled', severity: 'info' }],
    };
  // a package has read what its files have
  packages.forEach(({ unpacked: held }, i) => {
    const report = reports[i];
    const within = ordered.flatMap((file, at) =>
      held.includes(file) ? [reports[packages.length + at]] : [],
    );
    const characters = within.reduce((sum, one) => sum + (one?.characters ?? 0), 0);
    if (report) reports[i] = { ...report, characters };
  });
  if (pages.every(({ page }) => page.articles.length === 0))
    return { issues: [], files: reports, unpacked, messages };
  const whole = linked(inPlace(pages));
  const issueMarks = marksOfIssue(ordered, whole);
  messages.push(...issueMarks.messages);
  const parts = split(whole, longestIssue);
  if (parts.length > 1)
    messages.push({
      code: 'importing:messages.several-issues',
      severity: 'warning',
      params: { count: parts.length, most: longestIssue },
    });
  const issues = parts.map((part) => {
    const used = new Set(
      part.flatMap((page) =>
        page.articles.flatMap((article) =>
          article.blocks.flatMap((block) => block.sources.map((span) => span.file)),
        ),
      ),
    );
    const placed = parts.length > 1 ? places.filter(({ file }) => used.has(file)) : places;
    // packages and METS have no text of their own: they belong to every part
    const held = parts.length > 1 ? read.filter(({ name, length }) => length === 0 || used.has(name)) : read;
    const before = earlier.filter(({ file }) => used.has(file));
    return {
      ...originalOf(part, issueMarks, held),
      ...(before.length === 0 ? {} : { earlier: before }),
      ...(placed.length === 0 ? {} : { places: placed }),
    };
  });
  return { issues, files: reports, unpacked, messages };
}

/** A PDF whose pages another file has the text of stands beside them as their picture. */
function oncePerPage(answers: readonly Read[]): readonly Read[] {
  const same = samePages(answers);
  const pictures = new Map(Array.from(same, ([pdf, text]) => [text, pdf]));
  return answers.map((one): Read => {
    const text = same.get(one);
    const pdf = pictures.get(one);
    if (text) {
      const { pictured: _, ...report } = one.report;
      const told: ImportMessage = {
        code: 'importing:messages.same-page',
        severity: 'info',
        file: report.name,
        params: { name: text.report.name },
      };
      const messages = [...report.messages, told];
      return {
        report: { ...report, status: 'scan', characters: 0, messages },
        length: 0,
        pages: [],
        places: [],
      };
    }
    if (!pdf) return one;
    const image = (sheet: number): string => `${pdf.report.name}#${sheet + 1}`;
    return { ...one, places: one.places.map((page) => inPicture(page, image(page.page))) };
  });
}

/** A page as it was read. */
interface Sheet {
  readonly page: PageDraft;
  /** “qh.pdf#2”: which page of its file it is. */
  readonly sheet: string;
  /** The picture that it was read from, as the format tells it. */
  readonly image: string | null;
}

/** What was recognised of a PDF's page without text stands where that page does, not behind the file's other pages. */
function inPlace(sheets: readonly Sheet[]): PageDraft[] {
  const read = new Map(sheets.flatMap((one) => (one.image === null ? [] : [[one.image, one] as const])));
  const taken = new Set<Sheet>();
  for (const { page, sheet } of sheets) {
    const found = page.articles.length === 0 ? read.get(sheet) : undefined;
    if (found) taken.add(found);
  }
  return sheets.flatMap((one) => {
    if (taken.has(one)) return [];
    const found = one.page.articles.length === 0 ? read.get(one.sheet) : undefined;
    return [found && taken.has(found) ? found.page : one.page];
  });
}

/** The text that stands last on a page; the key that another page may name it by. */
function lastText({ articles }: PageDraft): ArticleDraft | undefined {
  return articles.findLast(
    ({ kind, blocks }) => kind !== 'furniture' && blocks.some(({ role }) => role === 'body'),
  );
}

/** Parts of one article on several pages (METS tells) go on from each other, as 上接第1版 does; so does what PAGE says to go on from the page before. */
function linked(drafts: readonly PageDraft[]): readonly PageDraft[] {
  const parts = new Map<string, number>();
  const named = drafts.map((page, i): PageDraft => {
    const next = drafts[i + 1];
    const last = next?.articles.some(({ fromPageBefore }) => fromPageBefore) ? lastText(page) : undefined;
    return {
      ...page,
      articles: page.articles.map((one) => (one === last && !one.was ? { ...one, was: `page ${i}` } : one)),
    };
  });
  const pages = named.map((page, i): PageDraft => {
    const before = named[i - 1] && lastText(named[i - 1]!)?.was;
    return {
      ...page,
      articles: page.articles.map((one) =>
        one.fromPageBefore && before ? { ...one, continues: one.continues ?? before } : one,
      ),
    };
  });
  return pages.map((page) => ({
    ...page,
    articles: page.articles.map((article) => {
      const { was, continues } = article;
      if (!was) return article;
      const before = parts.get(was) ?? 0;
      parts.set(was, before + 1);
      const part = (n: number): string => (n === 0 ? was : `${was} (${n + 1})`);
      return before === 0
        ? article
        : { ...article, was: part(before), continues: continues ?? part(before - 1) };
    }),
  }));
}

/** Two files of one name, from two folders: a source names its file, so the second one gets another name. */
function unique(name: string, names: Set<string>): string {
  let free = name;
  for (let n = 2; names.has(free); n += 1) free = `${name} (${n})`;
  names.add(free);
  return free;
}

interface Marked {
  readonly paper: string | null;
  readonly date: string | null;
  readonly messages: readonly ImportMessage[];
}

/** Paper and date as most page heads tell them; the files' names win. */
function marksOfIssue(files: readonly InputFile[], pages: readonly PageDraft[]): Marked {
  const named = files.map((file) => marksOfFileName(file.name));
  const told = pages.map((page) => page.marks);
  const messages: ImportMessage[] = [];
  const of = (mark: 'paper' | 'date'): string | null => {
    const byNames = commonest(named, mark);
    const byHeads = commonest(told, mark);
    if (byNames && byHeads && byNames !== byHeads && mark === 'date') {
      messages.push({
        code: 'importing:messages.date-conflict',
        severity: 'warning',
        params: { named: byNames, told: byHeads },
      });
    }
    return byNames ?? byHeads;
  };
  return { paper: of('paper'), date: of('date'), messages };
}

function commonest(marks: readonly PageMarks[], mark: 'paper' | 'date'): string | null {
  const counts = new Map<string, number>();
  for (const { [mark]: value } of marks)
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<readonly [string | null, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [null, 0],
  )[0];
}
