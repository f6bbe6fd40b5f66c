// The sections that an article of this issue can be tagged with, in the language of now: the taxonomy's, the paper's own,
// and those of the issue that are neither.

import { useCallback, useMemo } from 'react';
import type { Tagging } from '../core/checks/types.ts';
import { cityDaily } from '../core/sections/city-daily.ts';
import { learn } from '../core/sections/learn.ts';
import { sectionOf, taxonomies, taxonomyOf, withOwn } from '../core/sections/registry.ts';
import type { Taxonomy } from '../core/sections/types.ts';
import { useText } from '../i18n/index.ts';
import type { Paper } from '../store/database.ts';
import { useExamples, usePaper, useSetPaper } from '../store/queries.ts';
import { paperIn, useDeskState } from './desk.ts';

/** The vocabularies that this paper can tag by: those of the program, and the one that it loaded. */
export function vocabulariesOf(paper: Paper | undefined): readonly Taxonomy[] {
  return paper?.vocabulary ? [taxonomyOf(paper.vocabulary), ...taxonomies] : taxonomies;
}

/** The taxonomy of this desk: the paper's own sections stand behind the others. */
export function useTaxonomy(): Taxonomy {
  const { data: paper } = usePaper(useDeskState(paperIn));
  return useMemo(() => {
    const chosen = vocabulariesOf(paper).find(({ code }) => code === paper?.tagsBy) ?? cityDaily;
    return withOwn(chosen, paper?.sections ?? []);
  }, [paper]);
}

/** What the suggester goes by: the taxonomy, and what this paper's editors tagged until this desk was opened. */
export function useTagging(): Tagging {
  const taxonomy = useTaxonomy();
  const { data: examples } = useExamples(useDeskState(paperIn));
  const learned = useMemo(() => (examples && examples.length > 0 ? learn(examples) : null), [examples]);
  return useMemo(() => ({ taxonomy, learned }), [taxonomy, learned]);
}

/** The name of a section; one that no list knows is called by its code. */
export function useSectionName(): (code: string) => string {
  const { language } = useText();
  const taxonomy = useTaxonomy();
  const { data: paper } = usePaper(useDeskState(paperIn));
  return useCallback(
    (code) => {
      // an issue may be tagged by another vocabulary than the one of today
      const section = sectionOf(code, [taxonomy, ...vocabulariesOf(paper)]);
      if (section) return language === 'en' ? section.english : section.name;
      const former = paper?.formerNames?.find((one) => one.code === code);
      return (language === 'en' ? former?.english : undefined) ?? former?.name ?? code;
    },
    [language, taxonomy, paper],
  );
}

export interface OwnSections {
  readonly names: readonly string[];
  /** A section of one's own is stored in articles by its name: an issue that travels to another machine keeps it. */
  readonly add: (name: string) => void;
  /** Takes it off the list; articles keep what they are tagged with. */
  readonly remove: (name: string) => void;
}

const without = (section: string, { sections }: Pick<Paper, 'sections'>): Paper['sections'] =>
  sections.filter(({ code }) => code !== section);

export function useOwnSections(): OwnSections {
  const name = useDeskState(paperIn);
  const { data: paper } = usePaper(name);
  const { mutate } = useSetPaper();
  return useMemo(() => {
    const sections = paper?.sections ?? [];
    return {
      names: sections.map((section) => section.name),
      add: (section) =>
        mutate({
          name,
          change: (was) => ({ sections: [...without(section, was), { code: section, name: section }] }),
        }),
      remove: (section) => mutate({ name, change: (was) => ({ sections: without(section, was) }) }),
    };
  }, [name, paper, mutate]);
}
