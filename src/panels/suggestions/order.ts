// Which suggestions are shown, and in which order.

import type { Suggestion } from '../../core/checks/types.ts';

export interface Kind {
  readonly code: string;
  readonly count: number;
}

/** The kinds that there are, the most frequent first. */
export function kinds(suggestions: readonly Suggestion[]): readonly Kind[] {
  const counts = new Map<string, number>();
  for (const { code } of suggestions) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Array.from(counts, ([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}

/** Reading order is that of the linter; the surest first keeps it among equals. A question is asked last: nothing of it can be accepted. */
export function ordered(
  suggestions: readonly Suggestion[],
  filter: string | null,
  order: 'reading' | 'surest',
): readonly Suggestion[] {
  const shown = filter === null ? suggestions : suggestions.filter(({ code }) => code === filter);
  if (order === 'reading') return shown;
  const rank = ({ severity, confidence }: Suggestion): number => (severity === 'ask' ? -1 : confidence);
  return Array.from(shown).sort((a, b) => rank(b) - rank(a));
}
