// Lines in Latin script: English pages, and the English columns of Chinese ones. The corpus has none to learn from, so their
// features are few and their weights are set by hand; they go through the same decode as all other lines.
import type { LineWeights } from './lines.ts';
import { width } from './signs.ts';
import type { SourceLine } from './types.ts';

/** What a Latin line looks like by itself. */
type Kind = 'furniture' | 'jump' | 'credit' | 'byline' | 'dateline' | 'title' | 'text' | 'other';

const han = /\p{Script=Han}/u;
const capital = "\\p{Lu}[\\p{L}.’'-]*";
/** THE RIVER HERALD: a line that is the name of a paper. */
export const latinMasthead =
  /^(?:the )?[\p{L} ]{2,30}\b(?:times|post|herald|news|daily|tribune|gazette|journal|chronicle|courier|observer|mail|star|sun|guardian|telegraph)$/iu;
const formulae = {
  jump: /^[[(]?\s*(?:continued (?:on|from)|(?:turn|please turn|see .{1,30},?) to page)\b/iu,
  credit:
    /^(?:photos?|photographs?|pictures?|illustration)(?: by\b|\s*:)|^\p{Lu}[^.,]{2,40} ?\/ ?(?:AP|AFP|Reuters|Xinhua|China Daily)$/iu,
  byline: new RegExp(
    `^(?:By|BY|Text by|Story by) ${capital}(?: (?:and|AND|${capital})){0,7}(?:,? in ${capital}(?: ${capital})?)?$`,
    'u',
  ),
  post: /^(?:staff|special|senior|chief|sports|business|contributing)\b.{0,24}\b(?:reporter|writer|correspondent|editor)s?$/iu,
  // RIVERTON, March 16 – · LONDON (Reuters) — · BEIJING, Oct. 1 (Xinhua) --
  dateline:
    /^\p{Lu}[\p{Lu} .’'-]{2,}(?:, \p{L}[\p{L} .]{1,20}(?: \d{1,2})?)?(?:,? ?\([^)]{2,20}\))? ?(?:[–—]|--? )/u,
  day: /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.{0,4}\b\p{L}{3,9}\.? \d{1,2}/iu,
  date: /\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.? \d{1,2},? (?:19|20)\d\d/iu,
  page: /(?:^|\s{2,})(?:page|p\.)\s*[A-Z]?\d{1,3}$|^(?:page\s+)?[A-Z]?\d{1,3}$/iu,
  volume: /\b(?:vol(?:ume|\.)?|no\.|issue)\s+(?:\d+|[IVXLC]+)\b|\bISSN\b|www\.|https?:|\bprice\b.*\d/iu,
};
const small =
  /^(?:a|an|and|as|at|but|by|for|from|in|into|is|nor|of|off|on|or|over|per|than|the|to|up|via|vs|with)$/iu;

/** Whether most of the words begin with a capital, as headlines of English papers are set. */
function inTitleCase(text: string): boolean {
  const words = text.split(/\s+/u).filter((word) => /\p{L}/u.test(word) && !small.test(word));
  return (
    words.length > 0 && words.filter((word) => /^[“‘"'(]*[\p{Lu}\d]/u.test(word)).length >= 0.8 * words.length
  );
}

/** Whether it ends with a final mark; a full stop behind a figure is one: “in 2027.” */
const closed = (text: string): boolean => /[.!?…][”’"')\]]*$/u.test(text);
const words = (text: string): number => text.split(/\s+/u).length;

/**
 * Which lines are Latin text: without a Han character, and in company. A lone “CHINA DAILY” or web address on a Chinese page is
 * none: there the learned weights speak.
 */
export function latinLines(lines: readonly SourceLine[]): readonly boolean[] {
  const own = lines.map(
    ({ text }) => !han.test(text) && (text.match(/\p{Script=Latin}/gu)?.length ?? 0) >= 3,
  );
  return lines.map(({ text }, i) => {
    if (han.test(text)) return false;
    let company = 0;
    for (let k = i - 2; k <= i + 2; k += 1) company += Number(k !== i && own[k] === true);
    return own[i] === true ? company >= 2 : own[i - 1] === true && own[i + 1] === true;
  });
}

/** The features of the lines that `latin` names; null for the others. */
export function latinFeatures(
  lines: readonly SourceLine[],
  latin: readonly boolean[],
  lineByLine: boolean,
): readonly (readonly string[] | null)[] {
  if (!latin.includes(true)) return lines.map(() => null);
  const texts = lines.map(({ text }) => text.trim());
  const blank = (i: number): boolean => (lines[i]?.blanksBefore ?? 1) > 0;
  const final = (i: number): boolean => i < 0 || closed(texts[i] ?? '');
  const parted = spaced(lines, latin);
  const bare = texts.map((text, i): Kind => (latin[i] ? kindOf(text) : 'other'));
  const stacked = sentenceCase(lines, latin, bare, parted);
  const kinds = bare.map((kind, i): Kind => {
    const text = texts[i] ?? '';
    // “RIVERTON TIMES” over the date
    if (latinMasthead.test(text) && (bare[i + 1] === 'furniture' || bare[i - 1] === 'furniture'))
      return 'furniture';
    if (formulae.post.test(text) && bare[i - 1] === 'byline') return 'byline';
    if (stacked.has(i)) return 'title';
    // “BRIDGE” over “Continued from page 1”
    if (kind === 'text' && bare[i + 1] === 'jump' && blank(i) && /^\p{Lu}[\p{Lu}\s’'-]+$/u.test(text))
      return 'title';
    const over = bare[i + 1] === 'byline' || bare[i + 1] === 'dateline';
    // a line of a paragraph that happens to be all names goes on below in small letters
    if (kind === 'title' && !blank(i + 1) && /^\p{Ll}/u.test(texts[i + 1] ?? '') && (!over || !final(i - 1)))
      return 'text';
    return kind;
  });
  return lines.map((_, i) => {
    if (latin[i] !== true) return null;
    const kind = kinds[i] ?? 'text';
    const before = kinds[i - 1] ?? 'other';
    const text = texts[i] ?? '';
    const earlier = texts[i - 1] ?? '';
    const f = [`latin=${kind}`, `latin=${before}/${kind}`];
    if (kind !== 'text' && kind !== 'dateline') return f;
    if (before !== 'text' && before !== 'dateline') f.push('latin:first');
    else if (parted && blank(i)) f.push('latin:after-blank');
    else if (kind === 'dateline') f.push('latin:first');
    else if (/^\p{Ll}/u.test(text) || /\p{L}-$/u.test(earlier) || !final(i - 1)) f.push('latin:runs-on');
    else if (lineByLine) {
      const room = columnAt(texts, latin, i) - width(earlier);
      if (room > firstWord(text)) f.push('latin:after-short');
      else f.push(room > 2 || /[”"’']$/u.test(earlier) ? 'latin:after-fair' : 'latin:after-full');
    }
    if (
      /^(?:[ \t]{2,}|　)/u.test(lines[i]?.text ?? '') &&
      !/^(?:[ \t]{2,}|　)/u.test(lines[i - 1]?.text ?? '')
    )
      f.push('latin:indent');
    return f;
  });
}

/** Lines that a headline has at most. */
const tallest = 4;

/**
 * “Council backs new bridge / over the Willow River”: set as a sentence is, a headline is told by what stands around it. Up
 * to four lines without a final mark, over a byline, or alone between empty lines and broken where the column was not full.
 */
function sentenceCase(
  lines: readonly SourceLine[],
  latin: readonly boolean[],
  kinds: readonly Kind[],
  parted: boolean,
): ReadonlySet<number> {
  const texts = lines.map(({ text }) => text.trim());
  const blank = (i: number): boolean => (lines[i]?.blanksBefore ?? 1) > 0;
  const may = (i: number): boolean => {
    const text = texts[i] ?? '';
    return (
      (kinds[i] === 'text' || kinds[i] === 'title') &&
      !closed(text) &&
      words(text) <= 14 &&
      !/[;:-]$/u.test(text)
    );
  };
  const out = new Set<number>();
  for (let i = 0; i < lines.length; i += 1) {
    const above = kinds[i - 1];
    const begins = blank(i) || (above !== 'text' && above !== 'title') || closed(texts[i - 1] ?? '');
    if (!begins || !may(i) || !/^[“‘"']?[\p{Lu}\d]/u.test(texts[i] ?? '')) continue;
    let end = i + 1;
    while (end < lines.length && !blank(end) && may(end)) end += 1;
    const below = texts[end] ?? '';
    const over = kinds[end] === 'byline' || kinds[end] === 'dateline';
    const apart = parted && blank(i) && blank(end) && !/^\p{Ll}/u.test(below);
    // prose goes on to the end of its column before it breaks
    const broken = texts
      .slice(i, end - 1)
      .every((text, k) => columnAt(texts, latin, i) - width(text) > firstWord(texts[i + k + 1] ?? ''));
    const run = end - i <= tallest && texts[end - 1]?.endsWith(',') !== true && (over || (apart && broken));
    if (run) for (let k = i; k < end; k += 1) out.add(k);
    i = end - 1;
  }
  return out;
}

function kindOf(text: string): Kind {
  if (formulae.jump.test(text)) return 'jump';
  if (formulae.credit.test(text) && words(text) <= 9) return 'credit';
  if (formulae.byline.test(text)) return 'byline';
  if (formulae.dateline.test(text) && words(text) >= 4) return 'dateline';
  const votes = [formulae.day, formulae.date, formulae.page, formulae.volume].filter((one) =>
    one.test(text),
  ).length;
  if ((votes > 0 && words(text) <= 8 && !closed(text)) || votes > 1) return 'furniture';
  if (!closed(text) && !/[,;:-]$/u.test(text) && words(text) >= 2 && words(text) <= 14 && inTitleCase(text))
    return 'title';
  return 'text';
}

/** Whether empty lines part paragraphs: they stand before some lines, not before most. */
function spaced(lines: readonly SourceLine[], latin: readonly boolean[]): boolean {
  const own = lines.filter((_, i) => latin[i] === true);
  return own.filter(({ blanksBefore }) => blanksBefore > 0).length <= 0.6 * own.length;
}

const firstWord = (text: string): number => width(/^\S+/u.exec(text)?.[0] ?? '') + 0.5;

/** The widest of the lines around but one: a ragged column ends where the next word would not have fitted. */
function columnAt(texts: readonly string[], latin: readonly boolean[], i: number): number {
  const near: number[] = [];
  for (let k = Math.max(0, i - 8); k < i + 8; k += 1) if (latin[k] === true) near.push(width(texts[k] ?? ''));
  return near.sort((a, b) => b - a)[1] ?? 0;
}

/** By hand: a role speaks with 12, a step with 6 to 10 (logits); the learned pairs of states say less than that. */
export const latinWeights: LineWeights['features'] = {
  'latin=furniture': { furniture: 14 },
  'latin=furniture/furniture': { B: 2 },
  'latin=jump': { jump: 14, A: -8, C: -8 },
  'latin=credit': { credit: 14, A: -6, C: -8 },
  'latin=byline': { byline: 14, C: -8, parted: -4 },
  'latin=byline/byline': { B: 3 },
  'latin=title': { headline: 12, parted: -4, C: -6 },
  'latin=title/title': { 'headline/A': -8, 'headline/B': 4 },
  'latin=text/title': { 'headline/A': 4 },
  'latin=text': { body: 12, parted: -4 },
  'latin=dateline': { body: 14, 'body/C': -8, parted: -4 },
  'latin:first': { 'body/C': -10, 'body/B': 3 },
  'latin:after-blank': { 'body/C': -8, 'body/A': -5, 'body/B': 4 },
  'latin:runs-on': { 'body/C': 9, 'body/A': -6 },
  'latin:after-short': { 'body/C': -3, 'body/A': -6, 'body/B': 4 },
  // a sentence that ends a full line ends its paragraph one time in four; after a quotation, or on a fair line, as often as not
  'latin:after-fair': { 'body/B': 4, 'body/A': -4 },
  'latin:after-full': { 'body/C': 4, 'body/A': -6 },
  'latin:indent': { 'body/C': -8, 'body/B': 2 },
};
