// What the client of the Authority says of itself: is everything stored.

import { collabState, type Saved } from '../../editor/collab.ts';
import { useDeskState } from '../../panels/desk.ts';

export function useSaved(): Saved {
  return useDeskState((state) => collabState(state)?.saved ?? 'saved');
}
