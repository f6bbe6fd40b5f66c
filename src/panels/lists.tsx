// 词表: the paper's own words, a line each, typed like any text; and which kinds of suggestion the paper wants. Both take
// hold at once. What was typed and not kept stands there again, whatever was opened meanwhile.

import { type FormEvent, useId, useState } from 'react';
import { Tick } from '../components/Choice.tsx';
import { linesIn, pairsOf } from '../core/checks/lists.ts';
import { checks } from '../core/checks/registry.ts';
import { isOn, turned } from '../core/checks/switches.ts';
import { useText } from '../i18n/index.ts';
import type { Paper } from '../store/database.ts';
import { usePaper, useSetPaper } from '../store/queries.ts';
import { paperIn, useDeskState } from './desk.ts';
import { type Draft, draftOf, kept, leaveDraft, type Lines, linesOf, same } from './lists/draft.ts';
import styles from './lists.module.css';

export function Lists() {
  const name = useDeskState(paperIn);
  const { data: paper } = usePaper(name);
  // made anew for another paper, not while one is typed in
  return paper ? <Form key={name} paper={paper} /> : null;
}

function Form({ paper }: { readonly paper: Paper }) {
  const { t } = useText();
  const { mutate, mutateAsync } = useSetPaper();
  const { name } = paper;
  const [draft, setDraft] = useState((): Draft => {
    const read = linesOf(paper.lists);
    return draftOf(name) ?? { read, typed: read };
  });
  const [stored, setStored] = useState<Lines | null>(null);
  const { read, typed } = draft;
  const unread = [typed.wrong, typed.persons].reduce(
    (sum, text) => sum + linesIn(text).length - pairsOf(text).length,
    0,
  );
  const edit = (list: keyof Lines) => (text: string) => {
    const now = { read, typed: { ...typed, [list]: text } };
    setDraft(now);
    leaveDraft(name, now);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void mutateAsync({ name, change: ({ lists }) => ({ lists: kept(draft, lists) }) }).then(() => {
      // what was typed while it was being stored is not kept yet
      const last = draftOf(name);
      leaveDraft(name, last && !same(last.typed, typed) ? { read: typed, typed: last.typed } : null);
      setDraft((now) => ({ ...now, read: typed }));
      setStored(typed);
    });
  };
  const words = (list: keyof Lines) => (
    <Words
      label={t(`desk:lists.${list}`)}
      example={t(`desk:lists.${list}Example`)}
      text={typed[list]}
      set={edit(list)}
    />
  );
  return (
    <form className={styles['panel']} onSubmit={submit}>
      <h3>{name === '' ? t('desk:lists.title') : t('desk:lists.of', { paper: name })}</h3>
      {words('wrong')}
      {words('never')}
      {words('persons')}
      {unread > 0 && <p className={styles['quiet']}>{t('desk:lists.unread', { count: unread })}</p>}
      <button type="submit" className={styles['keep']}>
        {t('desk:lists.keep')}
      </button>
      <p className={styles['quiet']} role="status">
        {!same(typed, read) ? t('desk:lists.unkept') : stored === typed ? t('desk:lists.kept') : ''}
      </p>
      <fieldset className={styles['kinds']}>
        <legend>{t('desk:lists.wanted')}</legend>
        {checks.map(({ code, off }) => (
          <Tick
            key={code}
            checked={isOn(code, paper)}
            onChange={(on) => mutate({ name, change: (was) => turned(code, on, was) })}
          >
            {t(`checks:kind.${code}.name`)}
            {off && <small>{t('desk:lists.optional')}</small>}
          </Tick>
        ))}
      </fieldset>
    </form>
  );
}

function Words({
  label,
  example,
  text,
  set,
}: {
  readonly label: string;
  readonly example: string;
  readonly text: string;
  readonly set: (text: string) => void;
}) {
  const id = useId();
  return (
    <>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles['words']}
        rows={3}
        placeholder={example}
        spellCheck={false}
        value={text}
        onChange={({ target }) => set(target.value)}
      />
    </>
  );
}
