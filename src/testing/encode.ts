// Text as bytes in the encodings that TextEncoder does not write, for tests.

import type { Encoding } from '../core/import/types.ts';

const tables = new Map<Encoding, ReadonlyMap<string, readonly [number, number]>>();

/** Every character of two bytes, found by decoding them all. */
function table(encoding: 'gb18030' | 'big5'): ReadonlyMap<string, readonly [number, number]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  const made = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(char).length === 1 && char !== '\ufffd' && !made.has(char))
        made.set(char, [lead, trail]);
    }
  }
  tables.set(encoding, made);
  return made;
}

/** The bytes of `text`, without a byte order mark. Throws for a character that the encoding writes otherwise than in one or two bytes. */
export function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let i = 0; i < text.length; i += 1)
      view.setUint16(i * 2, text.charCodeAt(i), encoding === 'utf-16le');
    return new Uint8Array(view.buffer);
  }
  const bytes: number[] = [];
  for (const char of text) {
    const two = table(encoding).get(char);
    if (char.charCodeAt(0) < 0x80) bytes.push(char.charCodeAt(0));
    else if (two) bytes.push(...two);
    else throw new RangeError(`${encoding} has no two bytes for ${char}`);
  }
  return Uint8Array.from(bytes);
}
