// Who a finding is: the same check on the same words in the same place has the same id, so that the list holds still.

import type { Finding } from './types.ts';

/** A short name for a text: 53 bits in base 36. Not for secrets. (cyrb53, public domain.) */
export function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return ((b & 0x1fffff) * 0x100000000 + (a >>> 0)).toString(36);
}

/** What a dismissal holds on to: the check, the words, and what is put for them. Nothing of the neighbours. */
export function fingerprintOf({
  code,
  actual,
  proposed = '',
}: Pick<Finding, 'code' | 'actual' | 'proposed'>): string {
  return hash(`${code}\0${actual}\0${proposed}`);
}

/** `occurrence`: how many of the same fingerprint begin before it in the same block. */
export function idFor(fingerprint: string, block: string, occurrence: number): string {
  return hash(`${fingerprint}\0${block}\0${occurrence}`);
}
