// XML as programs write it: a declaration, elements, attributes in double quotes, the five entities, characters by their numbers. Nearly every page of ALTO or
// PAGE is that and nothing else, and is read in a quarter of the time that a parser of all of XML takes.

export interface XmlElement {
  /** Without prefix: half the prefixes in the wild are not bound to anything. */
  readonly name: string;
  /** By local name. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All character data directly in it. */
  readonly text: string;
}

export interface Growing extends XmlElement {
  readonly attributes: Record<string, string>;
  readonly children: Growing[];
  text: string;
}

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** An object that inherits nothing, as `Object.create(null)`, but is as fast as any other: a page has tens of thousands. */
const Attributes = function () {} as unknown as new () => Record<string, string>;
Attributes.prototype = Object.create(null);

export function element(name: string): Growing {
  return { name, attributes: new Attributes(), children: [], text: '' };
}

const declaration =
  /^<\?xml version=(["'])1\.0\1(?: encoding=(["'])[A-Za-z][\w.-]*\2)?(?: standalone=(["'])(?:yes|no)\3)?[ \n]?\?>/;
/** What only a parser of all of XML judges rightly. */
// oxlint-disable-next-line no-control-regex -- those are what is looked for
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufeff\ufffe\uffff]|\]\]>/;
const isForbidden = (text: string): boolean =>
  forbidden.test(text) || (/[\ud800-\udfff]/.test(text) && /\p{Cs}/u.test(text));
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 9;
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 58;
const isInName = (code: number): boolean =>
  isLetter(code) || (code >= 48 && code <= 57) || code === 45 || code === 46;

/**
 * The tree of a text, as `readXml` makes it of what is well-formed; null for everything that is not as plain as that: another
 * parser must look at it, and tell what is wrong.
 */
export function plainXml(
  source: string,
  without: ReadonlySet<string>,
  most: { readonly depth: number; readonly elements: number },
): XmlElement | null {
  if (isForbidden(source)) return null;
  const text = source.includes('\r') ? source.replaceAll(/\r\n?/gu, '\n') : source;
  const top = element('');
  const open: Growing[] = [top];
  /** Of the elements that are open, those that are left out too: their whole names. */
  const tags: string[] = [];
  let skipped = 0;
  let elements = 0;
  /** By whole name: one string for the many times that a name stands on a page. */
  const known = new Map<string, { readonly whole: string; readonly local: string; readonly left: boolean }>();
  let at = declaration.exec(text)?.[0].length ?? 0;
  const nameAt = (from: number) => {
    if (!isLetter(text.charCodeAt(from))) return null;
    let to = from + 1;
    while (isInName(text.charCodeAt(to))) to += 1;
    const name = text.slice(from, to);
    const before = known.get(name);
    if (before) return before;
    const local = localName(name);
    const one = { whole: name, local, left: without.has(local) };
    known.set(name, one);
    return one;
  };
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    const end = tag < 0 ? text.length : tag;
    if (end > at) {
      const held = resolved(text.slice(at, end));
      const one = open.at(-1);
      if (held === null || !one || (tags.length === 0 && /[^ \n\t]/.test(held))) return null;
      if (skipped === 0) one.text += held;
    }
    if (tag < 0) break;
    if (text.charCodeAt(tag + 1) === 47) {
      const last = tags.pop();
      if (last === undefined || !text.startsWith(last, tag + 2)) return null;
      at = tag + 2 + last.length;
      while (isBlank(text.charCodeAt(at))) at += 1;
      if (text.charCodeAt(at) !== 62) return null;
      at += 1;
      if (skipped > 0) skipped -= 1;
      else open.pop();
      continue;
    }
    const name = nameAt(tag + 1);
    elements += 1;
    if (!name || elements > most.elements || tags.length >= most.depth) return null;
    if (tags.length === 0 && elements > 1) return null; // a second root
    tags.push(name.whole);
    if (skipped > 0 || name.left) skipped += 1;
    const one = skipped > 0 ? null : element(name.local);
    at = tag + 1 + name.whole.length;
    const seen: string[] = [];
    for (;;) {
      const from = at;
      while (isBlank(text.charCodeAt(at))) at += 1;
      const code = text.charCodeAt(at);
      if (code === 62 || code === 47) break;
      const key = at > from ? nameAt(at) : null;
      if (!key || seen.includes(key.whole)) return null;
      seen.push(key.whole);
      at += key.whole.length;
      if (text.charCodeAt(at) !== 61 || text.charCodeAt(at + 1) !== 34) return null;
      const close = text.indexOf('"', at + 2);
      if (close < 0) return null;
      const raw = text.slice(at + 2, close);
      const value = /[<&\n\t]/.test(raw) ? (/[<\n\t]/.test(raw) ? null : resolved(raw)) : raw;
      if (value === null) return null;
      // `xml:id` does not take the place of `id`
      if (one) one.attributes[key.local] ??= value;
      at = close + 1;
    }
    const closed = text.charCodeAt(at) === 47;
    if (closed && text.charCodeAt(at + 1) !== 62) return null;
    at += closed ? 2 : 1;
    if (one) {
      open.at(-1)?.children.push(one);
      if (!closed) open.push(one);
    }
    if (closed) {
      tags.pop();
      if (skipped > 0) skipped -= 1;
    }
  }
  return tags.length === 0 ? (top.children[0] ?? null) : null;
}

/** With its entities, and characters told by their decimal numbers (engines write `&#39;`); null where there is another. */
function resolved(text: string): string | null {
  if (!text.includes('&')) return text;
  let other = false;
  const out = text.replace(
    /&(?:#(\d{2,5});|([a-z]+);)?/gu,
    (_, number: string | undefined, name: string | undefined) => {
      const char =
        number === undefined ? (name === undefined ? undefined : entities[name]) : numbered(Number(number));
      other ||= char === undefined;
      return char ?? '';
    },
  );
  return other ? null : out;
}

/** What stands in every text of XML; undefined for what may not, or needs a closer look. */
const numbered = (code: number): string | undefined =>
  (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfdff)
    ? String.fromCodePoint(code)
    : undefined;
