// What the files read like, before anything is stored: look, correct what the importer took wrong, put it on the shelf.

import { notify } from '../../components/notices.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Box } from '../../components/Box.tsx';
import { Button } from '../../components/Button.tsx';
import { Meter } from '../../components/Meter.tsx';
import { State } from '../../components/State.tsx';
import type { Encoding, InputFile } from '../../core/import/types.ts';
import '../../i18n/files.ts';
import { useText } from '../../i18n/index.ts';
import { Keys } from '../../panels/Keys.tsx';
import { sitting } from '../../sitting/sitting.ts';
import { useAddIssue } from '../../store/queries.ts';
import { chooseFiles } from '../../components/choose.ts';
import { Head } from '../Head.tsx';
import { inputFiles, useIncoming } from '../incoming.ts';
import { useDrop } from '../use-drop.ts';
import { useKeys } from '../use-keys.ts';
import { FileList } from './FileList.tsx';
import { prepare, put } from './importer-client.ts';
import styles from './import.module.css';
import { IssueFields } from './IssueFields.tsx';
import { Messages } from './Messages.tsx';
import { Ocr } from './Ocr.tsx';
import type { Unread } from './ocr.ts';
import type { Edits, Preview } from './preview.ts';
import { PreviewPages } from './PreviewPages.tsx';
import { unreadPictures } from './unread.ts';
import { useLooked, useProgress, useReading } from './use-reading.ts';

/** A file of the drop, with what was chosen for it. */
export interface Brought {
  readonly file: File;
  readonly input: InputFile;
}

const unedited: Edits = { numbers: {} };
const none: readonly Preview[] = [];

function Read({ label }: { readonly label: string }) {
  return <Meter progress value={useProgress(({ share }) => share)} label={label} />;
}

export function Import() {
  const { t, language } = useText();
  const [, go] = useLocation();
  const { files: incoming, more, came } = useIncoming();
  const [brought, setBrought] = useState<readonly Brought[]>([]);
  const [asGiven, setAsGiven] = useState(false);
  const [edits, setEdits] = useState<readonly Edits[]>([]);
  const [shown, setShown] = useState(0);
  const [storing, setStoring] = useState(false);
  const [recognising, setRecognising] = useState(false);
  const [left, setLeft] = useState<readonly Unread[]>([]);
  const add = useAddIssue(put);
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  useEffect(prepare, []);
  // what was dropped comes in once; a reload of this page finds nothing, since nothing was stored
  useEffect(() => {
    if (incoming.length === 0) return;
    let gone = false;
    void inputFiles(incoming).then((inputs) => {
      if (gone) return;
      const lost = incoming.filter((_, i) => inputs[i] === null);
      if (lost.length > 0)
        notify(t('importing:unreadable', { names: lost.map(({ name }) => name).join('、') }));
      setBrought((was) => [
        ...was,
        ...incoming.flatMap((file, i): Brought[] => (inputs[i] ? [{ file, input: inputs[i] }] : [])),
      ]);
      came(incoming);
    });
    return () => {
      gone = true;
    };
  }, [incoming, came, t]);

  const files = useMemo(() => brought.map(({ input }) => input), [brought]);
  const reading = useReading(files, asGiven);
  const { result, busy } = reading;
  const previews = result?.previews ?? none;
  const at = Math.min(shown, Math.max(0, previews.length - 1));
  const preview = previews[at];
  const looked = useLooked(result, at);

  const over = useDrop(more, (text) =>
    more([new File([text], `${t('shelf:pasted')}.txt`, { type: 'text/plain' })]),
  );
  const leave = (): void => go('/');
  const ready = incoming.length === 0 && !busy && previews.length > 0 && !storing && !recognising;
  const unread = useMemo(
    () =>
      unreadPictures(
        result,
        brought.map(({ file }) => file),
        left,
      ),
    [result, brought, left],
  );
  const putOnShelf = async (): Promise<void> => {
    if (!ready || !result) return;
    setStoring(true);
    const { name: by, round } = sitting();
    const scans = result.files
      .filter(({ status, pictured }) => status === 'scan' || pictured)
      .flatMap(({ name, page, pictured }) =>
        [
          ...brought.filter(({ input }) => input.name === name).map(({ file }) => file),
          // pictures that came in a package; the copy gives the File memory that it may own
          ...result.unpacked
            .filter((one) => one.name === name)
            .map(({ bytes }) => new File([bytes.slice()], name)),
        ].map((file) => ({ file, page, ...(pictured ? { read: true } : {}) })),
      );
    try {
      let id = '';
      const originals = await result.originals;
      for (const [i, one] of previews.entries()) {
        const original = originals[i];
        if (!original) continue;
        const own = edits[i] ?? unedited;
        const { paper = one.paper, date = one.date } = own;
        const open = one === preview ? (looked?.open ?? null) : null;
        const names = new Set(one.files);
        // oxlint-disable-next-line no-await-in-loop -- each is stored whole before the next
        id = await add.mutateAsync({
          original,
          edits: own,
          issue: {
            paper: paper?.trim() || null,
            date: date || null,
            files: files.filter(({ name }) => names.has(name)),
            summary: {
              pages: one.pages.length,
              articles: one.articles,
              characters: one.characters,
              open,
              most: open ?? 0,
              untagged: one.articles,
              signed: [0, 0, 0, 0],
              by,
              at: Date.now(),
            },
          },
        });
        const pictures = i === 0 ? scans : [];
        if (pictures.length === 0 && !one.pictured) continue;
        // oxlint-disable-next-line no-await-in-loop
        const { attachScans } = await import('./put-on-shelf.ts');
        // oxlint-disable-next-line no-await-in-loop
        const { refused, cut } = await attachScans(id, original, own, pictures, { by, round });
        if (refused.length > 0) notify(t('importing:scansRefused', { names: refused.join('、') }));
        if (cut.length > 0) notify(t('importing:scansCut', { names: cut.join('、') }));
      }
      // who went elsewhere meanwhile stays there
      if (here.current) go(previews.length === 1 ? `/issue/${id}` : '/', { replace: true });
    } catch (error) {
      setStoring(false);
      notify(t('importing:notStored'), {
        description: error instanceof Error ? error.message : String(error),
      });
    }
  };
  const choose = (): void => void chooseFiles().then(more);
  useKeys({ Enter: () => void putOnShelf(), Escape: leave, 'Mod-o': choose });

  const change = (change: Partial<Edits>): void =>
    setEdits((was) =>
      previews.map((_, i) => (i === at ? { ...unedited, ...was[i], ...change } : (was[i] ?? unedited))),
    );

  const refused = result?.files.filter(({ status }) => status === 'refused').length ?? 0;
  return (
    <div className={styles['page']} data-over={over}>
      <Head title={t('importing:title')} note={t('importing:nothingStored')}>
        <Button onClick={leave} keys={<Keys of={['Escape']} />}>
          {t('importing:leave')}
        </Button>
        <Button
          look="main"
          disabled={!ready}
          onClick={() => void putOnShelf()}
          keys={<Keys of={['Enter']} />}
        >
          {storing
            ? t('importing:storing')
            : t(previews.length > 1 ? 'importing:putOnShelfAs' : 'importing:putOnShelf', {
                count: previews.length,
              })}
        </Button>
      </Head>
      <main className={styles['columns']}>
        <div className={styles['side']}>
          <Box
            title={t('importing:files')}
            aside={
              result && !busy
                ? t(refused > 0 ? 'importing:takenAndRefused' : 'importing:taken', {
                    taken: result.files.length - refused,
                    refused,
                  })
                : undefined
            }
          >
            <FileList
              brought={brought}
              asGiven={asGiven}
              reports={result?.files ?? []}
              busy={busy}
              onEncoding={(file, encoding: Encoding) =>
                setBrought((was) =>
                  was.map((one) => (one.file === file ? { ...one, input: { ...one.input, encoding } } : one)),
                )
              }
              onOrder={(order) => {
                setAsGiven(true);
                setBrought(order);
              }}
              onRemove={(file) => setBrought((was) => was.filter((one) => one.file !== file))}
            />
            <div className={styles['row']}>
              <Button onClick={choose} keys={<Keys of={['Mod-o']} />}>
                {t('importing:more')}
              </Button>
              {asGiven && (
                <Button look="quiet" onClick={() => setAsGiven(false)}>
                  {t('importing:byName')}
                </Button>
              )}
            </div>
          </Box>
          {(unread.length > 0 || recognising) && (
            <Ocr
              unread={unread}
              onRead={(read) => {
                setLeft(read.left);
                more(read.files);
              }}
              onBusy={setRecognising}
            />
          )}
          {preview && (
            <Box title={t('importing:issue')}>
              {previews.length > 1 && (
                <label className={styles['which']}>
                  {t('importing:which')}
                  <select value={at} onChange={(event) => setShown(Number(event.target.value))}>
                    {previews.map((one, i) => (
                      <option key={one.pages[0]?.id ?? i} value={i}>
                        {t('importing:whichOne', {
                          number: i + 1,
                          all: previews.length,
                          characters: one.characters.toLocaleString(language),
                        })}
                      </option>
                    ))}
                  </select>
                </label>
              )}
              <IssueFields preview={preview} edits={edits[at] ?? unedited} onChange={change} />
            </Box>
          )}
        </div>
        <Box
          title={t('importing:readsLike')}
          scrolls
          aside={
            preview &&
            `${t('importing:pages', { count: preview.pages.length })}　${t('importing:articles', { count: preview.articles })}　${t('importing:characters', { count: preview.characters, formatted: preview.characters.toLocaleString(language) })}`
          }
        >
          {busy && (
            <p className={styles['reading']} role="status">
              {t('importing:reading')} <Read label={t('importing:reading')} />
              <Button onClick={reading.stop}>{t('importing:stop')}</Button>
            </p>
          )}
          {reading.stopped && (
            <State title={t('importing:stopped')}>
              <Button onClick={reading.again}>{t('importing:readAgain')}</Button>
            </State>
          )}
          {reading.failed !== null && (
            <State title={t('importing:failed')}>
              <code>{reading.failed}</code>
              <Button onClick={reading.again}>{t('importing:readAgain')}</Button>
            </State>
          )}
          {brought.length === 0 && incoming.length === 0 && (
            <State title={t('importing:none.title')}>
              <p>{t('importing:none.text')}</p>
            </State>
          )}
          {result && !busy && previews.length === 0 && (
            <State title={t('importing:nothing.title')}>
              <p>{t(unread.length > 0 ? 'importing:nothing.pictures' : 'importing:nothing.text')}</p>
            </State>
          )}
          {preview && (
            <PreviewPages preview={preview} edits={edits[at] ?? unedited} found={looked?.articles ?? null} />
          )}
        </Box>
        <Messages result={result} preview={preview ?? null} looked={looked} />
      </main>
    </div>
  );
}
