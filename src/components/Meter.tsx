import styles from './Meter.module.css';

interface MeterProps {
  /** 0–1. */
  readonly value: number;
  /** For those who hear it. */
  readonly label: string;
  /** A piece of work under way, not a state. */
  readonly progress?: boolean;
}

export function Meter({ value, label, progress = false }: MeterProps) {
  const percent = Math.round(100 * Math.min(1, Math.max(0, value)));
  return (
    <span
      className={styles['meter']}
      role={progress ? 'progressbar' : 'meter'}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}
