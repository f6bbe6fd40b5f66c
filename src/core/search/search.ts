// Search over the whole issue: what is meant, and where it stands. Only looks; `replace.ts` changes.

/** What somebody looks for. */
export interface SearchQuery {
  readonly find: string;
  /** What is put in its place. In a regular expression $1…$99, $<name> and $& stand for what was found, $$ for $. */
  readonly replace: string;
  readonly regexp: boolean;
  /** ，and , Ａ and A are one. Not in a regular expression, where a bracket is a sign. */
  readonly anyWidth: boolean;
  /** 臺 and 台 are one. Not in a regular expression. */
  readonly anyScript: boolean;
  /** A and a are one. */
  readonly anyCase: boolean;
}

/** A place in one text; offsets in UTF-16 code units. */
export interface Found {
  readonly from: number;
  readonly to: number;
  /** What would stand there. */
  readonly put: string;
}

export interface Pattern {
  /** In reading order, none over another; a match of nothing is none. */
  all(text: string): Found[];
}

export type Compiled =
  | { readonly pattern: Pattern }
  /** `reason`: the engine's own words about the expression. */
  | { readonly refused: 'empty' | 'regexp'; readonly reason: string };

/** `simplified`: one character → its simplified form; needed where `anyScript` is asked for. Nothing is thrown for a bad expression. */
export function compile(query: SearchQuery, simplified?: (char: string) => string): Compiled {
  const { find, replace, regexp, anyCase } = query;
  if (find === '') return { refused: 'empty', reason: '' };
  if (regexp) {
    try {
      const engine = new RegExp(find, anyCase ? 'giu' : 'gu');
      return { pattern: { all: (text) => matches(engine, replace, text) } };
    } catch (error) {
      return { refused: 'regexp', reason: error instanceof Error ? error.message : String(error) };
    }
  }
  const fold = folding(query, simplified);
  const needle = fold(find).text;
  return { pattern: { all: (text) => occurrences(needle, fold(text), replace) } };
}

function matches(engine: RegExp, template: string, text: string): Found[] {
  return Array.from(text.matchAll(engine)).flatMap((match) =>
    match[0] === ''
      ? []
      : [{ from: match.index, to: match.index + match[0].length, put: filled(template, match) }],
  );
}

/** The template as String.prototype.replace fills it, but for $` and $', which nobody means in running text. */
function filled(template: string, match: RegExpExecArray): string {
  return template.replace(/\$(?:\$|&|<([^>]*)>|(\d\d?))/gu, (sign, name?: string, digits?: string) => {
    if (sign === '$$') return '$';
    if (sign === '$&') return match[0];
    if (name !== undefined) return match.groups ? (match.groups[name] ?? '') : sign;
    const number = Number(digits);
    return number > 0 && number < match.length ? (match[number] ?? '') : sign;
  });
}

interface Folded {
  readonly text: string;
  /** Offset in the folded text → offset in the text as it is; absent: they are the same. */
  readonly at?: readonly number[];
}

function folding(
  { anyWidth, anyScript, anyCase }: SearchQuery,
  simplified: ((char: string) => string) | undefined,
): (text: string) => Folded {
  if (anyScript && !simplified) throw new RangeError('expected the simplified forms for anyScript');
  if (!anyWidth && !anyScript && !anyCase) return (text) => ({ text });
  const one = (char: string): string => {
    let is = char;
    if (anyWidth) is = halfwidth(is);
    if (anyScript && simplified) is = simplified(is);
    if (anyCase) is = is.toLowerCase();
    return is;
  };
  const known = new Map<string, string>();
  return (text) => {
    let out = '';
    const at: number[] = [];
    let offset = 0;
    for (const char of text) {
      const is = known.get(char) ?? one(char);
      known.set(char, is);
      for (let i = 0; i < is.length; i += 1) at.push(offset);
      out += is;
      offset += char.length;
    }
    at.push(offset);
    return { text: out, at };
  };
}

/** U+FF01–FF5E are U+0021–007E in full width; the ideographic space is the other space. */
function halfwidth(char: string): string {
  const code = char.charCodeAt(0);
  if (code === 0x3000) return ' ';
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char;
}

function occurrences(needle: string, { text, at }: Folded, put: string): Found[] {
  const out: Found[] = [];
  const place = (offset: number): number => at?.[offset] ?? offset;
  for (let i = text.indexOf(needle); i >= 0; i = text.indexOf(needle, i + needle.length)) {
    const end = i + needle.length;
    // a character whose folded form is longer than itself is found whole or not at all
    if (at && ((i > 0 && at[i] === at[i - 1]) || (end < text.length && at[end] === at[end - 1]))) continue;
    out.push({ from: place(i), to: place(end), put });
  }
  return out;
}
