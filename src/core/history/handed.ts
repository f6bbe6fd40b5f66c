// An issue with its journal as one file, to be handed to a colleague: a line of JSON for each change, each line with a
// checksum over all lines so far. A file that was cut off or altered says at which line, and what stands before it is sound.
//
// The checksum tells accidents, not malice: whoever can write the file can write the sum. What a change does to the
// document is checked by replaying it.

import * as v from 'valibot';
import type { Original } from '../import/types.ts';
import type { Change } from './change.ts';
import { changeForm, originalForm } from './forms.ts';

const format = 'qingyang-issue';
const version = 1;

export interface HandedIssue {
  readonly id: string;
  readonly paper: string | null;
  readonly date: string | null;
  /** Milliseconds since the epoch. */
  readonly created: number;
}

export interface HandedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface HandedScan extends HandedFile {
  readonly id: string;
  readonly type: string;
}

export interface Handed {
  readonly issue: HandedIssue;
  readonly original: Original;
  readonly changes: readonly Change[];
  readonly files: readonly HandedFile[];
  readonly scans: readonly HandedScan[];
}

/** Why a file could not be read to its end. Lines count from 1. */
export type Fault =
  | { readonly code: 'foreign' }
  | { readonly code: 'newer'; readonly version: number }
  /** It ends before its end. */
  | { readonly code: 'cut'; readonly line: number }
  /** The line, or one before it, is not as it was written. */
  | { readonly code: 'altered'; readonly line: number }
  /** The line is as it was written, but is no change, or not the next one. */
  | { readonly code: 'broken'; readonly line: number };

export interface HandedRead {
  /** What is sound, from the beginning to the fault; null: not even the original. */
  readonly handed: Handed | null;
  readonly fault: Fault | null;
  /** Changes that the file says to hold. */
  readonly promised: number;
}

const headForm = v.object({
  format: v.literal(format),
  version: v.number(),
  issue: v.object({
    id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    paper: v.nullable(v.string()),
    date: v.nullable(v.string()),
    created: v.number(),
  }),
  changes: v.number(),
});
const lineForm = v.union([
  v.object({ original: originalForm }),
  v.object({ change: changeForm }),
  v.object({ file: v.string(), base64: v.string() }),
  v.object({ scan: v.string(), name: v.string(), type: v.string(), base64: v.string() }),
  v.object({ end: v.literal(true) }),
]);

/** The lines of the file, each with its line feed. */
export function* handedLines({ issue, original, changes, files, scans }: Handed): Generator<string> {
  let sum = 0;
  const line = (value: object): string => {
    const text = JSON.stringify(value);
    sum = crc32(text, sum);
    return `${text}\t${hex(sum)}\n`;
  };
  yield line({ format, version, issue, changes: changes.length });
  yield line({ original });
  for (const change of changes) yield line({ change });
  for (const { name, bytes } of files) yield line({ file: name, base64: base64(bytes) });
  for (const { id, name, type, bytes } of scans) yield line({ scan: id, name, type, base64: base64(bytes) });
  yield line({ end: true });
}

/** Whether a file that begins like this is one of these, sound or not. */
export function looksHanded(start: string): boolean {
  return start.startsWith(`{"format":"${format}"`);
}

export function readHanded(text: string): HandedRead {
  let promised = 0;
  let issue: HandedIssue | null = null;
  let original: Original | null = null;
  const changes: Change[] = [];
  const files: HandedFile[] = [];
  const scans: HandedScan[] = [];
  const upTo = (fault: Fault | null): HandedRead => ({
    handed: issue && original ? { issue, original, changes, files, scans } : null,
    fault,
    promised,
  });
  let sum = 0;
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return upTo(line === 1 && !looksHanded(text) ? { code: 'foreign' } : { code: 'cut', line });
    const tab = text.lastIndexOf('\t', end);
    const body = text.slice(start, Math.max(start, tab));
    sum = crc32(body, sum);
    if (line === 1) {
      const head = v.safeParse(headForm, json(body));
      if (!head.success) return upTo({ code: 'foreign' });
      if (head.output.version > version) return upTo({ code: 'newer', version: head.output.version });
      issue = head.output.issue;
      promised = head.output.changes;
    }
    if (tab < start || text.slice(tab + 1, end) !== hex(sum)) return upTo({ code: 'altered', line });
    start = end + 1;
    if (line === 1) continue;
    const one = v.safeParse(lineForm, json(body));
    if (!one.success) return upTo({ code: 'broken', line });
    const value = one.output;
    if ('end' in value && start < text.length) return upTo({ code: 'altered', line: line + 1 });
    if ('end' in value)
      return upTo(changes.length === promised && original ? null : { code: 'broken', line });
    if ('original' in value) original = value.original as unknown as Original;
    else if ('change' in value) {
      if (value.change.seq !== changes.length) return upTo({ code: 'broken', line });
      changes.push(value.change as unknown as Change);
    } else {
      const bytes = bytesOf(value.base64);
      if (!bytes) return upTo({ code: 'broken', line });
      if ('file' in value) files.push({ name: value.file, bytes });
      else scans.push({ id: value.scan, name: value.name, type: value.type, bytes });
    }
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // refused like any other line that is none
  }
}

const hex = (sum: number): string => sum.toString(16).padStart(8, '0');

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** CRC-32 (ISO 3309) over the UTF-16 code units of the text, low byte first, going on from `before`. */
function crc32(text: string, before: number): number {
  let c = ~before;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    c = table[(c ^ code) & 0xff]! ^ (c >>> 8);
    c = table[(c ^ (code >>> 8)) & 0xff]! ^ (c >>> 8);
  }
  return ~c >>> 0;
}

function base64(bytes: Uint8Array): string {
  let out = '';
  // String.fromCharCode takes so many arguments and no more
  for (let i = 0; i < bytes.length; i += 0x8000) out += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(out);
}

function bytesOf(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
