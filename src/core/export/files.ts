// Files of an export: one for the issue, or one per article, named by page and headline; and the zip that holds them.

import { strToU8, zipSync } from 'fflate';
import { titleOf } from '../document/queries.ts';
import type { DocAttrs } from '../document/schema.ts';
import { chosen } from './chosen.ts';
import type { ExportedFile, Exporter, ExportInput } from './types.ts';

const windowsNames = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;

/** A name that every file system takes: no path, no reserved or control characters, at most 80 code points and 180 bytes. */
export function safeName(text: string): string {
  const clean = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .replace(/[<>:"/\\|?*]+/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  let short = '';
  let bytes = 0;
  for (const char of Array.from(clean).slice(0, 80)) {
    bytes += strToU8(char).length;
    if (bytes > 180) break;
    short += char;
  }
  const name = short.replace(/^\.+/u, '').replace(/[. ]+$/u, '');
  return name === '' || windowsNames.test(name.replace(/\..*$/u, '')) ? `_${name}` : name;
}

/** Names as given, the second one of a name with (2) behind it. File systems of two of three systems do not tell A from a. */
function uniquely(): (name: string, extension: string) => string {
  const taken = new Set<string>();
  return (name, extension) => {
    for (let n = 1; ; n += 1) {
      const full = `${name}${n > 1 ? ` (${n})` : ''}.${extension}`;
      const key = full.normalize('NFC').toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return full;
    }
  };
}

/** The whole export as one file, named by paper and date. */
export function oneFile(exporter: Exporter, input: ExportInput): ExportedFile {
  const { paper, date } = input.doc.attrs as DocAttrs; // the schema validates attributes
  const name = safeName([paper, date].filter(Boolean).join(' ') || '清样');
  return { name: `${name}.${exporter.extension}`, mime: exporter.mime, text: exporter.write(input) };
}

/** One file per article: "02 第一座桥.txt". Furniture gets none. */
export function filePerArticle(exporter: Exporter, input: ExportInput): ExportedFile[] {
  const name = uniquely();
  return chosen(input).flatMap(({ attrs: page, articles }, i) =>
    articles
      .filter(({ attrs }) => attrs.kind !== 'furniture')
      .map(({ attrs, node }) => {
        const number = page.number ?? String(i + 1);
        const stem = safeName(`${/^\d$/u.test(number) ? `0${number}` : number} ${titleOf(node, 30)}`);
        return {
          name: name(stem, exporter.extension),
          mime: exporter.mime,
          text: exporter.write({ ...input, articles: [attrs.id] }),
        };
      }),
  );
}

/** A zip of the files, at one fixed time: the same files make the same zip. */
export function zip(files: readonly ExportedFile[]): Uint8Array {
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, [strToU8(text), { mtime }]])), {
    level: 6,
  });
}
