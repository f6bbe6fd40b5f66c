// npm run bench:journal: what a long journal costs. An invented issue of 16 pages, 20,000 changes by three people over
// three rounds: replaying it to open the issue, the account of characters, the redline over it, and merging two journals
// that parted half way. Milliseconds, medians of three. Then the same issue is opened in the real browser: how long it
// takes until it can be worked on, and how much memory the tab holds.

import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { replaceText, splitBlock, joinBlock } from '../core/document/commands.ts';
import { blocks } from '../core/document/queries.ts';
import { schema } from '../core/document/schema.ts';
import { provenance } from '../core/history/account.ts';
import type { Change, Round } from '../core/history/change.ts';
import { edits } from '../core/history/edits.ts';
import { errorRate } from '../core/history/error-rate.ts';
import { handedLines } from '../core/history/handed.ts';
import { merge } from '../core/history/merge.ts';
import { replay } from '../core/history/replay.ts';
import { Strip } from '../core/history/strip.ts';
import { importFiles } from '../core/import/import.ts';
import { issueOf, random } from './invented.ts';

const changesWanted = Number(process.argv[2] ?? 20_000);
const rounds: readonly Round[] = ['first', 'second', 'third'];

function journalOf(start: Node, count: number, from: readonly Change[], by: string): Change[] {
  const next = random(20_260_518);
  const upTo = (n: number): number => Math.floor(next() * n);
  const out = [...from];
  let doc = replay(start, from).doc;
  let at = { block: 0, offset: 0 };
  while (out.length < from.length + count) {
    const all = blocks(doc);
    // somebody types for a while in one place, then goes on to another
    if (upTo(12) === 0) at = { block: upTo(all.length), offset: upTo(40) };
    const block = all[at.block % all.length]!;
    const offset = Math.min(at.offset, block.node.content.size);
    const pos = block.pos + 1 + offset;
    const tr = new Transform(doc);
    const what = upTo(100);
    if (what < 70) {
      replaceText(tr, pos, pos, '校');
      at = { block: at.block, offset: offset + 1 };
    } else if (what < 94)
      replaceText(tr, pos, Math.min(pos + 1, block.pos + 1 + block.node.content.size), '');
    else if (what < 97) splitBlock(tr, pos, `${by}${out.length}`);
    else if (block.index > 0) joinBlock(tr, block.pos);
    if (!tr.docChanged) {
      at = { block: upTo(all.length), offset: 0 };
      continue;
    }
    doc = tr.doc;
    out.push({
      id: `${by}${out.length}`,
      client: by,
      seq: out.length,
      at: 1_779_000_000_000 + out.length * 1500,
      by,
      round: rounds[Math.floor((out.length * 3) / (from.length + count))] ?? 'third',
      intent: 'edit',
      steps: tr.steps.map((step) => JSON.parse(JSON.stringify(step.toJSON())) as unknown),
    });
  }
  return out;
}

function median(work: () => void): number {
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[1] ?? 0;
}

const text = issueOf(1600, 16, 5)
  .map((lines) => lines.join('\n'))
  .join('\n\n');
const { issues } = await importFiles([{ name: '1版.txt', bytes: new TextEncoder().encode(text) }]);
const [original] = issues;
if (!original) throw new Error('the invented issue could not be read');
const start = schema.nodeFromJSON(original.doc);
const changes = journalOf(start, changesWanted, [], 'a');
console.log(`${text.length} characters, ${changes.length} changes\n`);
const say = (what: string, ms: number, more = ''): void =>
  console.log(`${what.padEnd(34)}${ms.toFixed(0).padStart(7)} ms  ${more}`);

say(
  'replay (opening the issue)',
  median(() => void replay(start, changes)),
);
say(
  'account of characters',
  median(() => void provenance(original, start, changes)),
);
let found = 0;
say(
  'redline, source to now',
  median(() => {
    const strip = new Strip(start);
    strip.add(changes);
    found = edits(strip, changes, { from: 0, to: changes.length }).length;
  }),
  `${found} edits`,
);
const strip = new Strip(start);
strip.add(changes);
say(
  'redline again, strip kept',
  median(() => void edits(strip, changes, { from: 0, to: changes.length })),
);
const all = edits(strip, changes, { from: 0, to: changes.length });
say(
  'error rate',
  median(() => void errorRate(all, text.length)),
);
const half = changes.slice(0, changes.length >> 1);
const mine = journalOf(start, 2000, half, 'b');
const theirs = journalOf(start, 2000, half, 'c');
let unplaced = 0;
say(
  'merging 2,000 with 2,000 changes',
  median(() => {
    unplaced = merge(start, mine, theirs).unplaced.length;
  }),
  `${unplaced} found no place`,
);

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const port = 4177;
const server = spawn(process.execPath, [join(root, 'src', 'cli', 'start.mjs')], {
  env: { ...process.env, PORT: String(port) },
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise<void>((ready) =>
  server.stdout.on('data', (line: Buffer) => line.includes('http') && ready()),
);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(`http://localhost:${port}/`);
  const file = [
    ...handedLines({
      issue: { id: 'bench', paper: '江畔日报', date: '2026-05-18', created: 1 },
      original,
      changes,
      files: [],
      scans: [],
    }),
  ].join('');
  await page.getByRole('button', { name: /选文件/u }).waitFor();
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'bench.qingyang'));
    return data;
  }, file);
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  const open = page.getByRole('button', { name: '继续' });
  await open.waitFor({ timeout: 120_000 });
  const clicked = Date.now();
  await open.click();
  await page.locator('.ProseMirror').waitFor({ timeout: 120_000 });
  const seen = Date.now() - clicked;
  await page.locator('.ProseMirror[aria-busy="false"]').waitFor({ timeout: 120_000 });
  say('browser: opened, text in sight', seen);
  say('browser: checks have looked', Date.now() - clicked);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
  console.log(
    `browser: memory of the tab            ${(heap / 1e6).toFixed(0)} MB of script heap, after collection`,
  );
} finally {
  await browser.close();
  server.kill();
}
