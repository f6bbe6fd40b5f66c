// The desk of one issue: it is opened here, and what can go wrong with that is said here.

import { notify } from '../../components/notices.ts';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../components/Button.tsx';
import { State } from '../../components/State.tsx';
import { noLists } from '../../core/checks/lists.ts';
import type { Suggestion } from '../../core/checks/types.ts';
import { ownNames } from '../../core/sections/registry.ts';
import { i18n, say, useText } from '../../i18n/index.ts';
import { ordered } from '../../panels/suggestions/order.ts';
import { redrawHeads } from '../../editor/galley.ts';
import { newId } from '../../editor/ids.ts';
import { clientOf } from '../../sitting/client.ts';
import { sitting, useSitting } from '../../sitting/sitting.ts';
import { deskLock } from '../../store/desk-lock.ts';
import { store, useOpenedIssue, usePaper } from '../../store/queries.ts';
import type { OpenedIssue } from '../../store/shelf.ts';
import { articleHead } from './article-head.ts';
import styles from './desk.module.css';
import { type OpenDesk, openDesk, type Opening } from './open-desk.ts';
import { signingNotice } from './rounds.ts';
import { saveText } from './save-text.ts';
import { Table } from './Table.tsx';

/** The route /issue/:id. */
export function Desk({ issue }: { readonly issue: string }) {
  const { t } = useText();
  const turn = useSitting((state) => state.turn);
  const held = useHeld(issue);
  const { data, error, refetch } = useOpenedIssue(issue, turn, held);
  if (error)
    return (
      <Said title={t('desk:failed.title')} text={t('desk:failed.text')}>
        <Button look="main" onClick={() => void refetch()}>
          {t('desk:failed.again')}
        </Button>
      </Said>
    );
  if (data === null)
    return (
      <Said title={t('desk:missing.title')} text={t('desk:missing.text')}>
        <Link href="/">{t('desk:missing.back')}</Link>
      </Said>
    );
  return data ? <Opened key={turn} opened={data} /> : <Said title={t('desk:loading')} />;
}

function Said({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}) {
  return (
    <main>
      <State title={title}>
        {text !== undefined && <p>{text}</p>}
        {children}
      </State>
    </main>
  );
}

function Opened({ opened }: { readonly opened: OpenedIssue }) {
  const { t } = useText();
  const opening = useOpening(opened);
  if (opening === null) return <Said title={t('desk:loading')} />;
  if (opening.status === 'broken')
    return <Broken opened={opened} reason={opening.reason} text={opening.text} />;
  return <Table issue={opened.issue.id} most={opened.issue.summary.most} desk={opening.desk} />;
}

/** The words of what does not fit, to be read and saved; nothing is written. */
function Broken({
  opened,
  reason,
  text,
}: {
  readonly opened: OpenedIssue;
  readonly reason: string;
  readonly text: string;
}) {
  const { t } = useText();
  const { paper, date } = opened.issue;
  return (
    <main className={styles['broken']} role="alert">
      <h1>{t('desk:broken.title')}</h1>
      <p>{t('desk:broken.text')}</p>
      <p>
        <code>{reason}</code>
      </p>
      <p>
        <Button
          look="main"
          onClick={() => saveText(`${[paper, date].filter(Boolean).join(' ') || '清样'}.txt`, text)}
        >
          {t('desk:broken.save')}
        </Button>
      </p>
      <pre tabIndex={0}>{text}</pre>
    </main>
  );
}

/** Opens the desk once it is on the page, closes it when it leaves. null: not yet. */
function useOpening(opened: OpenedIssue): Opening | null {
  const [opening, setOpening] = useState<Opening | null>(null);
  const names = useRef<Readonly<Record<string, string>>>({});
  const { data: current } = usePaper(opened.issue.paper ?? '');
  // a vocabulary that is loaded while the desk is open names the sections at once
  useEffect(() => {
    if (!current || opening?.status !== 'open') return;
    const now = ownNames(current);
    if (JSON.stringify(now) === JSON.stringify(names.current)) return;
    names.current = now;
    const { editor } = opening.desk;
    editor.dispatch(redrawHeads(editor.state.tr));
  }, [current, opening]);
  useEffect(() => {
    let desk: OpenDesk | null = null;
    let left = false;
    let release = (): void => undefined;
    const open = async (): Promise<void> => {
      release = await held(opened.issue.id);
      const [paper, client] = await Promise.all([
        store.paper(opened.issue.paper ?? ''),
        clientOf(sitting().name, newId),
      ]);
      if (left) {
        release();
        return;
      }
      names.current = ownNames(paper);
      const made = openDesk(opened, {
        client,
        offKinds: paper.off,
        onKinds: paper.on ?? [],
        lists: paper.lists ?? noLists,
        label: i18n.t('desk:galley'),
        drawHead: (article, rounds) => articleHead(article, rounds, (code) => names.current[code] ?? null),
        sectionNames: () => names.current,
        tell: (message, kinds) =>
          notify(
            say(message),
            kinds
              ? {
                  id: message.code,
                  description: Array.from(
                    kinds,
                    ([code, count]) => `${i18n.t(`checks:kind.${code}.name`)} ${count}`,
                  ).join(' · '),
                }
              : told(message.code),
          ),
        queue: (all: readonly Suggestion[]) => ordered(all, sitting().filter, sitting().order),
        onRemote: (changes) =>
          notify(i18n.t('desk:banner.remote', { count: changes.length }), {
            id: 'remote',
            description: i18n.t('desk:banner.elsewhere'),
          }),
      });
      if (made.status === 'open') desk = made.desk;
      setOpening(made);
    };
    void open();
    return () => {
      left = true;
      desk?.close();
      // what is still being stored goes on top of this very journal
      if (desk) void desk.collab.stored().then(release);
      else release();
    };
  }, [opened]);
  return opening;
}

/** Whether the issue is held by this desk: its journal is read from then on, and a file that is being merged into it is merged whole before. */
function useHeld(issue: string): boolean {
  const [is, setIs] = useState(false);
  useEffect(() => {
    let left = false;
    let release = (): void => undefined;
    void held(issue).then((given) => {
      if (left) return given();
      release = given;
      setIs(true);
    });
    return () => {
      left = true;
      release();
    };
  }, [issue]);
  return is;
}

/** While it is held, by any number of tabs, no file is merged into the issue. Returns the way to let go. */
function held(issue: string): Promise<() => void> {
  // only pages served over https or from this machine have locks
  if (!('locks' in navigator)) return Promise.resolve(() => undefined);
  return new Promise((given) => {
    void navigator.locks.request(
      deskLock(issue),
      { mode: 'shared' },
      () => new Promise<void>((release) => given(release)),
    );
  });
}

/** Said again, it is not said twice; what is withdrawn takes the place of what was signed, with the way back that is none any more. */
const told = (code: string): NonNullable<Parameters<typeof notify>[1]> =>
  code.startsWith('rounds:done.withdrawn') ? { id: signingNotice, action: undefined } : { id: code };
