// What leaves: which articles, as what, what it will look like, what is still open, and where every character went.

import { notify } from '../../components/notices.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Box } from '../../components/Box.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice, Tick } from '../../components/Choice.tsx';
import { State } from '../../components/State.tsx';
import type { Suggestion } from '../../core/checks/types.ts';
import { articleAttrs, articles } from '../../core/document/queries.ts';
import { safeName, zip } from '../../core/export/files.ts';
import { html } from '../../core/export/html.ts';
import { exporters } from '../../core/export/registry.ts';
import { textStyles, txt } from '../../core/export/txt.ts';
import type { ExportedFile, Exporter, ExportInput } from '../../core/export/types.ts';
import { cityDaily } from '../../core/sections/city-daily.ts';
import '../../i18n/files.ts';
import { useText } from '../../i18n/index.ts';
import { Keys } from '../../panels/Keys.tsx';
import { store, useSetPaper } from '../../store/queries.ts';
import { saveFile } from '../../components/choose.ts';
import { printPage } from '../../components/print-page.ts';
import { countsOf } from '../desk/summary.ts';
import { Head } from '../Head.tsx';
import { record } from '../record.ts';
import { useSuggestionsOf } from '../suggestions-of.ts';
import { useKeys } from '../use-keys.ts';
import { AccountBox } from './AccountBox.tsx';
import styles from './export.module.css';
import { Picked } from './Picked.tsx';
import { FilePreview } from './FilePreview.tsx';
import {
  chosenIds,
  type Exporting,
  exporting,
  openQueries,
  type ExportRecord,
  untagged,
  type What,
} from './exporting.ts';
import { StillOpen } from './StillOpen.tsx';
import { useFiles } from './use-files.ts';

const whats: readonly What[] = ['all', 'passed', 'sections', 'picked'];

/** The route /issue/:id/export. */
export function Export({ issue }: { readonly issue: string }) {
  const { t } = useText();
  const [, go] = useLocation();
  const { data, error, refetch } = useQuery({
    queryKey: ['exporting', issue],
    queryFn: () => exporting(issue),
    staleTime: 0,
    gcTime: 0,
  });
  const leave = (): void => go(`/issue/${issue}`);
  useKeys(data ? {} : { Escape: leave });
  if (data) return <Ready issue={issue} data={data} onLeave={leave} />;
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
            <Button onClick={() => void refetch()}>{t('exporting:again')}</Button>
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

interface ReadyProps {
  readonly issue: string;
  readonly data: Exporting;
  readonly onLeave: () => void;
}

function Ready({ issue, data, onLeave }: ReadyProps) {
  const { t, language } = useText();
  const { doc, start, paper, date, own } = data;
  const [what, setWhat] = useState<What>('all');
  const [sections, setSections] = useState<ReadonlySet<string>>(new Set());
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [code, setCode] = useState<Exporter['code']>('txt');
  const [perArticle, setPerArticle] = useState(false);
  const [textStyle, setTextStyle] = useState(data.textStyle);
  const { mutate: setPaper } = useSetPaper();
  const suggestions = useSuggestionsOf(
    doc,
    start,
    data.off,
    data.on,
    data.lists,
    data.original.doubts,
    data.original,
  );

  useEffect(() => {
    // the shelf's figures: what was counted here need not be counted again
    const open = suggestions?.filter(({ code }) => code !== 'untagged').length;
    if (open !== undefined) void store.summarize(issue, { ...countsOf(doc), open });
  }, [issue, doc, suggestions]);

  const all = useMemo(() => chosenIds(doc, { what: 'all', sections: new Set(), picked: new Set() }), [doc]);
  const ids = useMemo(() => chosenIds(doc, { what, sections, picked }), [doc, what, sections, picked]);
  const tagged = useMemo(() => taggedIn(data), [data]);
  const names = useMemo(
    () => ({
      ...Object.fromEntries(
        cityDaily.sections.map((section) => [
          section.code,
          language === 'en' ? section.english : section.name,
        ]),
      ),
      ...own,
    }),
    [own, language],
  );
  const exporter = exporters.find((one) => one.code === code) ?? txt;
  // only the issue JSON tells them: nothing else is written anew when they have been found
  const told = code === 'json' ? suggestions : null;
  const input = useMemo(
    (): ExportInput => ({
      doc,
      original: data.original,
      account: data.account,
      sectionNames: names,
      sources: data.sources,
      applied: data.applied,
      journal: data.journal,
      textStyle,
      ...(what === 'all' ? {} : { articles: ids }),
      ...(told ? { suggestions: told } : {}),
    }),
    [doc, data, names, what, ids, told, textStyle],
  );
  const apart = exporter.only === undefined ? perArticle : exporter.only === 'article';
  const { files, redline, failed, done } = useFiles(ids.length === 0 ? null : exporter, input, apart);

  // the issue JSON tells the open suggestions: it has to wait until they are found
  const ready = files !== null && files.length > 0 && (code !== 'json' || suggestions !== null);
  const prints = code === 'proof' || code === 'redproof';
  const copy = async (): Promise<void> => {
    if (!ready) return;
    // what is no text, or made for paper, goes as the words of the articles
    const plain = files
      .map(({ content }) => (typeof content === 'string' && !prints ? content : null))
      .reduce((all, one) => (all === null || one === null ? null : `${all}\n${one}`));
    const rich: Record<string, Blob> =
      code === 'txt' || code === 'html' || plain === null
        ? { 'text/html': new Blob([html.write(input)], { type: 'text/html' }) }
        : {};
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([plain ?? txt.write(input)], { type: 'text/plain' }),
        ...rich,
      }),
    ]);
    notify(t('exporting:copied', { count: ids.length }));
  };
  const save = async (): Promise<void> => {
    const [only] = files ?? [];
    if (!ready || !only) return;
    const name = apart
      ? `${safeName([paper, date].filter(Boolean).join(' ') || t('shelf:fileName'))}.zip`
      : only.name;
    if (prints) printPage(String(only.content));
    else saveFile(apart ? new Blob([zip(files).slice()], { type: 'application/zip' }) : blobOf(only), name);
    const payload: ExportRecord = {
      format: code,
      files: files.length,
      articles: ids.length,
      open: countByCode(suggestions ?? []),
      queries: openQueries(doc).length,
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
  useKeys({ Escape: onLeave, Enter: () => void save(), 'Mod-c': () => void copy() });

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
            <Choice
              label={t('exporting:what')}
              labelled
              value={what}
              onChange={setWhat}
              options={whats.map((one) => ({
                value: one,
                label: t(`exporting:whats.${one}`),
                ...(one === 'all' || one === 'passed'
                  ? {
                      aside: t('exporting:articles', {
                        count: chosenIds(doc, { what: one, sections, picked }).length,
                      }),
                    }
                  : one === what
                    ? { aside: t('exporting:articles', { count: ids.length }) }
                    : {}),
              }))}
            />
            {what === 'sections' && (
              <div role="group" aria-label={t('exporting:whats.sections')} className={styles['sub']}>
                {tagged.map(({ code: section, count }) => (
                  <Tick
                    key={section}
                    checked={sections.has(section)}
                    onChange={(on) => setSections(withMember(sections, section, on))}
                  >
                    {section === untagged ? t('exporting:untagged') : (names[section] ?? section)}{' '}
                    <span className={styles['quiet']}>{count}</span>
                  </Tick>
                ))}
              </div>
            )}
            {what === 'picked' && (
              <Picked
                doc={doc}
                picked={picked}
                onPick={(ids, on) => setPicked(ids.reduce((set, id) => withMember(set, id, on), picked))}
              />
            )}
            <div className={styles['gap']} />
            <Choice
              label={t('exporting:asWhat')}
              value={code}
              onChange={setCode}
              options={exporters.map((one) => ({
                value: one.code,
                label: t(`exporting:formats.${one.code}`),
                note: t(`exporting:notes.${one.code}`),
              }))}
            />
            <div className={styles['gap']} />
            {code === 'txt' && (
              <div role="group" aria-label={t('exporting:textStyle')} className={styles['sub']}>
                <span className={styles['quiet']}>{t('exporting:textStyle')}</span>
                {textStyles.map((one) => (
                  <Tick
                    key={one}
                    checked={textStyle[one]}
                    onChange={(on) => {
                      const next = { ...textStyle, [one]: on };
                      setTextStyle(next);
                      setPaper({ name: paper ?? '', textStyle: next });
                    }}
                  >
                    {t(`exporting:textStyles.${one}`)}
                  </Tick>
                ))}
              </div>
            )}
            <Tick checked={apart} disabled={exporter.only !== undefined} onChange={setPerArticle}>
              {t('exporting:perArticle')}
            </Tick>
          </Box>
        </div>
        <FilePreview
          code={code}
          files={files}
          done={done}
          redline={redline}
          named={apart}
          input={input}
          empty={
            failed === null
              ? t(all.length === 0 ? 'exporting:emptyIssue' : 'exporting:nothingChosen')
              : t('exporting:notWritten', { reason: failed })
          }
        />
        <StillOpen issue={issue} data={data} chosen={ids} suggestions={suggestions} />
        <AccountBox data={data} />
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

function countByCode(suggestions: readonly Suggestion[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of suggestions) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** Sections of the issue with the number of their articles, the untagged last. */
function taggedIn({ doc }: Exporting): readonly { readonly code: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { node } of articles(doc)) {
    const { kind, sections } = articleAttrs(node);
    if (kind === 'furniture') continue;
    for (const code of sections.length === 0 ? [untagged] : sections)
      counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return Array.from(counts, ([code, count]) => ({ code, count })).sort(
    (a, b) => Number(a.code === untagged) - Number(b.code === untagged) || b.count - a.count,
  );
}
