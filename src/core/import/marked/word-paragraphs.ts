// A paragraph of Word → its lines. A break that somebody made with Shift-Enter ends a line as an Enter does: text that was
// pasted from the web comes so, a whole story in one paragraph. What was struck out or cannot be text is left out and counted.

import { child, type XmlElement } from '../layout/xml.ts';
import { raised } from './raised.ts';
import type { Notes } from './word-notes.ts';
import type { Look, WordStyles } from './word-styles.ts';

/** What of a file was left out, or taken as somebody's last word: for the preview. */
export interface Counts {
  inserted: number;
  deleted: number;
  hidden: number;
  readings: number;
  pictures: number;
  embedded: number;
}

export interface WordLine {
  readonly text: string;
  /** The notes that it refers to. */
  readonly notes: readonly string[];
  /** In half-points, of most of its characters. */
  readonly size?: number;
  /** All of it is. */
  readonly bold: boolean;
}

interface Growing {
  text: string;
  readonly notes: string[];
  readonly sizes: Map<number, number>;
  /** Characters that are not bold. */
  plain: number;
}

/** No text of the page: what a field does, what something is, what another program draws. */
const left = new Set(['instrText', 'fldData', 'object', 'rPr', 'pPr', 'sdtPr', 'rubyPr']);

/** Of the two forms of one thing, for programs of now and of old, the one that has words. */
export function alternative(element: XmlElement): XmlElement {
  const choice = child(element, 'Choice');
  return (choice && holds(choice, 't') ? choice : child(element, 'Fallback')) ?? choice ?? element;
}

/** Whether an element of this name stands in it. */
export function holds(element: XmlElement, name: string): boolean {
  return element.children.some((one) => one.name === name || holds(one, name));
}

export interface Reading {
  readonly styles: WordStyles;
  readonly counts: Counts;
  readonly refer: Notes['refer'];
}

/** `whole`: its breaks are part of it, as in the head that our own exporter wrote. */
export function linesOf(
  paragraph: XmlElement,
  look: Look,
  { styles, counts, refer }: Reading,
  whole: boolean,
): readonly WordLine[] {
  const lines: Growing[] = [];
  const open = (): Growing => {
    const line = { text: '', notes: [], sizes: new Map<number, number>(), plain: 0 };
    lines.push(line);
    return line;
  };
  let line = open();
  const put = (text: string, { size, bold, superscript }: Look): void => {
    const said = superscript ? raised(text) : text;
    line.text += said;
    const letters = said.trim().length;
    if (letters === 0) return;
    if (size !== undefined) line.sizes.set(size, (line.sizes.get(size) ?? 0) + letters);
    if (!bold) line.plain += letters;
  };
  const walk = (element: XmlElement, own: Look): void => {
    const { name, attributes } = element;
    if (left.has(name)) return;
    switch (name) {
      case 'del':
      case 'moveFrom':
        if (holds(element, 'delText') || holds(element, 't')) counts.deleted += 1;
        return;
      case 'ins':
      case 'moveTo':
        if (holds(element, 't')) counts.inserted += 1;
        break;
      case 'AlternateContent':
        walk(alternative(element), own);
        return;
      case 'drawing':
      case 'pict':
        // the text of a box stands in paragraphs of its own
        return;
      case 'rt':
        counts.readings += 1;
        return;
      case 'r': {
        const of = styles.run(child(element, 'rPr'), own);
        if (of.hidden) {
          if (holds(element, 't')) counts.hidden += 1;
          return;
        }
        for (const one of element.children) walk(one, of);
        return;
      }
      case 't':
        put(element.text, own);
        return;
      case 'tab':
      case 'ptab':
        put(' ', own);
        return;
      case 'br':
      case 'cr':
        if (whole) put(' ', own);
        else line = open();
        return;
      case 'noBreakHyphen':
        put('-', own);
        return;
      case 'footnoteReference':
      case 'endnoteReference': {
        const { key, mark } = refer(name === 'footnoteReference' ? 'footnote' : 'endnote', element);
        line.notes.push(key);
        put(mark, { ...own, superscript: false });
        return;
      }
      case 'sym':
        put(symbol(attributes['char'] ?? ''), own);
        return;
      default:
    }
    for (const one of element.children) walk(one, own);
  };
  for (const one of paragraph.children) walk(one, look);
  return lines.map(({ text, notes, sizes, plain }) => {
    const [size] = [...sizes].toSorted((a, b) => b[1] - a[1])[0] ?? [];
    return { text, notes, ...(size === undefined ? {} : { size }), bold: plain === 0 && text.trim() !== '' };
  });
}

/** A character of a symbol font: those fonts lie in the private use area, where no letter is. */
function symbol(char: string): string {
  const code = /^[0-9a-f]{4}$/iu.test(char) ? Number.parseInt(char, 16) : 0;
  return code === 0 || (code >= 0xd800 && code < 0xe000) ? '' : String.fromCharCode(code);
}
