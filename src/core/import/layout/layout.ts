// What ALTO, hOCR, PAGE and PDF tell of a page: words with their places, in lines and regions. Each format is read into
// this one form; what becomes of it (columns, paragraphs, articles) is the same for all.

import type { ArticleKind, Role } from '../../document/schema.ts';

/** In units of the page, from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface LayoutWord {
  readonly text: string;
  readonly box: Box | null;
  /** The engine's confidence, 0–1; null where the format does not tell. */
  readonly confidence: number | null;
}

export interface LayoutLine {
  /** As the format calls it, or its number on the page. */
  readonly id: string;
  readonly box: Box | null;
  readonly words: readonly LayoutWord[];
  /** Font size, in units of the page. */
  readonly size?: number;
  readonly bold?: boolean;
  /** Whatever names the typeface of most of it; only whether two are alike is asked. */
  readonly face?: string;
  /** Set from top to bottom; such lines follow each other from right to left. */
  readonly vertical?: boolean;
  /** The line ends with a hyphen that is not part of the word (HYP, SUBS_TYPE); it stands in the last word's text. */
  readonly hyphenated?: boolean;
}

export interface LayoutRegion {
  readonly id: string;
  readonly box: Box | null;
  /** What the format says that it is; absent: it does not say. */
  readonly role?: Role;
  /** The logical article that it belongs to (METS, PAGE); regions of one article may lie on several pages. */
  readonly article?: string;
  readonly kind?: ArticleKind;
  /** The id of the region whose text runs on into this one, where the format says so (PAGE `continuation`). */
  readonly continues?: string;
  /** Its text goes on from a page before, where the format says that it goes on and nothing on this page that it could go on from. */
  readonly fromPageBefore?: true;
  /** Ids of the blocks around it, from the outermost in: a METS may name one of these. */
  readonly within?: readonly string[];
  readonly lines: readonly LayoutLine[];
}

export interface LayoutPage {
  /** The file that it was read from. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** As the format names it; absent: it does not. */
  readonly number?: string;
  readonly name?: string;
  /** The name of the file with its picture, as the format tells it; no path is followed. */
  readonly image?: string;
  /** Whether the regions come in the format's own reading order; false: geometry decides. */
  readonly ordered: boolean;
  readonly regions: readonly LayoutRegion[];
}

/** Where a word stands: offsets in the text of its file, as the spans of a block's sources count them (UTF-16 code units). */
export interface WordPlace {
  readonly from: number;
  readonly to: number;
  /** In fractions of the page's width and height, 0–1; null where the format does not tell. */
  readonly box: Box | null;
  readonly confidence: number | null;
}

export interface LinePlace {
  readonly region: string;
  readonly line: string;
  readonly from: number;
  readonly to: number;
  readonly box: Box | null;
  readonly words: readonly WordPlace[];
}

/** The places on one page. The text of such a file is that of its lines, each followed by a line feed. */
export interface PagePlaces extends PageInFile {
  readonly lines: readonly LinePlace[];
}

/** The places of a page that was read: a page has some thousand words, and nobody asks for their places before it is shown. */
export interface PlacesToCome extends PageInFile {
  readonly linesOf: () => readonly LinePlace[];
}

interface PageInFile {
  readonly file: string;
  /** Its place among the pages of the file, from 0. */
  readonly page: number;
  readonly image: string | null;
}
