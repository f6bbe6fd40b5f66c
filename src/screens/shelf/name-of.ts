import type { StoredIssue } from '../../store/database.ts';

/** 江畔日报 2026-05-18; '' where it has neither. */
export function nameOf({ paper, date }: Pick<StoredIssue, 'paper' | 'date'>): string {
  return [paper, date].filter(Boolean).join(' ');
}
