// What can stand beside the text. To add one: its file, an entry here, its title in i18n/*/desk.ts.

import { type ComponentType, createElement, lazy, type LazyExoticComponent } from 'react';
import type { EditorState } from 'prosemirror-state';
import { trayIn } from './desk.ts';
import { Search } from './search.tsx';
import { fetchSearch } from './search/search-client.ts';
import { Suggestions } from './suggestions.tsx';

export interface Panel {
  /** Its title is `desk:panel.<code>`. */
  readonly code: string;
  readonly Body: ComponentType;
  /** Fetches what is not there from the beginning; absent: all of it is. */
  readonly fetch?: () => Promise<unknown>;
  /** After it could not be fetched: the next time that it is shown it is asked for anew. */
  readonly renew?: () => void;
  /** Whether its tab is there at all; absent: always. */
  readonly shown?: (state: EditorState) => boolean;
}

/**
 * A panel that is fetched when the desk is at rest, or when it is opened: nobody waits for it before the text. What could not
 * be fetched is asked for anew only once that was said: asked at once, it would be asked without end.
 */
function later(load: () => Promise<ComponentType>): Pick<Panel, 'Body' | 'fetch' | 'renew'> {
  const asked = (): LazyExoticComponent<ComponentType> => lazy(async () => ({ default: await load() }));
  let body = asked();
  return {
    Body: () => createElement(body),
    fetch: load,
    renew: () => {
      body = asked();
    },
  };
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
