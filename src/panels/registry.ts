// What can stand beside the text. To add one: its file, an entry here, its title in i18n/*/desk.ts.

import type { ComponentType } from 'react';
import type { EditorState } from 'prosemirror-state';
import { later } from '../components/later.tsx';
import { trayIn } from './desk.ts';
import { Search } from './search.tsx';
import { fetchSearch } from './search/search-client.ts';
import { Suggestions } from './suggestions.tsx';

export interface Panel {
  /** Its title is `desk:panel.<code>`. */
  readonly code: string;
  readonly Body: ComponentType;
  /** Fetches what is not there from the beginning, when the desk is at rest; absent: all of it is. */
  readonly fetch?: () => Promise<unknown>;
  /** Whether its tab is there at all; absent: always. */
  readonly shown?: (state: EditorState) => boolean;
}

export const panels: readonly Panel[] = [
  { code: 'suggestions', Body: Suggestions },
  { code: 'sections', ...later(async () => (await import('./sections.tsx')).Sections) },
  { code: 'search', Body: Search, fetch: fetchSearch },
  { code: 'queries', ...later(async () => (await import('./queries.tsx')).Queries) },
  { code: 'redline', ...later(async () => (await import('./redline.tsx')).Redline) },
  { code: 'ticks', ...later(async () => (await import('./ticks.tsx')).Ticks) },
  { code: 'quality', ...later(async () => (await import('./quality.tsx')).Quality) },
  { code: 'history', ...later(async () => (await import('./history.tsx')).History) },
  { code: 'facsimile', ...later(async () => (await import('./facsimile.tsx')).Facsimile) },
  { code: 'pages', ...later(async () => (await import('./facsimile/Pages.tsx')).Pages) },
  { code: 'lists', ...later(async () => (await import('./lists.tsx')).Lists) },
  { code: 'sitting', ...later(async () => (await import('./sitting.tsx')).Sitting) },
  {
    code: 'tray',
    ...later(async () => (await import('./tray.tsx')).Tray),
    shown: (state) => trayIn(state).length > 0,
  },
];
