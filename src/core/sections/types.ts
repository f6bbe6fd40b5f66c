// 版面栏目: what an article is tagged with. A taxonomy is data; to add one is a file and an entry in registry.ts.

export interface Section {
  /** Stored in the article; never changes. */
  readonly code: string;
  readonly name: string;
  readonly english: string;
  /** Pinyin initials of the name, lower case. */
  readonly initials: string;
  /** 1–9, then 0: chosen by one press. Null for those that are chosen by their initials. */
  readonly digit: string | null;
  /** IPTC Media Topics that fit as a whole (https://cv.iptc.org/newscodes/mediatopic/). Empty: none does. */
  readonly topics: readonly string[];
  readonly cues: Cues;
  /** The code of the section above it; absent: it stands at the top. */
  readonly broader?: string;
  /** The Chinese name is not the vocabulary's own. */
  readonly unofficial?: true;
}

/** What speaks for a section. Weights are in logits: 1 is a hint, 3 says it nearly alone. */
export interface Cues {
  /** Words of headline and text. */
  readonly words: Readonly<Record<string, number>>;
  /** Words of a 栏目 above the headline (短评), of a part of it. */
  readonly labels?: readonly string[];
  /** Names of pages (版名) that hold nothing else. */
  readonly pages?: readonly string[];
  /** Kinds of articles. */
  readonly kinds?: readonly string[];
}

export interface Taxonomy {
  readonly code: string;
  readonly name: string;
  readonly english: string;
  readonly sections: readonly Section[];
}

/** A vocabulary as a file holds it: the paper's own, or one that it may load but that the program may not carry (GB/T 20093). */
export interface Vocabulary {
  readonly name: string;
  readonly concepts: readonly Concept[];
}

export interface Concept {
  readonly code: string;
  readonly name: string;
  readonly english?: string;
  readonly broader?: string;
  /** Words that speak for it. */
  readonly words?: readonly string[];
}

/** What articles may be tagged with though the vocabulary of now does not have it. */
export type FormerName = Pick<Concept, 'code' | 'name' | 'english'>;

/** A section that a paper has added to a taxonomy: 老城故事. Kept with the paper's lists, not in the program. */
export interface OwnSection {
  readonly code: string;
  readonly name: string;
  readonly english?: string;
  readonly words?: readonly string[];
}
