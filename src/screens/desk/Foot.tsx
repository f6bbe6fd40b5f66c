// The foot: characters of article, page and issue, whether everything is stored, and the keys that fit where the caret is.

import { useEffect, useState } from 'react';
import { later } from '../../components/later.tsx';
import type { EditorState } from 'prosemirror-state';
import { Unfetched } from '../../components/Unfetched.tsx';
import { type ArticleAt, around, articleAttrs, count } from '../../core/document/queries.ts';
import { openThreads } from '../../core/document/remarks.ts';
import { characterCount } from '../../core/document/text.ts';
import { suggestions } from '../../editor/suggestions.ts';
import { useText } from '../../i18n/index.ts';
import {
  articleNodeAt,
  openIn,
  pageNodeAt,
  settledIn,
  useCommand,
  useDeskState,
  useLater,
} from '../../panels/desk.ts';
import { Keys } from '../../panels/Keys.tsx';
import { useSitting } from '../../sitting/sitting.ts';
import styles from './desk.module.css';
import { useSaved } from './sharing.ts';

/** Milliseconds: as quick as anybody reads a figure. */
const pace = 80;

export function Foot() {
  const { t, language } = useText();
  const number = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en');
  const doc = useLater((state) => state.doc, pace);
  const page = useLater(pageNodeAt, pace);
  const article = useLater(articleNodeAt, pace);
  const selected = useLater(selectedCharacters, pace);
  const settled = useResting();
  return (
    <footer className={styles['foot']}>
      <span className={styles['counts']}>
        {article && <span>{t('desk:foot.article', { number: number.format(count(article)) })}</span>}
        {page && <span>{t('desk:foot.page', { number: number.format(count(page)) })}</span>}
        <span>{t('desk:foot.issue', { number: number.format(count(doc)) })}</span>
        {selected > 0 && <span>{t('desk:foot.selected', { number: number.format(selected) })}</span>}
      </span>
      <Saved />
      <Sitting />
      <Queries />
      <Unfetched>{settled && <rate.Body />}</Unfetched>
      <Fitting />
    </footer>
  );
}

/** Read and fetched when the checks have looked and nobody waits for anything else. */
const rate = later(async () => (await import('./Rate.tsx')).Rate);

/** Milliseconds after the checks have looked for the first time. */
const rest = 3000;

function useResting(): boolean {
  const settled = useDeskState(settledIn);
  const [resting, setResting] = useState(false);
  useEffect(() => {
    if (!settled || resting) return;
    const timer = setTimeout(() => setResting(true), rest);
    return () => clearTimeout(timer);
  }, [settled, resting]);
  return resting;
}

function selectedCharacters({ doc, selection }: EditorState): number {
  return selection.empty ? 0 : characterCount(doc.textBetween(selection.from, selection.to, '\n'));
}

function Saved() {
  const { t } = useText();
  const saved = useSaved();
  return (
    <span role="status" data-saved={saved} className={styles['saved']}>
      {t(`desk:foot.${saved}`)}
    </span>
  );
}

/** Who reads which proof: the same as in the top bar, where the eye is while typing. */
function Sitting() {
  const { t } = useText();
  const { name, round } = useSitting();
  const who = useCommand('round.who');
  return (
    <button type="button" className={styles['sits']} title={who.title} onClick={who.run}>
      {t('app:who.label', {
        round: t(`app:round.${round}`),
        name: name === '' ? t('app:who.nobody') : name,
      })}
    </button>
  );
}

/** 存疑: how many are open. */
function Queries() {
  const { t } = useText();
  const count = useLater((state) => openThreads(state.doc).length);
  const next = useCommand('query.next');
  if (count === 0) return null;
  return (
    <button type="button" className={styles['queries']} title={next.title} onClick={next.run}>
      {t('desk:foot.queries', { count })}
    </button>
  );
}

/** What fits the caret: with a suggestion open its answers, else the way to the next; joining only where there is something to join to; signing where nothing is left to decide. */
function fitting(state: EditorState): string {
  const { block, article } = around(state.doc, state.selection.head);
  const ids =
    openIn(state) === null
      ? ['suggestion.next']
      : ['suggestion.accept', 'suggestion.dismiss', 'suggestion.next'];
  if (block && block.index > 0) ids.push('block.join');
  if (block && block.index > 0 && state.selection.$head.parentOffset === 0) ids.push('article.new');
  if (article && readyToSign(state, article)) ids.unshift('round.sign-on');
  return [...ids, 'section.strip', 'role.strip'].join(' ');
}

function readyToSign(state: EditorState, { node }: ArticleAt): boolean {
  const { kind, status, sections, id } = articleAttrs(node);
  if (kind === 'furniture' || status !== 'unread' || sections.length === 0) return false;
  return suggestions(state).every((one) => one.article !== id);
}

function Fitting() {
  const ids = useDeskState(fitting).split(' ');
  return (
    <>
      <span className={styles['fitting']}>
        {ids.map((id) => (
          <Hint key={id} id={id} />
        ))}
      </span>
      <Hint id="view.help" />
    </>
  );
}

/** A key and what it does, in a word. */
function Hint({ id }: { readonly id: string }) {
  const { t } = useText();
  const command = useCommand(id);
  return (
    <button
      type="button"
      className={styles['hint']}
      title={command.title}
      onPointerDown={(event) => event.preventDefault()}
      onClick={command.run}
    >
      <Keys of={command.keys} /> {t(`desk:short.${id.replace('.', '-')}`)}
    </button>
  );
}
