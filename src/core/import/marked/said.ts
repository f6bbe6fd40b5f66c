// What was left out of a file, or put elsewhere: said where there was any.

import type { ImportMessage } from '../types.ts';

export function said(
  code: string,
  count: number,
  params: ImportMessage['params'] = {},
  severity: ImportMessage['severity'] = 'info',
): readonly ImportMessage[] {
  return count === 0 ? [] : [{ code: `importing:messages.${code}`, severity, params: { count, ...params } }];
}
