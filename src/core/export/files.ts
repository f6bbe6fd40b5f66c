// Files of an export: one for the issue, or one per article, named by page and headline; and the zip that holds them.

import { strToU8, zipSync } from 'fflate';
import { titleOf } from '../document/queries.ts';
import type { DocAttrs } from '../document/schema.ts';
import { chosen } from './chosen.ts';
import type { ExportedFile, Exporter, ExportInput, Written } from './types.ts';

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

/** The whole export as one file, named by paper, date and, where the extension does not tell it, the format. */
export async function oneFile(exporter: Exporter, input: ExportInput): Promise<ExportedFile> {
  const { paper, date } = input.doc.attrs as DocAttrs; // the schema validates attributes
  const issue = [paper, date].filter(Boolean).join(' ') || '清样';
  const name = safeName([issue, exporter.called].filter(Boolean).join(' '));
  return {
    name: `${name}.${exporter.extension}`,
    mime: exporter.mime,
    content: await exporter.write(input),
  };
}

/** One file per article: "02 第一座桥.txt". Furniture gets none. `told` hears after each file how many there are. */
export async function filePerArticle(
  exporter: Exporter,
  input: ExportInput,
  told?: (done: number, of: number) => void,
): Promise<ExportedFile[]> {
  const name = uniquely();
  const planned = chosen(input).flatMap(({ attrs: page, articles }, i) =>
    articles
      .filter(({ attrs }) => attrs.kind !== 'furniture')
      .map(({ attrs, node }) => {
        const number = page.number ?? String(i + 1);
        const stem = safeName(`${/^\d$/u.test(number) ? `0${number}` : number} ${titleOf(node, 30)}`);
        return { id: attrs.id, name: name(stem, exporter.extension) };
      }),
  );
  const files: ExportedFile[] = [];
  for (const { id, name: fileName } of planned) {
    files.push({
      name: fileName,
      mime: exporter.mime,
      // oxlint-disable-next-line no-await-in-loop -- one at a time: a hundred Word files at once would fill the memory
      content: await exporter.write({ ...input, articles: [id] }),
    });
    told?.(files.length, planned.length);
  }
  return files;
}

/** A zip of the files, at one fixed time: the same files make the same zip. */
export function zip(files: readonly ExportedFile[]): Uint8Array {
  const mtime = new Date(1980, 0, 1);
  const bytes = (content: Written): Uint8Array => (typeof content === 'string' ? strToU8(content) : content);
  return zipSync(Object.fromEntries(files.map(({ name, content }) => [name, [bytes(content), { mtime }]])), {
    level: 6,
  });
}
