// Prints everything that checks propose on the corpus, and how many of the fixes the truth bears out: `npm run bench:proposals -- kind kind…`
// (default: all but the breaks, which have a bench of their own). A proposal counts as right where the words as they will
// read stand in the truth of the issue, and the words as they are do not.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faintOf } from '../core/checks/faint.ts';
import { Linter } from '../core/checks/lint.ts';
import { checks } from '../core/checks/registry.ts';
import type { Suggestion } from '../core/checks/types.ts';
import { schema } from '../core/document/schema.ts';
import { narrow } from '../core/document/text.ts';
import { importFiles } from '../core/import/import.ts';
import { corpusFolder, type Truth } from './corpus.ts';

const ownBench = new Set([
  'duplicated-run',
  'split-paragraph',
  'split-headline',
  'stuck-subhead',
  'run-together',
  'jump-partner',
  'jump-without-partner',
  'no-ending',
  'stray-caption',
  'untagged',
]);
const asked = process.argv.slice(2);
const wanted = checks.filter(({ code }) => (asked.length > 0 ? asked.includes(code) : !ownBench.has(code)));

/** Without spaces: the truth of an OCR page is not line by line. */
const squeezed = (text: string): string => text.replace(/[\s…]+/gu, '');
/** Nor are the widths of marks and digits the business of other checks than these. */
const ofWidths = new Set(['halfwidth-punctuation', 'fullwidth-alphanumerics']);
const plain = (text: string): string => squeezed(narrow(text));

interface Tally {
  said: number;
  judged: number;
  right: number;
}
/** Told apart: pages as typeset, and pages as an OCR engine read them. */
const sorts = { typeset: new Map<string, Tally>(), OCR: new Map<string, Tally>() };

for (const { name, files, truth } of sources()) {
  const tallies = sorts[name.endsWith(' ocr') ? 'OCR' : 'typeset'];
  const { issues } = await importFiles(files.map((path) => ({ name: path, bytes: readFileSync(path) })));
  for (const original of issues) {
    const { suggestions } = new Linter({
      checks: wanted,
      doubts: original.doubts,
      faint: faintOf(original),
    }).lint(schema.nodeFromJSON(original.doc));
    for (const one of suggestions) {
      const tally = tallies.get(one.code) ?? { said: 0, judged: 0, right: 0 };
      tallies.set(one.code, tally);
      tally.said += 1;
      const silent = one.fixes.length === 0 || one.reads.every(({ as }) => as === 'same');
      const verdict = truth === null || silent ? null : isRight(one, truth);
      if (verdict !== null) tally.judged += 1;
      if (verdict === true) tally.right += 1;
      const sign = verdict === null ? '?' : verdict ? '+' : '-';
      const reads = one.reads.map(({ text, as }) => (as === 'same' ? text : `[${text}]`)).join('');
      console.log(
        `${sign} ${one.code} ${one.confidence.toFixed(2)} ${name}: ${one.actual} → ${reads} ${JSON.stringify(one.message.params ?? {})}`,
      );
    }
  }
}
console.log('\npages | kind | proposals | judged | right');
for (const [sort, tallies] of Object.entries(sorts))
  for (const [code, { said, judged, right }] of tallies)
    console.log(
      `${sort} | ${code} | ${said} | ${judged} | ${right}${judged > 0 ? ` (${(right / judged).toFixed(3)})` : ''}`,
    );

function isRight(one: Suggestion, truth: string): boolean {
  const form = ofWidths.has(one.code) ? squeezed : plain;
  const all = form(truth);
  // the context may be misread itself: three or two characters on either side do
  return [Infinity, 3, 2].some((reach) => all.includes(form(near(one, reach))));
}

function near({ reads }: Suggestion, reach: number): string {
  return reads
    .map(({ text, as }, i) =>
      as === 'gone' ? '' : as === 'same' ? (i === 0 ? text.slice(-reach) : text.slice(0, reach)) : text,
    )
    .join('');
}

function* sources(): Generator<{
  readonly name: string;
  readonly files: readonly string[];
  readonly truth: string | null;
}> {
  for (const corpus of ['dev', 'press']) {
    const folder = join(corpusFolder, corpus);
    if (!existsSync(folder)) continue;
    for (const issue of readdirSync(folder).sort()) {
      const at = join(folder, issue);
      if (!existsSync(join(at, 'truth.json'))) continue;
      const truth = (JSON.parse(readFileSync(join(at, 'truth.json'), 'utf8')) as Truth).articles
        .flatMap(({ blocks }) => blocks.map(({ text }) => text))
        .join('\n');
      yield { name: `${corpus}/${issue}`, files: [join(at, 'input.txt')], truth };
      const ocr = join(at, 'ocr');
      if (existsSync(ocr))
        yield {
          name: `${corpus}/${issue} ocr`,
          // with the engine's confidences
          files: readdirSync(ocr)
            .filter((file) => file.endsWith('.hocr'))
            .map((file) => join(ocr, file)),
          truth,
        };
    }
  }
}
