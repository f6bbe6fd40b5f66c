// Every key, by group: the sheet that F1 lays over the foot of the desk. Any key but those of scrolling puts it away.

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Key } from '../../components/Key.tsx';
import { Keys } from '../../panels/Keys.tsx';
import { useText } from '../../i18n/index.ts';
import styles from './help.module.css';

export interface HelpGroup {
  readonly title: string;
  readonly commands: readonly {
    readonly id: string;
    readonly title: string;
    readonly keys: readonly string[];
  }[];
}

export function Help({
  groups,
  onLeave,
}: {
  readonly groups: readonly HelpGroup[];
  readonly onLeave: () => void;
}) {
  const { t } = useText();
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => sheet.current?.focus(), []);
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' && event.key !== 'F1') return;
    event.preventDefault();
    event.stopPropagation();
    onLeave();
  };
  return (
    <div
      ref={sheet}
      className={styles['help']}
      role="dialog"
      aria-label={t('desk:help.title')}
      tabIndex={-1}
      onKeyDown={key}
    >
      <header>
        <h2>{t('desk:help.title')}</h2>
        <button type="button" onClick={onLeave}>
          {t('desk:help.close')} <Key>Esc</Key>
        </button>
      </header>
      <div className={styles['groups']} tabIndex={0} role="region" aria-label={t('desk:help.title')}>
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.commands.map((command) => (
                <div key={command.id}>
                  <dt>{command.title}</dt>
                  <dd>
                    {command.keys.map((keys) => (
                      <Keys key={keys} of={[keys]} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </div>
  );
}
