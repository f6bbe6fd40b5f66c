// 未能放下的改动: what somebody wrote and could not be put back where it was made for. It stays here until somebody says
// what becomes of it.

import { notify } from '../components/notices.ts';
import { replaceText } from '../core/document/commands.ts';
import { findById } from '../core/document/steps.ts';
import { entriesOf, type TrayEntry } from '../core/history/tray.ts';
import { useText } from '../i18n/index.ts';
import { nameOf } from './label-name.ts';
import { useSectionName } from './section-names.ts';
import { change, trayIn, useDesk, useDeskState, useLater } from './desk.ts';
import styles from './tray.module.css';

export function Tray() {
  const { t } = useText();
  const tray = useDeskState(trayIn);
  return (
    <div className={styles['tray']}>
      <p>{t('desk:tray.text')}</p>
      <ul>
        {entriesOf(tray).map((one) => (
          <Entry key={one.id} unplaced={one} />
        ))}
      </ul>
    </div>
  );
}

function Entry({ unplaced }: { readonly unplaced: TrayEntry }) {
  const { t, language } = useText();
  const { editor, collab } = useDesk();
  const sectionName = useSectionName();
  const clear = (): void => {
    for (const id of unplaced.ids) collab.clearTray(id);
  };
  const put = (): void => {
    const done = change(editor, { intent: 'edit', label: 'from-tray' }, (tr) => {
      if (!tr.selection.$head.parent.isTextblock) return false;
      // words of several blocks become one line: where they part is for the person to say
      tr.insertText(unplaced.inserted.replaceAll('\n', ''));
      return true;
    });
    if (done) clear();
    editor.focus();
  };
  const { block, wanted } = unplaced;
  const now = useLater((state) =>
    block === undefined ? null : (findById(state.doc, block)?.node.textContent ?? null),
  );
  /** The block reads as its author wanted it; the person has seen both. */
  const takeTheirs = (): void => {
    const done = change(editor, { intent: 'edit', label: 'from-tray' }, (tr) => {
      const found = block === undefined ? null : findById(tr.doc, block);
      return (
        found !== null &&
        wanted !== undefined &&
        replaceText(tr, found.pos + 1, found.pos + 1 + found.node.content.size, wanted)
      );
    });
    if (done) clear();
    editor.focus();
  };
  const said = membersOf(unplaced.step).map(({ attr, member }) =>
    typeof member === 'string' ? (attr === 'sections' ? sectionName(member) : member) : wordsOf(member),
  );
  const text = unplaced.inserted || unplaced.removed || said.join('\n');
  const { label, intent, by, at } = unplaced.change;
  return (
    <li>
      <p className={styles['head']}>
        <strong>{nameOf(label ?? intent)}</strong>
        <small>
          {by === '' ? t('app:who.nobody') : by} ·{' '}
          {new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
            dateStyle: 'short',
            timeStyle: 'short',
          }).format(at)}
        </small>
      </p>
      {said.map((words) => (
        <q key={words}>{words}</q>
      ))}
      {unplaced.inserted !== '' && (
        <p>
          <small>{t('desk:tray.inserted')}</small>
          <ins>{unplaced.inserted}</ins>
        </p>
      )}
      {unplaced.removed !== '' && (
        <p>
          <small>{t('desk:tray.removed')}</small>
          <del>{unplaced.removed}</del>
        </p>
      )}
      {wanted !== undefined && now !== wanted && (
        <div className={styles['sides']}>
          <p>
            <small>{by === '' ? t('desk:tray.wantedHere') : t('desk:tray.wanted', { by })}</small>
            <Wanted text={wanted} inserted={unplaced.inserted} />
          </p>
          <p>
            <small>{t('desk:tray.now')}</small>
            <span>{now ?? t('desk:tray.gone')}</span>
          </p>
        </div>
      )}
      {unplaced.change.intent === 'sign' && <p>{t('rounds:unplaced')}</p>}
      {unplaced.context !== '' && <small>{t('desk:tray.was', { context: unplaced.context })}</small>}
      <span className={styles['acts']}>
        {wanted !== undefined && now !== null && now !== wanted && (
          <button type="button" onClick={takeTheirs}>
            {t('desk:tray.take')}
          </button>
        )}
        {unplaced.inserted !== '' && (
          <button type="button" onClick={put}>
            {t('desk:tray.put')}
          </button>
        )}
        {text !== '' && (
          <button
            type="button"
            onClick={() => void navigator.clipboard.writeText(text).then(() => notify(t('desk:tray.copied')))}
          >
            {t('desk:tray.copy')}
          </button>
        )}
        <button type="button" onClick={clear}>
          {t('desk:tray.discard')}
        </button>
      </span>
    </li>
  );
}

/** What its author wanted, the words that were put in told apart where they stand in it as one. */
function Wanted({ text, inserted }: { readonly text: string; readonly inserted: string }) {
  const at = inserted === '' ? -1 : text.indexOf(inserted);
  if (at < 0) return <span>{text}</span>;
  return (
    <span>
      {text.slice(0, at)}
      <ins>{inserted}</ins>
      {text.slice(at + inserted.length)}
    </span>
  );
}

interface Said {
  readonly attr: string;
  readonly member: unknown;
}

/** Sections, queries and answers that the steps would have put in or taken out. They come from a journal, which may come from a file. */
function membersOf(step: unknown): readonly Said[] {
  const steps: readonly unknown[] = Array.isArray(step) ? step : [step];
  return steps.flatMap((one) => {
    if (typeof one !== 'object' || one === null || !('attr' in one) || !('member' in one)) return [];
    return typeof one.attr === 'string' && one.attr !== 'dismissals'
      ? [{ attr: one.attr, member: one.member }]
      : [];
  });
}

function wordsOf(member: unknown): string {
  return typeof member === 'object' && member !== null && 'text' in member && typeof member.text === 'string'
    ? member.text
    : '';
}
