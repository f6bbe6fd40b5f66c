// A character that was read for another: 元且 for 元旦, 习近乎 for 习近平. Proposed only where three speak for it: the engine
// was in doubt (without its word a rare word is as likely meant), the twin looks like it, and in these words the issue has
// the twin elsewhere and never this character. Names, quotations and numbers are other people's business and left alone.

import type { Vocabulary } from '../labelling/types.ts';
import { lookalikes } from './alike.ts';
import { faintness } from './faint.ts';
import { aboutWords, type Line, linesOf } from './finding.ts';
import { personsIn } from './persons.ts';
import type { ArticleCheck, Finding } from './types.ts';

const code = 'confusable-characters';

const allHan = /^\p{Script=Han}+$/u;
const numeral = /[一二三四五六七八九十百千万亿零〇两几]/u;
const signed = /(?:记者|通讯员|评论员|实习生|摄影|作者)[\s：:]*[\p{Script=Han}\s、]{2,16}/gu;
const prose = new Set(['body', 'note', 'caption', 'deck', 'headline', 'kicker']);

export const confusableCharacters: ArticleCheck = {
  code,
  seal: '形',
  scope: 'article',
  vocabulary: true,
  behind: ['duplicated-run'],
  *find({ article, vocabulary, faint, lists }) {
    if (faint.size === 0) return;
    for (const line of linesOf(article)) {
      if (!prose.has(line.role)) continue;
      let exempt: readonly Stretch[] | null = null;
      for (let at = 0; at < line.text.length; at += 1) {
        const sure = faintness(faint, line.text, at);
        if (sure === null || lookalikes(line.text.charAt(at)).size === 0) continue;
        exempt ??= [...namesIn(line.text), ...lists.persons.flatMap(({ name }) => placesOf(line.text, name))];
        if (exempt.some(({ from, to }) => from <= at && at < to) || quoted(line.text, at)) continue;
        const finding = look(line, at, sure, vocabulary);
        if (finding) yield finding;
      }
    }
  },
};

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function* namesIn(text: string): Generator<Stretch> {
  for (const { at, name } of personsIn(text)) yield { from: at, to: at + name.length };
  for (const { index, 0: all } of text.matchAll(signed)) yield { from: index, to: index + all.length };
}

function placesOf(text: string, word: string): readonly Stretch[] {
  const places: Stretch[] = [];
  if (word !== '')
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1))
      places.push({ from, to: from + word.length });
  return places;
}

/** Whether a quotation or a title of this block is open at `at`. */
function quoted(text: string, at: number): boolean {
  const open = Math.max(text.lastIndexOf('“', at), text.lastIndexOf('《', at));
  const closed = Math.max(text.lastIndexOf('”', at), text.lastIndexOf('》', at));
  return open > closed;
}

/** What speaks for a twin. */
interface Support {
  readonly twin: string;
  /** The word that it makes with its neighbours, where the character makes none and the issue has the word elsewhere. */
  readonly word: string | null;
  /** In how many ways the issue has it between the same neighbours, and how often. */
  readonly ways: number;
  readonly count: number;
  readonly words: string;
}

function look(line: Line, at: number, sure: number, vocabulary: Vocabulary): Finding | null {
  const { text } = line;
  const char = text.charAt(at);
  if (numeral.test(char)) return null;
  const was = wordAt(text, at);
  const [best, next] = [...lookalikes(char)]
    .flatMap((twin) => (numeral.test(twin) ? [] : (support(text, at, twin, was, vocabulary) ?? [])))
    .sort((a, b) => b.ways - a.ways || b.count - a.count);
  // two twins that would do: the context does not tell
  if (!best || (next && next.ways === best.ways)) return null;
  const { twin, word, words, count } = best;
  return aboutWords(line, {
    code,
    severity: 'doubt',
    confidence: 0.92,
    from: at,
    to: at + 1,
    instead: twin,
    reasons: [
      { code: 'engine-in-doubt', params: { detail: char, sure: Math.round(sure * 100) } },
      { code: 'said-elsewhere', params: { detail: words, count } },
      ...(word === null || word === words ? [] : [{ code: 'is-a-word', params: { detail: word } }]),
    ],
  });
}

/** null: too little speaks for it, or the issue has the character itself in these words elsewhere. */
function support(
  text: string,
  at: number,
  twin: string,
  was: string,
  vocabulary: Vocabulary,
): Support | null {
  const char = text.charAt(at);
  let ways = 0;
  let count = 0;
  let words = '';
  for (const [before, behind] of neighbours) {
    const left = at < before ? '' : text.slice(at - before, at);
    const right = text.slice(at + 1, at + 1 + behind);
    if (left.length < before || right.length < behind || !allHan.test(left + right)) continue;
    if (vocabulary.count(left + char + right) > 1) return null;
    const n = vocabulary.count(left + twin + right);
    if (n === 0) continue;
    ways += 1;
    count += n;
    words ||= left + twin + right;
  }
  const is = wordAt(text.slice(0, at) + twin + text.slice(at + 1), at);
  const said = was.length === 1 && is.length > 1 ? vocabulary.count(is) : 0;
  if (said > 0) return { twin, word: is, ways, count: count || said, words: words || is };
  return ways === neighbours.length ? { twin, word: null, ways, count, words } : null;
}

/** So many characters before and behind it make the words that it is looked up in. */
const neighbours = [
  [2, 0],
  [1, 1],
  [0, 2],
] as const;

let dictionary: Intl.Segmenter | null = null;
const reach = 6;

/** The word that the dictionary of the machine sees over `at`. */
function wordAt(text: string, at: number): string {
  dictionary ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const from = Math.max(0, at - reach);
  return (
    dictionary.segment(text.slice(from, at + reach + 1)).containing(at - from)?.segment ?? text.charAt(at)
  );
}
