// A zip of page files (METS, ALTO, PAGE, hOCR, pictures, text): its files as if they had been dropped one by one. What a zip
// claims of itself is not believed: entries, bytes and ratio are counted while it is unpacked, and its paths are not followed.

import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import type { ImportMessage, InputFile } from '../types.ts';
import { baseName } from './base-name.ts';

/** An issue with its pictures in all sizes has some hundred files. */
export const mostEntries = 2000;
/** Bytes of all files together: sixteen uncompressed pages of a TIFF have 250 MB. */
export const mostUnpacked = 512 * 1024 * 1024;
/** XML shrinks to a thirtieth; what shrinks to less than this was made to burst. Told from a megabyte on. */
export const highestRatio = 250;

const megabyte = 1024 * 1024;
const piece = 64 * 1024;

/** The names of a zip's entries as they stand there; empty where the bytes are no zip. Nothing is unpacked. */
export function entryNames(bytes: Uint8Array): string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name);
        if (names.length > mostEntries) throw new RangeError('too many entries');
        return false;
      },
    });
  } catch {
    return names; // cut off, or none at all: what was seen tells enough
  }
  return names;
}

/** DOCX, EPUB, XLSX, JAR…: zips that are a format of their own. */
const ownFormat = /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/.*)$/u;

export function isPackage(bytes: Uint8Array): boolean {
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04)) return false;
  return !entryNames(bytes).some((name) => ownFormat.test(name));
}

/** Thrown inside the unpacking only: it has no other way to stop. */
class Enough extends Error {
  readonly told: ImportMessage;
  constructor(code: string, params: ImportMessage['params'] = {}) {
    super(code);
    this.told = { code: `importing:messages.${code}`, severity: 'error', params };
  }
}

export type Unpacked =
  | { readonly files: readonly InputFile[]; readonly messages: readonly ImportMessage[] }
  | { readonly refused: ImportMessage };

/** The files of a package, by their base names; hidden ones and folders left out. A zip in it is refused, the rest is read. */
export function unpack({ name: zip, bytes }: InputFile): Unpacked {
  const files: InputFile[] = [];
  const messages: ImportMessage[] = [];
  let entries = 0;
  let total = 0;
  const unzip = new Unzip((entry) => {
    entries += 1;
    if (entries > mostEntries) throw new Enough('zip-entries', { most: mostEntries });
    const path = readable(entry.name);
    const name = baseName(path);
    if (name === '' || /[/\\]$/u.test(path) || hidden.test(path)) return;
    if (/\.(?:zip|7z|rar|gz|tgz|tar|xz|bz2)$/iu.test(name)) {
      messages.push({
        code: 'importing:messages.zip-nested',
        severity: 'warning',
        file: zip,
        params: { name },
      });
      return;
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    entry.ondata = (error, chunk, final) => {
      if (error) throw error;
      size += chunk.length;
      total += chunk.length;
      if (total > mostUnpacked) throw new Enough('zip-size', { most: mostUnpacked / megabyte });
      if (total > megabyte && total > highestRatio * bytes.length)
        throw new Enough('zip-ratio', { most: highestRatio });
      if (chunk.length > 0) chunks.push(chunk);
      if (final) files.push({ name, bytes: joined(chunks, size) });
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += piece)
      unzip.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
  } catch (error) {
    if (error instanceof Enough) return { refused: error.told };
    // cut off, encrypted, or packed in a way that nobody uses
    return { refused: { code: 'importing:messages.zip-broken', severity: 'error' } };
  }
  if (files.length === 0 && messages.length === 0)
    return {
      refused: {
        code: entries === 0 ? 'importing:messages.zip-broken' : 'importing:messages.zip-empty',
        severity: 'error',
      },
    };
  return { files, messages };
}

const hidden = /(?:^|[/\\])(?:\.(?!\.?[/\\])[^/\\]*|__MACOSX|Thumbs\.db)(?:[/\\]|$)/u;

/** Names that are not marked as UTF-8 come as Latin-1, and are mostly GBK in fact. */
function readable(name: string): string {
  if (!/[\u0080-\u00ff]/u.test(name) || /[^\0-\u00ff]/u.test(name)) return name;
  const bytes = Uint8Array.from(name, (one) => one.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes); // the only way in which TextDecoder says so
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
