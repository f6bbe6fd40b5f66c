// npm run bench:formats: what newsrooms get in, format by format: files, words against an independent count,
// milliseconds and peak memory per megabyte beside a peer; the paragraphs of the press pages; a 16-page issue in the browser.

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { cleaned } from '../cli/cleaned.ts';
import { blocks } from '../core/document/queries.ts';
import { schema } from '../core/document/schema.ts';
import { issueJson } from '../core/export/json.ts';
import { importFiles } from '../core/import/import.ts';
import type { InputFile, Original } from '../core/import/types.ts';
import { corpusFolder } from './corpus.ts';
import { inTheBrowser } from './formats-browser.ts';
import { found, markupFiles, markupOf, wordsIn, wordsOf } from './independent-words.ts';
import { madeFiles, madeFormats, makeFiles, wordsPutIn } from './made-files.ts';
import { pageRoles } from './page-roles.ts';
import { mammoth, office, pandoc, type Peer, pdftotext, xmllint, xmllintHtml } from './peers.ts';

interface Format {
  readonly code: string;
  /** Paths; those of one group are imported together. */
  readonly groups: readonly (readonly string[])[];
  /** Words of a file, counted without the importers' code. */
  readonly words: (path: string) => readonly string[];
  /** Where words are characters: who tells no places tells no words either. */
  readonly byCharacter?: true;
  readonly peers: readonly Peer[];
}

const megabyte = 1024 * 1024;
const text = (path: string): string => readFileSync(path, 'utf8');
const characters = (of: string): string[] => of.replace(/\s+/gu, '').split('');
const markupWords = (path: string): readonly string[] => {
  const held = text(path);
  const markup = markupOf(held);
  return markup ? wordsIn(held, markup) : [];
};

function formats(made: string): Format[] {
  const files = markupFiles();
  const paths = (markup: string): string[][] =>
    files.filter((file) => file.markup === markup).map(({ path }) => [path]);
  const packages = files
    .filter(({ markup }) => markup === 'mets')
    .map(({ path }) => [
      path,
      ...files
        .filter((one) => one.markup === 'alto' && one.path.startsWith(join(path, '..')))
        .map((one) => one.path),
    ]);
  return [
    { code: 'alto', groups: paths('alto'), words: markupWords, peers: [xmllint] },
    { code: 'mets', groups: packages, words: markupWords, peers: [xmllint] },
    { code: 'page-xml', groups: paths('page-xml'), words: markupWords, peers: [xmllint] },
    { code: 'hocr', groups: paths('hocr'), words: markupWords, peers: [xmllintHtml] },
    {
      code: 'pdf',
      groups: pressFiles(/\.pdf$/u, '.'),
      words: (path) => characters(pdftotext.read([path]) ?? ''),
      byCharacter: true,
      peers: [pdftotext],
    },
    ...madeFormats.map((code): Format => ({
      code,
      groups: madeFiles(made, code).map((path) => [path]),
      words: (path) => characters(wordsPutIn(path)),
      byCharacter: true,
      peers: code === 'docx' ? [mammoth, pandoc(code), office] : [pandoc(code === 'md' ? 'gfm' : code)],
    })),
  ];
}

/** The files of every press issue in a folder of it, an issue a group. */
function pressFiles(name: RegExp, folder: string): string[][] {
  const press = join(corpusFolder, 'press');
  if (!existsSync(press)) return [];
  return readdirSync(press)
    .toSorted()
    .map((issue) => join(press, issue, folder))
    .filter((path) => existsSync(path) && statSync(path).isDirectory())
    .map((path) =>
      readdirSync(path)
        .filter((file) => name.test(file))
        .toSorted()
        .map((file) => join(path, file)),
    )
    .filter((group) => group.length > 0);
}

const input = (path: string): InputFile => ({
  name: basename(path),
  bytes: new Uint8Array(readFileSync(path)),
});
const sizeOf = (group: readonly string[]): number =>
  group.reduce((sum, path) => sum + statSync(path).size, 0);

interface Measured {
  readonly read: number;
  readonly of: number;
  readonly found: number;
  readonly ms: number;
}

/** Prints what it measured. */
async function measure(made: string, code: string): Promise<void> {
  const format = formats(made).find((one) => one.code === code);
  if (!format) throw new Error(`expected a format, not ${code}`);
  let ms = 0;
  let read = 0;
  let of = 0;
  let hits = 0;
  for (const group of format.groups) {
    const files = group.map(input);
    const start = performance.now();
    const { issues, files: reports } = await importFiles(files);
    ms += performance.now() - start;
    read += reports.filter(({ status }) => status === 'read').length;
    const count = found(
      group.flatMap((path) => format.words(path)),
      issues.flatMap(format.byCharacter ? charactersOf : wordsOf),
    );
    of += count.of;
    hits += count.found;
  }
  const told: Measured = { read, of, found: hits, ms };
  console.log(JSON.stringify(told));
}

const charactersOf = ({ doc }: Original): string[] =>
  blocks(schema.nodeFromJSON(doc)).flatMap(({ node }) => characters(node.textContent));

/** In a process of its own, so that its memory is its own: prints how many bytes the import of one group took at most. */
async function measurePeak(paths: readonly string[]): Promise<void> {
  const files = paths.map(input);
  // what loading the program took is not the import's
  if (existsSync('/proc/self/clear_refs')) writeFileSync('/proc/self/clear_refs', '5');
  const before = peakSoFar();
  await importFiles(files);
  console.log((peakSoFar() - before) * 1024);
}

/** In kilobytes. Where Linux tells it, of this process alone: `maxRSS` begins with that of the one that started it. */
function peakSoFar(): number {
  const told = existsSync('/proc/self/status') && /VmHWM:\s*(\d+)/u.exec(text('/proc/self/status'))?.[1];
  return told ? Number(told) : process.resourceUsage().maxRSS;
}

function child(...args: readonly string[]): string | null {
  const done = spawnSync(process.execPath, [process.argv[1] ?? '', ...args], { encoding: 'utf8' });
  if (done.status === 0) return done.stdout;
  process.stderr.write(done.stderr);
  return null;
}

/** “274 pdftotext, .998 of the words”. */
function beside(peer: Peer, { groups, words, byCharacter }: Format, size: number): string {
  const start = performance.now();
  const said = peer.read(groups.flat());
  if (said === null) return `${peer.name}: not here`;
  const speed = `${((performance.now() - start) / size).toFixed(0)} ${peer.name}`;
  // pdftotext is what the words of a PDF are counted by
  if (!byCharacter || peer === pdftotext || said.trim() === '') return speed;
  const count = found(groups.flat().flatMap(words), characters(said));
  return `${speed} (${(count.found / count.of).toFixed(5)})`;
}

function table(): void {
  const made = mkdtempSync(join(tmpdir(), 'made-'));
  // elsewhere, like all that takes memory
  if (child('--make', made) === null) return;
  console.log(
    'format     files  read  words     ratio    ms/MB  peak MB per MB of the largest import   peers: ms/MB (ratio)',
  );
  console.log('peers are started once a file, LibreOffice once; of small files that is most of their time');
  for (const format of formats(made)) {
    const { code, groups, peers } = format;
    const files = groups.flat();
    if (files.length === 0) {
      console.log(`${code.padEnd(10)} none`);
      continue;
    }
    const told = child('--measure', made, code);
    const largestGroup = groups.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
    const peak = child('--peak', ...largestGroup);
    if (told === null || peak === null) {
      console.log(`${code.padEnd(10)} failed`);
      continue;
    }
    const { read, of, found: hits, ms } = JSON.parse(told) as Measured; // printed by measure()
    const size = groups.reduce((sum, group) => sum + sizeOf(group), 0) / megabyte;
    const largest = sizeOf(largestGroup) / megabyte;
    console.log(
      [
        code.padEnd(10),
        String(files.length).padEnd(6),
        String(read).padEnd(5),
        String(of).padEnd(9),
        (of === 0 ? '–' : (hits / of).toFixed(5)).padEnd(8),
        (ms / size).toFixed(0).padEnd(6),
        `${(Number(peak) / megabyte / largest).toFixed(0)} (of ${largest.toFixed(2)} MB)`.padEnd(40),
        peers.map((peer) => beside(peer, format, size)).join('; '),
      ].join(' '),
    );
  }
  rmSync(made, { recursive: true });
}

/** What becomes of the truth's paragraphs: score.mjs --blocks beside the repository. */
async function paragraphs(): Promise<void> {
  const scorer = join(corpusFolder, '..', 'bench', 'score.mjs');
  if (!existsSync(scorer)) return;
  const folder = mkdtempSync(join(tmpdir(), 'formats-'));
  console.log('\nparagraphs   issues  of     whole            split  glued  lost');
  for (const [name, groups] of [
    ['Tesseract hOCR', pressFiles(/\.hocr$/u, 'ocr')],
    ['Tesseract ALTO', pressFiles(/\.alto\.xml$/u, 'ocr')],
    ['PDF', pressFiles(/\.pdf$/u, '.')],
  ] as const) {
    const sum = { paragraphs: 0, whole: 0, split: 0, glued: 0, lost: 0 };
    let issuesRead = 0;
    for (const group of groups) {
      const { issues } = await importFiles(group.map(input));
      const [original] = issues;
      if (!original) continue;
      issuesRead += 1;
      const json = join(folder, 'issue.json');
      writeFileSync(json, JSON.stringify(issueJson(cleaned(original))));
      const truth = join(
        corpusFolder,
        'press',
        /press[\\/](d\d+)/u.exec(group[0] ?? '')?.[1] ?? '',
        'truth.json',
      );
      const done = spawnSync(process.execPath, [realpathSync(scorer), '--blocks', truth, json], {
        encoding: 'utf8',
      });
      const got = JSON.parse(done.stdout) as typeof sum; // printed by the scorer
      for (const key of ['paragraphs', 'whole', 'split', 'glued', 'lost'] as const) sum[key] += got[key];
    }
    const share = sum.paragraphs === 0 ? '' : `(${((100 * sum.whole) / sum.paragraphs).toFixed(1)}%)`;
    console.log(
      `${name.padEnd(15)} ${String(issuesRead).padEnd(4)} ${String(sum.paragraphs).padEnd(6)} ${`${sum.whole} ${share}`.padEnd(16)} ${String(sum.split).padEnd(6)} ${String(sum.glued).padEnd(6)} ${sum.lost}`,
    );
  }
  rmSync(folder, { recursive: true });
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--measure') await measure(rest[0] ?? '', rest[1] ?? '');
else if (first === '--peak') await measurePeak(rest);
else if (first === '--make') await makeFiles(rest[0] ?? '');
else {
  table();
  await paragraphs();
  await pageRoles();
  await inTheBrowser();
}
