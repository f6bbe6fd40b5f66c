// What size and place say of a label, where the words alone leave it open.

import type { LabelledLine } from '../../labelling/types.ts';
import type { LayoutPage } from './layout.ts';

/** The labels as geometry has them; `em` is the size of the body text. */
export function settled(
  lines: readonly LabelledLine[],
  _em: number,
  _page: LayoutPage,
): readonly LabelledLine[] {
  return lines;
}
