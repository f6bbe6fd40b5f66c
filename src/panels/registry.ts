// What can stand beside the text. To add one: its file, an entry here, its title in i18n/*/desk.ts.

import type { ComponentType } from 'react';
import type { EditorState } from 'prosemirror-state';
import { trayIn } from './desk.ts';
import { Facsimile } from './facsimile.tsx';
import { History } from './history.tsx';
import { Lists } from './lists.tsx';
import { Queries } from './queries.tsx';
import { Search } from './search.tsx';
import { Sections } from './sections.tsx';
import { Sitting } from './sitting.tsx';
import { Suggestions } from './suggestions.tsx';
import { Tray } from './tray.tsx';

export interface Panel {
  /** Its title is `desk:panel.<code>`. */
  readonly code: string;
  readonly Body: ComponentType;
  /** Whether its tab is there at all; absent: always. */
  readonly shown?: (state: EditorState) => boolean;
}

export const panels: readonly Panel[] = [
  { code: 'suggestions', Body: Suggestions },
  { code: 'sections', Body: Sections },
  { code: 'search', Body: Search },
  { code: 'queries', Body: Queries },
  { code: 'history', Body: History },
  { code: 'facsimile', Body: Facsimile },
  { code: 'lists', Body: Lists },
  { code: 'sitting', Body: Sitting },
  { code: 'tray', Body: Tray, shown: (state) => trayIn(state).length > 0 },
];
