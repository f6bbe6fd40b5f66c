// Other programs that do the same to the same files, or less, for the bench: npm's and Debian's, where the machine has them.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

export interface Peer {
  readonly name: string;
  /** The text of the files; '' from one that only checks; null where the machine has none. */
  readonly read: (paths: readonly string[]) => string | null;
}

const missing = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error !== undefined;

/** A program that is called once a file and writes to its output. */
function program(
  name: string,
  command: string,
  before: readonly string[],
  behind: readonly string[] = [],
): Peer {
  return {
    name,
    read: (paths) =>
      missing(command)
        ? null
        : paths
            .map(
              (path) =>
                spawnSync(command, [...before, path, ...behind], { encoding: 'utf8', maxBuffer: 1 << 28 })
                  .stdout,
            )
            .join('\n'),
  };
}

export const xmllint = program('xmllint (well-formedness only)', 'xmllint', ['--noout', '--nonet', '--huge']);
export const xmllintHtml = program('xmllint --html (tags only)', 'xmllint', [
  '--html',
  '--noout',
  '--nonet',
  '--huge',
]);
export const pdftotext = program('pdftotext', 'pdftotext', ['-raw'], ['-']);
export const pandoc = (from: string): Peer =>
  program('pandoc', 'pandoc', ['-f', from, '-t', 'plain', '--wrap=none']);
export const mammoth = program(
  'mammoth',
  process.execPath,
  [join('node_modules', 'mammoth', 'bin', 'mammoth')],
  [],
);

/** All files in one call: it takes longer to start than to read. */
export const office: Peer = {
  name: 'LibreOffice',
  read(paths) {
    if (missing('soffice')) return null;
    const folder = mkdtempSync(join(tmpdir(), 'office-'));
    try {
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const to = ['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', join(folder, 'out')];
      spawnSync('soffice', [profile, ...to, ...paths], { stdio: 'ignore' });
      const wanted = new Set(paths.map((path) => basename(path).replace(/\.\w+$/u, '.txt')));
      return readdirSync(join(folder, 'out'))
        .filter((name) => wanted.has(name))
        .map((name) => readFileSync(join(folder, 'out', name), 'utf8'))
        .join('\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
