import { classOf } from '../../core/history/error-rate.ts';
import type { Suggestion } from '../../core/checks/types.ts';

/** Suggestions still open that would mend an error of proofreading, not damage of the OCR; questions are not counted. */
export function openErrors(suggestions: readonly Suggestion[]): number {
  return suggestions.filter(
    ({ code, severity, actual }) =>
      severity !== 'ask' &&
      code !== 'untagged' &&
      classOf({
        id: '',
        kind: 'replace',
        before: actual,
        after: '',
        lead: '',
        trail: '',
        block: null,
        article: null,
        role: null,
        from: 0,
        to: 0,
        by: '',
        at: 0,
        round: 'first',
        check: code,
        changes: [],
        nodes: [],
      }) === 'error',
  ).length;
}
