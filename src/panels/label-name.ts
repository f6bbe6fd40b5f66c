import { i18n } from '../i18n/index.ts';

/** A label that no language knows says itself: an old journal may hold what is no longer made. */
export function nameOf(label: string): string {
  const code = label.includes(':') ? label : `history:label.${label}`;
  return i18n.exists(code)
    ? i18n.t(code, { count: 0, words: '…', instead: '…', name: '…', mark: '…' })
    : label;
}
