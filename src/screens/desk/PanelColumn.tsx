// The column beside the galley: a tab for each panel, one of them open.

import type { EditorState } from 'prosemirror-state';
import { useEffect } from 'react';
import { Button } from '../../components/Button.tsx';
import { State } from '../../components/State.tsx';
import { Unfetched } from '../../components/Unfetched.tsx';
import { openThreads } from '../../core/document/remarks.ts';
import { entriesOf } from '../../core/history/tray.ts';
import { useText } from '../../i18n/index.ts';
import { settledIn, trayIn, useDeskState, useLater, useSuggestions } from '../../panels/desk.ts';
import { type Panel, panels } from '../../panels/registry.ts';
import { useSitting } from '../../sitting/sitting.ts';
import styles from './desk.module.css';

/** Milliseconds after the checks have looked, until the other panels are fetched. */
const rest = 3000;

const shownIn = (state: EditorState): readonly Panel[] =>
  panels.filter(({ shown }) => shown?.(state) ?? true);

/** The panel that stands `by` tabs from this one. */
export function turnedPanel(code: string, by: 1 | -1, state: EditorState): string {
  const shown = shownIn(state);
  const at = shown.findIndex((panel) => panel.code === code);
  return shown[(at + by + shown.length) % shown.length]?.code ?? code;
}

export function PanelColumn() {
  const { t } = useText();
  const { panel: chosen, set } = useSitting();
  // a string is equal to itself: the tabs are drawn anew only when there are others
  const codes = useDeskState((state) =>
    shownIn(state)
      .map(({ code }) => code)
      .join(' '),
  ).split(' ');
  // articles that want a section are counted as such in the top bar
  const open = useSuggestions().filter(({ code }) => code !== 'untagged').length;
  const unplaced = useDeskState((state) => entriesOf(trayIn(state)).length);
  const queries = useLater((state) => openThreads(state.doc).length);
  const shown = panels.filter(({ code }) => codes.includes(code));
  const panel = shown.find(({ code }) => code === chosen) ?? shown[0];
  const settled = useDeskState(settledIn);
  useEffect(() => {
    if (!settled) return;
    const timer = setTimeout(() => {
      // what cannot be fetched now is asked for again when it is opened
      for (const { fetch } of panels) fetch?.().catch(() => undefined);
    }, rest);
    return () => clearTimeout(timer);
  }, [settled]);
  const counts: Readonly<Record<string, number>> = { suggestions: open, queries, tray: unplaced };
  if (!panel) return null;
  return (
    <aside className={styles['aside']} aria-label={t('desk:panel.label')}>
      <div role="tablist" className={styles['tabs']} aria-label={t('desk:panel.label')}>
        {shown.map(({ code }) => (
          <button
            key={code}
            type="button"
            role="tab"
            id={`tab-${code}`}
            aria-selected={code === panel.code}
            aria-controls="panel-body"
            onClick={() => set({ panel: code })}
          >
            {t(`desk:panel.${code}`)}
            {(counts[code] ?? 0) > 0 && <span className={styles['count']}> {counts[code]}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="panel-body" aria-labelledby={`tab-${panel.code}`} className={styles['body']}>
        <Unfetched key={panel.code} instead={Missing}>
          <panel.Body />
        </Unfetched>
      </div>
    </aside>
  );
}

/** The rest of the desk goes on. */
function Missing({ again }: { readonly again: () => void }) {
  const { t } = useText();
  return (
    <State title={t('desk:panel.unfetched')}>
      <p>{t('desk:panel.unfetchedText')}</p>
      <Button look="main" onClick={again}>
        {t('desk:failed.again')}
      </Button>
    </State>
  );
}
