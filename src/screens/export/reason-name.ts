import { i18n } from '../../i18n/index.ts';

/** What a reason of the account is called: a check, a command, a kind of change; a code that nobody knows is its own name. */
export function reasonName(reason: string): string {
  const key = [`checks:kind.${reason}.name`, `exporting:reason.${reason}`, `commands:${reason}`].find((one) =>
    i18n.exists(one),
  );
  return key === undefined ? reason : i18n.t(key);
}
