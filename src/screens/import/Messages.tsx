// What is to be known before the issue goes on the shelf: what the importer noticed, and what waits on the desk.

import { Box } from '../../components/Box.tsx';
import { Seal } from '../../components/Seal.tsx';
import type { ImportResult } from '../../core/import/types.ts';
import { say, useText } from '../../i18n/index.ts';
import styles from './import.module.css';
import type { Found, Looked, Preview } from './preview.ts';

interface MessagesProps {
  readonly result: Pick<ImportResult, 'messages'> | null;
  readonly preview: Preview | null;
  /** Null: not looked for yet. */
  readonly looked: Looked | null;
}

const looks = { error: 'plain', warning: 'doubt', info: 'ask' } as const;

export function Messages({ result, preview, looked }: MessagesProps) {
  const { t } = useText();
  const messages = result?.messages ?? [];
  const sum = (key: keyof Found): number =>
    Array.from(looked?.articles.values() ?? []).reduce((n, one) => n + one[key], 0);
  return (
    <Box title={t('importing:toKnow')} scrolls aside={messages.length > 0 ? messages.length : undefined}>
      {messages.length > 0 && (
        <ul className={styles['messages']}>
          {messages.map((message, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- the list of a result never changes
            <li key={i}>
              <Seal look={looks[message.severity]}>{t(`importing:seal.${message.severity}`)}</Seal>
              <div>
                {(message.file !== undefined || message.line !== undefined) && (
                  <span className={styles['place']}>
                    {message.file}
                    {message.line !== undefined &&
                      message.params?.['lines'] === undefined &&
                      ` ${t('importing:line', { line: message.line })}`}
                  </span>
                )}
                {say(message)}
              </div>
            </li>
          ))}
        </ul>
      )}
      {preview && (
        <p className={styles['expect']} role="status">
          {looked === null
            ? t('importing:looking')
            : t('importing:expect', {
                count: looked.open,
                breaks: sum('breaks'),
                repeats: sum('repeats'),
              })}
        </p>
      )}
      <p className={styles['quiet']}>{t('importing:kept')}</p>
    </Box>
  );
}
