// Every command with its words: those of the text and those of the desk around it, in one list.

import { commands as textCommands } from '../../editor/commands.ts';
import type { DeskEditor } from '../../editor/desk-editor.ts';
import { i18n, type Language } from '../../i18n/index.ts';
import type { BoundCommand } from '../../panels/desk.ts';
import { aroundCommands, type DeskActions } from './desk-commands.ts';

/** What a command of the text does, it does with the caret back in the text. */
export function bindCommands(
  editor: DeskEditor,
  actions: DeskActions,
  language: Language,
): readonly BoundCommand[] {
  const other = language === 'en' ? 'zh' : 'en';
  const words = (key: string): Pick<BoundCommand, 'title' | 'also'> => ({
    title: i18n.t(key, { lng: language }),
    also: i18n.t(key, { lng: other }),
  });
  return [
    ...textCommands.map((command): BoundCommand => ({
      id: command.id,
      keys: command.keys,
      group: command.group,
      ...words(`commands:${command.id}`),
      run: () => void command.run(editor),
    })),
    ...aroundCommands.map(({ id, keys, group, run }): BoundCommand => ({
      id,
      keys,
      group,
      ...words(`desk:command.${id}`),
      run: () => run(actions),
    })),
  ];
}
