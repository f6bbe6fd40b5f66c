// What is left to do, counted per article from the list of suggestions.

import type { Suggestion } from '../../core/checks/types.ts';

export interface ArticleWork {
  /** Suggestions that begin in it; a proposed section is shown as a chip and not counted here. */
  readonly open: number;
  /** It goes on elsewhere, or comes from elsewhere, and the other half is not joined yet. */
  readonly waiting: boolean;
  /** The code of the section that the program would choose. */
  readonly maybe: string | null;
}

export const noWork: ArticleWork = { open: 0, waiting: false, maybe: null };

const known = new WeakMap<readonly Suggestion[], ReadonlyMap<string, ArticleWork>>();

/** By article id; articles without work are not in it. Kept per list. */
export function workByArticle(suggestions: readonly Suggestion[]): ReadonlyMap<string, ArticleWork> {
  const kept = known.get(suggestions);
  if (kept) return kept;
  const work = new Map<string, ArticleWork>();
  for (const suggestion of suggestions) {
    const was = work.get(suggestion.article) ?? noWork;
    work.set(suggestion.article, {
      open: was.open + (suggestion.code === 'untagged' ? 0 : 1),
      waiting: was.waiting || suggestion.code.startsWith('jump'),
      maybe: was.maybe ?? (suggestion.code === 'untagged' ? (suggestion.proposed ?? null) : null),
    });
  }
  known.set(suggestions, work);
  return work;
}
