// The shelf of issues: what is here, how far it is, and the way in for new ones.

import { notify } from '../../components/notices.ts';
import { FileText } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../components/Button.tsx';
import { State } from '../../components/State.tsx';
import { say, useText } from '../../i18n/index.ts';
import { Keys } from '../../panels/Keys.tsx';
import type { StoredIssue } from '../../store/database.ts';
import type { Examined } from '../../store/handing.ts';
import { useIssues, usePutAway, useRestore, useStorage } from '../../store/queries.ts';
import { chooseFiles } from '../../components/choose.ts';
import { Head } from '../Head.tsx';
import { expectFiles } from '../expect-files.ts';
import { useIncoming } from '../incoming.ts';
import { desk } from '../screens.ts';
import { useDrop } from '../use-drop.ts';
import { useKeys } from '../use-keys.ts';
import { archiveKinds, loadShelf, saveShelf } from './archive.ts';
import { examined, handIssue, sortOf, taken } from './handing.ts';
import { IssueRow } from './IssueRow.tsx';
import { type Arrival, Returned } from './Returned.tsx';
import { Preferences } from './Preferences.tsx';
import { sitting } from '../../sitting/sitting.ts';
import { nameOf } from './name-of.ts';
import styles from './shelf.module.css';

/** Milliseconds that the shelf has been shown, until the desk is fetched: an issue opens at once then. */
const rest = 1000;

export function Shelf() {
  const { t, language } = useText();
  const [, go] = useLocation();
  const issues = useIssues();
  const storage = useStorage();
  const putAway = usePutAway();
  const restore = useRestore();
  const take = useIncoming((state) => state.take);
  const [arrival, setArrival] = useState<Arrival | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const rows = useRef<HTMLTableSectionElement>(null);

  const bring = (files: readonly File[]): void => {
    const [first] = files;
    if (!first) return;
    if (files.length === 1) void sortOf(first).then((sort) => sorts[sort](first));
    else toImport(files);
  };
  const toImport = (files: readonly File[]): void => {
    take(files);
    go('/import');
  };
  const arrive = async (file: File): Promise<void> => {
    const seen = await examined(file);
    if (seen.fault) setArrival({ examined: seen, file: file.name });
    else await takeIn(seen, file.name);
  };
  const takeIn = async (seen: Examined, file: string): Promise<void> => {
    const answer = await taken(seen);
    setArrival(answer && { taken: answer, file });
    await Promise.all([issues.refetch(), storage.refetch()]);
  };
  const load = async (file: File): Promise<void> => {
    const { loaded, same, messages } = await loadShelf(file);
    await Promise.all([issues.refetch(), storage.refetch()]);
    const [first] = messages;
    if (loaded + same > 0 || !first)
      notify(
        t('shelf:loaded', { count: loaded, same }),
        first ? { description: messages.map((message) => say(message)).join(' ') } : {},
      );
    else notify(messages.map((message) => say(message)).join(' '));
  };
  const save = async (): Promise<void> => {
    await saveShelf(t('shelf:fileName'));
    notify(t('shelf:saved'));
  };
  const sorts = {
    handed: (file: File) => void arrive(file),
    shelf: (file: File) => void load(file),
    pages: (file: File) => toImport([file]),
  } as const;
  const paste = (text: string): void =>
    bring([new File([text], `${t('shelf:pasted')}.txt`, { type: 'text/plain' })]);
  const choose = (): void => {
    const come = expectFiles();
    void chooseFiles().finally(come).then(bring);
  };
  const trying = useRef(false);
  const trySample = async (): Promise<void> => {
    // Enter again while it is being fetched is not another one
    if (trying.current) return;
    trying.current = true;
    // who has never sat here learns the keys on it
    if (sitting().lesson === null) sitting().set({ lesson: 0 });
    try {
      const { sampleFiles } = await import('../../testing/sample/sample.ts');
      bring(
        (await sampleFiles()).map(
          ({ name, bytes }) => new File([bytes.slice()], name, { type: 'text/plain' }),
        ),
      );
    } catch {
      notify(t('shelf:sampleUnfetched'));
    } finally {
      trying.current = false;
    }
  };
  const over = useDrop(bring, paste);
  useEffect(() => (over ? expectFiles() : undefined), [over]);
  useEffect(() => {
    // what cannot be fetched now is asked for again when an issue is opened
    const timer = setTimeout(() => void desk.fetch().catch(() => undefined), rest);
    return () => clearTimeout(timer);
  }, []);
  useKeys({
    'Mod-o': choose,
    // the last issue is the one that people mean
    Enter: () => {
      if (document.activeElement !== document.body) return false;
      const [last] = issues.data ?? [];
      if (last) go(`/issue/${last.id}`);
      else if (issues.data) void trySample();
      else return false;
      return true;
    },
    ArrowDown: () => {
      const first = rows.current?.querySelector<HTMLElement>('a[data-issue]');
      if (!first || document.activeElement !== document.body) return false;
      first.focus();
      return true;
    },
  });

  const remove = (issue: StoredIssue): void => {
    const name = nameOf(issue) || t('shelf:untitled');
    putAway.mutate(issue.id, {
      onSuccess: () =>
        notify(t('shelf:putAway', { name }), {
          action: { label: t('shelf:undo'), onClick: () => restore.mutate(issue.id) },
        }),
    });
  };
  /** Arrows walk through the issues; Tab goes through what can be done with one. */
  const walk = (event: KeyboardEvent): void => {
    const links = Array.from(rows.current?.querySelectorAll<HTMLElement>('a[data-issue]') ?? []);
    const at = links.findIndex((link) =>
      link.closest('tr')?.contains(event.target instanceof Node ? event.target : null),
    );
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    const link = to === undefined ? undefined : links[to];
    const field = event.target instanceof HTMLInputElement;
    if (link && !field && !event.altKey && !event.ctrlKey && !event.metaKey) link.focus();
    else if (at >= 0 && !field && event.key === 'F2') setRenaming(links[at]?.dataset['issue'] ?? null);
    else if (at >= 0 && !field && event.key === 'Delete') {
      const issue = issues.data?.find(({ id }) => id === links[at]?.dataset['issue']);
      (links[at + 1] ?? links[at - 1])?.focus();
      if (issue) remove(issue);
    } else return;
    event.preventDefault();
  };

  const used = storage.data?.used ?? null;
  const empty = issues.data?.length === 0;
  return (
    <div className={styles['page']} data-over={over}>
      <Head>
        <Preferences />
      </Head>
      <main className={styles['wrap']}>
        <h1>{t('shelf:title')}</h1>
        <p className={styles['where']}>
          {t('shelf:where')}
          {used !== null &&
            t('shelf:used', { megabytes: used < 1e7 ? (used / 1e6).toFixed(1) : Math.round(used / 1e6) })}
          {storage.data?.kept === false && <span title={t('shelf:notKeptWhy')}>{t('shelf:notKept')}</span>}
        </p>

        {/* it is as large as the shelf is empty: before that is known it would jump away under the pointer */}
        {!issues.isPending && (
          <div className={styles['drop']} data-big={empty}>
            <FileText size={34} strokeWidth={1.2} aria-hidden="true" className={styles['sheet']} />
            <div className={styles['words']}>
              <p>
                <strong>{over ? t('shelf:drop.let') : t('shelf:drop.title')}</strong>
                {!over && t('shelf:drop.or')}
              </p>
              <p className={styles['quiet']}>{t('shelf:drop.formats')}</p>
            </div>
            <Button look="main" onClick={choose} keys={<Keys of={['Mod-o']} />}>
              {t('shelf:choose')}
            </Button>
            <Button onClick={() => void trySample()}>{t('shelf:sample')}</Button>
          </div>
        )}

        {arrival && (
          <Returned
            arrival={arrival}
            onTake={(seen) => void takeIn(seen, arrival.file)}
            onGone={() => setArrival(null)}
          />
        )}
        {issues.isPending && <State title={t('shelf:loading')} />}
        {issues.isError && (
          <State title={t('shelf:failed')}>
            <p>{t('shelf:failedText')}</p>
            <Button onClick={() => void issues.refetch()}>{t('shelf:again')}</Button>
          </State>
        )}
        {empty && (
          <State title={t('shelf:empty.title')}>
            <p className={styles['invite']}>{t('shelf:empty.text')}</p>
            <Button look="main" onClick={() => void trySample()} keys={<Keys of={['Enter']} />}>
              {t('shelf:empty.sample')}
            </Button>
          </State>
        )}
        {issues.data && issues.data.length > 0 && (
          <table className={styles['table']} onKeyDown={walk}>
            <caption className={styles['hidden']}>{t('shelf:keys')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('shelf:column.issue')}</th>
                <th scope="col" className={styles['right']}>
                  {t('shelf:column.pages')}
                </th>
                <th scope="col" className={styles['right']}>
                  {t('shelf:column.characters')}
                </th>
                <th scope="col">{t('shelf:column.suggestions')}</th>
                <th scope="col">{t('shelf:column.rounds')}</th>
                <th scope="col" className={styles['right']}>
                  {t('shelf:column.rate')}
                </th>
                <th scope="col">{t('shelf:column.last')}</th>
                <th scope="col">
                  <span className={styles['hidden']}>{t('shelf:column.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody ref={rows}>
              {issues.data.map((issue, i) => (
                <IssueRow
                  key={issue.id}
                  first={i === 0}
                  issue={issue}
                  language={language}
                  now={issues.dataUpdatedAt}
                  renaming={renaming === issue.id}
                  onRename={(on) => {
                    setRenaming(on ? issue.id : null);
                    if (!on)
                      requestAnimationFrame(() =>
                        rows.current?.querySelector<HTMLElement>(`a[data-issue="${issue.id}"]`)?.focus(),
                      );
                  }}
                  onHand={() => void handIssue(issue.id, nameOf(issue) || t('shelf:untitled'))}
                  onRemove={() => remove(issue)}
                />
              ))}
            </tbody>
          </table>
        )}
        {!issues.isPending && (
          <p className={styles['below']}>
            {issues.data && !empty && <Button onClick={() => void save()}>{t('shelf:save')}</Button>}
            <Button
              onClick={() =>
                void chooseFiles(archiveKinds, false).then(async ([file]) => {
                  if (file) await ((await sortOf(file)) === 'handed' ? arrive(file) : load(file));
                })
              }
            >
              {t('shelf:load')}
            </Button>
          </p>
        )}
      </main>
    </div>
  );
}
