// The first lesson: one line above the foot that says what to press, on the real text with the real keys. It goes on when
// the thing was done, covers no word, and takes no focus.

import { useEffect } from 'react';
import type { Transaction } from 'prosemirror-state';
import { Emphasis } from '../../components/Emphasis.tsx';
import { Button } from '../../components/Button.tsx';
import { changeOf } from '../../editor/change-meta.ts';
import { keyLabel } from '../../editor/keys.ts';
import { useText } from '../../i18n/index.ts';
import { openIn, useDesk } from '../../panels/desk.ts';
import { useSitting } from '../../sitting/sitting.ts';
import styles from './desk.module.css';

interface Step {
  /** Its words are `lesson:step.<code>`. */
  readonly code: string;
  /** The command whose key is to be pressed. */
  readonly command: string;
  /** Whether this was it; `opened`: another suggestion was opened. */
  readonly done: (tr: Transaction, opened: boolean) => boolean;
}

const intent =
  (wanted: string) =>
  (tr: Transaction): boolean =>
    changeOf(tr)?.intent === wanted;
const labelled =
  (wanted: string) =>
  (tr: Transaction): boolean =>
    changeOf(tr)?.label === wanted;

const steps: readonly Step[] = [
  { code: 'next', command: 'suggestion.next', done: (_, opened) => opened },
  { code: 'accept', command: 'suggestion.accept', done: intent('fix') },
  { code: 'undo', command: 'history.undo', done: intent('undo') },
  { code: 'dismiss', command: 'suggestion.dismiss', done: intent('dismiss') },
  { code: 'certain', command: 'suggestion.fix-certain', done: labelled('fix-certain') },
  { code: 'part', command: 'block.part', done: labelled('part') },
  { code: 'join', command: 'block.join', done: labelled('join') },
  { code: 'tag', command: 'section.strip', done: intent('tag') },
  { code: 'sign', command: 'round.sign', done: intent('sign') },
  { code: 'end', command: 'view.palette', done: () => false },
];

export function Lesson() {
  const { t } = useText();
  const { editor, commands } = useDesk();
  const { lesson, set } = useSitting();
  const step = typeof lesson === 'number' ? steps[lesson] : undefined;
  useEffect(() => {
    if (typeof lesson !== 'number' || !step) return;
    let before = openIn(editor.state);
    return editor.subscribe((tr) => {
      const open = openIn(editor.state);
      const opened = open !== null && before !== null && open !== before;
      // the first one is opened by the desk itself
      before ??= open;
      if (step.done(tr, opened)) set({ lesson: lesson + 1 });
    });
  }, [editor, lesson, step, set]);
  if (typeof lesson !== 'number' || !step) return null;
  const key = keyLabel(commands.find(({ id }) => id === step.command)?.keys[0] ?? '');
  const last = lesson === steps.length - 1;
  const over = (): void => {
    set({ lesson: 'over' });
    editor.focus();
  };
  return (
    <section className={styles['lesson']} aria-label={t('lesson:title')} data-region>
      <progress
        value={lesson + 1}
        max={steps.length}
        aria-label={t('lesson:of', { step: lesson + 1, all: steps.length })}
      />
      <p aria-live="polite">
        <Emphasis text={t(`lesson:step.${step.code}`, { key })} />
      </p>
      {!last && (
        <Button
          look="quiet"
          onClick={() => {
            set({ lesson: lesson + 1 });
            editor.focus();
          }}
        >
          {t('lesson:skip')}
        </Button>
      )}
      <Button look={last ? 'main' : 'quiet'} onClick={over}>
        {t(last ? 'lesson:done' : 'lesson:end')}
      </Button>
    </section>
  );
}
