// Paper, date and page numbers as the importer read them, to be put right.

import { type ReactNode, useId } from 'react';
import { useText } from '../../i18n/index.ts';
import styles from './import.module.css';
import type { Edits, Preview } from './preview.ts';

interface IssueFieldsProps {
  readonly preview: Preview;
  readonly edits: Edits;
  readonly onChange: (change: Partial<Edits>) => void;
}

export function IssueFields({ preview, edits, onChange }: IssueFieldsProps) {
  const { t, language } = useText();
  const date = edits.date ?? preview.date ?? '';
  const weekday =
    date === ''
      ? ''
      : new Date(`${date}T12:00:00`).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', {
          weekday: 'long',
        });
  return (
    <div className={styles['fields']}>
      <Field label={t('importing:paper')}>
        {(id) => (
          <input
            id={id}
            maxLength={40}
            placeholder={t('importing:unknown')}
            value={edits.paper ?? preview.paper ?? ''}
            onChange={(event) => onChange({ paper: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('importing:date')} aside={weekday}>
        {(id) => (
          <input
            id={id}
            type="date"
            value={date}
            onChange={(event) => onChange({ date: event.target.value })}
          />
        )}
      </Field>
      <div role="group" aria-label={t('importing:numbers')} className={styles['numbers']}>
        <span>{t('importing:numbers')}</span>
        <div>
          {preview.pages.map(({ id, number, name }, i) => (
            <input
              key={id}
              aria-label={t('importing:numberOf', { place: i + 1, name: name ?? '' })}
              title={name ?? undefined}
              maxLength={6}
              placeholder={String(i + 1)}
              value={edits.numbers[id] ?? number ?? ''}
              onChange={(event) => onChange({ numbers: { ...edits.numbers, [id]: event.target.value } })}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function Field({
  label,
  aside,
  children,
}: {
  readonly label: string;
  readonly aside?: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {aside !== undefined && <span className={styles['quiet']}>{aside}</span>}
    </div>
  );
}
