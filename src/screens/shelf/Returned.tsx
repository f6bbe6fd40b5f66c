// What became of an issue that came as a file: said on the shelf until somebody has read it, with what can be done next.

import { useLocation } from 'wouter';
import { Button } from '../../components/Button.tsx';
import { useText } from '../../i18n/index.ts';
import { entriesOf } from '../../core/history/tray.ts';
import { sitting } from '../../sitting/sitting.ts';
import type { Examined, TakenIn } from '../../store/handing.ts';
import styles from './shelf.module.css';

/** A file that came in: damaged, so that somebody has to say what becomes of it; or taken in. */
export type Arrival =
  | { readonly examined: Examined; readonly file: string }
  | { readonly taken: TakenIn; readonly file: string };

export function Returned({
  arrival,
  onTake,
  onGone,
}: {
  readonly arrival: Arrival;
  /** Takes in what is sound of a damaged file. */
  readonly onTake: (examined: Examined) => void;
  readonly onGone: () => void;
}) {
  const { t } = useText();
  const [, go] = useLocation();
  const { file } = arrival;
  if ('examined' in arrival) {
    const { handed, fault, promised } = arrival.examined;
    return (
      <aside className={styles['returned']} role="alert">
        <p>
          <strong>{file}</strong> {fault && t(`shelf:handed.fault.${fault.code}`, { ...fault })}
        </p>
        {handed && <p>{t('shelf:handed.sound', { count: handed.changes.length, promised })}</p>}
        <p className={styles['quiet']}>{t('shelf:handed.untouched')}</p>
        <span className={styles['acts']}>
          {handed && (
            <Button look="main" onClick={() => onTake(arrival.examined)}>
              {t('shelf:handed.recover')}
            </Button>
          )}
          <Button onClick={onGone}>{t(handed ? 'shelf:handed.leave' : 'shelf:handed.read')}</Button>
        </span>
      </aside>
    );
  }
  const { taken } = arrival;
  const left = taken.kind === 'merged' ? entriesOf(taken.unplaced).length : 0;
  const open = (): void => {
    if (left > 0) sitting().set({ panel: 'tray' });
    go(`/issue/${taken.id}`);
  };
  return (
    <aside className={styles['returned']} role="status">
      <p>
        <strong>{file}</strong>{' '}
        {t(`shelf:handed.${taken.kind}`, { count: taken.kind === 'merged' ? taken.added : 0 })}
      </p>
      {left > 0 && <p>{t('shelf:handed.unplaced', { count: left })}</p>}
      <span className={styles['acts']}>
        {taken.kind !== 'open' && (
          <Button look="main" onClick={open}>
            {t('shelf:goOn')}
          </Button>
        )}
        <Button onClick={onGone}>{t('shelf:handed.read')}</Button>
      </span>
    </aside>
  );
}
