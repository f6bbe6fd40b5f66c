// One edit in a list: what stood there, what stands there, who and when, and in which article.

import { titleOf } from '../../core/document/queries.ts';
import { findById } from '../../core/document/steps.ts';
import type { Edit } from '../../core/history/edits.ts';
import { i18n, useText } from '../../i18n/index.ts';
import { useDesk } from '../desk.ts';
import styles from './redline.module.css';

/** Characters of an edit that a line shows. */
const most = 40;
const short = (text: string): string => (text.length > most ? `${text.slice(0, most)}…` : text);

/** Who and when, for a hover and a line. */
export function byline({ by, at, round }: Edit, language: string): string {
  const time = new Intl.DateTimeFormat(language === 'en' ? 'en' : 'zh-CN', {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  return `${i18n.t(`app:round.${round}`)} ${by === '' ? i18n.t('redline:nobody') : by} · ${time}`;
}

export function EditLine({ edit, onGo }: { readonly edit: Edit; readonly onGo: () => void }) {
  const { t, language } = useText();
  const { editor } = useDesk();
  const { kind, before, after, lead, trail } = edit;
  const article = edit.article === null ? null : findById(editor.state.doc, edit.article)?.node;
  const named =
    kind === 'role' ? [t(`desk:role.${before}`), t(`desk:role.${after}`)] : [short(before), short(after)];
  const silent = kind === 'move';
  return (
    <button type="button" className={styles['line']} tabIndex={-1} onClick={onGo}>
      <span className={styles['words']}>
        {lead}
        {!silent && named[0] !== '' && <del>{named[0]}</del>}
        {!silent && named[1] !== '' && <ins>{named[1]}</ins>}
        {before === '' && after === '' && <i>⌒</i>}
        {trail}
      </span>
      <small>
        {t(`redline:kind.${kind}`)} · {byline(edit, language)}
        {article && ` · ${titleOf(article, 20)}`}
      </small>
    </button>
  );
}
