// The sections that an article of this issue can be tagged with, in the language of now: the taxonomy's, the paper's own,
// and those of the issue that are neither.

import { useCallback, useMemo } from 'react';
import { cityDaily } from '../core/sections/city-daily.ts';
import { withOwn } from '../core/sections/registry.ts';
import type { Taxonomy } from '../core/sections/types.ts';
import { useText } from '../i18n/index.ts';
import { usePaper, useSetPaper } from '../store/queries.ts';
import { paperIn, useDeskState } from './desk.ts';

/** The taxonomy of this desk: the paper's own sections stand behind the others. */
export function useTaxonomy(): Taxonomy {
  const { data: paper } = usePaper(useDeskState(paperIn));
  return useMemo(() => withOwn(cityDaily, paper?.sections ?? []), [paper]);
}

/** The name of a section; one that no list knows is called by its code. */
export function useSectionName(): (code: string) => string {
  const { language } = useText();
  const taxonomy = useTaxonomy();
  return useCallback(
    (code) => {
      const section = taxonomy.sections.find((one) => one.code === code);
      return section === undefined ? code : language === 'en' ? section.english : section.name;
    },
    [language, taxonomy],
  );
}

export interface OwnSections {
  readonly names: readonly string[];
  /** A section of one's own is stored in articles by its name: an issue that travels to another machine keeps it. */
  readonly add: (name: string) => void;
  /** Takes it off the list; articles keep what they are tagged with. */
  readonly remove: (name: string) => void;
}

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
          sections: [...sections.filter(({ code }) => code !== section), { code: section, name: section }],
        }),
      remove: (section) => mutate({ name, sections: sections.filter(({ code }) => code !== section) }),
    };
  }, [name, paper, mutate]);
}
