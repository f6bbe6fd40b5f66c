// Which section an article belongs to: a sum of weights that anybody can check. Says which words spoke, and says nothing
// when it does not know. The weights are data (Cues); what this paper's editors tagged speaks beside them (learn.ts).

import type { Node } from 'prosemirror-model';
import { articleAttrs } from '../document/queries.ts';
import { featuresOf, type Learned } from './learn.ts';
import type { Section, Taxonomy } from './types.ts';

export interface SectionReason {
  readonly code: 'cue-words' | 'label' | 'page-name' | 'kind' | 'learned';
  /** In logits. */
  readonly weight: number;
  /** The words that spoke, the loudest first, parted by 、 */
  readonly detail: string;
}

export interface SectionProposal {
  readonly section: Section;
  /** 0–1: its share among all sections and "none of them". */
  readonly confidence: number;
  readonly reasons: readonly SectionReason[];
}

/** A word of the headline counts so often. */
const inHeadline = 2.5;
const label = 8;
const kind = 9;
const pageName = 2.5;
/** With less for the likeliest section the suggester does not know. */
export const known = 0.3;
/** "None of them" weighs as much as a section with this sum. */
const nothing = 3.2;
/** Long texts name many things: sums are told per so many characters. */
const usual = 500;

interface Words {
  readonly headline: string;
  readonly labels: string;
  readonly text: string;
}

function wordsOf(article: Node): Words {
  let headline = '';
  let labels = '';
  let text = '';
  article.forEach((block) => {
    const role = block.type.name;
    if (role === 'label') labels += `${block.textContent}\n`;
    else if (role === 'headline' || role === 'kicker' || role === 'deck')
      headline += `${block.textContent}\n`;
    if (role !== 'label' && role !== 'furniture' && role !== 'byline' && role !== 'credit')
      text += `${block.textContent}\n`;
  });
  return { headline, labels, text };
}

/** Proposals for an article, likeliest first, where the first is `known`; those under 5 in 100 are left out. `page`: the name of the page that it stands on. */
export function suggestSections(
  article: Node,
  page: string | null,
  taxonomy: Taxonomy,
  learned: Learned | null = null,
): readonly SectionProposal[] {
  const words = wordsOf(article);
  const features = learned && learned.examples > 0 ? featuresOf(article, page) : [];
  const longer = Math.max(1, Math.sqrt(words.text.length / usual));
  const scored = taxonomy.sections.map((section) => {
    const given = reasonsFor(section, words, page, articleAttrs(article).kind, longer);
    const reasons =
      learned && features.length > 0 ? withLearned(given, section.code, features, learned) : given;
    return { section, reasons, sum: reasons.reduce((sum, { weight }) => sum + weight, 0) };
  });
  const all = scored.reduce(
    (sum, one) => sum + (one.reasons.length > 0 ? Math.exp(one.sum) : 0),
    Math.exp(nothing),
  );
  const proposals = scored
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ section, reasons, sum }) => ({ section, reasons, confidence: Math.exp(sum) / all }))
    .filter(({ confidence }) => confidence >= 0.05)
    .toSorted((a, b) => b.confidence - a.confidence);
  return (proposals[0]?.confidence ?? 0) >= known ? proposals : [];
}

/** What the paper's own tags say beside what is given. Against alone is no reason. */
function withLearned(
  given: readonly SectionReason[],
  section: string,
  features: readonly string[],
  learned: Learned,
): readonly SectionReason[] {
  const { sum, spoke } = learned.speaksFor(section, features);
  const aloud = spoke.filter(({ weight }) => weight * sum > 0).slice(0, 4);
  if (aloud.length === 0 || (sum < 0 && given.length === 0)) return given;
  const reason: SectionReason = {
    code: 'learned',
    weight: Math.max(-4, Math.min(7, sum)),
    detail: aloud.map(({ feature }) => feature.replace(/^[栏版]:/u, '')).join('、'),
  };
  return [...given, reason].toSorted((a, b) => b.weight - a.weight);
}

function reasonsFor(
  { cues }: Section,
  words: Words,
  page: string | null,
  kindOf: string,
  longer: number,
): readonly SectionReason[] {
  const reasons: SectionReason[] = [];
  const said = cues.labels?.find((one) => words.labels.includes(one));
  if (said !== undefined) reasons.push({ code: 'label', weight: label, detail: said });
  if (cues.kinds?.includes(kindOf)) reasons.push({ code: 'kind', weight: kind, detail: kindOf });
  if (page !== null && cues.pages?.includes(page))
    reasons.push({ code: 'page-name', weight: pageName, detail: page });
  const spoke: { readonly word: string; readonly weight: number }[] = [];
  for (const [word, weight] of Object.entries(cues.words)) {
    const often = occurrences(words.text, word, 4);
    if (often === 0) continue;
    // twice is not twice as much; in the headline it is what the story is about
    spoke.push({
      word,
      weight: (weight * Math.sqrt(often) * (words.headline.includes(word) ? inHeadline : 1)) / longer,
    });
  }
  // 市委书记 is not 书记 once more
  const whole = spoke.filter(
    ({ word }) => !spoke.some((other) => other.word !== word && other.word.includes(word)),
  );
  if (whole.length > 0) {
    whole.sort((a, b) => b.weight - a.weight);
    // many weak words are one strong one: each next one counts less
    const sum = whole.reduce((total, { weight }, index) => total + weight / (1 + 0.3 * index), 0);
    reasons.push({
      code: 'cue-words',
      weight: Math.min(7, 0.6 * sum),
      detail: whole
        .slice(0, 4)
        .map(({ word }) => word)
        .join('、'),
    });
  }
  return reasons.toSorted((a, b) => b.weight - a.weight);
}

function occurrences(text: string, word: string, most: number): number {
  let n = 0;
  for (let at = text.indexOf(word); at >= 0 && n < most; at = text.indexOf(word, at + word.length)) n += 1;
  return n;
}
