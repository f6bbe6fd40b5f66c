// How Word numbers paragraphs: a paragraph, or its style, names a list and a level of it; the lists stand in numbering.xml.

import { child, descendants, type XmlElement } from '../layout/xml.ts';
import { itemMark, numeral } from './numerals.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** “%1、”, “%1.%2” */
  readonly text: string;
}

interface List {
  readonly levels: ReadonlyMap<number, Level>;
  /** How far each level has counted. Lists made from the same one go on where that one stopped. */
  readonly counted: Map<number, number>;
}

export interface Numbered {
  readonly list: string;
  readonly level: number;
}

const valueOf = (of: XmlElement | undefined, name: string): string | undefined =>
  of && child(of, name)?.attributes['val'];

function levelOf(element: XmlElement): readonly [number, Level] {
  return [
    Number(element.attributes['ilvl'] ?? 0),
    {
      start: Number(valueOf(element, 'start') ?? 1),
      format: valueOf(element, 'numFmt') ?? 'decimal',
      text: valueOf(element, 'lvlText') ?? '',
    },
  ];
}

/** Which list properties of a paragraph or style name; list 0 is none. */
export function numberedBy(properties: XmlElement | undefined): Partial<Numbered> {
  const found = properties && child(properties, 'numPr');
  const list = valueOf(found, 'numId');
  const level = valueOf(found, 'ilvl');
  return {
    ...(list === undefined ? {} : { list }),
    ...(level === undefined ? {} : { level: Number(level) }),
  };
}

/** Counts the lists of a document: called for each paragraph in turn, answers with the mark before its text. */
export function numbering(root: XmlElement | null): (numbered: Numbered) => string {
  const kinds = new Map<string, List>();
  const lists = new Map<string, List>();
  for (const kind of root ? descendants(root, 'abstractNum') : [])
    kinds.set(kind.attributes['abstractNumId'] ?? '', {
      levels: new Map([...descendants(kind, 'lvl')].map(levelOf)),
      counted: new Map(),
    });
  for (const num of root ? descendants(root, 'num') : []) {
    const kind = kinds.get(valueOf(num, 'abstractNumId') ?? '');
    if (!kind) continue;
    const changed = [...descendants(num, 'lvlOverride')].flatMap((one): (readonly [number, Level])[] => {
      const at = Number(one.attributes['ilvl'] ?? 0);
      const own = child(one, 'lvl');
      const was = own ? levelOf(own)[1] : kind.levels.get(at);
      const start = valueOf(one, 'startOverride');
      return was ? [[at, { ...was, ...(start === undefined ? {} : { start: Number(start) }) }]] : [];
    });
    lists.set(
      num.attributes['numId'] ?? '',
      changed.length === 0 ? kind : { levels: new Map([...kind.levels, ...changed]), counted: new Map() },
    );
  }
  return ({ list: id, level: at }) => {
    const list = lists.get(id);
    const level = list?.levels.get(at);
    if (!list || !level) return '';
    list.counted.set(at, (list.counted.get(at) ?? level.start - 1) + 1);
    for (const deeper of list.counted.keys()) if (deeper > at) list.counted.delete(deeper);
    if (level.format === 'bullet' || level.format === 'none') return '';
    const mark = level.text.replace(/%([1-9])/gu, (_, place: string) => {
      const one = list.levels.get(Number(place) - 1);
      return one ? numeral(list.counted.get(Number(place) - 1) ?? one.start, one.format) : '';
    });
    return mark === '' ? '' : itemMark(mark);
  };
}
