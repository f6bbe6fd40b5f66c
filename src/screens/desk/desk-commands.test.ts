import { expect, it } from 'vitest';
import { commands } from '../../editor/commands.ts';
import { parseKey } from '../../editor/keys.ts';
import { i18n } from '../../i18n/index.ts';
import { aroundCommands } from './desk-commands.ts';

it('no key does two things', () => {
  const keys = [...commands, ...aroundCommands].flatMap(({ keys }) =>
    keys.map((key) => JSON.stringify(parseKey(key))),
  );
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});
it('every command has its name in both languages', () => {
  const names = [
    ...commands.map(({ id }) => `commands:${id}`),
    ...aroundCommands.map(({ id }) => `desk:command.${id}`),
  ];
  for (const lng of ['zh', 'en'])
    expect(names.filter((name) => !i18n.exists(name, { lng, fallbackLng: [] }))).toEqual([]);
});
