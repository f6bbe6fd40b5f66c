// While the text is read aloud: how, and the keys that change it. It takes no focus: the caret goes with the voice.

import { Button } from '../../components/Button.tsx';
import { litIn } from '../../editor/reading.ts';
import { useText } from '../../i18n/index.ts';
import { useCommand, useDeskState } from '../../panels/desk.ts';
import { Keys } from '../../panels/Keys.tsx';
import { useSitting } from '../../sitting/sitting.ts';
import styles from './reading.module.css';

export function ReadingBar() {
  const { t } = useText();
  const reads = useDeskState((state) => litIn(state) !== null);
  const { speech } = useSitting();
  const [aloud, faster, slower, slowly] = [
    useCommand('read.aloud'),
    useCommand('read.faster'),
    useCommand('read.slower'),
    useCommand('read.slowly'),
  ];
  if (!reads) return null;
  return (
    <div
      className={styles['bar']}
      role="region"
      aria-label={t('reading:bar')}
      onPointerDown={(event) => event.preventDefault()}
    >
      <span>{t('reading:on')}</span>
      <Button onClick={slower.run} keys={<Keys of={slower.keys} />}>
        {t('reading:slower')}
      </Button>
      <output>{t('reading:speed', { speed: speech.speed.toFixed(1) })}</output>
      <Button onClick={faster.run} keys={<Keys of={faster.keys} />}>
        {t('reading:faster')}
      </Button>
      <Button
        title={t('reading:slowlyTitle')}
        aria-pressed={speech.slowly}
        onClick={slowly.run}
        keys={<Keys of={slowly.keys} />}
      >
        {t('reading:slowly')}
      </Button>
      <Button look="main" onClick={aloud.run} keys={<Keys of={aloud.keys} />}>
        {t('reading:stop')}
      </Button>
    </div>
  );
}
