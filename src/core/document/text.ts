// The rules of Chinese copy that the document itself needs. Offsets are UTF-16 code units; nothing here cuts a
// surrogate pair or a base character from its combining marks.
// Sources: GB/T 15834-2011 (punctuation), W3C clreq.

const han = /\p{Script=Han}/u;
const lastHan = /[\p{Script=Han}〓□]$/u;

/** Whether text goes on behind it without a space, whatever follows. */
export function endsInHan(text: string): boolean {
  const code = text.charCodeAt(text.length - 1);
  return (code >= 0x4e00 && code < 0x9fa6) || lastHan.test(text);
}

/** Whether a character (one code point) is Han. */
export function isHan(char: string): boolean {
  return han.test(char);
}

/** Whether it is text in Latin script: no Han character, and a letter. */
export function isLatin(text: string): boolean {
  return !han.test(text) && /\p{Script=Latin}/u.test(text);
}

/** 字数: code points that are not white space. U+3000 and zero-width joiners are not counted. */
export function characterCount(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // most are Han; the second half of a surrogate pair was counted with the first
    if (code > 0x3000 && code < 0xdc00) n += 1;
    else if (code >= 0xdc00 && code <= 0xdfff) n += isHigh(text.charCodeAt(i - 1)) ? 0 : 1;
    else if (!blank.test(text.charAt(i))) n += 1;
  }
  return n;
}

const blank = /[\s\u200b-\u200d\u2060\ufeff]/;
const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

const finalMark = /[。！？!?…．]["'”’」』》）)\]】〕]*\s*$/u;

/** Whether the text ends with a final mark (GB/T 15834 句末点号), closing quotes and brackets behind it included. */
export function endsSentence(text: string): boolean {
  return finalMark.test(text);
}

/** Marks that come in pairs: what closes each opening one. The only list of them. */
export const pairs: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '（': '）',
  '(': ')',
  '【': '】',
  '〔': '〕',
  '[': ']',
  '［': '］',
};
const closers: ReadonlyMap<string, string> = new Map(
  Object.entries(pairs).map(([open, close]) => [close, open]),
);

/** Half- and full-width brackets are of one kin. */
export const kin = (mark: string): string => ({ '(': '（', ')': '）', '[': '［', ']': '］' })[mark] ?? mark;

export interface OpenMark {
  readonly mark: string;
  /** UTF-16 offset of the mark. */
  readonly at: number;
}

/** The opening marks that the text leaves open, and the closing ones that it never opened. Half- and full-width brackets close each other. */
export function unbalanced(text: string): {
  readonly open: readonly OpenMark[];
  readonly close: readonly OpenMark[];
} {
  // a stack for each kind: a closing mark takes the last opening one of its own
  const open = new Map<string, OpenMark[]>();
  const close: OpenMark[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x3400 && code <= 0x9fff) continue; // Han
    const mark = text.charAt(at);
    if (mark in pairs) {
      const kind = kin(mark);
      const stack = open.get(kind);
      if (stack) stack.push({ mark, at });
      else open.set(kind, [{ mark, at }]);
      continue;
    }
    const opener = closers.get(mark);
    // a single closing quote inside a Latin word is an apostrophe: O’Neill
    if (
      opener === undefined ||
      (mark === '’' && /[A-Za-z]/.test(text.charAt(at - 1)) && /[A-Za-z]/.test(text.charAt(at + 1)))
    )
      continue;
    if (!open.get(kin(opener))?.pop()) close.push({ mark, at });
  }
  return { open: [...open.values()].flat().sort((a, b) => a.at - b.at), close };
}

/** The nearest offset at or before `at` that does not cut a surrogate pair. */
export function safeOffset(text: string, at: number): number {
  const clamped = Math.max(0, Math.min(at, text.length));
  const code = text.charCodeAt(clamped);
  const before = text.charCodeAt(clamped - 1);
  return code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? clamped - 1 : clamped;
}

/** `text.slice(from, to)` that never cuts a surrogate pair (both ends move left to a border). */
export function slice(text: string, from: number, to: number = text.length): string {
  return text.slice(safeOffset(text, from), safeOffset(text, to));
}

/** What stands for a hyphen at the end of a printed line: that of Fraktur, the soft one, and the sign that transcribers put for it, too. */
export const lineHyphen = /[-\u00ad\u00ac\u2010\u2e17]$/u;

/**
 * What stands between two pieces when they are joined: nothing in Chinese copy, a space between two Latin words.
 * A hyphen at a line end is no business of this function: whether it stays is decided by the document's own words.
 */
export function glue(left: string, right: string): '' | ' ' {
  if (left === '' || right === '' || endsInHan(left)) return '';
  return /[\p{Script=Latin}\p{Nd},.;:!?)\]”’"']$/u.test(left) &&
    /^[\p{Script=Latin}\p{Nd}(“‘"'[]/u.test(right) &&
    /\p{Script=Latin}/u.test(left.slice(-12) + right.slice(0, 12))
    ? ' '
    : '';
}

const widths: readonly (readonly [RegExp, (char: string) => string])[] = [
  [/[\uff01-\uff5e]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)],
  [/\u3000/gu, () => ' '],
];

/** Half-width twin of full-width ASCII and of U+3000; everything else stays. Same length. For comparing, never for storing. */
export function narrow(text: string): string {
  return widths.reduce((t, [pattern, to]) => t.replace(pattern, to), text);
}

/** The text as it is compared: narrow and without white space. */
export function bare(text: string): string {
  return narrow(text).replace(/\s+/gu, '');
}
