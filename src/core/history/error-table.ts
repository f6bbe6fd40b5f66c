// How errors are counted: the annex 《报纸编校差错率计算方法》 of 《报纸期刊质量管理规定》 (国新出发〔2020〕10号), as far as it
// could be read. What it says of punctuation and format could not be read in full: those rows are house settings.

export const errorTable = {
  /** Wrong, superfluous or missing text: up to so many characters count so much. */
  text: [
    { upTo: 1, counts: 1 },
    { upTo: 5, counts: 2 },
    { upTo: Infinity, counts: 4 },
  ],
  /** Two characters swapped, mendable with one proof mark. */
  swapped: 1,
  /** An Arabic or Roman number, however many digits. */
  number: 1,
  /** A foreign word, however many letters. */
  foreign: 1,
  /** Punctuation: a house setting, not from the annex. */
  punctuation: 0.1,
  /** In masthead, page head, column head or headline: so many times the figure for body text. */
  headline: 2,
  /** The same text error again in one issue counts at most so often. */
  same: 3,
  /** Errors in so many characters that a newspaper may have: 3 in 10,000. */
  bar: 3,
  per: 10_000,
} as const;

export const errorKinds = ['text', 'swapped', 'number', 'foreign', 'punctuation'] as const;
export type ErrorKind = (typeof errorKinds)[number];
