// How often the suggester was right, issue by issue: of the articles for which it had proposed a section before somebody
// tagged them, those that got this section.

import type { StoredExample } from '../../store/database.ts';

export interface Accuracy {
  readonly issue: string;
  /** Milliseconds since the epoch: the first tag of the issue. */
  readonly at: number;
  readonly proposed: number;
  readonly right: number;
  /** Tagged without a word from the suggester. */
  readonly silent: number;
}

/** The last `most` issues, oldest first. */
export function accuracyOf(examples: readonly StoredExample[], most = 8): readonly Accuracy[] {
  const issues = new Map<string, Accuracy>();
  for (const { issue, at, proposed, sections } of examples) {
    const was = issues.get(issue) ?? { issue, at, proposed: 0, right: 0, silent: 0 };
    issues.set(issue, {
      issue,
      at: Math.min(was.at, at),
      proposed: was.proposed + (proposed === null ? 0 : 1),
      right: was.right + (proposed !== null && sections.includes(proposed) ? 1 : 0),
      silent: was.silent + (proposed === null ? 1 : 0),
    });
  }
  return [...issues.values()].toSorted((a, b) => a.at - b.at).slice(-most);
}
