// What styles.xml says: the name and outline of a paragraph's style, and how its text looks. Styles rest on each other.

import { child, descendants, type XmlElement } from '../layout/xml.ts';
import { type Numbered, numberedBy } from './numbering.ts';

/** How a run of text looks. */
export interface Look {
  /** In half-points. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly superscript?: boolean;
  readonly hidden?: boolean;
}

export interface ParagraphStyle {
  readonly name: string;
  /** Of the outline, 1 the highest. */
  readonly level: number | null;
  readonly numbered: Partial<Numbered>;
  readonly centred: boolean;
  readonly look: Look;
  /** All paragraphs have it that name no other. */
  readonly usual: boolean;
}

export interface WordStyles {
  /** Of a paragraph that names this style, or none. */
  paragraph(id: string | undefined): ParagraphStyle;
  /** Of a run with these properties in a text that looks so. */
  run(properties: XmlElement | undefined, within: Look): Look;
}

const value = (of: XmlElement | undefined, name: string): string | undefined =>
  of && child(of, name)?.attributes['val'];

/** “<w:b/>” and “<w:b w:val="0"/>”. */
function toggle(properties: XmlElement, name: string): boolean | undefined {
  const found = child(properties, name);
  return found && !/^(?:0|false|off)$/u.test(found.attributes['val'] ?? '1');
}

function lookOf(properties: XmlElement | undefined, within: Look): Look {
  if (!properties) return within;
  const size = Number(value(properties, 'sz'));
  const bold = toggle(properties, 'b');
  const hidden = toggle(properties, 'vanish');
  const align = value(properties, 'vertAlign');
  // LibreOffice’s way of it: smaller, and lifted
  const lifted = Number(value(properties, 'position')) > 0 && size < (within.size ?? 0);
  return {
    ...within,
    ...(size > 0 ? { size } : {}),
    ...(bold === undefined ? {} : { bold }),
    ...(hidden === undefined ? {} : { hidden }),
    ...(align === undefined && !lifted ? {} : { superscript: lifted || align === 'superscript' }),
  };
}

/** Of the outline as paragraph properties tell it; null: said to be none; undefined: not said. */
export function outlineOf(properties: XmlElement | undefined): number | null | undefined {
  const told = value(properties, 'outlineLvl');
  return told === undefined ? undefined : /^[0-5]$/u.test(told) ? Number(told) + 1 : null;
}

/** Whether a paragraph is set in the middle; undefined: not said. */
export function centredBy(properties: XmlElement | undefined): boolean | undefined {
  const told = value(properties, 'jc');
  return told === undefined ? undefined : told === 'center';
}

/** “标题” of Word, which is no heading of the outline, has the headline of a manuscript. */
function levelNamed(name: string): number | undefined {
  const heading = /^(?:heading|标题)\s*([1-6])$/iu.exec(name)?.[1];
  return heading ? Number(heading) : /^title$/iu.test(name) ? 1 : undefined;
}

/** Styles that rest on each other in a ring are no styles of Word. */
const deepest = 20;

export function stylesOf(root: XmlElement | null): WordStyles {
  const told = new Map<string, XmlElement>();
  let usual: string | undefined;
  for (const style of root ? descendants(root, 'style') : []) {
    const { styleId = '', type = 'paragraph', default: standard } = style.attributes;
    if (!told.has(styleId)) told.set(styleId, style);
    if (type === 'paragraph' && /^(?:1|true|on)$/u.test(standard ?? '')) usual ??= styleId;
  }
  const defaults = root && [...descendants(root, 'rPrDefault')][0];
  // where nothing is said the text has ten points
  const plain = lookOf(defaults ? child(defaults, 'rPr') : undefined, { size: 20 });
  const bare: ParagraphStyle = {
    name: '',
    level: null,
    numbered: {},
    centred: false,
    look: plain,
    usual: true,
  };
  const read = new Map<string, ParagraphStyle>();
  const paragraph = (id: string | undefined, depth = 0): ParagraphStyle => {
    const style = told.get(id ?? usual ?? '');
    const own = id ?? usual ?? '';
    const known = read.get(own);
    if (known) return known;
    if (!style || depth > deepest) return bare;
    const base = value(style, 'basedOn');
    const under = base === undefined ? bare : paragraph(base, depth + 1);
    const properties = child(style, 'pPr');
    const name = value(style, 'name') ?? '';
    const outline = outlineOf(properties);
    const made: ParagraphStyle = {
      name,
      level: levelNamed(name) ?? (outline === undefined ? under.level : outline),
      numbered: { ...under.numbered, ...numberedBy(properties) },
      centred: centredBy(properties) ?? under.centred,
      look: lookOf(child(style, 'rPr'), under.look),
      usual: own === usual,
    };
    read.set(own, made);
    return made;
  };
  return {
    paragraph,
    run(properties, within) {
      const named = told.get(value(properties, 'rStyle') ?? '');
      return lookOf(properties, lookOf(named && child(named, 'rPr'), within));
    },
  };
}
