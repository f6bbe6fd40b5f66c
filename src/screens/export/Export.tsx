// What leaves: which articles, as what, what it will look like, what is still open, and where every character went.

import { notify } from '../../components/notices.ts';
import type { Remote } from 'comlink';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Box } from '../../components/Box.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice as Radio, Tick } from '../../components/Choice.tsx';
import { State } from '../../components/State.tsx';
import { safeName } from '../../core/export/files.ts';
import { exporters } from '../../core/export/registry.ts';
import { textStyles, txt, usualStyle } from '../../core/export/txt.ts';
import type { ExportedFile, Exporter, Format } from '../../core/export/types.ts';
import { taxonomies } from '../../core/sections/registry.ts';
import '../../i18n/files.ts';
import { useText } from '../../i18n/index.ts';
import { Keys } from '../../panels/Keys.tsx';
import { store, useSetPaper } from '../../store/queries.ts';
import { saveFile } from '../../components/choose.ts';
import { printPage } from '../../components/print-page.ts';
import { Head } from '../Head.tsx';
import { record } from '../record.ts';
import { useKeys } from '../use-keys.ts';
import { AccountBox } from './AccountBox.tsx';
import styles from './export.module.css';
import { Picked } from './Picked.tsx';
import { FilePreview } from './FilePreview.tsx';
import {
  type Choices,
  chosenIds,
  type Exporting,
  type ExportRecord,
  type Open,
  untagged,
  type Wanted,
  type What,
} from './exporting.ts';
import type { Keeper } from './keeper.worker.ts';
import { StillOpen } from './StillOpen.tsx';
import { useExporting } from './use-exporting.ts';
import { useFiles } from './use-files.ts';

const whats: readonly What[] = ['all', 'passed', 'sections', 'picked'];

/** The route /issue/:id/export. */
export function Export({ issue }: { readonly issue: string }) {
  const { t } = useText();
  const [, go] = useLocation();
  const { data, keeper, error, again } = useExporting(issue);
  // they stay when the issue is read anew
  const [choice, setChoice] = useState(usual);
  const leave = (): void => go(`/issue/${issue}`);
  useKeys(data ? {} : { Escape: leave });
  if (data && keeper)
    return (
      <Ready
        issue={issue}
        data={data}
        keeper={keeper}
        choice={choice}
        onChoose={(part) => setChoice((was) => ({ ...was, ...part }))}
        onLeave={leave}
      />
    );
  return (
    <>
      <Head title={t('exporting:title')}>
        <Button onClick={leave} keys={<Keys of={['Escape']} />}>
          {t('exporting:back')}
        </Button>
      </Head>
      <main>
        {error ? (
          <State title={t('exporting:failed')}>
            <code>{error.message}</code>
            <Button onClick={again}>{t('exporting:again')}</Button>
          </State>
        ) : data === null ? (
          <State title={t('exporting:missing')}>
            <Link href="/">{t('app:toShelf')}</Link>
          </State>
        ) : (
          <State title={t('exporting:loading')} />
        )}
      </main>
    </>
  );
}

interface Choice extends Choices {
  readonly code: Exporter['code'];
  readonly perArticle: boolean;
}

const usual: Choice = {
  what: 'all',
  sections: new Set(),
  picked: new Set(),
  code: 'txt',
  perArticle: false,
};

interface ReadyProps {
  readonly issue: string;
  readonly data: Exporting;
  readonly keeper: Remote<Keeper>;
  readonly choice: Choice;
  readonly onChoose: (part: Partial<Choice>) => void;
  readonly onLeave: () => void;
}

function Ready({ issue, data, keeper, choice, onChoose, onLeave }: ReadyProps) {
  const { t, language } = useText();
  const { articles, paper, date, own } = data;
  const { what, sections, picked, code, perArticle } = choice;
  const [textStyle, setTextStyle] = useState(data.textStyle);
  const { mutate: setPaper } = useSetPaper();

  const ids = useMemo(
    () => chosenIds(articles, { what, sections, picked }),
    [articles, what, sections, picked],
  );
  const open = useOpen(keeper, ids);
  const left = open && total(open.counts) - (open.counts['untagged'] ?? 0);
  useEffect(() => {
    // the shelf's figures: what was counted here need not be counted again
    if (left !== null) void store.summarize(issue, { ...data.counts, open: left });
  }, [issue, data, left]);

  const tagged = useMemo(() => taggedIn(data), [data]);
  const names = useMemo(
    () => ({
      ...Object.fromEntries(
        taxonomies.flatMap(({ sections: known }) =>
          known.map(({ code: section, english, name }) => [section, language === 'en' ? english : name]),
        ),
      ),
      ...own,
    }),
    [own, language],
  );
  const exporter = exporters.find((one) => one.code === code) ?? txt;
  const apart = exporter.only === undefined ? perArticle : exporter.only === 'article';
  const wanted = useMemo(
    (): Wanted => ({
      sectionNames: names,
      textStyle,
      apart,
      ...(what === 'all' ? {} : { articles: ids }),
    }),
    [names, textStyle, apart, what, ids],
  );
  const { files, typeset, redline, failed, done } = useFiles(
    keeper,
    ids.length === 0 ? null : exporter,
    wanted,
  );

  const ready = files !== null && files.length > 0;
  /** Who asked for the file or its words while it was being written has them as soon as it is, unless another one was chosen since. */
  const asked = useRef<{ readonly as: 'file' | 'words'; readonly wanted: Wanted; readonly code: Format }>(
    null,
  );
  const prints = code === 'proof' || code === 'redproof';
  const copy = async (): Promise<void> => {
    if (!ready) {
      asked.current = { as: 'words', wanted, code };
      return;
    }
    // what is no text, or made for paper, goes as the words of the articles
    const plain = files
      .map(({ content }) => (typeof content === 'string' && !prints ? content : null))
      .reduce((all, one) => (all === null || one === null ? null : `${all}\n${one}`));
    const as = (type: string, text: string): Blob => new Blob([text], { type });
    const written = async (format: Format): Promise<string> => {
      const [file] = (await keeper.write(format, { ...wanted, apart: false })).files;
      return String(file?.content ?? '');
    };
    const rich = code === 'txt' || code === 'html' || plain === null;
    try {
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/plain': (async () => as('text/plain', plain ?? (await written('txt'))))(),
          ...(rich ? { 'text/html': (async () => as('text/html', await written('html')))() } : {}),
        }),
      ]);
    } catch {
      // what lies there is what was copied before: it must not be pasted for this
      notify(t('exporting:notCopied'));
      return;
    }
    notify(t('exporting:copied', { count: ids.length }));
  };
  const save = async (): Promise<void> => {
    const [only] = files ?? [];
    if (!ready || !only) {
      asked.current = { as: 'file', wanted, code };
      return;
    }
    const named = [paper, date].filter(Boolean).join(' ') || t('shelf:fileName');
    const name = apart ? `${safeName(`${named} ${exporter.called ?? exporter.extension}`)}.zip` : only.name;
    if (prints) printPage(String(only.content));
    else if (apart)
      saveFile(new Blob([(await keeper.zip([...files])).slice()], { type: 'application/zip' }), name);
    else saveFile(blobOf(only), name);
    const payload: ExportRecord = {
      format: code,
      files: files.length,
      articles: ids.length,
      open: open?.counts ?? {},
      queries: data.queries.length,
      unplaced: data.tray.length,
      in: data.account.in,
      out: data.account.out,
    };
    const recorded = await record(issue, { intent: 'export', payload, steps: [] });
    notify(
      prints ? t('exporting:printing') : t('exporting:saved', { name }),
      recorded ? {} : { description: t('exporting:notRecorded') },
    );
  };
  const doAsked = useEffectEvent(() => {
    const then = asked.current;
    asked.current = null;
    if (then?.wanted === wanted && then.code === code) void (then.as === 'file' ? save() : copy());
  });
  useEffect(() => {
    if (ready) doAsked();
  }, [ready]);
  useKeys({ Escape: onLeave, Enter: () => void save(), 'Mod-c': () => void copy() });

  const under =
    what === 'sections' ? (
      <div role="group" aria-label={t('exporting:whats.sections')} className={styles['sub']}>
        {tagged.map(({ code: section, count }) => (
          <Tick
            key={section}
            checked={sections.has(section)}
            onChange={(on) => onChoose({ sections: withMember(sections, section, on) })}
          >
            {section === untagged ? t('exporting:untagged') : (names[section] ?? section)}{' '}
            <span className={styles['quiet']}>{count}</span>
          </Tick>
        ))}
      </div>
    ) : what === 'picked' ? (
      <Picked
        data={data}
        picked={picked}
        onPick={(ids, on) => onChoose({ picked: ids.reduce((set, id) => withMember(set, id, on), picked) })}
      />
    ) : null;
  const style = (
    <details className={styles['sub']}>
      <summary>{t('exporting:textStyle')}</summary>
      {textStyles.map((one) => (
        <Tick
          key={one}
          checked={textStyle[one]}
          onChange={(on) => {
            setTextStyle({ ...textStyle, [one]: on });
            setPaper({
              name: paper ?? '',
              change: ({ textStyle: was = usualStyle }) => ({ textStyle: { ...was, [one]: on } }),
            });
          }}
        >
          {t(`exporting:textStyles.${one}`)}
        </Tick>
      ))}
    </details>
  );

  return (
    <div className={styles['page']}>
      <Head
        title={t('exporting:title')}
        note={[paper ?? t('shelf:untitled'), date].filter(Boolean).join('　')}
      >
        <Button onClick={onLeave} keys={<Keys of={['Escape']} />}>
          {t('exporting:back')}
        </Button>
        <Button disabled={!ready} onClick={() => void copy()} keys={<Keys of={['Mod-c']} />}>
          {t('exporting:copy')}
        </Button>
        <Button look="main" disabled={!ready} onClick={() => void save()} keys={<Keys of={['Enter']} />}>
          {t(prints ? 'exporting:print' : 'exporting:save')}
        </Button>
      </Head>
      <main className={styles['columns']}>
        <div className={styles['choices']}>
          <Box title={t('exporting:what')} scrolls>
            <Radio
              label={t('exporting:what')}
              labelled
              value={what}
              onChange={(one) => onChoose({ what: one })}
              options={whats.map((one) => ({
                value: one,
                label: t(`exporting:whats.${one}`),
                ...(one === 'all' || one === 'passed'
                  ? {
                      aside: t('exporting:articles', {
                        count: chosenIds(articles, { what: one, sections, picked }).length,
                      }),
                    }
                  : one === what
                    ? { aside: t('exporting:articles', { count: ids.length }) }
                    : {}),
                under: one === what ? under : null,
              }))}
            />
            <Tick
              checked={apart}
              disabled={exporter.only !== undefined}
              onChange={(on) => onChoose({ perArticle: on })}
            >
              {t('exporting:perArticle')}
            </Tick>
            <div className={styles['gap']} />
            <Radio
              label={t('exporting:asWhat')}
              value={code}
              onChange={(one) => onChoose({ code: one })}
              options={exporters.map((one) => ({
                value: one.code,
                label: t(`exporting:formats.${one.code}`),
                note: t(`exporting:notes.${one.code}`),
                under: one.code === code && code === 'txt' ? style : null,
              }))}
            />
          </Box>
        </div>
        <FilePreview
          code={code}
          files={files}
          done={done}
          typeset={typeset}
          redline={redline}
          named={apart}
          empty={
            failed === null
              ? t(articles.length === 0 ? 'exporting:emptyIssue' : 'exporting:nothingChosen')
              : t('exporting:notWritten', { reason: failed })
          }
        />
        <StillOpen issue={issue} data={data} chosen={ids} open={open} />
        <AccountBox data={data} keeper={keeper} />
      </main>
    </div>
  );
}

/** Text says its encoding; what is packed has none. */
function blobOf({ content, mime }: ExportedFile): Blob {
  return typeof content === 'string'
    ? new Blob([content], { type: `${mime};charset=utf-8` })
    : new Blob([content.slice()], { type: mime });
}

function withMember(set: ReadonlySet<string>, member: string, on: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (on) next.add(member);
  else next.delete(member);
  return next;
}

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** What is open in the chosen articles; null until it is found. What was found before stays while others are chosen. */
function useOpen(keeper: Remote<Keeper>, ids: readonly string[]): Open | null {
  const [found, setFound] = useState<{ readonly keeper: Remote<Keeper>; readonly open: Open } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void keeper.openIn(ids).then((open) => {
      if (!stop.signal.aborted) setFound({ keeper, open });
    });
    return () => stop.abort();
  }, [keeper, ids]);
  return found?.keeper === keeper ? found.open : null;
}

/** Sections of the issue with the number of their articles, the untagged last. */
function taggedIn({ articles }: Exporting): readonly { readonly code: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { sections } of articles)
    for (const code of sections.length === 0 ? [untagged] : sections)
      counts.set(code, (counts.get(code) ?? 0) + 1);
  return Array.from(counts, ([code, count]) => ({ code, count })).sort(
    (a, b) => Number(a.code === untagged) - Number(b.code === untagged) || b.count - a.count,
  );
}
