// Who sits here, which proof is read, and how the page looks: kept on this machine, changed in one action.

import { Monitor, Moon, Sun } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { useText } from '../../i18n/index.ts';
import { type Round, sit, type Theme, useSitting } from '../../sitting/sitting.ts';
import styles from './preferences.module.css';

const rounds: readonly Round[] = ['first', 'second', 'third'];
const themes: readonly Theme[] = ['auto', 'light', 'dark'];
const icons = { auto: Monitor, light: Sun, dark: Moon };

export function Preferences() {
  const { t } = useText();
  const { language, theme, set } = useSitting();
  const Icon = icons[theme];
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
  return (
    <>
      <Who />
      <Button
        look="quiet"
        aria-label={t('app:theme.label', { theme: t(`app:theme.${theme}`) })}
        title={t('app:theme.label', { theme: t(`app:theme.${theme}`) })}
        onClick={() => set({ theme: next })}
      >
        <Icon size={16} strokeWidth={1.6} aria-hidden="true" />
      </Button>
      <Button
        look="quiet"
        title={t('app:language')}
        onClick={() => set({ language: language === 'zh' ? 'en' : 'zh' })}
      >
        <span lang="zh-CN" data-on={language === 'zh'} className={styles['language']}>
          中
        </span>
        /
        <span lang="en" data-on={language === 'en'} className={styles['language']}>
          En
        </span>
      </Button>
    </>
  );
}

function Who() {
  const { t } = useText();
  const { name, round, names } = useSitting();
  // said when it is done: letters of a name are nobody
  const [said, setSaid] = useState({ name, round });
  const [asking, setAsking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asking) field.current?.select();
  }, [asking]);
  const done = (event?: FormEvent): void => {
    event?.preventDefault();
    leave();
    requestAnimationFrame(() => button.current?.querySelector('button')?.focus());
  };
  const leave = (): void => {
    setAsking(false);
    sit(said.name.trim(), said.round);
  };
  const ask = (): void => {
    setSaid({ name, round });
    setAsking(true);
  };
  if (!asking)
    return (
      <span ref={button} className={styles['who']}>
        <Button title={t('app:who.title')} onClick={ask}>
          {t('app:who.label', {
            round: t(`app:round.${round}`),
            name: name === '' ? t('app:who.nobody') : name,
          })}
        </Button>
      </span>
    );
  return (
    <form
      className={styles['asking']}
      onSubmit={done}
      onKeyDown={(event) => {
        if (event.key === 'Escape') done(event);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) leave();
      }}
    >
      <select
        aria-label={t('app:who.round')}
        value={said.round}
        onChange={(event) =>
          setSaid({ ...said, round: rounds.find((one) => one === event.target.value) ?? 'first' })
        }
      >
        {rounds.map((one) => (
          <option key={one} value={one}>
            {t(`app:round.${one}`)}
          </option>
        ))}
      </select>
      <input
        ref={field}
        aria-label={t('app:who.name')}
        placeholder={t('app:who.name')}
        maxLength={40}
        autoComplete="off"
        list="known-names"
        value={said.name}
        onChange={(event) => setSaid({ ...said, name: event.target.value })}
      />
      <datalist id="known-names">
        {names.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </form>
  );
}
