// 词表: the paper's own words, a line each, typed like any text; and which kinds of suggestion the paper wants. Both take
// hold at once.

import { type FormEvent, useId, useState } from 'react';
import { Tick } from '../components/Choice.tsx';
import { linesIn, noLists, pairsOf, type PaperLists } from '../core/checks/lists.ts';
import { checks } from '../core/checks/registry.ts';
import { isOn, turned } from '../core/checks/switches.ts';
import { useText } from '../i18n/index.ts';
import type { Paper } from '../store/database.ts';
import { usePaper, useSetPaper } from '../store/queries.ts';
import { paperIn, useDeskState } from './desk.ts';
import styles from './lists.module.css';

export function Lists() {
  const name = useDeskState(paperIn);
  const { data: paper } = usePaper(name);
  // made anew for another paper, not while one is typed in
  return paper ? <Form key={name} paper={paper} /> : null;
}

const wrongLines = ({ wrong }: PaperLists): string =>
  wrong.map((one) => `${one.wrong} → ${one.right}`).join('\n');
const personLines = ({ persons }: PaperLists): string =>
  persons.map(({ name, title }) => `${name} = ${title}`).join('\n');

function Form({ paper }: { readonly paper: Paper }) {
  const { t } = useText();
  const { mutate } = useSetPaper();
  const was = paper.lists ?? noLists;
  const [wrong, setWrong] = useState(() => wrongLines(was));
  const [never, setNever] = useState(() => was.never.join('\n'));
  const [persons, setPersons] = useState(() => personLines(was));
  const [kept, setKept] = useState(false);
  const unread = [wrong, persons].reduce((sum, text) => sum + linesIn(text).length - pairsOf(text).length, 0);
  const edit = (set: (text: string) => void) => (text: string) => {
    set(text);
    setKept(false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    mutate(
      {
        name: paper.name,
        lists: {
          wrong: pairsOf(wrong).map(([left, right]) => ({ wrong: left, right })),
          never: linesIn(never),
          persons: pairsOf(persons).map(([person, title]) => ({ name: person, title })),
        },
      },
      { onSuccess: () => setKept(true) },
    );
  };
  return (
    <form className={styles['panel']} onSubmit={submit}>
      <h3>{paper.name === '' ? t('desk:lists.title') : t('desk:lists.of', { paper: paper.name })}</h3>
      <Words
        label={t('desk:lists.wrong')}
        example={t('desk:lists.wrongExample')}
        text={wrong}
        set={edit(setWrong)}
      />
      <Words
        label={t('desk:lists.never')}
        example={t('desk:lists.neverExample')}
        text={never}
        set={edit(setNever)}
      />
      <Words
        label={t('desk:lists.persons')}
        example={t('desk:lists.personsExample')}
        text={persons}
        set={edit(setPersons)}
      />
      {unread > 0 && <p className={styles['quiet']}>{t('desk:lists.unread', { count: unread })}</p>}
      <button type="submit" className={styles['keep']}>
        {t('desk:lists.keep')}
      </button>
      <p className={styles['quiet']} role="status">
        {kept ? t('desk:lists.kept') : ''}
      </p>
      <fieldset className={styles['kinds']}>
        <legend>{t('desk:lists.wanted')}</legend>
        {checks.map(({ code, off }) => (
          <Tick
            key={code}
            checked={isOn(code, paper)}
            onChange={(on) => mutate({ name: paper.name, ...turned(code, on, paper) })}
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
