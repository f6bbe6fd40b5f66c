// Who sits here and which proof is read, over the galley's foot: names that were here before are offered by a few
// letters, 1 2 3 choose the proof. Another person takes over with Enter.

import { type KeyboardEvent, useId, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { type Round, useSitting } from '../../sitting/sitting.ts';
import { AskingStrip } from './AskingStrip.tsx';
import { found } from './initials.ts';
import styles from './strip.module.css';

const rounds: readonly Round[] = ['first', 'second', 'third'];

/** Characters of a name. */
const longest = 40;

interface WhoStripProps {
  /** Until they can take over: no key does anything but Esc. */
  readonly waiting: boolean;
  readonly onTake: (name: string, round: Round) => void;
  readonly onCancel: () => void;
}

export function WhoStrip({ waiting, onTake, onCancel }: WhoStripProps) {
  const { t } = useText();
  const id = useId();
  const { name, round: was, names } = useSitting();
  const [typed, setTyped] = useState('');
  const [round, setRound] = useState(was);
  const [at, setAt] = useState(0);

  const fresh = typed.trim();
  const known = fresh === '' ? names : names.filter((one) => found(one, fresh) > 0);
  const offered = [...known, ...(fresh === '' || names.includes(fresh) ? [] : [fresh])];
  const chosen = Math.min(at, offered.length - 1);
  const take = (who = offered[chosen] ?? name): void => onTake(who, round);

  const key = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const digit = rounds[Number(/^(?:Digit|Numpad)([1-3])$/u.exec(event.code)?.[1] ?? 0) - 1];
    if (digit) setRound(digit);
    else if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(1, offered.length));
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + offered.length) % Math.max(1, offered.length));
    else return;
    event.preventDefault();
  };

  return (
    <AskingStrip
      label={t('rounds:who.title')}
      busy={waiting}
      title={
        waiting
          ? t('rounds:who.waiting')
          : t('rounds:who.now', {
              round: t(`app:round.${was}`),
              name: name === '' ? t('app:who.nobody') : name,
            })
      }
      ends={[
        { key: 'Enter', words: t('rounds:who.take'), run: () => take() },
        { key: 'Escape', words: t('desk:strip.leave'), run: onCancel },
      ]}
    >
      <div className={styles['who']}>
        <input
          role="combobox"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-names`}
          aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
          aria-label={t('rounds:who.name')}
          placeholder={t('rounds:who.name')}
          maxLength={longest}
          autoComplete="off"
          spellCheck={false}
          className={styles['field']}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={key}
        />
        <div role="radiogroup" aria-label={t('app:who.round')} className={styles['rounds']}>
          {rounds.map((one, index) => (
            <label key={one}>
              <input
                type="radio"
                name={`${id}-round`}
                checked={one === round}
                onChange={() => setRound(one)}
              />
              <kbd>{index + 1}</kbd> {t(`app:round.${one}`)}
            </label>
          ))}
        </div>
      </div>
      <ul id={`${id}-names`} role="listbox" aria-label={t('rounds:who.known')} className={styles['choices']}>
        {offered.map((one, index) => (
          <li
            key={one}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={styles['choice']}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            <span>{index < known.length ? one : t('rounds:who.fresh', { name: one })}</span>
          </li>
        ))}
      </ul>
    </AskingStrip>
  );
}
