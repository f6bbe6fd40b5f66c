// What this paper's editors tag teaches which words speak for a section: for every word of an article how much oftener it
// stands in articles of a section than in others. A plain naive Bayes over the presence of words; each weight is a number
// that can be shown, and a word that was seen in fewer than three articles says nothing.

import type { Node } from 'prosemirror-model';

/** An article that somebody tagged. */
export interface Example {
  readonly sections: readonly string[];
  /** What stands in it: words, `栏:` with its label, `版:` with the name of its page. Each once. */
  readonly features: readonly string[];
}

export interface Spoke {
  readonly feature: string;
  /** In logits. */
  readonly weight: number;
}

export interface Learned {
  /** Articles that it learnt from. */
  readonly examples: number;
  /** Codes of the sections that it knows. */
  readonly sections: readonly string[];
  /** What speaks for and against a section, the loudest first, and the sum in logits. */
  speaksFor(
    section: string,
    features: readonly string[],
  ): { readonly sum: number; readonly spoke: readonly Spoke[] };
}

/** A word that was seen in fewer articles says nothing. */
const seldom = 3;
/** No single word decides. */
const loudest = 2.2;
/** So many words are heard, the loudest first: long articles do not shout. */
const heard = 12;
/** From so many articles on the words are believed in full. */
const ripe = 40;

/** Characters of an article that are looked at: who writes about something names it early. */
const opening = 800;
const mostFeatures = 120;

const known = new WeakMap<Node, readonly string[]>();
let segmenter: Intl.Segmenter | null = null;

/** The words of an article, each once. Kept per immutable node. */
export function featuresOf(article: Node, page: string | null): readonly string[] {
  const own = known.get(article) ?? wordsOf(article);
  known.set(article, own);
  return page === null ? own : [`版:${page}`, ...own];
}

function wordsOf(article: Node): readonly string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const words = new Set<string>();
  let text = '';
  article.forEach((block) => {
    const role = block.type.name;
    if (role === 'label') words.add(`栏:${block.textContent.trim()}`);
    else if (role !== 'byline' && role !== 'credit' && role !== 'furniture' && role !== 'jump')
      text += `${block.textContent}\n`;
  });
  for (const { segment, isWordLike } of segmenter.segment(text.slice(0, opening))) {
    if (words.size >= mostFeatures) break;
    if (isWordLike && segment.length >= 2 && !/^[\d.,%]+$/u.test(segment)) words.add(segment);
  }
  return [...words];
}

export function learn(examples: readonly Example[]): Learned {
  const all = new Map<string, number>();
  const bySection = new Map<string, { articles: number; readonly words: Map<string, number> }>();
  for (const { sections, features } of examples) {
    for (const feature of features) all.set(feature, (all.get(feature) ?? 0) + 1);
    for (const section of sections) {
      const one = bySection.get(section) ?? { articles: 0, words: new Map<string, number>() };
      bySection.set(section, one);
      one.articles += 1;
      for (const feature of features) one.words.set(feature, (one.words.get(feature) ?? 0) + 1);
    }
  }
  const count = examples.length;
  const trust = Math.min(1, count / ripe);
  return {
    examples: count,
    sections: [...bySection.keys()],
    speaksFor(section, features) {
      const of = bySection.get(section);
      if (!of) return { sum: 0, spoke: [] };
      const spoke: Spoke[] = [];
      for (const feature of features) {
        const everywhere = all.get(feature) ?? 0;
        if (everywhere < seldom) continue;
        const here = of.words.get(feature) ?? 0;
        const inside = (here + 0.5) / (of.articles + 1);
        const outside = (everywhere - here + 0.5) / (count - of.articles + 1);
        const weight = Math.max(-loudest, Math.min(loudest, Math.log(inside / outside)));
        if (Math.abs(weight) >= 0.3) spoke.push({ feature, weight: weight * trust });
      }
      const loud = spoke.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, heard);
      // words that go together say one thing together: each next one counts less
      const sum = loud.reduce((total, { weight }, i) => total + weight / (1 + 0.25 * i), 0);
      return { sum, spoke: loud };
    },
  };
}
