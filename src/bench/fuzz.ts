// npm run fuzz [seeds] [format]: damaged and hostile files of every format, 2,000 of each. Nothing may throw, hang, take long, or leave half an issue.

import { sampleFiles, samples, survives } from '../testing/hostile.ts';

const [seeds = 2000, only] = [
  process.argv[2] === undefined ? undefined : Number(process.argv[2]),
  process.argv[3],
];
/** Milliseconds for a file of a few kilobytes, whatever is in it. */
const longest = 5000;
/** Megabytes. */
const mostMemory = 1024;

let failed = 0;
console.log('format          seeds  failed  slowest ms (seed)');
for (const sample of samples) {
  if (only !== undefined && sample.format !== only) continue;
  let wrong = 0;
  let slowest = { ms: 0, seed: 0 };
  for (let seed = 0; seed < seeds; seed += 1) {
    const files = sampleFiles(sample, seed);
    const start = performance.now();
    try {
      await survives(files);
    } catch (error) {
      wrong += 1;
      console.log(
        `${sample.format} seed ${seed}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
    const ms = performance.now() - start;
    if (ms > slowest.ms) slowest = { ms, seed };
    if (ms > longest) {
      wrong += 1;
      console.log(`${sample.format} seed ${seed}: ${ms.toFixed(0)} ms`);
    }
  }
  failed += wrong;
  console.log(
    `${sample.format.padEnd(15)} ${String(seeds).padEnd(6)} ${String(wrong).padEnd(7)} ${slowest.ms.toFixed(0)} (${slowest.seed})`,
  );
}
const peak = process.resourceUsage().maxRSS / 1024;
console.log(`peak memory ${peak.toFixed(0)} MB (at most ${mostMemory})`);
process.exit(failed > 0 || peak > mostMemory ? 1 : 0);
