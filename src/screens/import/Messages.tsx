// What is to be known before the issue goes on the shelf: what the importer noticed, and what waits on the desk.

import { Box } from '../../components/Box.tsx';
import { Seal } from '../../components/Seal.tsx';
import type { Suggestion } from '../../core/checks/types.ts';
import type { ImportResult } from '../../core/import/types.ts';
import { say, useText } from '../../i18n/index.ts';
import styles from './import.module.css';
import type { Found, Preview } from './preview.ts';

interface MessagesProps {
  readonly result: ImportResult | null;
  readonly preview: Preview | null;
  readonly found: ReadonlyMap<string, Found> | null;
  readonly suggestions: readonly Suggestion[] | null;
}

const looks = { error: 'plain', warning: 'doubt', info: 'ask' } as const;

export function Messages({ result, preview, found, suggestions }: MessagesProps) {
  const { t } = useText();
  const messages = result?.messages ?? [];
  const sum = (key: keyof Found): number =>
    Array.from(found?.values() ?? []).reduce((n, one) => n + one[key], 0);
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
          {suggestions === null
            ? t('importing:looking')
            : t('importing:expect', {
                count: suggestions.filter(({ code }) => code !== 'untagged').length,
                breaks: sum('breaks'),
                repeats: sum('repeats'),
              })}
        </p>
      )}
      <p className={styles['quiet']}>{t('importing:kept')}</p>
    </Box>
  );
}
