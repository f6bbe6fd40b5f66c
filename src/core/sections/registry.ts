// All taxonomies. To add one: its file, an entry here.

import { cityDaily } from './city-daily.ts';
import { digitsOf } from './digits.ts';
import { mediaTopics } from './media-topics.ts';
import type { Concept, FormerName, OwnSection, Section, Taxonomy, Vocabulary } from './types.ts';

export const taxonomies: readonly Taxonomy[] = [cityDaily, mediaTopics];

/** The vocabulary that a paper loaded from a file, as a taxonomy. */
export function taxonomyOf({ name, concepts }: Vocabulary): Taxonomy {
  const digits = digitsOf(concepts);
  return {
    code: 'own',
    name,
    english: name,
    sections: concepts.map(({ code, name: title, english, broader, words = [] }): Section => ({
      code,
      name: title,
      english: english ?? title,
      initials: '',
      digit: digits.get(code) ?? null,
      topics: code.startsWith('medtop:') ? [code] : [],
      cues: { words: Object.fromEntries(words.map((word) => [word, 2])) },
      ...(broader === undefined ? {} : { broader }),
    })),
  };
}

/** Names by code of what a paper brought itself: the vocabularies that it loaded, its own sections. */
export function ownNames({
  vocabulary,
  formerNames = [],
  sections,
}: {
  readonly vocabulary?: Vocabulary;
  readonly formerNames?: readonly FormerName[];
  readonly sections: readonly OwnSection[];
}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...formerNames, ...(vocabulary?.concepts ?? []), ...sections].map(({ code, name }) => [code, name]),
  );
}

/** A taxonomy as a file holds it. */
export function vocabularyOf({ name, sections }: Taxonomy): Vocabulary {
  return {
    name,
    concepts: sections.map(({ code, name: title, english, broader, cues }): Concept => {
      const words = Object.keys(cues.words);
      return {
        code,
        name: title,
        ...(english === title ? {} : { english }),
        ...(broader === undefined ? {} : { broader }),
        ...(words.length === 0 ? {} : { words }),
      };
    }),
  };
}

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

/** The code of a section that is told by its name, as exports for people tell it; a name that no taxonomy knows is its own code. */
export function sectionCode(name: string): string {
  for (const { sections } of taxonomies)
    for (const section of sections)
      if (section.name === name || section.english === name || section.code === name) return section.code;
  return name;
}
