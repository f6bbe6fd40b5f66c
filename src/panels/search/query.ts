// What is looked for, kept while other panels are open. Not a preference: it is forgotten with the tab.

import { create } from 'zustand';
import type { SearchQuery } from '../../core/search/search.ts';

export const scopes = ['issue', 'page', 'article'] as const;
export type Scope = (typeof scopes)[number];

interface Search extends SearchQuery {
  readonly scope: Scope;
  /** Somebody called for the search, and the field has not got the focus yet. */
  readonly called: boolean;
  /** Somebody means to replace, be it by nothing: until then hits are only shown. */
  readonly replacing: boolean;
  /** What the last search or replacement came to; null: the list says it. Words: `desk:search.said.<code>`. */
  readonly said: {
    readonly code: string;
    readonly params?: Readonly<Record<string, string | number>>;
  } | null;
  readonly set: (change: Partial<Omit<Search, 'set'>>) => void;
}

export const useSearch = create<Search>()((set) => ({
  find: '',
  replace: '',
  regexp: false,
  anyWidth: false,
  anyScript: false,
  anyCase: false,
  scope: 'issue',
  called: false,
  replacing: false,
  said: null,
  set: (change) => set(change),
}));

/** Somebody wants to search: for what is selected, if anything is. */
export function callSearch(selected: string): void {
  useSearch.getState().set({
    called: true,
    replacing: useSearch.getState().replace !== '',
    ...(selected === '' || selected.includes('\n') ? {} : { find: selected }),
  });
}
