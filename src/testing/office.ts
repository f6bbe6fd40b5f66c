// What other programs make of our files. They are no part of the project: where they are absent, tests skip.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const there = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

export const hasOffice = there('soffice');
export const hasXmllint = there('xmllint');

/** The lines of a Word file as LibreOffice reads it. */
export function asOfficeReads(file: Uint8Array): readonly string[] {
  return converted(file, 'txt:Text (encoded):UTF8').replace(/\n$/u, '').split('\n');
}

/** The tracked changes that LibreOffice finds in a Word file. */
export function changesInOffice(
  file: Uint8Array,
): readonly { readonly kind: string; readonly by: string; readonly at: string }[] {
  return Array.from(
    converted(file, 'fodt').matchAll(
      /<text:changed-region .*?<text:(insertion|deletion)>.*?<dc:creator>(.*?)<\/dc:creator>.*?<dc:date>(.*?)<\/dc:date>/gsu,
    ),
    ([, kind = '', by = '', at = '']) => ({ kind, by, at: at.slice(0, 19) }),
  );
}

/** `to`: a format as soffice names it. */
function converted(file: Uint8Array, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  try {
    writeFileSync(join(folder, 'file.docx'), file);
    // a profile of its own: a second run at the same time would hand its file to the first
    const { stderr } = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        to,
        '--outdir',
        folder,
        join(folder, 'file.docx'),
      ],
      { encoding: 'utf8', timeout: 90_000 },
    );
    try {
      return readFileSync(join(folder, `file.${to.replace(/:.*/u, '')}`), 'utf8').replace(/^\ufeff/u, '');
    } catch (error) {
      throw new Error(`LibreOffice wrote nothing: ${stderr}`, { cause: error });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The parts of published schemas that our exporters write into. */
export type SchemaFile = 'nitf.dtd' | 'alto.xsd';

/** What xmllint has against XMLs, all in one run: that they are not well-formed, or not valid. '' for nothing. */
export function lintedXml(xmls: readonly string[], schema?: SchemaFile): string {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  try {
    const files = xmls.map((xml, i) => {
      const file = join(folder, `${i}.xml`);
      writeFileSync(file, xml);
      return file;
    });
    const path = schema && fileURLToPath(new URL(`schemas/${schema}`, import.meta.url));
    const against = path ? [path.endsWith('.dtd') ? '--dtdvalid' : '--schema', path] : [];
    // what is valid is told on stderr, too: the exit code decides
    const done = spawnSync('xmllint', ['--noout', '--nonet', ...against, ...files], { encoding: 'utf8' });
    return done.status === 0 ? '' : done.stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
