// XML as it comes: bytes → text in the encoding that it says, text → a tree of elements by their local names. Nothing is
// fetched or expanded; what is not well-formed is read as far as it goes, and told with its line.

import { SaxesParser } from 'saxes';
import { decode, longestFile, recognise } from '../decode.ts';
import type { Encoding, ImportMessage } from '../types.ts';
import { element, type Growing, localName, plainXml, type XmlElement } from './plain-xml.ts';

export type { XmlElement };

export interface Xml {
  readonly root: XmlElement;
  readonly messages: readonly ImportMessage[];
}

/** A newspaper page nests twenty deep at most, with glyphs; with a word to an element it has some ten thousand. */
const most = { depth: 200, elements: 1_000_000 };
/** From so many faults on it is no XML at all. */
const mostFaults = 1000;

const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** The five of XML, and the names of HTML that OCR engines write into XML without declaring them. No other entity is expanded. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ...Object.fromEntries(latin1.split(' ').map((name, i) => [name, String.fromCharCode(0xa0 + i)])),
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  zwnj: '\u200c',
  zwj: '\u200d',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  bull: '•',
  hellip: '…',
  euro: '€',
  trade: '™',
};

/** Thrown inside the parser only: its events have no other way to stop it. */
class Enough extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * The tree of a text. Elements called as in `without` are left out with all that is in them. Refused: what has no
 * element, too many, nests too deep, or is faulty all over; the message tells the line.
 */
export function readXml(
  text: string,
  without: ReadonlySet<string> = new Set(),
): Xml | { readonly refused: ImportMessage } {
  const plain = plainXml(text, without, most);
  if (plain) return { root: plain, messages: [] };
  const top: Growing = element('');
  const open: Growing[] = [top];
  let depth = 0;
  let skipped = 0;
  let elements = 0;
  let faults = 0;
  let line = 1;
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.ENTITIES = { ...entities };
  parser.on('error', () => {
    if (faults === 0) line = parser.line;
    faults += 1;
    if (faults >= mostFaults) throw new Enough('no-markup');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    elements += 1;
    if (depth > most.depth) throw new Enough('too-deep');
    if (elements > most.elements) throw new Enough('too-many');
    const local = localName(name);
    if (skipped > 0 || without.has(local)) {
      skipped += 1;
      return;
    }
    const one = element(local);
    // `xml:id` does not take the place of `id`
    for (const [key, value] of Object.entries(attributes)) one.attributes[localName(key)] ??= value;
    open.at(-1)?.children.push(one);
    open.push(one);
  });
  parser.on('closetag', () => {
    depth -= 1;
    if (skipped > 0) skipped -= 1;
    else open.pop();
  });
  const characters = (more: string): void => {
    const one = open.at(-1);
    if (one && skipped === 0) one.text += more;
  };
  parser.on('text', characters);
  parser.on('cdata', characters);
  try {
    parser.write(text);
    parser.close();
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    return refusal(error.code, parser.line);
  }
  const [root] = top.children;
  if (!root) return refusal('no-markup', line);
  return {
    root,
    messages:
      faults === 0
        ? []
        : [{ code: 'importing:messages.malformed', severity: 'warning', line, params: { count: faults } }],
  };
}

function refusal(code: string, line: number): { readonly refused: ImportMessage } {
  return { refused: { code: `importing:messages.${code}`, severity: 'error', line } };
}

export interface DecodedXml {
  readonly text: string;
  /** Null where the file says itself what it is written in, and it is none that others are. */
  readonly encoding: Encoding | null;
  readonly sure: boolean;
  readonly messages: readonly ImportMessage[];
}

const declaration = /^[\s\ufeff]*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']/u;

/** Decodes XML or HTML: by its byte order mark, else as UTF-8 where it is that, else as it says; `encoding` is the one chosen by hand. */
export function decodeXml(
  bytes: Uint8Array,
  encoding?: Encoding,
): DecodedXml | { readonly refused: ImportMessage } {
  if (encoding === undefined && bytes.length <= longestFile) {
    const [a, b, c] = bytes;
    const marked =
      (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0xef && b === 0xbb && c === 0xbf);
    const recognised = recognise(bytes);
    const said =
      marked || recognised.sure
        ? undefined
        : declaration.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 400)))?.[1];
    const text = said ? decodedAs(said, bytes) : null;
    if (text !== null) return { text, encoding: null, sure: true, messages: [] };
    return decode(bytes, undefined, recognised);
  }
  return decode(bytes, encoding);
}

function decodedAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null; // a label that nobody knows, or bytes that are something else: recognised like any text
  }
}

/** All elements of one name below, in the order of the text. */
export function* descendants(of: XmlElement, name: string): Generator<XmlElement> {
  for (const child of of.children) {
    if (child.name === name) yield child;
    if (child.children.length > 0) yield* descendants(child, name);
  }
}

export function child(of: XmlElement, name: string): XmlElement | undefined {
  return of.children.find((one) => one.name === name);
}

/** What stands in the first kilobytes, whatever it is written in; only ASCII can be told. */
export function beginning(bytes: Uint8Array): string {
  const start = bytes.subarray(0, 4096);
  const wide =
    (start[0] === 0xff && start[1] === 0xfe) || (start[0] !== 0 && start[1] === 0)
      ? 'utf-16le'
      : (start[0] === 0xfe && start[1] === 0xff) || (start[0] === 0 && start[1] !== 0)
        ? 'utf-16be'
        : 'latin1';
  return new TextDecoder(wide).decode(start);
}
