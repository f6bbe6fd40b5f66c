/** What the labelling and break models take and give. Plain data: no DOM, no clock, no storage. */

export type Role =
  | 'label'
  | 'kicker'
  | 'headline'
  | 'deck'
  | 'byline'
  | 'note'
  | 'body'
  | 'subhead'
  | 'caption'
  | 'credit'
  | 'jump'
  | 'furniture';

export type ArticleKind = 'story' | 'photo' | 'notice' | 'ad' | 'furniture';

/**
 * One line of input as it came in: a chunk of text between line feeds, or a printed line.
 * Offsets are UTF-16 code units into the decoded text of the file.
 */
export interface SourceLine {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Empty lines between the line before and this one. */
  readonly blanksBefore: number;
  /** Where it stands, in units of the page, if the format tells. */
  readonly box?: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  /** Font size, in units of the page, if the format tells. */
  readonly size?: number;
  /** All of it is bold, or set in the middle, if the format tells. */
  readonly bold?: boolean;
  readonly centred?: boolean;
  /** Number of the page in reading order, from 0, if the format tells. */
  readonly page?: number;
}

export interface LabelledLine {
  readonly line: SourceLine;
  readonly role: Role;
  readonly startsArticle: boolean;
  /** The kind of the article that the line stands in. */
  readonly kind: ArticleKind;
  /** Marginal probability of `role`, 0–1. */
  readonly roleConfidence: number;
  /** Marginal probability of `startsArticle` being as given, 0–1. */
  readonly articleConfidence: number;
  /** Other roles with a probability of at least 0.01, likeliest first. */
  readonly alternatives: readonly { readonly role: Role; readonly p: number }[];
  /** Probability that the line continues the block of the line before; only line-by-line input is unwrapped by it. */
  readonly continues: number;
}

export interface Labelling {
  readonly lines: readonly LabelledLine[];
  /** Whether each printed line came as a line of its own, as pdftotext and OCR engines give them. */
  readonly lineByLine: boolean;
  /** From this probability of `continues` on a line goes on the one before; Infinity where the lines are no printed ones. */
  readonly unwrapFrom: number;
  /** Width of the columns in em (one Han character = 1), where the text shows it. */
  readonly columnWidth?: number;
}

/** One of the two blocks that meet at a boundary. */
export interface BoundarySide {
  /** The whole text of the block; only its ends are looked at. */
  readonly text: string;
  readonly role: Role;
}

export interface BoundaryContext {
  readonly vocabulary: Vocabulary;
  /** In em, from `Labelling.columnWidth`; or `columnWidth()` of the blocks as they came. */
  readonly columnWidth?: number;
  /** Both sides stand in one article; true where not given. */
  readonly sameArticle?: boolean;
  /** Each block is a printed line of its own (`Labelling.lineByLine`); false where not given. */
  readonly lineByLine?: boolean;
  /** The block before the left one and the one after the right one, if they are of the same article. */
  readonly before?: BoundarySide;
  readonly after?: BoundarySide;
}

export interface Evidence {
  readonly code: EvidenceCode;
  /** In logits; above zero speaks for running on. */
  readonly weight: number;
  /** What was seen: the word or string that straddles the boundary, the mark, the bracket left open. */
  readonly detail?: string;
  /** How often the string stands elsewhere in the issue. */
  readonly count?: number;
}

export interface BreakVerdict {
  /** Calibrated probability that the text runs on across the boundary. */
  readonly p: number;
  /** Strongest first; evidence of less than 0.05 logits is left out. */
  readonly evidence: readonly Evidence[];
}

/** How often a string occurs in the issue. Immutable; `version` names the state of the issue that it was built of. */
export interface Vocabulary {
  readonly version: number;
  /** Characters that it was built of. */
  readonly size: number;
  /** Whether the issue is an old paper by its prose, see `inOldProse` in `signs.ts`. */
  readonly inOldProse: boolean;
  /** Exact number of occurrences of a string of 2 to 8 UTF-16 code units; 0 for other lengths. */
  count(text: string): number;
  /**
   * The longest string that is made of an end of `left` and a beginning of `right` and stands elsewhere in the issue,
   * at most `reach` characters of each (8 if not given); null if not even the two characters at the boundary do.
   */
  straddling(
    left: string,
    right: string,
    reach?: number,
  ): { readonly text: string; readonly left: number; readonly count: number } | null;
  /** The same vocabulary with one text taken out and another put in: one article was edited. */
  replaced(was: string, is: string, version: number): Vocabulary;
}

/**
 * Everything that a verdict may rest on. Each with a line of newspaper (`/` is the boundary) that shows it.
 * The list is closed: the interface has words for each.
 */
export const evidenceCodes = [
  /** 「……在河边种下一千棵柳 / 树，」 the left side ends without a mark. */
  'no-final-mark',
  /** 「春天到了。 / 他说」 the left side ends a sentence. */
  'final-mark',
  /** 「街道、学校、 / 医院」 the left side ends with a mark that never ends a paragraph. */
  'ends-with-comma',
  /** 「分为三步： / 一是」 the left side ends with a colon. */
  'ends-with-colon',
  /** 「他说：“河边的柳 / 树绿了。”」 a quotation is open at the boundary. */
  'open-quotation',
  /** 「《青禾镇志(修订 / 稿)》」 a bracket or title mark is open at the boundary. */
  'open-bracket',
  /** 「……见习生张三 / ”表示」 the right side closes what the left side opened, or opens with a mark that opens no line. */
  'closes-at-start',
  /** 「青禾大 / 桥」 a word of the dictionary lies across the boundary. */
  'word-straddles',
  /** 「柳林 / 渡村」 a string that stands elsewhere in the issue lies across the boundary. */
  'vocabulary-straddles',
  /** 「共计12 / 5人」 digits or Latin letters on both sides. */
  'number-straddles',
  /** 「种下一千棵柳 / 了的」 nothing begins with such a character. */
  'unlikely-opening',
  /** 「本报讯(记者 某某)」「日前，」「一是」「某某表示，」 the right side opens as paragraphs do. */
  'opens-like-paragraph',
  /** 「的」「和」「在」 the left side ends with a word that wants another. */
  'unlikely-ending',
  /** 「(某某)」「……(完)」 the left side ends with a signature, a credit or a jump mark. */
  'ends-with-signature',
  /** 「某某摄」「下转第2版」 the left side is a line of its own kind. */
  'stands-alone',
  /** The left side fills its last line to the column's width. */
  'full-line',
  /** The last line of the left side stops well before the column's width. */
  'short-line',
  /** The right side was set with the indent that opens paragraphs; or without one, where paragraphs have it. */
  'stands-in',
  'stands-flush',
  /** Two lines of a headline stack are set in one size and close, or in two sizes. */
  'set-alike',
  'set-unlike',
  /** The left side is too short for a paragraph that was cut: a sub-heading, a name. */
  'short-left',
  /** The right side is short. */
  'short-right',
  /** 「——」「●」「一、」 the right side opens as a deck, a byline or a list does. */
  'opens-like-line',
  /** The two sides have roles that do not run on into each other. */
  'roles-differ',
  /** The two sides have roles that do. */
  'roles-agree',
  /** An article starts between the two. */
  'article-starts',
  /** 「田头机声响 / 渠里水流长」 two pieces of a headline of like length. */
  'like-length',
  /** 「镇文化站举办 / 第三届龙舟赛」 one piece alone is no whole phrase. */
  'piece-incomplete',
  /** Both pieces are whole phrases: a kicker and a headline rather. */
  'piece-complete',
  /** Both sides together would be longer than headlines are. */
  'too-long',
  /** The whole that would come of it stands elsewhere in the issue. */
  'whole-elsewhere',
  /** Latin: 「news- / paper」. */
  'hyphen',
  /** Latin: the right side opens in lower case. */
  'lower-case-opening',
  /** What is known of such boundaries before anything is looked at. */
  'prior',
] as const;

export type EvidenceCode = (typeof evidenceCodes)[number];

/** A run of text that was printed twice. */
export interface RepeatedRun {
  readonly first: Run;
  readonly second: Run;
  /** The copy whose removal leaves running text. It always lies in one block. */
  readonly remove: 'first' | 'second';
  /** Probability that it is a misprint and not said twice, 0–1. */
  readonly confidence: number;
}

/**
 * Where a run stands: from an offset in one block to an offset (exclusive) in the same or a later one. Offsets are
 * UTF-16 code units into the blocks' texts.
 */
export interface Run {
  readonly block: number;
  readonly from: number;
  readonly endBlock: number;
  readonly to: number;
}
