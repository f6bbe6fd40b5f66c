/**
 * Something said to a person: a code, which the texts of every language know, and what goes into its gaps.
 * Core speaks no language; `src/i18n` has the words.
 */
export interface Message {
  /** `namespace:key.key` of the texts: 'checks:kind.doubled-word.message'. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
