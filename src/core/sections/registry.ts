// All taxonomies. To add one: its file, an entry here.

import { cityDaily } from './city-daily.ts';
import type { OwnSection, Section, Taxonomy } from './types.ts';

export const taxonomies: readonly Taxonomy[] = [cityDaily];

/** A taxonomy with the paper's own sections behind its own; one of the same code takes the other's name, words and place. */
export function withOwn(taxonomy: Taxonomy, own: readonly OwnSection[]): Taxonomy {
  const added = own.map(({ code, name, english, words = [] }): Section => {
    const base = taxonomy.sections.find((section) => section.code === code);
    const cues = {
      ...base?.cues,
      words: { ...base?.cues.words, ...Object.fromEntries(words.map((word) => [word, 2])) },
    };
    return {
      code,
      name,
      english: english ?? name,
      initials: base?.initials ?? '',
      digit: base?.digit ?? null,
      topics: base?.topics ?? [],
      cues,
    };
  });
  const kept = taxonomy.sections.map((section) => added.find(({ code }) => code === section.code) ?? section);
  return {
    ...taxonomy,
    sections: [
      ...kept,
      ...added.filter(({ code }) => !taxonomy.sections.some((section) => section.code === code)),
    ],
  };
}

/** The section of this code in any taxonomy, or null: what an old issue was tagged with may be gone. */
export function sectionOf(code: string, among: readonly Taxonomy[] = taxonomies): Section | null {
  for (const { sections } of among) {
    const found = sections.find((section) => section.code === code);
    if (found) return found;
  }
  return null;
}
