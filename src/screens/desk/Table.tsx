// The table that the galley lies on: contents, galley, panel; on a wide screen the page beside the text. What lies over
// the galley (palette, help, strips) takes the focus for as long as it is asked and gives it back to the caret.

import { notify } from '../../components/notices.ts';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { type Column, Columns } from '../../components/Columns.tsx';
import { turned } from '../../core/checks/switches.ts';
import { articleAttrs } from '../../core/document/queries.ts';
import { atHand, finishFixing } from '../../editor/commands.ts';
import { later } from '../../components/later.tsx';
import { Unfetched } from '../../components/Unfetched.tsx';
import type { DeskEditor } from '../../editor/desk-editor.ts';
import { redrawHeads } from '../../editor/galley.ts';
import { nextQuery, threadAt } from '../../editor/remarks.ts';
import { sendable } from '../../editor/signing.ts';
import { i18n, loadEnglish, useText } from '../../i18n/index.ts';
import { articleNodeAt, type Desk, DeskProvider, paperIn } from '../../panels/desk.ts';
import { useRedline } from '../../panels/redline/state.ts';
import { callSearch } from '../../panels/search/query.ts';
import { attachTo, chooseFiles } from '../../panels/facsimile/use-attach.ts';
import { zooming } from '../../panels/facsimile/zoom.ts';
import { sitting, useSitting } from '../../sitting/sitting.ts';
import { useSetPaper } from '../../store/queries.ts';
import { exports, notices, shelf } from '../screens.ts';
import { handIssue } from '../shelf/handing.ts';
import { Banners } from './Banners.tsx';
import { bindCommands } from './bind-commands.ts';
import { Contents } from './Contents.tsx';
import { type DeskActions, fromOutside, type Overlay } from './desk-commands.ts';
import styles from './desk.module.css';
import { Foot } from './Foot.tsx';
import { useLearning } from './learning.ts';
import type { OpenDesk } from './open-desk.ts';
import { Overlays } from './Overlays.tsx';
import { PanelColumn, turnedPanel } from './PanelColumn.tsx';
import { ReadingBar } from './ReadingBar.tsx';
import { remember } from './resume.ts';
import { takeSection } from './take-section.ts';
import { speak, useReading } from './reading.ts';
import { beforeSigning, goOn, signer, signNow, withdrawNow } from './rounds.ts';
import { TopBar } from './TopBar.tsx';
import { useDropScan } from './use-drop-scan.ts';
import { useMedia } from './use-media.ts';
import { usePaceKeeping } from './use-pace.ts';
import { useHouse } from './house.ts';
import { useSummary } from './summary.ts';

// with the panels, when the desk is at rest
const facsimile = later(async () => (await import('../../panels/facsimile.tsx')).Facsimile);

/** CSS pixels, until somebody moves a border. */
const sizes = {
  contents: { width: 252, min: 160, max: 420 },
  facsimile: { width: 440, min: 240, max: 1200 },
  panel: { width: 348, min: 280, max: 720 },
} as const;

interface TableProps {
  readonly issue: string;
  readonly most: number;
  readonly desk: OpenDesk;
}

export function Table({ issue, most, desk: { editor, collab, holder } }: TableProps) {
  const { t, language } = useText();
  const [, navigate] = useLocation();
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [drawer, setDrawer] = useState(false);
  const { contentsShown, beside, lineShown } = useSitting();
  // a galley of less than 30 Han a line is none: before that the contents fold away; the page needs 1,500 to stand beside the text with everything else
  const roomy = useMedia('(min-width: 1180px)');
  const wide = useMedia('(min-width: 1500px)');
  const { mutate: setPaper } = useSetPaper();

  const readAloud = useReading(editor);

  const actions = useMemo((): DeskActions => {
    // what leaves is read from the store: what was done last goes along. Where that takes nothing, what it has goes all the same
    const whenStored = (then: () => Promise<unknown>): void => {
      finishFixing(editor);
      void collab.stored().then(then);
    };
    return {
      lay: (next) => setOverlay((was) => (was === next ? null : next)),
      turnPanel: (by) => sitting().set({ panel: turnedPanel(sitting().panel, by, editor.state) }),
      toggleBeside: () => {
        const { beside: shown, panel, set } = sitting();
        if (wide) set({ beside: !shown });
        else set({ panel: panel === 'facsimile' ? 'suggestions' : 'facsimile' });
      },
      toggleLine: () => sitting().set({ lineShown: !sitting().lineShown }),
      toggleContents: () => {
        if (roomy) sitting().set({ contentsShown: !sitting().contentsShown });
        else setDrawer((was) => !was);
      },
      zoom: (factor) => (factor === 'fit' ? zooming().fit() : zooming().by(factor)),
      search: () => {
        const { from, to } = editor.state.selection;
        callSearch(editor.state.doc.textBetween(from, to, '\n'));
        sitting().set({ panel: 'search' });
      },
      attachScan: () => {
        sitting().set(wide ? { beside: true } : { panel: 'facsimile' });
        void chooseFiles().then(attachTo(issue, editor).files);
      },
      nextRegion: () => focusNextRegion(),
      kindOff: () => {
        const code = atHand(editor)?.code;
        if (code === undefined) return;
        if (sitting().filter === code) sitting().set({ filter: null });
        setPaper({ name: paperIn(editor.state), change: (was) => turned(code, false, was) });
        notify(i18n.t('desk:suggestions.kindIsOff', { name: i18n.t(`checks:kind.${code}.name`) }));
      },
      toggleRedline: () => useRedline.getState().set({ on: !useRedline.getState().on }),
      stepEdit: (by) => {
        if (!useRedline.getState().on) useRedline.getState().set({ on: true });
        void import('../../panels/redline/go.ts').then(({ stepEdit }) => stepEdit(editor, by));
      },
      reclass: () =>
        void import('./redline.ts').then(({ reclassHere }) => reclassHere(issue, editor, collab)),
      saveLog: (as) => whenStored(() => import('./redline.ts').then((it) => it.saveLog(issue, editor, as))),
      readAloud,
      speak,
      handOver: () => {
        const { paper, date } = editor.state.doc.attrs;
        whenStored(() => handIssue(issue, [paper, date].filter(Boolean).join(' ') || '清样'));
      },
      takeSection: () => void takeSection(editor),
      sign: (scope) => {
        finishFixing(editor);
        const first = beforeSigning(editor, scope);
        if (first === null) signNow(editor, collab, scope);
        else setOverlay(first === 'who' ? 'who' : `confirm-${scope}`);
      },
      signOn: (tagged) => {
        finishFixing(editor);
        const first = beforeSigning(editor, 'article');
        if (first === 'who') return setOverlay('who');
        const article = articleNodeAt(editor.state);
        const untagged = article !== null && articleAttrs(article).sections.length === 0;
        // what nothing tells the section of is not signed untagged
        if (tagged && untagged && !takeSection(editor)) return;
        if (first === 'confirm') setOverlay('confirm-on');
        else goOn(editor, signNow(editor, collab, 'article'));
      },
      withdraw: () => withdrawNow(editor),
      sendBack: () => {
        if (sendable(editor.state, signer())) setOverlay('back');
        else editor.tell({ code: 'rounds:cannot.back' });
      },
      ask: () =>
        setOverlay((was) =>
          was === 'ask' || was === 'answer'
            ? null
            : editor.state.selection.empty && threadAt(editor.state)
              ? 'answer'
              : 'ask',
        ),
      nextQuery: () => {
        sitting().set({ panel: 'queries' });
        if (!nextQuery(editor)) editor.tell({ code: 'rounds:query.noNext' });
        editor.focus();
      },
      teach: () => sitting().set({ lesson: 0 }),
      leaveTo: (where) => {
        finishFixing(editor);
        // what leaves is read from the store; where that takes nothing, the banner says so and the text stays here
        void collab.stored().then((stored) => {
          if (where === 'shelf') navigate('/');
          else if (stored) navigate(`/issue/${issue}/export`);
        });
      },
      set: (change) => sitting().set(change),
    };
  }, [editor, collab, readAloud, issue, navigate, roomy, wide, setPaper]);

  // found by its English name too: those words are fetched at rest
  const [english, setEnglish] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => void loadEnglish().then(() => setEnglish(true)), 2500);
    return () => clearTimeout(timer);
  }, []);

  const desk = useMemo(
    (): Desk => ({ issue, editor, collab, most, commands: bindCommands(editor, actions, language) }),
    // oxlint-disable-next-line react/exhaustive-deps -- other words are other commands
    [issue, editor, collab, most, actions, language, english],
  );

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const command = fromOutside(desk.commands, event);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [desk]);

  const name = useSitting((state) => state.name);
  useEffect(() => {
    const keep = (): void => remember(issue, name, editor.state, sitting().filter);
    const timer = setInterval(keep, 5000);
    addEventListener('pagehide', keep);
    return () => {
      keep();
      clearInterval(timer);
      removeEventListener('pagehide', keep);
    };
  }, [issue, name, editor]);

  const drawnIn = useRef(language);
  useEffect(() => {
    if (drawnIn.current === language) return;
    drawnIn.current = language;
    editor.dispatch(redrawHeads(editor.state.tr));
  }, [editor, language]);

  const leave = useCallback(() => {
    setOverlay(null);
    editor.focus();
  }, [editor]);

  const learning = useSitting((state) => typeof state.lesson === 'number');
  const widths = useSitting((state) => state.layouts['desk']);
  const column = (id: 'contents' | 'facsimile' | 'panel', content: ReactNode): Column => ({
    id,
    ...sizes[id],
    width: widths?.[id] ?? sizes[id].width,
    label: t(`desk:border.${id}`),
    content,
  });
  const columns: readonly Column[] = [
    ...(roomy && contentsShown ? [column('contents', <Contents />)] : []),
    ...(wide && beside
      ? [
          column(
            'facsimile',
            <Unfetched>
              <facsimile.Body />
            </Unfetched>,
          ),
        ]
      : []),
    {
      id: 'galley',
      width: null,
      min: 480,
      max: Infinity,
      label: '',
      content: (
        <>
          <Galley holder={holder} onMounted={() => resume(editor)} />
          <Overlays overlay={overlay} onLay={setOverlay} onLeave={leave} />
          <ReadingBar />
          <Banners />
        </>
      ),
    },
    column('panel', <PanelColumn />),
  ];
  return (
    <DeskProvider value={desk}>
      <div className={styles['desk']}>
        <TopBar folded={!roomy || !contentsShown} />
        <Columns
          columns={columns}
          onWidth={(id, width) =>
            sitting().set({ layouts: { ...sitting().layouts, desk: { ...widths, [id]: width } } })
          }
        />
        {drawer && !roomy && (
          <div className={styles['drawer']} data-region>
            <Contents onGone={() => setDrawer(false)} />
          </div>
        )}
        {lineShown && (
          <Unfetched>
            <lineStrip.Body />
          </Unfetched>
        )}
        {learning && (
          <Unfetched>
            <lesson.Body />
          </Unfetched>
        )}
        <Foot />
      </div>
      <AtRest />
      <Drawn />
    </DeskProvider>
  );
}

/** Frames in which a far page finds its height. */
const openingFrames = 24;

/** The caret is where it was left, and in sight. */
function resume(editor: DeskEditor): void {
  editor.focus();
  editor.dispatch(editor.state.tr.scrollIntoView());
  editor.keepInSight(openingFrames);
}

/** Where the galley lies. The editor draws in it; React leaves it alone. */
function Galley({ holder, onMounted }: { readonly holder: HTMLElement; readonly onMounted: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const mounted = useRef(onMounted);
  useLayoutEffect(() => {
    place.current?.replaceChildren(holder);
    mounted.current();
  }, [holder]);
  return <main ref={place} className={styles['galley']} />;
}

const lineStrip = later(async () => (await import('../../panels/facsimile/LineStrip.tsx')).LineStrip);
const lesson = later(async () => (await import('./Lesson.tsx')).Lesson);
const redlineDrawn = later(async () => (await import('./RedlineDrawn.tsx')).RedlineDrawn);

function Drawn() {
  const on = useRedline((state) => state.on);
  const [wanted, setWanted] = useState(on);
  if (on && !wanted) setWanted(true);
  return (
    wanted && (
      <Unfetched>
        <redlineDrawn.Body />
      </Unfetched>
    )
  );
}

/** Milliseconds after opening, until the ways out of the desk, and the redline, are fetched: they are there then whatever becomes of the network. */
const waysOut = 4000;

/** What is done while nobody types: the shelf's figures, files that are dropped on the desk. */
function AtRest() {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const { fetch } of [exports, shelf, redlineDrawn, notices]) fetch().catch(() => undefined);
    }, waysOut);
    return () => clearTimeout(timer);
  }, []);
  useSummary();
  usePaceKeeping();
  useHouse();
  useLearning();
  useDropScan();
  return null;
}

/** F6, as in other programs with columns: the next one gets the focus, the galley its caret. */
function focusNextRegion(): void {
  const regions = Array.from(document.querySelectorAll<HTMLElement>('[data-region]'));
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + 1) % regions.length];
  const target = next?.querySelector<HTMLElement>(
    '[contenteditable="true"], [aria-current="true"], button:not(:disabled), [tabindex="0"]',
  );
  target?.focus();
}
