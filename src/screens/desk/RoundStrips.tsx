// The strips of the rounds: to confirm a second signature, to send back, to ask and to answer. They lie over the
// galley's foot and leave the words that they are about in sight.

import type { EditorState } from 'prosemirror-state';
import { useEffect, useRef, useState } from 'react';
import { titleOf } from '../../core/document/queries.ts';
import { longestRemark, threads } from '../../core/document/remarks.ts';
import type { Round } from '../../core/history/change.ts';
import { finishFixing } from '../../editor/commands.ts';
import { aboutWords, answerQuery, askQuery, threadAt } from '../../editor/remarks.ts';
import { planSigning, type Scope, sendable, sendBack } from '../../editor/signing.ts';
import { useText } from '../../i18n/index.ts';
import { articleIdAt, useDesk, useDeskState } from '../../panels/desk.ts';
import { useSitting } from '../../sitting/sitting.ts';
import { AskingStrip } from './AskingStrip.tsx';
import { goOn, signNow, signer, takeOver } from './rounds.ts';
import styles from './strip.module.css';
import { WhoStrip } from './WhoStrip.tsx';

interface StripProps {
  /** Puts it away and gives the caret back. */
  readonly onLeave: () => void;
}

export function TakeOver({ onLeave }: StripProps) {
  const { editor, collab } = useDesk();
  const [waiting, setWaiting] = useState(false);
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  const take = async (name: string, round: Round): Promise<void> => {
    finishFixing(editor);
    // what the next person types until everything of this one is stored would be this one's: they wait
    setWaiting(true);
    const stored = await collab.stored();
    if (!there.current) return;
    onLeave();
    takeOver(editor, stored, name, round);
  };
  return <WhoStrip waiting={waiting} onTake={(name, round) => void take(name, round)} onCancel={onLeave} />;
}

/** 四眼: who signed another round of the article confirms that they mean to. */
export function ConfirmSigning({
  scope,
  on = false,
  onLeave,
}: StripProps & { readonly scope: Scope; readonly on?: boolean }) {
  const { t } = useText();
  const { editor, collab } = useDesk();
  // a click in the text puts the caret elsewhere: what is asked is what would be done now
  useDeskState(articleIdAt);
  const plan = planSigning(editor.state, scope, signer());
  const alone = plan.signings.filter(({ other }) => other !== null);
  const [first] = alone;
  const other = first?.other?.status ?? 'first';
  return (
    <AskingStrip
      label={t('rounds:confirm.title', { other: t(`rounds:status.${other}`) })}
      title={
        scope === 'article'
          ? t('rounds:confirm.title', { other: t(`rounds:status.${other}`) })
          : t('rounds:confirm.many', { count: alone.length })
      }
      ends={[
        {
          key: 'Enter',
          words: t('rounds:confirm.yes', { status: t(`rounds:status.${first?.to ?? 'second'}`) }),
          run: () => {
            onLeave();
            const plan = signNow(editor, collab, scope);
            if (on) goOn(editor, plan);
          },
        },
        { key: 'Escape', words: t('rounds:confirm.no'), run: onLeave },
      ]}
    />
  );
}

export function SendBack({ onLeave }: StripProps) {
  const { t } = useText();
  const { editor } = useDesk();
  const [reason, setReason] = useState('');
  // as above
  useDeskState(articleIdAt);
  const back = sendable(editor.state, signer());
  if (!back) return null;
  const { article, to } = back;
  // what is lower than a round has that round before it
  const again = ({ unread: 'first', first: 'second', second: 'third' } as const)[to as 'unread'] ?? 'third';
  const send = (): void => {
    if (sendBack(editor, signer(), reason)) onLeave();
  };
  const title = t('rounds:back.title', {
    title: titleOf(article.node, 20),
    name: t(`rounds:status.${again}`),
  });
  return (
    <AskingStrip
      label={title}
      title={title}
      ends={[
        { key: 'Enter', words: t('rounds:back.send'), run: send },
        { key: 'Escape', words: t('rounds:back.cancel'), run: onLeave },
      ]}
    >
      <input
        className={styles['field']}
        aria-label={t('rounds:back.reason')}
        placeholder={t('rounds:back.reason')}
        maxLength={longestRemark}
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </AskingStrip>
  );
}

/** Characters of the words that a strip shows. */
const shown = 24;

function wordsAsked(state: EditorState): string {
  const about = aboutWords(state);
  return about ? state.doc.textBetween(about.from, about.to, '　') : '';
}

export function AskQuery({ onLeave }: StripProps) {
  const { t } = useText();
  const { editor } = useDesk();
  const { name, names } = useSitting();
  const [text, setText] = useState('');
  const [to, setTo] = useState('');
  // those at the caret, wherever a click puts it meanwhile: what is read here is what is asked about
  const words = useDeskState(wordsAsked);
  const chars = Array.from(words);
  const title =
    words.trim() === ''
      ? t('rounds:query.askEmpty')
      : t('rounds:query.ask', {
          words: chars.slice(0, shown).join('') + (chars.length > shown ? '…' : ''),
        });
  const send = (): void => {
    if (askQuery(editor, { text, by: name, to: to.trim() })) onLeave();
  };
  return (
    <AskingStrip
      label={title}
      title={title}
      ends={[
        { key: 'Enter', words: t('rounds:query.send'), run: send },
        { key: 'Escape', words: t('rounds:query.cancel'), run: onLeave },
      ]}
    >
      <div className={styles['asked']}>
        <input
          className={styles['field']}
          aria-label={t('rounds:query.text')}
          placeholder={t('rounds:query.text')}
          maxLength={longestRemark}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <input
          className={styles['field']}
          aria-label={t('rounds:query.to')}
          placeholder={t('rounds:query.to')}
          maxLength={40}
          autoComplete="off"
          list="query-names"
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
        <datalist id="query-names">
          {names.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </div>
    </AskingStrip>
  );
}

/** The query at the caret: what was said to it, and a line for what there is to say. */
export function AnswerQuery({ onLeave, onAsk }: StripProps & { readonly onAsk: () => void }) {
  const { t } = useText();
  const { editor } = useDesk();
  const { name } = useSitting();
  const [text, setText] = useState('');
  const [id] = useState(() => threadAt(editor.state)?.query.id ?? null);
  const thread = useDeskState((state) => threads(state.doc).find(({ query }) => query.id === id) ?? null);
  if (!thread) return null;
  const { query } = thread;
  const say = (act: 'answer' | 'close'): void => {
    if (answerQuery(editor, { query: query.id, act, text, by: name })) onLeave();
  };
  const title = t('rounds:query.answer', {
    words: Array.from(query.words).slice(0, shown).join(''),
    text: query.text,
  });
  return (
    <AskingStrip
      label={title}
      title={title}
      ends={[
        { key: 'Enter', words: t('rounds:query.reply'), run: () => say('answer') },
        { key: 'Mod-Enter', words: t('rounds:query.close'), run: () => say('close') },
        { key: 'Alt-q', words: t('rounds:query.anew'), run: onAsk },
        { key: 'Escape', words: t('desk:strip.leave'), run: onLeave },
      ]}
    >
      {thread.answers.length > 0 && (
        <div className={styles['said']}>
          {thread.answers.map((answer) => (
            <p key={answer.id}>
              <b>{answer.by === '' ? t('app:who.nobody') : answer.by}</b> {answer.text}
            </p>
          ))}
        </div>
      )}
      <input
        className={styles['field']}
        aria-label={t('rounds:query.answerText')}
        placeholder={t('rounds:query.answerText')}
        maxLength={longestRemark}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </AskingStrip>
  );
}
