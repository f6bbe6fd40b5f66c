// Three lines of headline, one under the other: the weights know pairs of lines alone, and take each of the three for one.
import { states } from './states.ts';
import type { Role, SourceLine } from './types.ts';

/** Cross-validated over issues, of 30 such first lines 23 were a kicker or a label. */
export const leadsIn = 0.75;

const han = /\p{Script=Han}/u;

/** What leads in is set smaller, where the format tells sizes. */
const asLarge = (first?: SourceLine, next?: SourceLine): boolean =>
  first?.size !== undefined && next?.size !== undefined && first.size > 0.9 * next.size;

/**
 * The lines that lead into the two of headline under them, and as what: of 150 headlines of the corpus in several lines one
 * has three, and a kicker or a label stands over two lines three times as often as a deck or another line stands under them.
 * `path` are the decoded states, `at` the marginals, `[t * states + s]`. Chinese lines alone: English heads have three as well.
 */
export function leadIns(
  lines: readonly SourceLine[],
  path: Int32Array,
  at: Float64Array,
): ReadonlyMap<number, Role> {
  const found = new Map<number, Role>();
  const isHeadline = (t: number): boolean =>
    states[path[t] ?? -1]?.role === 'headline' && han.test(lines[t]?.text ?? '');
  const share = (t: number, role: Role): number =>
    states.reduce((sum, state, s) => sum + (state.role === role ? (at[t * states.length + s] ?? 0) : 0), 0);
  for (let t = 0, end = 0; t < lines.length; t = end) {
    end = t + 1;
    if (!isHeadline(t)) continue;
    while (isHeadline(end) && states[path[end] ?? -1]?.step !== 'A') end += 1;
    if (end - t === 3 && !asLarge(lines[t], lines[t + 1]))
      found.set(t, share(t, 'label') > share(t, 'kicker') ? 'label' : 'kicker');
  }
  return found;
}
