import { expect, test } from 'vitest';
import type { Account, AccountEntry } from '../../core/history/account.ts';
import { accountCsv, byReason } from './account-file.ts';

const entry = (text: string, reason: string): AccountEntry => ({
  text,
  reason,
  source: [{ file: '01版.txt', from: 3, to: 3 + text.length, at: 0 }],
  block: null,
  offset: 0,
  change: 0,
});
const account = (removed: AccountEntry[], added: AccountEntry[]): Account => ({
  in: 10,
  removed,
  added,
  out: 10,
  balanced: true,
});

test('what was taken out stands by its reason, the most characters first; white space is no entry', () => {
  const booked = byReason([
    entry('的', 'doubled-word'),
    entry('江畔新桥通车', 'duplicated-run'),
    entry('了', 'doubled-word'),
    entry(' ', 'han-spaces'),
  ]);
  expect(booked.map(({ reason, characters }) => [reason, characters])).toEqual([
    ['duplicated-run', 6],
    ['doubled-word', 2],
  ]);
});

test('a spreadsheet reads the text of the account and never runs it', () => {
  const csv = accountCsv(
    account([entry('=HYPERLINK("x")', 'edit')], [entry('甲,乙\n丙', 'edit')]),
    () => '手改',
  );
  expect(csv).toContain(`removed,手改,edit,15,"'=HYPERLINK(""x"")",01版.txt,3,18\r\n`);
  expect(csv).toContain(`added,手改,edit,4,"甲,乙\n丙",01版.txt`);
});
