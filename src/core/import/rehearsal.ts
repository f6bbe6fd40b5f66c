// What is read before the files are there, while a hand still carries them over the page: a page in large letters that nobody sees.
// The machine has then seen what reads, and compiled it: the first pages of an issue are not read five times as slowly as the rest.

import type { InputFile } from './types.ts';

const sentences = [
  '演练用的一版，没有人会看到它。',
  '字排成三栏，每栏十几行，有题有文，段首空两字。',
  '“读得越早，等得越少。”值班的人说。',
];

const em = 40;
const wide = 14;
const rows = 9;

/** A page of ALTO in three columns; `n` from 0 shifts what stands on it. */
export function rehearsal(n: number): InputFile {
  const text = sentences.map((_, i) => sentences[(n + i) % sentences.length] ?? '').join('');
  let strings = '';
  for (let line = 0; line < 3 * rows; line += 1) {
    const place = (line + n) % 8;
    const head = place === 0;
    const size = head ? 1.5 * em : em;
    const length = head ? 7 : place === 1 ? wide - 2 : place === 7 ? 5 : wide;
    const left = 100 + Math.floor(line / rows) * (wide + 2) * em + (place === 1 ? 2 * em : 0);
    const top = 100 + (line % rows) * 1.5 * em;
    let words = '';
    for (let at = 0; at < length; at += 2)
      words += `<String CONTENT="${text.slice((line * 5 + at) % (text.length - 2)).slice(0, 2)}" HPOS="${left + at * size}" VPOS="${top}" WIDTH="${2 * size - 2}" HEIGHT="${size - 2}" WC="0.9"/>`;
    strings += `<TextLine HPOS="${left}" VPOS="${top}" WIDTH="${length * size - 2}" HEIGHT="${size}">${words}</TextLine>`;
  }
  const page = `<?xml version="1.0" encoding="UTF-8"?><alto><Layout><Page WIDTH="2200" HEIGHT="800"><TextBlock>${strings}</TextBlock></Page></Layout></alto>`;
  return { name: 'rehearsal.xml', bytes: new TextEncoder().encode(page) };
}
