// The account as a file beside the export: every stretch of text that was taken out or put in, and why.

import { characterCount } from '../../core/document/text.ts';
import type { Account, AccountEntry } from '../../core/history/account.ts';

export interface Booked {
  readonly reason: string;
  readonly entries: readonly AccountEntry[];
  /** 字数 */
  readonly characters: number;
}

/** By reason, the most characters first. White space alone is no entry: it is not counted. */
export function byReason(entries: readonly AccountEntry[]): readonly Booked[] {
  const groups = new Map<string, AccountEntry[]>();
  for (const entry of entries) {
    if (entry.text.trim() === '') continue;
    const some = groups.get(entry.reason);
    if (some) some.push(entry);
    else groups.set(entry.reason, [entry]);
  }
  return Array.from(groups, ([reason, some]) => ({
    reason,
    entries: some,
    characters: some.reduce((sum, { text }) => sum + characterCount(text), 0),
  })).sort((a, b) => b.characters - a.characters);
}

export function accountJson(account: Account): string {
  return `${JSON.stringify(account, null, 2)}\n`;
}

/** RFC 4180, with a byte order mark: without it spreadsheets take it for another encoding. */
export function accountCsv({ removed, added }: Account, name: (reason: string) => string): string {
  const rows = [
    ['kind', 'reason', 'code', 'characters', 'text', 'file', 'from', 'to'],
    ...removed.map((entry) => ['removed', ...cells(entry, name)]),
    ...added.map((entry) => ['added', ...cells(entry, name)]),
  ];
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cells({ reason, text, source: [first] }: AccountEntry, name: (reason: string) => string): string[] {
  return [
    name(reason),
    reason,
    String(characterCount(text)),
    text,
    first?.file ?? '',
    first ? String(first.from) : '',
    first ? String(first.to) : '',
  ];
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe: the text comes from anybody. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
