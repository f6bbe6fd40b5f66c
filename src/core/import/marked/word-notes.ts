// Footnotes and endnotes of Word: where the text refers to one stands its number, as Word counts it; the notes themselves
// come behind the article that refers to them.

import { child, descendants, type XmlElement } from '../layout/xml.ts';
import { numeral } from './numerals.ts';
import type { Piece } from './pieces.ts';
import { noteMark } from './raised.ts';

export type NoteKind = 'footnote' | 'endnote';

export interface Notes {
  /** For each reference in turn: the note that is meant, and its mark in the text. */
  readonly refer: (kind: NoteKind, reference: XmlElement) => { readonly key: string; readonly mark: string };
  /** The notes that were referred to. */
  readonly pieces: (read: (note: XmlElement) => readonly Piece[]) => ReadonlyMap<string, readonly Piece[]>;
}

export function notesOf(
  places: readonly XmlElement[],
  parts: Readonly<Record<NoteKind, readonly XmlElement[]>>,
): Notes {
  const counted: Record<NoteKind, number> = { footnote: 0, endnote: 0 };
  const format = (kind: NoteKind): string =>
    places
      .flatMap((place) => [...descendants(place, `${kind}Pr`)])
      .map((one) => child(one, 'numFmt')?.attributes['val'])
      .find(Boolean) ?? (kind === 'footnote' ? 'decimal' : 'lowerRoman');
  const formats: Readonly<Record<NoteKind, string>> = {
    footnote: format('footnote'),
    endnote: format('endnote'),
  };
  const marks = new Map<string, string>();
  const notes = new Map<string, XmlElement>(
    (['footnote', 'endnote'] as const).flatMap((kind) =>
      parts[kind].flatMap((root) =>
        [...descendants(root, kind)].map((one) => [`${kind} ${one.attributes['id']}`, one] as const),
      ),
    ),
  );
  return {
    refer(kind, { attributes }) {
      const key = `${kind} ${attributes['id']}`;
      // the mark is the text behind the reference, and the note begins with it
      const own = /^(?:1|true|on)$/u.test(attributes['customMarkFollows'] ?? '');
      if (!marks.has(key)) marks.set(key, own ? '' : noteMark(numeral((counted[kind] += 1), formats[kind])));
      return { key, mark: marks.get(key) ?? '' };
    },
    pieces: (read) =>
      new Map(
        Array.from(marks, ([key, mark]): [string, readonly Piece[]] => {
          const note = notes.get(key);
          const held = (note ? read(note) : []).filter(({ text }) => text.trim() !== '');
          return [
            key,
            held.map(({ text }, i) => ({
              text: i > 0 || mark === '' ? text : `${mark} ${text.trim()}`,
              apart: true,
            })),
          ];
        }).filter(([, held]) => held.length > 0),
      ),
  };
}
