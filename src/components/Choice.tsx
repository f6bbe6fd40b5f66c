import { Fragment, type ReactNode, useId } from 'react';
import styles from './Choice.module.css';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  /** A second line, smaller. */
  readonly note?: string;
  /** At the right: a count. */
  readonly aside?: ReactNode;
  readonly disabled?: boolean;
  /** What else is to be chosen with it; stands below it. */
  readonly under?: ReactNode;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  /** The label is for those who hear it: it already stands above. */
  readonly labelled?: boolean;
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few, all in sight; arrows go through them. */
export function Choice<T extends string>({
  label,
  labelled = false,
  options,
  value,
  onChange,
}: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles['choice']}>
      <legend data-hidden={labelled}>{label}</legend>
      {options.map((option) => (
        <Fragment key={option.value}>
          <label className={styles['option']}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            <span className={styles['words']}>
              {option.label}
              {option.note !== undefined && <small>{option.note}</small>}
            </span>
            {option.aside !== undefined && <span className={styles['aside']}>{option.aside}</span>}
          </label>
          {option.under}
        </Fragment>
      ))}
    </fieldset>
  );
}

/** Yes or no. */
export function Tick({
  checked,
  onChange,
  disabled,
  children,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <label className={styles['option']}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles['words']}>{children}</span>
    </label>
  );
}
