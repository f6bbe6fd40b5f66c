// Pages that are only pictures: what they are, and the offer to recognise their text here.

import { useEffect, useRef, useState } from 'react';
import { Box } from '../../components/Box.tsx';
import { Button } from '../../components/Button.tsx';
import { Meter } from '../../components/Meter.tsx';
import { useText } from '../../i18n/index.ts';
import { Keys } from '../../panels/Keys.tsx';
import { useKeys } from '../use-keys.ts';
import styles from './import.module.css';
import {
  type OcrLanguage,
  ocrLanguages,
  type OcrProgress,
  type OcrResult,
  type OcrRun,
  recognise,
  type Unread,
} from './ocr.ts';

interface OcrProps {
  /** Files with pages that nobody has read. */
  readonly unread: readonly Unread[];
  readonly onRead: (result: OcrResult) => void;
  /** While pages are being read nothing goes on the shelf. */
  readonly onBusy: (busy: boolean) => void;
}

export function Ocr({ unread, onRead, onBusy }: OcrProps) {
  const { t, language } = useText();
  const [model, setModel] = useState<OcrLanguage>(language === 'en' ? 'eng' : 'chi_sim');
  const [progress, setProgress] = useState<OcrProgress | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [broken, setBroken] = useState<readonly string[]>([]);
  const run = useRef<OcrRun | null>(null);
  useEffect(
    () => () => {
      const left = run.current;
      run.current = null;
      left?.cancel();
    },
    [],
  );

  const start = (): void => {
    if (run.current) return;
    setFailed(null);
    setBroken([]);
    setProgress({ done: 0, of: 0, share: 0 });
    onBusy(true);
    const now = recognise(unread, model, setProgress);
    run.current = now;
    now.result
      .then((read) => {
        // who left meanwhile wants none of it: the next preview may be another issue's
        if (run.current !== now) return;
        setBroken(read.broken);
        onRead(read);
      })
      .catch((error: unknown) => setFailed(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        if (run.current !== now) return;
        run.current = null;
        setProgress(null);
        onBusy(false);
      });
  };
  useKeys({ 'Alt-o': start });

  return (
    <Box title={t('importing:ocr.title')}>
      {progress === null ? (
        <>
          <p className={styles['quiet']}>
            {t('importing:ocr.unread', { names: unread.map(({ file }) => file.name).join('、') })}
          </p>
          <label className={styles['which']}>
            {t('importing:ocr.language')}
            <select
              value={model}
              onChange={(event) =>
                setModel(ocrLanguages.find((code) => code === event.target.value) ?? 'chi_sim')
              }
            >
              {ocrLanguages.map((code) => (
                <option key={code} value={code}>
                  {t(`importing:ocr.${code}`)}
                </option>
              ))}
            </select>
          </label>
          <div className={styles['row']}>
            <Button onClick={start} keys={<Keys of={['Alt-o']} />}>
              {t('importing:ocr.start')}
            </Button>
          </div>
          {broken.length > 0 && (
            <p role="alert" className={styles['quiet']}>
              {t('importing:ocr.broken', { names: broken.join('、') })}
            </p>
          )}
          {failed !== null && (
            <p role="alert" className={styles['quiet']}>
              {t('importing:ocr.failed')} <code>{failed}</code>
            </p>
          )}
        </>
      ) : (
        <>
          <p role="status">
            {progress.of === 0
              ? t('importing:ocr.starting')
              : t('importing:ocr.reading', {
                  page: Math.min(progress.done + 1, progress.of),
                  of: progress.of,
                })}
          </p>
          <div className={styles['row']}>
            <Meter progress value={progress.share} label={t('importing:ocr.title')} />
            <Button onClick={() => run.current?.cancel()}>{t('importing:ocr.stop')}</Button>
          </div>
          <p className={styles['quiet']}>{t('importing:ocr.here')}</p>
        </>
      )}
    </Box>
  );
}
