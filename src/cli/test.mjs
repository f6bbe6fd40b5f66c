// npm test: installs what is missing (a browser and xmllint too), then types, lint, format, unit tests, the build, and the
// end-to-end tests in a real browser. All stages run even if one fails; the last line counts over all of them.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser, ensurePackages, ensureXmllint, root, run, vite } from './setup.mjs';

ensurePackages();
ensureXmllint();

const reports = mkdtempSync(join(tmpdir(), 'qingyang-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const bin = (...path) => join(root, 'node_modules', ...path);

function stage(name, command, args) {
  console.log(`\n── ${name}`);
  const code = run(command, args);
  if (code === 0) total.passed += 1;
  else total.failed += 1;
  return code === 0;
}

/** Adds what a runner's report says; a runner that failed without a failed test (or without a report) counts as one failure. */
function counted(name, code, file, read) {
  const counts = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && counts.failed === 0) {
    console.log(`${name}: ended with ${code}`);
    counts.failed = 1;
  }
  for (const key of Object.keys(total)) total[key] += counts[key];
}

stage('types', process.execPath, [bin('typescript', 'bin', 'tsc'), '--noEmit']);
stage('lint', process.execPath, [
  bin('oxlint', 'bin', 'oxlint'),
  '--type-aware',
  '--deny-warnings',
  'src',
  'e2e',
  'vite.config.ts',
]);
stage('format', process.execPath, [bin('oxfmt', 'bin', 'oxfmt'), '--check', 'src', 'e2e', 'vite.config.ts']);

console.log('\n── unit tests');
const units = join(reports, 'units.json');
const unitCode = run(process.execPath, [
  bin('vitest', 'vitest.mjs'),
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${units}`,
]);
counted('unit tests', unitCode, units, (report) => ({
  passed: report.numPassedTests,
  failed:
    report.numFailedTests +
    report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
      .length,
  skipped: report.numPendingTests + (report.numTodoTests ?? 0),
}));

if (stage('build', process.execPath, [vite(), 'build', '--logLevel', 'warn'])) {
  console.log('\n── end to end');
  const browser = ensureBrowser();
  if (!browser) {
    console.log('No Chromium could be had: neither the system’s, nor Playwright’s, nor Debian’s package.');
    total.failed += 1;
  } else {
    const e2e = join(reports, 'e2e.json');
    const code = run(
      process.execPath,
      [bin('@playwright', 'test', 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts'],
      {
        env: { CHROMIUM_PATH: browser, E2E_REPORT: e2e },
      },
    );
    counted('end to end', code, e2e, ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    }));
  }
}

rmSync(reports, { recursive: true, force: true });
console.log('');
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed > 0 ? 1 : 0);
