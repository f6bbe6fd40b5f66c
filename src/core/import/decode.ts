// Bytes → text. What is sure is said to be sure (a byte order mark, strict UTF-8); the rest is a guess that the preview
// shows and a person can change.

import { analyse } from 'chardet';
import { encodings, type Encoding, type ImportMessage } from './types.ts';
import { commonHan } from './common-han.ts';
import { lineNumber } from './lines.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly sure: boolean;
  readonly messages: readonly ImportMessage[];
}

export interface Refused {
  readonly refused: ImportMessage;
}

/** A file of more bytes than this is no newspaper text. */
export const longestFile = 64 * 1024 * 1024;

/** Decodes a text file; `encoding` is the one chosen by hand, `recognised` what `recognise` has said of the bytes. Empty, binary, undecodable and over-long files are refused with a message. */
export function decode(bytes: Uint8Array, encoding?: Encoding, recognised?: Recognised): Decoded | Refused {
  if (bytes.length === 0) return refusal('empty');
  if (bytes.length > longestFile)
    return refusal('too-large', {
      megabytes: Math.round(bytes.length / 1024 / 1024),
      most: longestFile / 1024 / 1024,
    });
  const {
    encoding: found,
    sure,
    text: known,
  }: Recognised = encoding ? { encoding, sure: true } : (recognised ?? recognise(bytes));
  const text = known ?? read(bytes, found);
  if (text.trim() === '') return refusal('blank');
  const { broken, controls } = faults(text);
  const characters = text.length;
  if (controls > characters * 0.02) return refusal('binary');
  // a few lost characters are damage like any other (and may stand in the file so); a text of them is the wrong encoding
  if (broken > characters * 0.1 && strict(bytes, found) === null)
    return refusal('undecodable', { encoding: found });
  const messages: ImportMessage[] = [];
  if (!sure)
    messages.push({ code: 'importing:messages.guessed', severity: 'info', params: { encoding: found } });
  if (broken > 0) messages.push(replaced(text, broken));
  return { text, encoding: found, sure, messages };
}

function refusal(code: string, params?: ImportMessage['params']): Refused {
  return {
    refused: { code: `importing:messages.${code}`, severity: 'error', ...(params ? { params } : {}) },
  };
}

function read(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function strict(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // the only way in which TextDecoder says so
  }
}

export interface Recognised {
  readonly encoding: Encoding;
  readonly sure: boolean;
  /** Where finding out has read it all: a page of ALTO is half a megabyte. */
  readonly text?: string;
}

/** What the bytes are written in. */
export function recognise(bytes: Uint8Array): Recognised {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', sure: true };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', sure: true };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', sure: true };
  const wide = zeroBytes(bytes);
  if (wide) return { encoding: wide, sure: false };
  const utf8 = strict(bytes, 'utf-8');
  // Latin letters of UTF-16 are valid UTF-8 with a NUL between each two
  if (utf8 !== null && !utf8.includes('\0')) return { encoding: 'utf-8', sure: true, text: utf8 };
  const best = encodings
    .map((encoding) => ({ encoding, score: likeChinese(bytes, encoding) }))
    .reduce((x, y) => (y.score > x.score ? y : x));
  if (best.score >= 0.2) return { encoding: best.encoding, sure: false };
  // too little Han to count: a table of figures, an English page with a Chinese name in it
  for (const { name } of analyse(bytes)) {
    const known = encodings.find((encoding) => encoding === name.toLowerCase());
    if (known) return { encoding: known, sure: false };
  }
  return { encoding: 'gb18030', sure: false };
}

/** UTF-16 without a mark shows by the zero bytes of its digits, letters and line ends: they are all on one side. */
function zeroBytes(bytes: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  const most = Math.min(bytes.length - (bytes.length % 2), 1 << 16);
  for (let i = 0; i < most; i += 2) {
    if (bytes[i] === 0 && bytes[i + 1] !== 0) even += 1;
    if (bytes[i] !== 0 && bytes[i + 1] === 0) odd += 1;
  }
  if (even + odd < Math.max(1, most / 2 / 200)) return null;
  if (odd > 10 * even && likeText(bytes, 'utf-16le')) return 'utf-16le';
  if (even > 10 * odd && likeText(bytes, 'utf-16be')) return 'utf-16be';
  return null;
}

function likeText(bytes: Uint8Array, encoding: Encoding): boolean {
  const { broken, controls, characters, strange } = census(sample(bytes, encoding));
  return broken + controls + strange <= characters * 0.02;
}

/** How much the text reads like Chinese in this encoding: the share of everyday characters among those that are not ASCII, less the impossible ones. At most 1. */
function likeChinese(bytes: Uint8Array, encoding: Encoding): number {
  const { everyday, wide, broken, controls, strange } = census(sample(bytes, encoding));
  return wide + controls === 0 ? 0 : (everyday - 4 * (broken + controls + strange)) / (wide + controls);
}

function sample(bytes: Uint8Array, encoding: Encoding): string {
  const cut = bytes.length > 1 << 16;
  // a character that the cut goes through is no fault of the encoding
  return new TextDecoder(encoding).decode(cut ? bytes.subarray(0, 1 << 16) : bytes, { stream: cut });
}

/** Lost characters and control characters, of a text of any length. */
function faults(text: string): { readonly broken: number; readonly controls: number } {
  let broken = 0;
  let controls = 0;
  const first = text.search(fault);
  for (let i = first < 0 ? text.length : first; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken += 1;
    else if (isControl(code)) controls += 1;
  }
  return { broken, controls };
}

/** Most texts have none. */
// oxlint-disable-next-line no-control-regex -- those are what is looked for
const fault = /[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd]/;

/** Tabs and line ends are none. */
function isControl(code: number): boolean {
  return code < 0x20 ? code < 9 || code > 13 : code >= 0x7f && code < 0xa0;
}

const punctuation = new Set('、。《》「」，；：？！“”‘’（）　');

interface Census {
  readonly characters: number;
  /** Not ASCII. */
  readonly wide: number;
  /** Among the commonest Han characters of either script, or Chinese punctuation. */
  readonly everyday: number;
  readonly broken: number;
  readonly controls: number;
  /** Private use, Hangul, Yi and whatever else no Chinese newspaper prints in number. */
  readonly strange: number;
}

function census(text: string): Census {
  let characters = 0;
  let wide = 0;
  let everyday = 0;
  let broken = 0;
  let controls = 0;
  let strange = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    characters += 1;
    if (isControl(code)) controls += 1;
    if (code < 0x80) continue;
    wide += 1;
    if (code === 0xfffd) broken += 1;
    else if (commonHan.has(char) || punctuation.has(char)) everyday += 1;
    else if ((code >= 0xa000 && code <= 0xf8ff) || (code >= 0x100 && code < 0x2000) || code > 0x323af)
      strange += 1;
  }
  return { characters, wide, everyday, broken, controls, strange };
}

function replaced(text: string, count: number): ImportMessage {
  const lines = new Set<number>();
  for (let at = text.indexOf('\ufffd'); at >= 0 && lines.size < 10; at = text.indexOf('\ufffd', at + 1))
    lines.add(lineNumber(text, at));
  const [line = 1] = lines;
  return {
    code: 'importing:messages.replaced',
    severity: 'warning',
    line,
    params: { count, lines: [...lines].join(', ') },
  };
}
