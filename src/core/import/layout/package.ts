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
    // cut off: the list at the end is gone, and every file has its name before it as well
    if (names.length === 0) return namesBefore(bytes);
  }
  return names;
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

function namesBefore(bytes: Uint8Array): string[] {
  const names: string[] = [];
  for (let at = 0; at >= 0 && at + 30 <= bytes.length && names.length <= mostEntries;) {
    if (isZip(bytes.subarray(at))) {
      const length = (bytes[at + 26] ?? 0) + 256 * (bytes[at + 27] ?? 0);
      names.push(new TextDecoder().decode(bytes.subarray(at + 30, at + 30 + length)));
    }
    at = bytes.indexOf(0x50, at + 1);
  }
  return names;
}

/** A remark behind the list of a zip is no longer. */
const longestRemark = 65_557;

/** Whether the list that every zip ends with is missing. */
export function breaksOff(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - longestRemark); at -= 1)
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 0x05 && bytes[at + 3] === 0x06)
      return false;
  return true;
}

/** DOCX, EPUB, XLSX, JAR…: zips that are a format of their own. */
const ownFormat = /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/.*)$/u;

export function isPackage({ name, bytes }: InputFile): boolean {
  if (!isZip(bytes)) return false;
  // so little of it may be left that only its name says what it was
  if (/\.(?:doc[xm]|epub)$/iu.test(name) && breaksOff(bytes)) return false;
  return !entryNames(bytes).some((one) => ownFormat.test(one));
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
  const opened = each(bytes, (path) => {
    const name = baseName(path);
    if (name === '' || /[/\\]$/u.test(path) || hidden.test(path)) return null;
    if (/\.(?:zip|7z|rar|gz|tgz|tar|xz|bz2)$/iu.test(name)) {
      messages.push({
        code: 'importing:messages.zip-nested',
        severity: 'warning',
        file: zip,
        params: { name },
      });
      return null;
    }
    return (held) => files.push({ name, bytes: held });
  });
  if ('told' in opened) return { refused: opened.told };
  const broken = 'broken' in opened || (files.length === 0 && messages.length === 0 && opened.entries === 0);
  if (broken || (files.length === 0 && messages.length === 0))
    return refused(broken ? 'zip-broken' : 'zip-empty');
  return { files, messages };
}

/** The parts of a document that is a zip, by their whole names; the others are not unpacked. */
export function partsOf(
  bytes: Uint8Array,
  wanted: RegExp,
  format: 'docx' | 'epub',
): { readonly parts: ReadonlyMap<string, Uint8Array> } | { readonly refused: ImportMessage } {
  // half of one would be taken for the whole
  if (breaksOff(bytes)) return refused(`${format}-cut`);
  const parts = new Map<string, Uint8Array>();
  const opened = each(bytes, (path) =>
    wanted.test(path) ? (held) => parts.set(path.replaceAll('\\', '/'), held) : null,
  );
  if ('told' in opened) return { refused: opened.told };
  return 'broken' in opened ? refused(`${format}-broken`) : { parts };
}

function refused(code: string): { readonly refused: ImportMessage } {
  return { refused: { code: `importing:messages.${code}`, severity: 'error' } };
}

type Take = (bytes: Uint8Array) => void;

/** Goes through a zip within its bounds; `wants` says who takes a file of this path, or null. */
function each(
  bytes: Uint8Array,
  wants: (path: string) => Take | null,
): { readonly entries: number } | { readonly broken: true } | { readonly told: ImportMessage } {
  let entries = 0;
  let total = 0;
  const unzip = new Unzip((entry) => {
    entries += 1;
    if (entries > mostEntries) throw new Enough('zip-entries', { most: mostEntries });
    const take = wants(readable(entry.name));
    if (!take) return;
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
      if (final) take(joined(chunks, size));
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += piece)
      unzip.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
  } catch (error) {
    // cut off, encrypted, or packed in a way that nobody uses
    return error instanceof Enough ? { told: error.told } : { broken: true };
  }
  return { entries };
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
